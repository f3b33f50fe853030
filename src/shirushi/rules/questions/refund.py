"""refund: what is paid back after the result of a review (004 申請審査料、認証料)."""

from typing import ClassVar, get_args

from shirushi.rules.editions import Edition, Sealed
from shirushi.rules.facts import on, one_of, rows, scheme, whole
from shirushi.rules.inquiry import Inquiry, Outcome, Question
from shirushi.rules.questions.fees import FeeCode, Option

CODES = (*get_args(FeeCode), *get_args(Option))


class Refunded(Sealed):
    """The lines paid back after each result."""

    passed: tuple[FeeCode | Option, ...]
    failed: tuple[FeeCode | Option, ...]


class Refund(Edition):
    """What a scheme pays back."""

    kind: ClassVar[str] = "refund"

    refunded: Refunded


def answer(inquiry: Inquiry) -> Outcome:
    """{"lines": [{code, amount}] paid back, "total": yen}."""
    edition = inquiry.rule(Refund)
    result = inquiry.facts["result"]
    back = edition.refunded.passed if result == "passed" else edition.refunded.failed
    lines = [line for line in inquiry.facts["lines"] if line["code"] in back]
    kept = [line["code"] for line in inquiry.facts["lines"] if line["code"] not in back]
    inquiry.because(f"refund.{result}", edition.cites, lines=[line["code"] for line in lines])
    if result == "failed" and kept:
        inquiry.because("refund.kept", edition.cites, lines=kept)
    return {"lines": lines, "total": sum(line["amount"] for line in lines)}


KINDS = (Refund,)
QUESTION = Question(
    "refund",
    (
        scheme(),
        on(),
        rows("lines", one_of("code", CODES), whole("amount", at_least=0), needed=True),
        one_of("result", ("passed", "failed")),
    ),
    answer,
)
