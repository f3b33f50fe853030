"""The commands of the running installation: what they print and refuse."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from shirushi.entrance import clock
from shirushi.operations.models import DailyRun
from shirushi.record.models import JournalLeaf, JournalLine
from shirushi.registry.models import Listing
from tests.grants.ground import begun, ground

pytestmark = pytest.mark.django_db


def output(*words: str) -> str:
    said = StringIO()
    call_command(*words, stdout=said)
    return said.getvalue()


def test_a_daily_run_tells_each_day_and_numbers_the_journal() -> None:
    begun(ground())
    DailyRun.objects.create(day=clock.today() - timedelta(days=2), finished_at=clock.now())

    said = output("daily")

    assert [line[:10] for line in said.splitlines()[:2]] == [
        str(clock.today() - timedelta(days=1)), str(clock.today()),
    ]  # fmt: skip
    assert JournalLeaf.objects.count() == JournalLine.objects.count() > 0


def test_a_day_that_lies_ahead_is_not_run() -> None:
    tomorrow = clock.today() + timedelta(days=1)

    with pytest.raises(CommandError, match="lies ahead"):
        call_command("daily", on=tomorrow)
    assert not DailyRun.objects.exists()


def test_a_run_up_to_an_earlier_day_stops_there() -> None:
    DailyRun.objects.create(day=clock.today() - timedelta(days=3), finished_at=clock.now())
    earlier: date = clock.today() - timedelta(days=2)

    output("daily", f"--on={earlier}")

    assert DailyRun.objects.order_by("-day").values_list("day", flat=True).first() == earlier


def test_following_publishes_what_was_committed() -> None:
    begun(ground())

    said = output("follow")

    assert Listing.objects.count() == 1
    assert "entries handled" in said
