"""suspension: when it starts and ends, where it stands on a day, what follows (003 2.1–2.4).

For a business under review, or one that only considers applying, the same months halt the review
or bar the application (003 2.1(12)).
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from pydantic import model_validator

from shirushi.rules.dates import day_after_period, period_end
from shirushi.rules.decision import BadInput
from shirushi.rules.dispensations import dispensations
from shirushi.rules.editions import Edition
from shirushi.rules.facts import Facts, day, days, on, one_of, rows, scheme, whole
from shirushi.rules.inquiry import Inquiry, Outcome, Question
from shirushi.rules.questions.measure import PARTIES, Band, Measures
from shirushi.rules.questions.renewal_window import (
    Relief,
    RenewalWindow,
    explain_relief,
    relief_after,
    window_of,
)

Basis = Literal["notified", "occurred"]
HOLDER = "holder"


class SuspensionRule(Edition):
    """What the clauses on suspension leave to be counted.

    `start_basis`: the day that a party's period starts from, `notified` (dispatch of the notice) or
    `occurred` (the day of the incident, or of its discovery where that is unknown).
    `months_in_all`: the most, extensions included. `revocation_after_months`: a holder's suspension
    that has lasted so long becomes a revocation. `duties`: what a suspended holder must do.
    """

    kind: ClassVar[str] = "suspension"

    start_basis: dict[str, Basis]
    months_in_all: int
    revocation_after_months: int
    duties: tuple[Literal["stop_showing_mark", "stop_claiming", "return_certificate_and_data"], ...]

    @model_validator(mode="after")
    def _names_every_party(self) -> "SuspensionRule":
        if set(self.start_basis) != set(PARTIES):
            raise ValueError(f"start_basis: it must name {', '.join(PARTIES)}, each once")
        return self


@dataclass(frozen=True, slots=True)
class Start:
    """The first day of a period and what it was counted from: notified, occurred or discovered."""

    day: date
    basis: str


@dataclass(frozen=True, slots=True)
class Course:
    """A suspension as it stands on a day."""

    start: Start
    total_months: int
    planned_ends_on: date
    ends_on: date | None
    revocation_from: date | None
    phase: str


def start_of(facts: Facts, basis: Basis) -> Start:
    """Where the period starts. Raises BadInput if the day that it needs is absent or after `on`."""
    if basis == "notified":
        return Start(facts.need("notified_on"), "notified")
    if facts["occurred_on"] is not None:
        return Start(facts["occurred_on"], "occurred")
    if facts["discovered_on"] is not None:
        return Start(facts["discovered_on"], "discovered")
    needed = "discovered_on" if facts.is_late("discovered_on") else "occurred_on"
    raise facts.absence_of(needed)


def band_with_months(inquiry: Inquiry, measures: Measures, level: int) -> Band:
    """The band of a level that carries months. Refuses `level_off_scale`, `no_suspension_at_level`."""
    band = measures.band_of(inquiry, level)
    if band.months is None:
        timed = [each for each in measures.bands if each.months]
        lowest, highest = (timed[0].levels[0], timed[-1].levels[1]) if timed else (None, None)
        cites = measures.cited("months")
        inquiry.refuse("no_suspension_at_level", cites, level=level, lowest=lowest, highest=highest)
    return band


def check_months(inquiry: Inquiry, measures: Measures, band: Band, months: int) -> None:
    """Refuses `months_outside_band`; else says that the months are within it."""
    lowest, highest = band.months or (0, 0)
    said = {"level": inquiry.facts["level"], "months": months, "lowest": lowest, "highest": highest}
    if not lowest <= months <= highest:
        inquiry.refuse("months_outside_band", measures.cited("months"), **said)
    inquiry.because(f"{inquiry.question.name}.months_in_band", measures.cited("months"), **said)


def answer(inquiry: Inquiry) -> Outcome:
    """starts_on, start_basis, total_months, planned_ends_on, ends_on, phase, revocation_from,
    expires_on, renewal_relief {apply_from, apply_until} | None, duties.

    Refuses `level_off_scale`, `no_suspension_at_level`, `months_outside_band`, `over_a_year`.
    """
    _check_order(inquiry.facts)
    rule = inquiry.rule(SuspensionRule)
    start = start_of(inquiry.facts, rule.start_basis[inquiry.facts["party"]])
    _check_after_start(inquiry.facts, start)
    _explain_start(inquiry, rule, start)
    course = _course(inquiry, rule, start, _total_months(inquiry, rule))
    _explain_course(inquiry, rule, course)
    relief = _relief(inquiry, rule, course)
    return {
        "starts_on": start.day,
        "start_basis": start.basis,
        "total_months": course.total_months,
        "planned_ends_on": course.planned_ends_on,
        "ends_on": course.ends_on,
        "phase": course.phase,
        "revocation_from": course.revocation_from,
        "expires_on": inquiry.facts["expires_on"],
        "renewal_relief": relief and relief.as_outcome(),
        "duties": _duties(inquiry, rule),
    }


def _check_order(facts: Facts) -> None:
    facts.must_follow("discovered_on", "occurred_on")
    facts.must_follow("notified_on", "occurred_on")
    facts.must_follow("notified_on", "discovered_on")


def _check_after_start(facts: Facts, start: Start) -> None:
    earlier = f"{start.basis}_on"
    facts.must_follow("conditions_met_on", earlier)
    for place, extension in enumerate(facts["extensions"]):
        if extension["decided_on"] < start.day:
            path = f"extensions[{place}].decided_on"
            said = {"value": extension["decided_on"], "earlier": earlier, "earlier_day": start.day}
            raise BadInput("date_order", "extensions", path=path, **said)


def _explain_start(inquiry: Inquiry, rule: SuspensionRule, start: Start) -> None:
    followed, other = rule.cited("start_notified"), rule.cited("start_incident")
    if start.basis != "notified":
        followed, other = other, followed
        inquiry.because("suspension.halts_or_bars", rule.cited("halts_or_bars"), party=inquiry.facts["party"])
    inquiry.because(f"suspension.starts_when_{start.basis}", followed, starts_on=start.day)
    inquiry.because("suspension.other_start_not_followed", other, party=inquiry.facts["party"])


def _total_months(inquiry: Inquiry, rule: SuspensionRule) -> int:
    measures, facts = inquiry.rule(Measures), inquiry.facts
    band = band_with_months(inquiry, measures, facts["level"])
    check_months(inquiry, measures, band, facts["months"])
    added: int = sum(extension["months"] for extension in facts["extensions"])
    total: int = facts["months"] + added
    cites, limit = rule.cited("extended"), rule.months_in_all
    if total > limit:
        inquiry.refuse("over_a_year", cites, total_months=total, limit=limit)
    if added:
        inquiry.because("suspension.extended", cites, added=added, total_months=total, limit=limit)
    return total


def _course(inquiry: Inquiry, rule: SuspensionRule, start: Start, total_months: int) -> Course:
    planned_ends_on = period_end(start.day, total_months)
    met_on = inquiry.facts["conditions_met_on"]
    revocation_from = None
    if inquiry.facts["party"] == HOLDER:
        revocation_from = day_after_period(start.day, rule.revocation_after_months)
    phase = _phase(inquiry.facts["on"], planned_ends_on, met_on, revocation_from)
    return Course(start, total_months, planned_ends_on, met_on, revocation_from, phase)


def _phase(today: date, planned_ends_on: date, met_on: date | None, revocation_from: date | None) -> str:
    if met_on is not None:
        return "ended_early" if met_on < planned_ends_on else "ended"
    if revocation_from is not None and today >= revocation_from:
        return "revocation_due"
    return "decision_due" if today > planned_ends_on else "running"


def _explain_course(inquiry: Inquiry, rule: SuspensionRule, course: Course) -> None:
    inquiry.because(
        "suspension.planned_end", rule.cited("planned_end"), starts_on=course.start.day,
        total_months=course.total_months, planned_ends_on=course.planned_ends_on,
    )  # fmt: skip
    inquiry.because(
        f"suspension.{course.phase}", rule.cited(course.phase), planned_ends_on=course.planned_ends_on,
        ends_on=course.ends_on, revocation_from=course.revocation_from,
    )  # fmt: skip


def _relief(inquiry: Inquiry, rule: SuspensionRule, course: Course) -> Relief | None:
    facts = inquiry.facts
    if facts["party"] != HOLDER or facts["expires_on"] is None:
        return None
    inquiry.because(
        "suspension.term_not_extended", rule.cited("term_not_extended"), expires_on=facts["expires_on"]
    )
    renewal = inquiry.rule(RenewalWindow)
    window = window_of(renewal, facts["expires_on"], facts["closed_days"], facts["dispensations"])
    relief = relief_after(renewal, window, course.start.day, course.ends_on or course.planned_ends_on)
    if relief is not None:
        explain_relief(inquiry, renewal, relief)
    return relief


def _duties(inquiry: Inquiry, rule: SuspensionRule) -> tuple[str, ...]:
    if inquiry.facts["party"] != HOLDER:
        return ()
    for duty in rule.duties:
        inquiry.because(f"suspension.{duty}", rule.cited(duty))
    return rule.duties


KINDS = (SuspensionRule,)
QUESTION = Question(
    "suspension",
    (
        scheme(),
        on(),
        one_of("party", PARTIES),
        whole("level"),
        whole("months"),
        day("notified_on", needed=False),
        day("occurred_on", needed=False),
        day("discovered_on", needed=False),
        day("expires_on", needed=False, planned=True),
        rows("extensions", whole("months", at_least=1), day("decided_on")),
        day("conditions_met_on", needed=False),
        days("closed_days"),
        dispensations(),
    ),
    answer,
)
