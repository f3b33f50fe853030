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


# What Windows takes in no file name, and the names that it keeps for itself.
REFUSED = str.maketrans(dict.fromkeys('<>:"|?*'))
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def unpackable(name: str) -> str:
    """A title as the name of a file that every system unpacks; slashes become dashes, nothing is left empty."""
    shown = cleaned(SEPARATORS.sub("-", name)).translate(REFUSED).strip(" .")
    stem = shown.partition(".")[0].lower()
    return f"_{shown}" if not shown or stem in RESERVED else shown


def extension(name: str) -> str:
    return PurePosixPath(name).suffix.lower().removeprefix(".")
