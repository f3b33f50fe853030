"""The Japanese of people and the doors is complete."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

import shirushi

ROOT = Path(shirushi.__file__).parent
MARKED = ("_", "gettext", "gettext_lazy", "ngettext")
TRANSLATE = re.compile(r"""\{% translate ("[^"]+"|'[^']+')(?: context ("[^"]+"|'[^']+'))?""")
BLOCK = re.compile(r"\{% blocktranslate[^%]*%\}(.*?)\{% (?:plural|endblocktranslate)", re.DOTALL)


def in_code(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKED:
            first = node.args[0]
            if isinstance(first, ast.Constant):
                yield "", str(first.value)


def in_template(path: Path) -> Iterator[tuple[str, str]]:
    text = path.read_text()
    for quoted, context in TRANSLATE.findall(text):
        yield context.strip("\"'"), quoted[1:-1]
    for block in BLOCK.findall(text):
        yield "", re.sub(r"\{\{ (\w+) \}\}", r"%(\1)s", block)


def asked_for(package: str) -> set[tuple[str, str]]:
    code = {asked for path in (ROOT / package).rglob("*.py") for asked in in_code(path)}
    pages = {asked for path in (ROOT / package).rglob("templates/**/*.*") for asked in in_template(path)}
    return code | pages


@pytest.mark.parametrize("package", ["people", "entrance"])
def test_every_text_has_its_japanese_and_nothing_stands_there_in_vain(package: str) -> None:
    catalogue = polib.pofile(str(ROOT / package / "locale/ja/LC_MESSAGES/django.po"))
    translated = {(entry.msgctxt or "", entry.msgid) for entry in catalogue if entry.translated()}

    asked = asked_for(package)

    assert sorted(asked - translated) == []
    assert sorted(translated - asked) == []
