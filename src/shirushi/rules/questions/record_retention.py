"""record_retention: until when a record of a provision to or receipt from a third party is kept (PPC通則 3-6-5)."""

from typing import ClassVar, Literal, get_args

from pydantic import PositiveInt

from shirushi.rules.dates import corresponding_day
from shirushi.rules.editions import Cites, Edition, Sealed
from shirushi.rules.facts import day, on, one_of
from shirushi.rules.inquiry import Inquiry, Outcome, Question

AUTHORITY = "ppc"  # the act's own rule, whatever the scheme
Method = Literal["each", "batch", "contract"]


class Period(Sealed):
    """How long, and counted from which day."""

    months: PositiveInt
    counted_from: Literal["recorded_on", "last_provided_on"]


class RecordRetention(Edition):
    """A period for each way of keeping the record: each time, in one batch, by the contract's own papers."""

    kind: ClassVar[str] = "record_retention"

    periods: dict[Method, Period]
    reading_cites: Cites


def answer(inquiry: Inquiry) -> Outcome:
    """{"counted_from", "months", "keep_until"}: keep_until is the last day, None while provisions go on."""
    edition, method = inquiry.rule(RecordRetention, scheme=AUTHORITY), inquiry.facts["method"]
    period = edition.periods[method]
    first = inquiry.facts[period.counted_from]
    outcome = {"counted_from": first, "months": period.months}
    if first is None:
        inquiry.because("record_retention.goes_on", edition.cites, months=period.months)
        return {**outcome, "keep_until": None}
    until = corresponding_day(first, period.months)
    inquiry.because(
        f"record_retention.{method}", edition.cites, first=first, months=period.months, keep_until=until
    )
    inquiry.because("record_retention.day_not_counted", edition.reading_cites)
    return {**outcome, "keep_until": until}


KINDS = (RecordRetention,)
QUESTION = Question(
    "record_retention",
    (on(), one_of("method", get_args(Method)), day("recorded_on"), day("last_provided_on", needed=False)),
    answer,
)
