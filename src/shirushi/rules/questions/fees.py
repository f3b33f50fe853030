"""fees: what an application costs (seed 004; PrivacyMark's published tables)."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, get_args

from pydantic import NonNegativeInt, model_validator

from shirushi.rules.editions import Cites, Edition
from shirushi.rules.facts import on, one_of, scheme, some_of
from shirushi.rules.inquiry import Inquiry, Outcome, Question
from shirushi.rules.questions import tiers

FeeCode = Literal["application_fee", "review_fee", "application_and_review_fee", "registration_fee"]
Option = Literal["foreign_transfer", "third_party_records", "anonymised"]
KINDS_OF_APPLICATION = ("new", "renewal")


class FeeTier(tiers.Tier):
    """The fees of one row, yen with tax, in the order of the invoice."""

    fees: Mapping[FeeCode, NonNegativeInt]


class Fees(Edition):
    """Fees by size class or by workers. Options: their price, or null where it is quoted separately."""

    kind: ClassVar[str] = "fees"

    by: tiers.By
    new: tuple[FeeTier, ...]
    renewal: tuple[FeeTier, ...]
    re_review_repeats: tuple[FeeCode, ...] = ()
    options: Mapping[Option, NonNegativeInt | None] | None = None
    change_cites: Cites | None = None

    @model_validator(mode="after")
    def _has_no_gap(self) -> "Fees":
        tiers.refuse_gap(self.by, self.new, "new")
        tiers.refuse_gap(self.by, self.renewal, "renewal")
        if self.change_announced_from and not self.change_cites:
            raise ValueError("change_cites: an announced change needs its source")
        return self

    def of(self, kind: str) -> tuple[FeeTier, ...]:
        return self.new if kind == "new" else self.renewal


def answer(inquiry: Inquiry) -> Outcome:
    """{"lines": [{code, amount}], "total": yen, "quoted_separately": [option], "provisional": bool}."""
    edition = inquiry.rule(Fees)
    lines = _lines(inquiry, edition)
    priced, quoted = _options(inquiry, edition)
    lines += priced
    return {
        "lines": lines,
        "total": sum(line["amount"] for line in lines),
        "quoted_separately": quoted,
        "provisional": _is_provisional(inquiry, edition),
    }


def _lines(inquiry: Inquiry, edition: Fees) -> list[dict[str, Any]]:
    if inquiry.facts["kind"] == "re_review":
        return _re_review_lines(inquiry, edition)
    inquiry.facts.forbid("re_review_of")
    fees = _fees(inquiry, edition, inquiry.facts["kind"])
    return [{"code": code, "amount": amount} for code, amount in fees.items()]


def _re_review_lines(inquiry: Inquiry, edition: Fees) -> list[dict[str, Any]]:
    repeated = inquiry.facts["re_review_of"] or "new"
    fees = _fees(inquiry, edition, repeated)
    if not edition.re_review_repeats:
        inquiry.refuse("no_public_table", inquiry.settings.no_public_table, scheme=inquiry.scheme)
    inquiry.because("fees.re_review", edition.cites, re_review_of=repeated)
    return [{"code": code, "amount": fees[code]} for code in edition.re_review_repeats]


def _fees(inquiry: Inquiry, edition: Fees, kind: str) -> Mapping[FeeCode, int]:
    tier = tiers.tier_of(inquiry.facts, edition.by, edition.of(kind))
    weighed = {edition.by: inquiry.facts[edition.by], "kind": kind}
    inquiry.because(f"fees.by_{edition.by}", edition.cites, **weighed)
    return tier.fees


def _options(inquiry: Inquiry, edition: Fees) -> tuple[list[dict[str, Any]], list[str]]:
    if edition.options is None:
        inquiry.facts.forbid("options")
    prices = edition.options or {}
    asked = {code: prices.get(code) for code in dict.fromkeys(inquiry.facts["options"])}
    for code, amount in asked.items():
        said = "fees.quoted_separately" if amount is None else "fees.option"
        inquiry.because(said, edition.cites, option=code, amount=amount)
    priced = [{"code": code, "amount": amount} for code, amount in asked.items() if amount is not None]
    return priced, [code for code, amount in asked.items() if amount is None]


def _is_provisional(inquiry: Inquiry, edition: Fees) -> bool:
    announced = edition.change_announced_from
    if announced is None or inquiry.facts["on"] < announced:
        return False
    inquiry.because("fees.change_announced", edition.change_cites or (), change_from=announced)
    return True


KINDS = (Fees,)
QUESTION = Question(
    "fees",
    (
        scheme(),
        on(),
        one_of("kind", (*KINDS_OF_APPLICATION, "re_review")),
        *tiers.FIELDS,
        some_of("options", get_args(Option)),
        one_of("re_review_of", KINDS_OF_APPLICATION, needed=False),
    ),
    answer,
)
