"""The contract told a second time, in other words, and held against the answers for many days."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.rules import decide

DAY = timedelta(days=1)
MONTH_ENDS = [date(2023, 12, 31), date(2024, 1, 30), date(2024, 1, 31), date(2024, 2, 28), date(2024, 2, 29)]
MONTH_ENDS += [date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 30), date(2025, 11, 30)]
ANY_DAY = st.dates(min_value=date(2008, 1, 1), max_value=date(2026, 12, 31))


def shifted(day: date, months: int) -> tuple[date, bool]:
    """The corresponding day, and whether the month has it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)), day.day <= last


def last_day(start: date, months: int) -> date:
    corresponding, is_there = shifted(start, months)
    return corresponding - DAY if is_there else corresponding


@pytest.mark.parametrize(("start", "months"), list(product(MONTH_ENDS, range(1, 12))))
def test_a_bar_lasts_a_period_and_a_first_free_day_follows(start: date, months: int) -> None:
    level = 8 if months < 6 else 9
    bar = decide(
        "application_bar",
        {"scheme": "privacymark", "on": start, "level": level, "months": months, "occurred_on": start},
    )

    ends_on = bar.day("bar_ends_on")
    assert ends_on == last_day(start, months)
    assert (ends_on + DAY).day == (start.day if shifted(start, months)[1] else 1)


@pytest.mark.parametrize("day", MONTH_ENDS)
def test_a_term_of_two_years_and_three_months_to_conclude_it(day: date) -> None:
    term = decide("term", {"scheme": "privacymark", "on": day, "decided_on": day, "contracted_on": day})

    assert term.day("starts_on") == day
    assert term.day("expires_on") == last_day(day, 24)
    assert term.day("lapses_on") == shifted(day, 3)[0]


@pytest.mark.parametrize(("day", "rounds"), list(product(MONTH_ENDS, [(1, 3), (2, 1), (3, 1), (9, 1)])))
def test_reports_are_due_on_the_corresponding_day(day: date, rounds: tuple[int, int]) -> None:
    number, months = rounds

    facts = {"scheme": "privacymark", "on": day, "findings_on": day, "round": number}

    assert decide("case_deadlines", facts).day("due_on") == shifted(day, months)[0]


@given(ANY_DAY, st.booleans())
def test_japhic_certifies_on_the_first_of_a_month(reviewed_on: date, renewal: bool) -> None:
    facts = {
        "scheme": "japhic",
        "on": date(2027, 1, 1),
        "decided_on": reviewed_on,
        "reviewed_on": reviewed_on,
    }
    previous = reviewed_on + timedelta(days=40)

    term = decide("term", facts | ({"previous_expires_on": previous} if renewal else {}))

    first = shifted(reviewed_on.replace(day=1), 1 if reviewed_on.day < 16 else 2)[0]
    assert term.day("starts_on") == (previous + DAY if renewal else first)
    assert term.day("expires_on") == last_day(previous + DAY if renewal else first, 12)
    assert term["lapses_on"] is None


PAST = {"denied_on": 3, "revoked_on": 12, "terminated_on": 12}
ABLE = {"base_in_japan": True, "legal_entity": True, "pms_established": True, "pms_operated": True}
ABLE |= {"unregistered_foreign_company": False, "adult_entertainment": False, "officer_disqualified": False}


@pytest.mark.parametrize(("fact", "day"), list(product(PAST, MONTH_ENDS)))
def test_from_the_corresponding_day_on_one_may_apply(fact: str, day: date) -> None:
    corresponding, is_there = shifted(day, PAST[fact])
    first = corresponding if is_there else corresponding + DAY
    facts: dict[str, Any] = {"scheme": "privacymark", "qualified_people": 2, fact: day} | ABLE

    assert decide("eligibility", facts | {"on": first - DAY})["failures"] == [fact]
    assert decide("eligibility", facts | {"on": first}).outcome == {"eligible": True, "failures": []}


