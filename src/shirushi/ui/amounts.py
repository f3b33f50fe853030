"""Numbers and amounts as they stand on a page."""

from decimal import Decimal
from typing import Any

from shirushi.ui.days import NOTHING
from shirushi.ui.language import speaks_japanese


def grouped(value: Any) -> str:
    """12,345; what is no number is written as it is, None as a dash."""
    if value in (None, ""):
        return NOTHING
    number = _number(value)
    return str(value) if number is None else f"{number:,}"


def yen(value: Any) -> str:
    """12,345円, in English ¥12,345."""
    number = _number(value)
    if number is None:
        return grouped(value)
    if speaks_japanese():
        return f"{number:,.0f}円"
    return f"{'-' if number < 0 else ''}¥{abs(number):,.0f}"


def _number(value: Any) -> int | float | Decimal | None:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lstrip("-").isdecimal():
        return int(value)
    return None
