"""The corporate number (法人番号): a check digit and a base of twelve digits. Sole proprietors have none."""

import re
import unicodedata

_SHAPE = re.compile(r"[1-9][0-9]{12}")


def plain(text: str) -> str:
    """The digits as they are compared: full-width ones and hyphens are how people write them."""
    return re.sub(r"[\s\-‐−ー]", "", unicodedata.normalize("NFKC", text))


def check_digit(base: str) -> int:
    """9 − (Σ Pₙ·Qₙ mod 9), Pₙ from the right, Qₙ 1 for odd and 2 for even n (平成26年財務省令第70号 2条)."""
    weighted = sum(int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(base)))
    return 9 - weighted % 9


def is_valid(number: str) -> bool:
    return bool(_SHAPE.fullmatch(number)) and int(number[0]) == check_digit(number[1:])