@pytest.mark.parametrize(("fact", "on"), list(product(["revoked_on", "serious_infringement_on"], MONTH_ENDS)))
def test_two_years_back_that_day_included(fact: str, on: date) -> None:
    edge = shifted(on, -24)[0]
    facts: dict[str, Any] = {"scheme": "japhic", "on": on, "unit": "corporation", "medical": False}
    facts |= {"base_in_japan": True, "subject_to_guidelines": True}

    assert decide("eligibility", facts | {fact: edge})["failures"] == [fact]
    assert decide("eligibility", facts | {fact: edge - DAY})["failures"] == []


def expected_relief(
    window: tuple[date, date], expires_on: date, starts_on: date, ends_on: date
) -> dict[str, str] | None:
    opens_on, closes_on = window
    month = last_day(ends_on + DAY, 1)
    if starts_on <= closes_on <= ends_on or starts_on <= expires_on < ends_on:
        until = month
    elif opens_on <= ends_on < closes_on:
        until = max(closes_on, month)
    else:
        return None
    return {"apply_from": (ends_on + DAY).isoformat(), "apply_until": until.isoformat()}


def around(*days: date) -> Iterator[date]:
    for day in days:
        yield from (day - 40 * DAY, day - DAY, day, day + DAY, day + 20 * DAY)


@pytest.mark.parametrize(
    ("on", "expires_on", "opens_on", "closes_on"),
    [
        (date(2022, 3, 1), date(2021, 12, 31), date(2021, 9, 1), date(2021, 9, 30)),
        (date(2010, 1, 1), date(2009, 6, 30), date(2009, 3, 1), date(2009, 3, 30)),
        (date(2026, 12, 31), date(2025, 1, 14), date(2024, 5, 15), date(2024, 9, 17)),  # moved from the 14th
        (date(2026, 12, 31), date(2024, 2, 29), date(2023, 6, 30), date(2023, 10, 30)),  # moved from the 29th
        (date(2026, 12, 31), date(2025, 4, 30), date(2024, 8, 31), date(2025, 1, 6)),  # 30 December
    ],
)
def test_relief_wherever_a_suspension_lies(
    on: date, expires_on: date, opens_on: date, closes_on: date
) -> None:
    given = {"scheme": "privacymark", "on": on, "expires_on": expires_on}
    days = sorted(set(around(opens_on, closes_on, expires_on)))

    for starts_on, ends_on in product(days, days):
        if ends_on < starts_on:
            continue
        suspension = {"starts_on": starts_on, "ends_on": ends_on}
        answer = decide("renewal_window", given | {"suspensions": [suspension]})
        assert (answer.day("opens_on"), answer.day("closes_on")) == (opens_on, closes_on)
        assert answer["relief"] == expected_relief((opens_on, closes_on), expires_on, starts_on, ends_on)


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 330)), max_size=4))
def test_of_several_suspensions_the_relief_that_ends_last(lengths: list[tuple[int, int]]) -> None:
    given = {"scheme": "privacymark", "on": date(2026, 12, 31), "expires_on": date(2025, 1, 14)}
    first = date(2023, 10, 1)
    runs = [(first + start * DAY, first + (start + length) * DAY) for start, length in lengths]

    answer = decide(
        "renewal_window", given | {"suspensions": [{"starts_on": a, "ends_on": b} for a, b in runs]}
    )

    window = (date(2024, 5, 15), date(2024, 9, 17))
    each = [expected_relief(window, date(2025, 1, 14), a, b) for a, b in runs]
    reliefs = [relief for relief in each if relief is not None]
    last = max(reliefs, key=lambda one: (one["apply_until"], one["apply_from"]), default=None)
    assert answer["relief"] == last


