"""consumption_tax: the tax inside amounts, by rate, rounded once for each rate."""

from collections import defaultdict
from typing import ClassVar

from pydantic import NonNegativeInt

from shirushi.rules.editions import Cites, Edition
from shirushi.rules.facts import on, one_of, rows, whole
from shirushi.rules.inquiry import Inquiry, Outcome, Question

AUTHORITY = "nta"  # the tax is the state's, whatever the scheme
CATEGORIES = ("standard", "reduced")


class ConsumptionTax(Edition):
    """The rates in per cent; whether invoices have to be qualified ones for the payer to deduct the tax."""

    kind: ClassVar[str] = "consumption_tax"

    standard: NonNegativeInt
    reduced: NonNegativeInt
    qualified_invoices: bool
    # Null where no provision says how the tax on an invoice is rounded: then it is rounded alike, by choice.
    rounding_cites: Cites | None


def answer(inquiry: Inquiry) -> Outcome:
    """{"rates": [{"rate": per cent, "total": yen with tax, "tax": yen}], "qualified_invoices": bool}."""
    edition = inquiry.rule(ConsumptionTax, scheme=AUTHORITY)
    totals: dict[int, int] = defaultdict(int)
    for line in inquiry.facts["lines"]:
        totals[getattr(edition, line["category"])] += line["amount"]
    rates = [_of_rate(rate, total) for rate, total in sorted(totals.items(), reverse=True)]
    for each in rates:
        inquiry.because("consumption_tax.rate", edition.cites, **each)
    if edition.rounding_cites is None:
        inquiry.because("consumption_tax.rounded_by_choice", edition.cites)
    else:
        inquiry.because("consumption_tax.rounded_once", edition.rounding_cites)
    return {"rates": rates, "qualified_invoices": edition.qualified_invoices}


def _of_rate(rate: int, total: int) -> dict[str, int]:
    """The fraction of a yen is dropped once, from the tax of the whole sum."""
    return {"rate": rate, "total": total, "tax": total * rate // (100 + rate)}


KINDS = (ConsumptionTax,)
QUESTION = Question(
    "consumption_tax",
    (on(), rows("lines", one_of("category", CATEGORIES), whole("amount", at_least=0), needed=True)),
    answer,
)
