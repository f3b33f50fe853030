"""Names of files as people gave them, made harmless: no path, no control signs, not too long."""

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST = 120
# Control and format signs (those that turn the reading direction too), surrogates, private use, unassigned.
UNWANTED = {"Cc", "Cf", "Cs", "Co", "Cn"}
SEPARATORS = re.compile(r"[/\\]")


def cleaned(name: str) -> str:
    last = SEPARATORS.split(unicodedata.normalize("NFC", name))[-1]
    shown = "".join(sign for sign in last if unicodedata.category(sign) not in UNWANTED)
    return _shortened(" ".join(shown.split()).lstrip(". "))


def _shortened(name: str) -> str:
    ending = PurePosixPath(name).suffix
    return name if len(name) <= LONGEST else name[: LONGEST - len(ending)] + ending


def extension(name: str) -> str:
    return PurePosixPath(name).suffix.lower().removeprefix(".")