@pytest.mark.parametrize("party", ["holder", "under_review", "prospective"])
@given(
    start=ANY_DAY, months=st.integers(1, 11), later=st.integers(0, 800), met=st.none() | st.integers(0, 800)
)
def test_each_phase_of_each_party(party: str, start: date, months: int, later: int, met: int | None) -> None:
    on, met_on = start + later * DAY, None if met is None else start + met * DAY
    facts = {"scheme": "privacymark", "party": party, "level": 8 if months < 6 else 9, "months": months}
    basis = "notified" if party == "holder" else "occurred"

    decision = decide("suspension", facts | {"on": on, f"{basis}_on": start, "conditions_met_on": met_on})

    planned, year = last_day(start, months), last_day(start, 12) + DAY
    if met_on is not None and met_on <= on:
        phase, ends_on = ("ended_early" if met_on < planned else "ended"), met_on
    else:
        due = "revocation_due" if party == "holder" and on >= year else "decision_due"
        phase, ends_on = ("running" if on <= planned else due), None
    assert (decision["phase"], decision.day("ends_on")) == (phase, ends_on)
    assert (decision.day("planned_ends_on"), decision["start_basis"]) == (planned, basis)
    assert decision.day("revocation_from") == (year if party == "holder" else None)
    assert decision["duties"] == (
        ["stop_showing_mark", "stop_claiming", "return_certificate_and_data"] if party == "holder" else []
    )


EDITIONS = [
    ("measure", "privacymark.measures", ["2006-05-01", "2007-12-21"], {"level": 2, "party": "holder"}),
    (
        "level",
        "privacymark.levels",
        ["2006-05-01", "2007-12-21"],
        {"event": "leak", "cause": "insider_crime"},
    ),
    (
        "fees",
        "privacymark.fees",
        ["2004-12-01", "2014-04-01", "2019-10-01"],
        {"kind": "new", "size": "small"},
    ),
    (
        "renewal_window",
        "privacymark.renewal_window",
        ["2007-12-21", "2022-03-02"],
        {"expires_on": "2030-12-31"},
    ),
    ("charge", "privacymark.charges", ["2019-10-01"], {"code": "overtime", "hours": 1}),
    ("review_start", "privacymark.review_start", ["2006-05-01"], {"lines": [], "received": 0}),
    ("review_start", "japhic.review_start", ["2022-04-01"], {"lines": [], "received": 0}),
    ("review_team", "privacymark.review_team", ["2006-05-01"], {}),
    ("review_team", "japhic.review_team", ["2022-04-01"], {}),
    ("onsite_time", "privacymark.onsite_time", ["2006-05-01"], {"size": "small"}),
    ("size_class", "privacymark.size_class", ["2006-05-01"], {"industry": "retail", "workers": 2}),
    ("documents", "privacymark.documents", ["2006-05-01"], {"kind": "new", "applies": []}),
    ("standing", "privacymark.standing", ["2006-05-01"], {}),
    ("fees", "japhic.fees", ["2022-04-01"], {"kind": "new", "workers": 2}),
    ("refund", "japhic.refund", ["2022-04-01"], {"lines": [], "result": "failed"}),
    ("documents", "japhic.documents", ["2022-04-01"], {"kind": "new", "applies": []}),
    ("renewal_window", "japhic.renewal_window", ["2022-04-01"], {"expires_on": "2030-12-31"}),
    ("headcount", "japhic.headcount", ["2022-04-01"], {}),
    ("standing", "japhic.standing", ["2022-04-01"], {}),
    (
        "small_business",
        "ppc.small_business",
        ["2006-05-01"],
        {"employees": 1, "persons_in_databases": 1, "entrusted": False},
    ),
    (
        "record_retention",
        "ppc.record_retention",
        ["2022-04-01"],
        {"method": "each", "recorded_on": "2022-01-05"},
    ),
]


@pytest.mark.parametrize(("question", "rule", "begins", "facts"), EDITIONS, ids=lambda value: str(value)[:30])
def test_each_edition_holds_from_its_day_until_the_next(
    question: str, rule: str, begins: list[str], facts: dict[str, Any]
) -> None:
    scheme = rule.partition(".")[0]
    asked = facts | ({} if scheme == "ppc" else {"scheme": scheme})
    days = [date.fromisoformat(begin) for begin in begins]

    before = decide(question, asked | {"on": days[0] - DAY})
    assert (before.refused, before.reasons[0].code, before.editions) == (True, "edition_missing", {})
    for begin, end in zip(days, [*(day - DAY for day in days[1:]), date(2026, 9, 30)], strict=True):
        for on in (begin, end):
            assert decide(question, asked | {"on": on}).editions[rule] == begin.isoformat()
