"""charge: what is invoiced besides the fees of an application: time, another visit, travel (P追加費用)."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, get_args

from pydantic import NonNegativeInt, model_validator

from shirushi.rules.editions import Cites, Edition, Sealed
from shirushi.rules.facts import on, one_of, scheme, whole
from shirushi.rules.inquiry import Inquiry, Outcome, Question
from shirushi.rules.questions.fees import Fees, Option

Charge = Literal["overtime", "re_visit", "travel", "document_re_review", "papers_return"]
CODES = (*get_args(Charge), *get_args(Option))


class Price(Sealed):
    """A basic amount and an amount for each hour (of each reviewer), or the cost as it arose."""

    base: NonNegativeInt = 0
    each_hour: NonNegativeInt = 0
    by_reviewer: bool = False
    at_cost: bool = False
    cites: Cites | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Price":
        if self.at_cost == bool(self.base or self.each_hour):
            raise ValueError("at_cost: a price is either an amount or the cost as it arose")
        return self


class Charges(Edition):
    """The price of each charge; null where the scheme has not published one."""

    kind: ClassVar[str] = "charges"

    prices: Mapping[Charge, Price | None]
    change_cites: Cites | None = None


def answer(inquiry: Inquiry) -> Outcome:
    """{"lines": [{code, amount}], "total": yen, "quoted_separately": [], "provisional": bool}."""
    code = inquiry.facts["code"]
    if code in get_args(Option):
        return _outcome(inquiry, _option(inquiry, code), provisional=False)
    edition = inquiry.rule(Charges)
    price = edition.prices.get(code)
    if price is None:
        inquiry.refuse("charge.not_set", edition.cites, charge=code)
    amount = _amount(inquiry, edition, price)
    return _outcome(inquiry, amount, provisional=_is_provisional(inquiry, edition, price))


def _option(inquiry: Inquiry, code: Option) -> int:
    for name in ("hours", "reviewers", "cost"):
        inquiry.facts.forbid(name)
    fees = inquiry.rule(Fees)
    amount = (fees.options or {}).get(code)
    if amount is None:
        inquiry.refuse("charge.not_set", fees.cites, charge=code)
    inquiry.because("charge.option", fees.cites, charge=code, amount=amount)
    return amount


def _amount(inquiry: Inquiry, edition: Charges, price: Price) -> int:
    facts, code = inquiry.facts, inquiry.facts["code"]
    cites = price.cites or edition.cites
    if price.at_cost:
        facts.forbid("hours")
        facts.forbid("reviewers")
        cost: int = facts.need("cost")
        inquiry.because("charge.at_cost", cites, charge=code, amount=cost)
        return cost
    facts.forbid("cost")
    hours = facts.need("hours") if price.each_hour else _none(inquiry, "hours")
    reviewers = facts.need("reviewers") if price.by_reviewer else _none(inquiry, "reviewers")
    amount: int = price.base + price.each_hour * hours * reviewers
    said = "charge.by_hours_and_reviewers" if price.by_reviewer else "charge.by_hours"
    inquiry.because(
        said, cites, charge=code, base=price.base, each_hour=price.each_hour, hours=hours, reviewers=reviewers
    )
    return amount


def _none(inquiry: Inquiry, name: str) -> int:
    inquiry.facts.forbid(name)
    return 1


def _is_provisional(inquiry: Inquiry, edition: Charges, price: Price) -> bool:
    """A change is announced; what arose as a cost stays what it was."""
    announced = edition.change_announced_from
    if price.at_cost or announced is None or inquiry.facts["on"] < announced:
        return False
    inquiry.because("charge.change_announced", edition.change_cites or edition.cites, change_from=announced)
    return True


def _outcome(inquiry: Inquiry, amount: int, *, provisional: bool) -> dict[str, Any]:
    lines = [{"code": inquiry.facts["code"], "amount": amount}]
    return {"lines": lines, "total": amount, "quoted_separately": [], "provisional": provisional}


KINDS = (Charges,)
QUESTION = Question(
    "charge",
    (
        scheme(),
        on(),
        one_of("code", CODES),
        whole("hours", needed=False, at_least=1),
        whole("reviewers", needed=False, at_least=1),
        whole("cost", needed=False, at_least=1),
    ),
    answer,
)
