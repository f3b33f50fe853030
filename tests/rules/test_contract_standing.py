"""The standing told a second time, day by day, and held against the answers."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from shirushi.rules import decide
from shirushi.rules.dates import corresponding_day

DAY = timedelta(days=1)
FIRST = date(2020, 1, 1)
OFFSETS = st.integers(0, 1500)
MAYBE = st.none() | OFFSETS
DECIDED = "decided_on"
HAPPENED = ("revoked_on", "returned_on", "terminated_on", "renewal_applied_on")


@dataclass
class Life:
    """What happened to one mark, as a register would hold it."""

    days: dict[str, date | None]
    suspensions: list[dict[str, date | None]]
    lapses_on: date | None = field(init=False)

    def __post_init__(self) -> None:
        decided = self.days[DECIDED]
        self.lapses_on = decided and corresponding_day(decided, 3)

    def over(self, name: str, on: date) -> bool:
        then = self.days.get(name)
        return then is not None and on > then

    def come(self, name: str, on: date) -> bool:
        then = self.days.get(name)
        return then is not None and on >= then

    def is_suspended(self, on: date) -> bool:
        for one in self.suspensions:
            starts_on, lifted_on = one["starts_on"], one["lifted_on"]
            if starts_on is not None and starts_on <= on and (lifted_on is None or on < lifted_on):
                return True
        return False

    def standing(self, on: date) -> str:
        if self.come("revoked_on", on) and not self.come("revocation_annulled_on", on):
            return "revoked"
        for name in ("returned", "terminated"):
            if self.come(f"{name}_on", on):
                return name
        if self.lapses_on and on > self.lapses_on and self.days["starts_on"] is None:
            return "lapsed"
        if self.is_suspended(on):
            return "suspended"
        return self.standing_of_term(on)

    def standing_of_term(self, on: date) -> str:
        applied, decided = self.come("renewal_applied_on", on), self.come("renewal_decided_on", on)
        if self.over("expires_on", on):
            if applied:
                return "expired" if decided else "expired_under_renewal"
            waits = self.days["relief_until"] is not None and not self.over("relief_until", on)
            return "awaiting_renewal" if waits else "expired"
        return "granted" if self.come("starts_on", on) else "not_started"

    def facts(self) -> dict[str, Any]:
        return {"scheme": "privacymark", **self.days, "suspensions": self.suspensions}


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """Facts in an order that a scheme could have met, term and decisions included or not."""
    days: dict[str, date | None] = {name: _at(draw(MAYBE)) for name in (*HAPPENED, "relief_until")}
    starts = draw(st.none() | st.integers(0, 200))
    days |= {
        DECIDED: FIRST,
        "starts_on": _at(starts),
        "expires_on": None if starts is None else _at(starts + 365),
        "revocation_annulled_on": _after(draw, days["revoked_on"]),
        "renewal_decided_on": _after(draw, days["renewal_applied_on"]),
    }
    return Life(days, [draw(suspensions()) for _ in range(draw(st.integers(0, 2)))])


@st.composite
def suspensions(draw: st.DrawFn) -> dict[str, date | None]:
    starts = draw(OFFSETS)
    ends, lifted = draw(st.none() | st.integers(0, 340)), draw(st.none() | st.integers(0, 500))
    return {
        "starts_on": _at(starts),
        "ends_on": None if ends is None else _at(starts + ends),
        "lifted_on": None if lifted is None else _at(starts + lifted),
    }


def _at(offset: int | None) -> date | None:
    return None if offset is None else FIRST + offset * DAY


def _after(draw: st.DrawFn, day: date | None) -> date | None:
    later = draw(st.none() | st.integers(0, 300))
    return None if day is None or later is None else day + later * DAY


RESUSPENDED = Life(
    {"starts_on": FIRST, "expires_on": FIRST + 729 * DAY, DECIDED: FIRST, "relief_until": None},
    [
        {"starts_on": FIRST + 10 * DAY, "ends_on": FIRST + 40 * DAY, "lifted_on": FIRST + 41 * DAY},
        {"starts_on": FIRST + 41 * DAY, "ends_on": None, "lifted_on": None},
    ],
)


@given(lives(), OFFSETS)
@example(RESUSPENDED, 50)
@example(RESUSPENDED, 450)
def test_the_first_standing_that_holds(life: Life, offset: int) -> None:
    on = FIRST + offset * DAY

    decision = decide("standing", life.facts() | {"on": on})

    assert decision["standing"] == life.standing(on)
    assert decision["may_show_mark"] is (decision["standing"] in {"granted", "expired_under_renewal"})


@given(lives(), OFFSETS)
@example(RESUSPENDED, 50)
def test_since_is_where_the_unbroken_run_of_days_began(life: Life, offset: int) -> None:
    on = FIRST + offset * DAY
    first = on
    while first > FIRST and life.standing(first - DAY) == life.standing(on):
        first -= DAY

    since = decide("standing", life.facts() | {"on": on}).day("since")

    assert since == first


@given(lives(), OFFSETS)
@example(RESUSPENDED, 450)
def test_revocation_is_due_from_a_year_of_suspension_on(life: Life, offset: int) -> None:
    on = FIRST + offset * DAY
    decision = decide("standing", life.facts() | {"on": on})
    starts = [
        one["starts_on"]
        for one in life.suspensions
        if one["starts_on"] and one["starts_on"] <= on and (one["lifted_on"] is None or on < one["lifted_on"])
    ]

    due = decision["standing"] == "suspended" and on >= min(starts).replace(year=min(starts).year + 1)

    assert ("revocation_due" in [reason.code for reason in decision.reasons]) is due
