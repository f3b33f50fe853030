"""The consumption tax inside an invoice, by rate."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from shirushi.billing.models import Invoice
from shirushi.people.rulebook import current
from shirushi.rules import Decision

# Everything that a scheme charges is taxed at the standard rate.
CATEGORY = "standard"
Rates = list[dict[str, int]]


def tax_decision(amounts: Iterable[int], on: date) -> Decision:
    lines = [{"category": CATEGORY, "amount": amount} for amount in amounts]
    return current().decide("consumption_tax", {"on": on, "lines": lines})


def rates_of(invoice: Invoice) -> Rates:
    """[{rate, total, tax}] as it was decided at issue; older invoices kept only their amounts."""
    stored: dict[str, Any] | None = invoice.tax_decision
    if stored is None:
        stored = tax_decision([invoice.total], invoice.issued_on).as_json()
    return list((stored["outcome"] or {}).get("rates", []))
