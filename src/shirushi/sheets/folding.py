"""Words made alike for comparing: full-width and half-width, spaces, case, the many dashes and circles."""

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>|※.*")
# Signs that say nothing in a heading or a choice.
_IDLE = re.compile(r"[\s・･、,。.:;/\\*＊※★☆●■◆▼▲\"'’‘“”「」『』()\[\]{}【】〔〕<>〈〉《》|_~〜-]+")
_ALIKE = str.maketrans({"−": "-", "‐": "-", "‑": "-", "–": "-", "—": "-", "―": "-", "〇": "○", "◯": "○"})


def narrow(text: str) -> str:
    """Full-width letters and digits in their narrow form, dashes and circles of one kind."""
    return unicodedata.normalize("NFKC", text).translate(_ALIKE)


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """A word as it is compared: without spaces, marks and brackets, lower case."""
    plain = narrow(text).casefold()
    return _IDLE.sub("", plain) or _SPACES.sub("", plain)


@lru_cache(maxsize=20_000)
def fold_without_brackets(text: str) -> str:
    """The same without what stands in brackets or after ※: 氏名(漢字) is 氏名."""
    return fold(_BRACKETED.sub("", narrow(text)))
