"""The daily run as the tests run it."""

from datetime import date, datetime, timedelta
from typing import Any

from shirushi.operations.daily import running
from shirushi.operations.daily.running import Done
from shirushi.record.models import JournalLine
from tests.cast import moment


def pass_day(day: date, *, at: datetime | None = None) -> Done:
    return running.run_day(day, at=at or moment(day))


def pass_days(first: date, last: date) -> list[Done]:
    return [pass_day(first + timedelta(days=n)) for n in range((last - first).days + 1)]


def lines(action: str) -> list[JournalLine]:
    return list(JournalLine.objects.filter(action=action).order_by("pk"))


def written() -> list[Any]:
    """Everything that the journal says, to compare two moments."""
    return list(JournalLine.objects.order_by("pk").values_list("pk", "action", "effective_on"))
