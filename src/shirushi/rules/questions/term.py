"""term: when a grant starts, when it expires, and until when its contract can be concluded."""

from datetime import date
from typing import ClassVar, Literal

from shirushi.rules.dates import ONE_DAY, corresponding_day, period_end
from shirushi.rules.dispensations import dispensations, moved
from shirushi.rules.editions import Edition
from shirushi.rules.facts import day, on, scheme
from shirushi.rules.inquiry import Inquiry, Outcome, Question


class Term(Edition):
    """How a grant's term is counted.

    `starts`: with the `contract`, or on the `first_of_month` after the review, which must be
    finished by `reviewed_by_day` for the very next month. `months`: how long it lasts.
    `lapse_months`: how long after the decision the contract can be concluded; null: no limit.
    """

    kind: ClassVar[str] = "term"

    starts: Literal["contract", "first_of_month"]
    months: int
    lapse_months: int | None = None
    reviewed_by_day: int = 15

    def lapses_on(self, decided_on: date) -> date | None:
        """The last day on which the contract can be concluded."""
        return None if self.lapse_months is None else corresponding_day(decided_on, self.lapse_months)


def answer(inquiry: Inquiry) -> Outcome:
    """{starts_on, expires_on, lapses_on}, each a date or None."""
    inquiry.facts.must_follow("contracted_on", "decided_on")
    term = inquiry.rule(Term)
    lapses_on = _last_day(inquiry, term)
    starts_on = (
        _contract_start(inquiry, term, lapses_on)
        if term.starts == "contract"
        else _month_start(inquiry, term)
    )
    expires_on = starts_on and period_end(starts_on, term.months)
    if starts_on is not None:
        cites = term.cited("lasts")
        inquiry.because("term.lasts", cites, starts_on=starts_on, months=term.months, expires_on=expires_on)
    return {"starts_on": starts_on, "expires_on": expires_on, "lapses_on": lapses_on}


def _last_day(inquiry: Inquiry, term: Term) -> date | None:
    lapses_on = term.lapses_on(inquiry.facts["decided_on"])
    if lapses_on is None:
        return None
    inquiry.because("term.lapses", term.cited("lapses"), lapses_on=lapses_on)
    return moved(inquiry, "contract", lapses_on)


def _contract_start(inquiry: Inquiry, term: Term, lapses_on: date | None) -> date | None:
    contracted_on, previous = inquiry.facts["contracted_on"], inquiry.facts["previous_expires_on"]
    if contracted_on is None:
        inquiry.because("term.not_contracted", term.cited("starts"))
        return None
    if lapses_on is not None and contracted_on > lapses_on:
        inquiry.because("term.contracted_too_late", term.cited("lapses"), contracted_on=contracted_on)
        return None
    if previous is not None and previous >= contracted_on:
        return _after_previous(inquiry, term, previous)
    inquiry.because("term.starts_with_contract", term.cited("starts"), contracted_on=contracted_on)
    return date.fromisoformat(str(contracted_on))


def _month_start(inquiry: Inquiry, term: Term) -> date | None:
    reviewed_on, previous = inquiry.facts["reviewed_on"], inquiry.facts["previous_expires_on"]
    if previous is not None:
        return _after_previous(inquiry, term, previous)
    if reviewed_on is None:
        inquiry.because("term.not_reviewed", term.cited("starts"))
        return None
    months = 1 if reviewed_on.day <= term.reviewed_by_day else 2
    inquiry.because(
        "term.starts_on_first", term.cited("starts"), reviewed_on=reviewed_on, by_day=term.reviewed_by_day
    )
    return corresponding_day(reviewed_on.replace(day=1), months)


def _after_previous(inquiry: Inquiry, term: Term, previous: date) -> date:
    inquiry.because("term.follows_previous", term.cited("follows_previous"), previous_expires_on=previous)
    return previous + ONE_DAY


KINDS = (Term,)
QUESTION = Question(
    "term",
    (
        scheme(),
        on(),
        day("decided_on"),
        day("contracted_on", needed=False),
        day("reviewed_on", needed=False),
        day("previous_expires_on", needed=False, planned=True),
        dispensations(),
    ),
    answer,
)
