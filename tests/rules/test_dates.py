"""Counting days: Civil Code 143, and the days on which an office is closed."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.rules.dates import (
    corresponding_day,
    day_after_period,
    next_open_day,
    period_end,
    tokyo_day,
)

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))
MONTHS = st.integers(min_value=1, max_value=36)
ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2008, 1, 31), 1, date(2008, 2, 29)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2024, 1, 1), 1, date(2024, 1, 31)),
        (date(2024, 1, 30), 1, date(2024, 2, 29)),
        (date(2023, 1, 29), 1, date(2023, 2, 28)),
        (date(2023, 1, 28), 1, date(2023, 2, 27)),
        (date(2023, 12, 1), 2, date(2024, 1, 31)),
    ],
)
def test_a_period_ends_before_its_corresponding_day(start: date, months: int, end: date) -> None:
    assert period_end(start, months) == end


@given(DAYS, MONTHS)
def test_a_period_ends_the_day_before_the_corresponding_day_or_at_the_end_of_its_month(
    start: date, months: int
) -> None:
    end = period_end(start, months)

    missing = corresponding_day(start, months).day != start.day
    assert end + (timedelta() if missing else ONE_DAY) == corresponding_day(start, months)
    assert (end + ONE_DAY).day in ({1} if missing else {start.day})


@given(DAYS, MONTHS)
def test_a_longer_period_never_ends_sooner(start: date, months: int) -> None:
    assert start <= period_end(start, months) < period_end(start, months + 1)


@given(DAYS, MONTHS)
def test_a_later_start_never_ends_sooner(start: date, months: int) -> None:
    assert period_end(start, months) <= period_end(start + ONE_DAY, months)


@given(DAYS, MONTHS)
def test_whoever_waits_for_a_period_goes_on_the_day_after_it(start: date, months: int) -> None:
    assert day_after_period(start, months) == period_end(start, months) + ONE_DAY


@given(DAYS, MONTHS)
def test_back_and_forth_never_passes_the_day(day: date, months: int) -> None:
    assert corresponding_day(corresponding_day(day, -months), months) <= day


@pytest.mark.parametrize(
    ("due", "moved"),
    [
        (date(2024, 9, 14), date(2024, 9, 17)),  # Saturday, Sunday, a holiday
        (date(2026, 5, 3), date(2026, 5, 7)),
        (date(2026, 9, 22), date(2026, 9, 24)),  # a day between two holidays
        (date(2026, 12, 29), date(2027, 1, 4)),
        (date(2026, 12, 28), date(2026, 12, 28)),
        (date(2027, 1, 3), date(2027, 1, 4)),
    ],
)
def test_a_closed_day_moves_to_the_next_open_one(due: date, moved: date) -> None:
    assert next_open_day(due) == moved


def test_a_body_has_closed_days_of_its_own() -> None:
    assert next_open_day(date(2026, 8, 12), [date(2026, 8, 12), date(2026, 8, 13)]) == date(2026, 8, 14)


@given(DAYS)
def test_moving_never_goes_back_and_rests_on_an_open_day(day: date) -> None:
    moved = next_open_day(day)

    assert moved >= day
    assert next_open_day(moved) == moved


def test_the_day_is_tokyos() -> None:
    assert tokyo_day(datetime(2026, 11, 21, 15, 0, tzinfo=UTC)) == date(2026, 11, 22)
    assert tokyo_day(datetime(2026, 11, 21, 14, 59, tzinfo=UTC)) == date(2026, 11, 21)


@pytest.fixture
def machine_elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine whose own clock is set to another zone."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "America/New_York")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("machine_elsewhere")
def test_the_day_is_tokyos_on_a_machine_anywhere() -> None:
    assert tokyo_day(datetime(2026, 11, 21, 15, 0, tzinfo=UTC)) == date(2026, 11, 22)
