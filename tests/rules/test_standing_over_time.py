"""Properties of a standing: it follows from the facts alone, on every day."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from shirushi.rules import Decision, decide
from shirushi.rules.decision import native

ONE_DAY = timedelta(days=1)
START = date(2020, 4, 1)
EXPIRY = date(2022, 3, 31)
DAYS = st.dates(min_value=date(2019, 12, 1), max_value=date(2023, 12, 31))
SOMETIMES = st.none() | DAYS


@st.composite
def lives(draw: st.DrawFn) -> dict[str, Any]:
    """The dated facts of one mark, in a possible order."""
    names = ("revoked_on", "returned_on", "terminated_on", "renewal_applied_on", "relief_until")
    facts: dict[str, Any] = {name: draw(SOMETIMES) for name in names}
    facts |= {
        "scheme": "privacymark",
        "decided_on": date(2020, 3, 1),
        "starts_on": START,
        "expires_on": EXPIRY,
    }
    facts["suspensions"] = [draw(suspensions()) for _ in range(draw(st.integers(0, 2)))]
    return facts


@st.composite
def suspensions(draw: st.DrawFn) -> dict[str, Any]:
    starts_on = draw(DAYS)
    ends_on = starts_on + timedelta(days=draw(st.integers(20, 330)))
    lifted_on = draw(st.none() | st.integers(1, 400).map(lambda days: starts_on + timedelta(days=days)))
    return {"starts_on": starts_on, "ends_on": ends_on, "lifted_on": lifted_on}


def standing(life: dict[str, Any], on: date) -> Decision:
    return decide("standing", life | {"on": on})


@given(lives(), DAYS)
def test_since_is_the_first_day_of_this_standing(life: dict[str, Any], on: date) -> None:
    today = standing(life, on)
    since = today.day("since")
    if since is None:
        return

    assert since <= on
    assert standing(life, since)["standing"] == today["standing"]
    before = standing(life, since - ONE_DAY)
    assert before["standing"] != today["standing"] or before["since"] is None


@given(lives(), DAYS)
def test_until_is_no_day_in_the_past(life: dict[str, Any], on: date) -> None:
    until = standing(life, on).day("until")

    assert until is None or until >= on


@given(lives(), DAYS)
def test_what_lies_ahead_changes_nothing(life: dict[str, Any], on: date) -> None:
    happened = ("revoked_on", "returned_on", "terminated_on", "renewal_applied_on")
    known = life | {name: None for name in happened if life[name] is not None and life[name] > on}

    assert standing(native(known), on) == standing(life, on)


@given(lives(), DAYS)
def test_only_a_valid_mark_is_shown(life: dict[str, Any], on: date) -> None:
    decision = standing(life, on)

    assert decision["may_show_mark"] is (decision["standing"] in {"granted", "expired_under_renewal"})
