"""Days as they stand in spreadsheets: Western, by era, as eight digits, as the number of a spreadsheet."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from shirushi.sheets.folding import narrow


@dataclass(frozen=True)
class Era:
    name: str
    short: str
    letter: str
    starts_on: date


# Newest first. Japan counts by the Gregorian calendar since 1873-01-01 (Meiji 6).
ERAS = (
    Era("令和", "令", "R", date(2019, 5, 1)),
    Era("平成", "平", "H", date(1989, 1, 8)),
    Era("昭和", "昭", "S", date(1926, 12, 25)),
    Era("大正", "大", "T", date(1912, 7, 30)),
    Era("明治", "明", "M", date(1868, 1, 25)),
)
GREGORIAN_FROM = date(1873, 1, 1)
# Spreadsheets count days from here (their own 29 February 1900 is passed by the range below).
SERIAL_ZERO = date(1899, 12, 30)
# 1927 to 2119: a smaller number is a year or a count, not a day.
SERIALS = range(10_000, 80_001)

_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")
_WEEKDAY = re.compile(r"\((?:[月火水木金土日]|MON|TUE|WED|THU|FRI|SAT|SUN)(?:曜日?)?\)$")
_WESTERN = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_DIGITS = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_ERA = re.compile(
    r"(令和|平成|昭和|大正|明治|[令平昭大明RHSTM])\.?(\d{1,2}|元)[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
)


class NoSuchDay(ValueError):  # noqa: N818  (a finding about a text)
    """It is written like a day, but the calendar has none: 2026-02-30, 平成40年1月1日."""


def read_day(text: str) -> date | None:
    """The day that a text says, None where it says none. Raises NoSuchDay."""
    plain = _WEEKDAY.sub("", _CLOCK.sub("", narrow(text).strip().upper()))
    plain = re.sub(r"\s+", "", plain)
    if western := _WESTERN.fullmatch(plain) or _DIGITS.fullmatch(plain):
        return _day(*map(int, western.groups()))
    if in_era := _ERA.fullmatch(plain):
        name, count, month, day = in_era.groups()
        return _day_in_era(name, 1 if count == "元" else int(count), int(month), int(day))
    return None


def day_of_serial(serial: float) -> date | None:
    """The day of a spreadsheet's number (1900 system), None where the number is no likely day."""
    return SERIAL_ZERO + timedelta(days=int(serial)) if int(serial) in SERIALS else None


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NoSuchDay from error


def _day_in_era(name: str, count: int, month: int, day: int) -> date:
    era = next(era for era in ERAS if name in (era.name, era.short, era.letter))
    found = _day(era.starts_on.year + count - 1, month, day)
    if not count or _era_of(found) != era:
        raise NoSuchDay
    return found


def _era_of(day: date) -> Era | None:
    return next((era for era in ERAS if day >= max(era.starts_on, GREGORIAN_FROM)), None)
