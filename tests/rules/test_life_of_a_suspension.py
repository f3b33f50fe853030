"""Properties of a suspension, whatever its dates."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from shirushi.rules import Decision, decide

ONE_DAY = timedelta(days=1)
STARTS = st.dates(min_value=date(2007, 12, 21), max_value=date(2026, 12, 31))
LATER = st.integers(min_value=0, max_value=500).map(timedelta)
BANDS = st.one_of(
    st.tuples(st.just(8), st.integers(1, 5)),
    st.tuples(st.just(9), st.integers(6, 11)),
)
LIFE = ["running", "decision_due", "revocation_due"]


def suspension(start: date, on: date, band: tuple[int, int], **more: Any) -> Decision:
    level, months = band
    facts = {"scheme": "privacymark", "party": "holder", "level": level, "months": months}
    return decide("suspension", facts | {"on": on, "notified_on": start} | more)


@given(STARTS, LATER, BANDS)
def test_without_conditions_met_it_only_gets_graver(
    start: date, later: timedelta, band: tuple[int, int]
) -> None:
    today = suspension(start, start + later, band)["phase"]
    tomorrow = suspension(start, start + later + ONE_DAY, band)["phase"]

    assert LIFE.index(today) <= LIFE.index(tomorrow)


@given(STARTS, BANDS)
def test_each_phase_begins_on_its_day(start: date, band: tuple[int, int]) -> None:
    plan = suspension(start, start, band)
    planned, revocation = plan.day("planned_ends_on"), plan.day("revocation_from")
    assert planned is not None
    assert revocation is not None

    phases = [
        suspension(start, on, band)["phase"]
        for on in (planned, planned + ONE_DAY, revocation - ONE_DAY, revocation)
    ]

    assert phases == ["running", "decision_due", "decision_due", "revocation_due"]


@given(STARTS, LATER, BANDS)
def test_once_met_it_ends_on_that_day_for_good(start: date, later: timedelta, band: tuple[int, int]) -> None:
    met = start + later

    decision = suspension(start, met + later, band, conditions_met_on=met)

    assert decision.day("ends_on") == met
    planned = decision.day("planned_ends_on")
    assert planned is not None
    assert decision["phase"] == ("ended_early" if met < planned else "ended")


@given(STARTS, BANDS, st.integers(1, 12))
def test_an_extension_is_counted_from_the_start(start: date, band: tuple[int, int], added: int) -> None:
    extensions = [{"months": added, "decided_on": start}]

    decision = suspension(start, start, band, extensions=extensions)

    total = band[1] + added
    assert decision.refused is (total > 12)
    if total <= 11:
        whole = suspension(start, start, (9, total) if total > 5 else (8, total))
        assert decision["planned_ends_on"] == whole["planned_ends_on"]


@given(STARTS, BANDS, st.integers(0, 800).map(timedelta))
def test_relief_is_what_the_renewal_window_says(start: date, band: tuple[int, int], left: timedelta) -> None:
    expires_on = start + left

    decision = suspension(start, start, band, expires_on=expires_on)
    window = decide(
        "renewal_window",
        {
            "scheme": "privacymark",
            "on": start,
            "expires_on": expires_on,
            "suspensions": [{"starts_on": start, "ends_on": decision["planned_ends_on"]}],
        },
    )

    assert decision["renewal_relief"] == window["relief"]
    assert decision["expires_on"] == expires_on.isoformat()


@given(STARTS, BANDS, st.integers(0, 800).map(timedelta))
def test_nobody_applies_while_suspended_and_everybody_has_a_month_or_none(
    start: date, band: tuple[int, int], left: timedelta
) -> None:
    decision = suspension(start, start, band, expires_on=start + left)

    relief = decision["renewal_relief"]
    if relief is not None:
        assert relief["apply_from"] > decision["planned_ends_on"]
        days = date.fromisoformat(relief["apply_until"]) - date.fromisoformat(relief["apply_from"])
        assert days >= timedelta(days=27)
