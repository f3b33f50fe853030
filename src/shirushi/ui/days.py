"""Days and moments as people write them: read from a form, written on a page. Days are Tokyo's."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext, ngettext

from shirushi.ui.language import speaks_japanese

TOKYO = ZoneInfo("Asia/Tokyo")
NOTHING = "—"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Era:
    name: str
    letter: str
    english: str
    starts_on: date


# Newest first. Japan counts by the Gregorian calendar since Meiji 6 (1873-01-01): no era is read before it.
ERAS = (
    Era("令和", "R", "Reiwa", date(2019, 5, 1)),
    Era("平成", "H", "Heisei", date(1989, 1, 8)),
    Era("昭和", "S", "Showa", date(1926, 12, 25)),
    Era("大正", "T", "Taisho", date(1912, 7, 30)),
    Era("明治", "M", "Meiji", date(1868, 1, 25)),
)
GREGORIAN_FROM = date(1873, 1, 1)

_WESTERN = re.compile(r"(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})(日?)")
_ERA = re.compile(r"(令和|平成|昭和|大正|明治|[RHSTM])(\d{1,2}|元)([-/.年])(\d{1,2})([-/.月])(\d{1,2})(日?)")


def parse_day(text: str) -> date | None:
    """The day that a person wrote, or None where it is no day.

    Reads 2026-11-22, 2026/11/22, 2026.11.22, 2026年11月22日, 令和8年11月22日, R8.11.22; full-width or not.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()
    if western := _WESTERN.fullmatch(plain):
        year, first, month, second, day, last = western.groups()
        return _day(int(year), month, day) if _signs_agree(first, second, last) else None
    if in_era := _ERA.fullmatch(plain):
        name, count, first, month, second, day, last = in_era.groups()
        return _day_in_era(name, count, month, day) if _signs_agree(first, second, last) else None
    return None


def _signs_agree(first: str, second: str, last: str) -> bool:
    if first == "年":
        return second == "月" and last == "日"
    return first == second and not last


def _day(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


def _day_in_era(name: str, count: str, month: str, day: str) -> date | None:
    era = next(era for era in ERAS if name in (era.name, era.letter))
    number = 1 if count == "元" else int(count)
    found = _day(era.starts_on.year + number - 1, month, day)
    return found if found and number and era_of(found) == era else None


def era_of(day: date) -> Era | None:
    if day < GREGORIAN_FROM:
        return None
    return next(era for era in ERAS if day >= era.starts_on)


def as_day(value: Any) -> date | None:
    """The day of a date, of a moment (in Tokyo) or of an ISO string."""
    if isinstance(value, datetime):
        return _in_tokyo(value).date()
    if isinstance(value, date):
        return value
    moment = _from_iso(value)
    return _in_tokyo(moment).date() if moment else None


def _from_iso(value: Any) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def _in_tokyo(moment: datetime) -> datetime:
    return moment.astimezone(TOKYO) if moment.tzinfo else moment.replace(tzinfo=TOKYO)


def _unread(value: Any) -> str:
    return NOTHING if value in (None, "") else str(value)


def written_day(value: Any) -> str:
    """2026年11月22日, in English 22 November 2026."""
    day = as_day(value)
    if day is None:
        return _unread(value)
    if speaks_japanese():
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(value: Any) -> str:
    """2026-11-22 in both languages: for tables."""
    day = as_day(value)
    return day.isoformat() if day else _unread(value)


def era_day(value: Any) -> str:
    """令和8年11月22日 for official papers, in English 22 November 2026 (Reiwa 8)."""
    day = as_day(value)
    era = era_of(day) if day else None
    if day is None or era is None:
        return written_day(value)
    number = day.year - era.starts_on.year + 1
    if not speaks_japanese():
        return f"{written_day(day)} ({era.english} {number})"
    return f"{era.name}{'元' if number == 1 else number}年{day.month}月{day.day}日"


def written_moment(value: Any) -> str:
    """2026年11月22日 14:05 in Tokyo; a value without a clock time is written as its day."""
    moment = value if isinstance(value, datetime) else _from_iso(value)
    if moment is None or (isinstance(value, str) and len(value) <= len("2026-11-22")):
        return written_day(value)
    there = _in_tokyo(moment)
    return f"{written_day(there)} {there:%H:%M}"


def from_today(value: Any, today: Any) -> str:
    """3日後, 今日, 2日過ぎました."""
    day, now = as_day(value), as_day(today)
    if day is None or now is None:
        return NOTHING
    return distance((day - now).days)


def distance(days: int) -> str:
    if days == 0:
        return gettext("today")
    if days > 0:
        return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}
    return ngettext("%(days)s day past", "%(days)s days past", -days) % {"days": -days}
