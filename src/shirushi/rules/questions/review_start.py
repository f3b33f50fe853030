"""review_start: which fees have to be in before a review begins (P費用; J様式)."""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from shirushi.rules.editions import Edition
from shirushi.rules.facts import on, one_of, rows, scheme, whole
from shirushi.rules.inquiry import Inquiry, Outcome, Question
from shirushi.rules.questions.fees import FeeCode
from shirushi.rules.questions.refund import CODES


class ReviewStart(Edition):
    """The fees that come first. A payment that is too small for all lines pays these lines first."""

    kind: ClassVar[str] = "review_start"

    paid_first: Annotated[tuple[FeeCode, ...], Field(min_length=1)]


def answer(inquiry: Inquiry) -> Outcome:
    """{"may_start": bool, "needed": yen, "missing": yen}."""
    edition = inquiry.rule(ReviewStart)
    needed, received = _needed(inquiry, edition), inquiry.facts["received"]
    covered = received >= needed
    said = "review_start.covered" if covered else "review_start.not_covered"
    inquiry.because(said, edition.cites, needed=needed, received=received, lines=list(edition.paid_first))
    return {"may_start": covered, "needed": needed, "missing": max(needed - received, 0)}


def _needed(inquiry: Inquiry, edition: ReviewStart) -> int:
    """An invoice without any of the fees that come first has to be paid as a whole."""
    lines: tuple[dict[str, Any], ...] = inquiry.facts["lines"]
    first = [line for line in lines if line["code"] in edition.paid_first]
    return sum(line["amount"] for line in first or lines)


KINDS = (ReviewStart,)
QUESTION = Question(
    "review_start",
    (
        scheme(),
        on(),
        rows("lines", one_of("code", CODES), whole("amount", at_least=0), needed=True),
        whole("received", at_least=0),
    ),
    answer,
)
