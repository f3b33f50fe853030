"""eligibility: who may apply (004 欠格事項, 004 対象範囲; P申請資格, P欠格事項)."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field as Limited
from pydantic import PositiveInt

from shirushi.rules.dates import corresponding_day, day_after_period
from shirushi.rules.decision import BadInput
from shirushi.rules.editions import Cites, Edition, Sealed
from shirushi.rules.facts import Facts, day, flag, on, one_of, scheme, whole
from shirushi.rules.inquiry import Inquiry, Outcome, Question

ConditionName = Literal[
    "base_in_japan", "subject_to_guidelines", "medical", "legal_entity", "unregistered_foreign_company",
    "adult_entertainment", "officer_disqualified", "pms_established", "pms_operated",
]  # fmt: skip
PastName = Literal["denied_on", "revoked_on", "terminated_on", "serious_infringement_on"]
Unit = Literal["corporation", "department", "sole_proprietor"]


class Condition(Sealed):
    """A fact that must be true, or false."""

    fact: ConditionName
    must_be: bool
    cites: Cites


class People(Sealed):
    """How many regular employees or registered officers there must be."""

    at_least: PositiveInt
    cites: Cites


class Units(Sealed):
    """What may be certified."""

    take: Annotated[tuple[Unit, ...], Limited(min_length=1)]
    cites: Cites


class Past(Sealed):
    """A day in the past that bars an application for some months.

    counted `from_that_day`: one may apply from the corresponding day on (the 1st of the next month
    where it is missing). `back_from_application`: barred while that day is not before the
    corresponding day so many months before the application.
    """

    fact: PastName
    months: PositiveInt
    counted: Literal["from_that_day", "back_from_application"]
    cites: Cites

    def bars(self, past: date, on: date) -> bool:
        if self.counted == "from_that_day":
            return on < day_after_period(past, self.months)
        return past >= corresponding_day(on, -self.months)

    def is_on_the_edge(self, past: date, on: date) -> bool:
        """Whether the day is the last that still bars, which the source leaves open (own reading)."""
        return self.counted == "back_from_application" and past == corresponding_day(on, -self.months)


class Eligibility(Edition):
    """What a scheme asks of an applicant; a fact that it does not name is not asked."""

    kind: ClassVar[str] = "eligibility"

    conditions: tuple[Condition, ...]
    qualified_people: People | None = None
    past: tuple[Past, ...]
    barred_until_cites: Cites | None = None
    units: Units | None = None

    def asked(self) -> set[str]:
        """The names of the facts that this scheme asks for."""
        names = {"scheme", "on", *(past.fact for past in self.past)}
        names |= {condition.fact for condition in self.conditions}
        names |= {"qualified_people"} if self.qualified_people else set()
        names |= {"barred_until"} if self.barred_until_cites else set()
        return names | ({"unit"} if self.units else set())


def answer(inquiry: Inquiry) -> Outcome:
    """{"eligible": bool, "failures": [names of the facts that failed]}."""
    edition = inquiry.rule(Eligibility)
    _refuse_what_is_not_asked(inquiry.facts, edition)
    _note_unit(inquiry, edition)
    failures = [
        *_failed_conditions(inquiry, edition),
        *_missing_people(inquiry, edition),
        *_barring_past(inquiry, edition),
        *_running_bar(inquiry, edition),
    ]
    if not failures:
        inquiry.because("eligibility.eligible", edition.cites)
    return {"eligible": not failures, "failures": failures}


def _refuse_what_is_not_asked(facts: Facts, edition: Eligibility) -> None:
    asked = edition.asked()
    for field in QUESTION.fields:
        if field.name not in asked and (facts[field.name] is not None or facts.is_late(field.name)):
            raise BadInput("not_asked_here", field.name)


def _note_unit(inquiry: Inquiry, edition: Eligibility) -> None:
    if edition.units:
        unit = inquiry.facts.need("unit")
        if unit not in edition.units.take:
            raise BadInput("unknown_value", "unit", value=unit, allowed=list(edition.units.take))
        inquiry.because("eligibility.unit", edition.units.cites, unit=unit)


def _failed_conditions(inquiry: Inquiry, edition: Eligibility) -> Iterator[str]:
    values = {condition.fact: inquiry.facts.need(condition.fact) for condition in edition.conditions}
    for condition in edition.conditions:
        if values[condition.fact] is not condition.must_be:
            inquiry.because(f"eligibility.{condition.fact}", condition.cites)
            yield condition.fact


def _missing_people(inquiry: Inquiry, edition: Eligibility) -> Iterator[str]:
    wanted = edition.qualified_people
    if wanted and (people := inquiry.facts.need("qualified_people")) < wanted.at_least:
        said = {"qualified_people": people, "at_least": wanted.at_least}
        inquiry.because("eligibility.qualified_people", wanted.cites, **said)
        yield "qualified_people"


def _barring_past(inquiry: Inquiry, edition: Eligibility) -> Iterator[str]:
    for past in edition.past:
        happened = inquiry.facts[past.fact]
        if happened and past.bars(happened, inquiry.facts["on"]):
            said = {past.fact: happened, "months": past.months}
            inquiry.because(f"eligibility.{past.fact}", past.cites, **said)
            if past.is_on_the_edge(happened, inquiry.facts["on"]):
                inquiry.because("eligibility.edge_day_counts", past.cites, **said)
            yield past.fact


def _running_bar(inquiry: Inquiry, edition: Eligibility) -> Iterator[str]:
    until = inquiry.facts["barred_until"]
    if edition.barred_until_cites and until and inquiry.facts["on"] <= until:
        inquiry.because("eligibility.barred_until", edition.barred_until_cites, barred_until=until)
        yield "barred_until"


KINDS = (Eligibility,)
QUESTION = Question(
    "eligibility",
    (
        scheme(),
        on(),
        *(flag(name, needed=False, absent=None) for name in get_args(ConditionName)),
        whole("qualified_people", needed=False, at_least=0),
        one_of("unit", get_args(Unit), needed=False),
        *(day(name, needed=False) for name in get_args(PastName)),
        day("barred_until", needed=False, planned=True),
    ),
    answer,
)
