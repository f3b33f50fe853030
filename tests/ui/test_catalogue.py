"""The Japanese of the design is complete."""

import re
from pathlib import Path

import polib

import shirushi.ui

PACKAGE = Path(shirushi.ui.__file__).parent
CATALOGUE = polib.pofile(str(PACKAGE / "locale" / "ja" / "LC_MESSAGES" / "django.po"))
TRANSLATED = {(entry.msgctxt or "", entry.msgid) for entry in CATALOGUE if entry.translated()}


def asked_for() -> set[tuple[str, str]]:
    asked: set[tuple[str, str]] = set()
    for path in PACKAGE.glob("templates/**/*.html"):
        text = path.read_text()
        for quoted, context in re.findall(
            r"""\{% translate ("[^"]+"|'[^']+')(?: context ("[^"]+"|'[^']+'))?""", text
        ):
            asked.add((context.strip("\"'"), quoted.strip("\"'")))
        for block in re.findall(r"\{% blocktranslate[^%]*%\}(.*?)\{% (?:plural|endblocktranslate)", text):
            asked.add(("", re.sub(r"\{\{ (\w+) \}\}", r"%(\1)s", block)))
    for path in PACKAGE.glob("**/*.py"):
        text = path.read_text()
        asked |= {("", msgid) for msgid in re.findall(r"\b(?:_|n?gettext)\(\"([^\"]+)\"", text)}
        asked |= set(re.findall(r"pgettext\(\"([^\"]+)\", \"([^\"]+)\"", text))
    return asked


def test_every_text_of_the_design_has_its_japanese() -> None:
    asked = asked_for()

    assert len(asked) > 50
    assert asked - TRANSLATED == set()


def test_the_catalogue_carries_nothing_that_nobody_asks_for() -> None:
    assert TRANSLATED - asked_for() == set()
