"""How names are compared: one way on both engines, so that two characters of a name find it.

Text is folded (NFKC, case, kana, variant characters) and cut into overlapping pairs; a search is the
phrase of its own pairs. Pure.
"""

import unicodedata
from functools import lru_cache

# Variant forms of characters that stand in names: written differently, meant the same.
VARIANTS = str.maketrans(
    "髙﨑邊邉齋齊斉澤國廣櫻濱濵嶋嶌德惠榮學圓亞淺臺縣瀨藏眞塚增",
    "高崎辺辺斎斎斎沢国広桜浜浜島島徳恵栄学円亜浅台県瀬蔵真塚増",
)
HIRAGANA_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
# Stands between fields, so that a phrase never runs from one into the next. Nobody can search for it:
# folding leaves no such character.
GAP = "\ue000"
# Begins the token of a number, which is searched from its beginning.
NUMBER = "\ue001"


# Rows of a ledger repeat each other's words: ten thousand imported at once fold a few hundred texts.
@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The form in which text is compared: no width, case, kana kind, variant, space or punctuation."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = plain.translate(HIRAGANA_TO_KATAKANA).translate(VARIANTS)
    return "".join(character for character in plain if character.isalnum())


def pairs(text: str) -> list[str]:
    """The overlapping pairs of folded text; the last character stands alone, so that it is found as well."""
    folded = fold(text)
    return [folded[start : start + 2] for start in range(len(folded))]


def indexed(fields: list[str]) -> list[str]:
    """The tokens of several fields, in order, with a gap between them."""
    tokens: list[str] = []
    for field in fields:
        if fold(field):
            tokens.extend([*pairs(field), GAP])
    return tokens


def phrase(text: str) -> list[str]:
    """The tokens of a search: its pairs, without the lone last character unless it is all there is."""
    folded = fold(text)
    return pairs(folded)[:-1] if len(folded) > 1 else [folded] if folded else []


def numbered(number: str) -> str:
    """The token of a number."""
    return NUMBER + fold(number)
