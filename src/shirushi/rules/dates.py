"""Days as the schemes count them: pure, without a clock.

Days are `datetime.date`, Tokyo's. Periods follow Civil Code 143.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import jpholiday
from dateutil.relativedelta import relativedelta

TOKYO = ZoneInfo("Asia/Tokyo")
ONE_DAY = timedelta(days=1)
NEW_YEAR_CLOSING = frozenset({(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)})
SATURDAY = 5


def tokyo_day(at: datetime) -> date:
    """The day in Tokyo at an aware moment."""
    return at.astimezone(TOKYO).date()


def corresponding_day(day: date, months: int) -> date:
    """The day `months` later (earlier if negative); the last of the month where it is missing."""
    return day + _months(months)


@lru_cache(maxsize=256)
def _months(months: int) -> relativedelta:
    return relativedelta(months=months)


def period_end(start: date, months: int) -> date:
    """The last day of a period of `months` that starts on `start` (Civil Code 143).

    >>> period_end(date(2008, 1, 31), 1), period_end(date(2024, 2, 29), 24)
    (datetime.date(2008, 2, 29), datetime.date(2026, 2, 28))
    """
    corresponding = corresponding_day(start, months)
    return corresponding - ONE_DAY if corresponding.day == start.day else corresponding


def day_after_period(start: date, months: int) -> date:
    """The first day after that period: the corresponding day, or the 1st of the next month."""
    return period_end(start, months) + ONE_DAY


@lru_cache(maxsize=4096)
def is_public_open_day(day: date) -> bool:
    """Whether public offices are open: no weekend, holiday, or 29 December to 3 January."""
    return (
        day.weekday() < SATURDAY
        and (day.month, day.day) not in NEW_YEAR_CLOSING
        and not jpholiday.is_holiday(day)
    )


def next_open_day(day: date, closed_days: Collection[date] = ()) -> date:
    """`day` itself if it is open, else the first open day after it.

    `closed_days` are further days on which the body is closed.
    """
    while not is_public_open_day(day) or day in closed_days:
        day += ONE_DAY
    return day
