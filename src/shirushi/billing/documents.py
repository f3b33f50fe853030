"""Invoices as PDF: what stands on them. The same facts give the same bytes."""

from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from shirushi.billing.models import CreditNote, Invoice, InvoicingDetails
from shirushi.billing.presentation import fee_name
from shirushi.billing.taxes import rates_of
from shirushi.papers import printing
from shirushi.people.models import Organisation
from shirushi.ui.amounts import yen
from shirushi.ui.days import written_day

# An invoice of a Japanese body for the books of a Japanese business.
LANGUAGE = "ja"


def invoice_pdf(invoice: Invoice) -> bytes:
    """Made from the invoice alone, dated by its day of issue (or of confirmation)."""
    with _template() as template:
        return printing.pdf(Path(template), invoice_sheet(invoice), dated=_dated(invoice))


def invoice_sheet(invoice: Invoice) -> dict[str, Any]:
    """What the document says, in words; the template only lays it out."""
    details = InvoicingDetails.objects.in_force(invoice.issuer_id, _dated(invoice)).first()
    with override(LANGUAGE):
        return _invoice(invoice, details)


def _dated(invoice: Invoice) -> date:
    day: date = invoice.confirmed_on or invoice.issued_on
    return day


def invoice_name(invoice: Invoice) -> str:
    return f"請求書_{invoice.number}.pdf"


def _template() -> Any:
    return resources.as_file(resources.files("shirushi.billing") / "typst" / "invoice.typ")


def _invoice(invoice: Invoice, details: InvoicingDetails | None) -> dict[str, Any]:
    scheme = invoice.dossier.scheme
    lines = [[fee_name(line.code, scheme), yen(line.amount)] for line in invoice.lines.all()]
    return {
        "title": _("Invoice"),
        "reading": "Invoice",
        "number": invoice.number,
        "facts": _facts(invoice),
        "payer": addressee(invoice.payer),
        "issuer": issuing(invoice.issuer, details),
        "paragraphs": [_about(invoice)],
        "lines": lines,
        "rates": rate_rows(rates_of(invoice)),
        "total_label": _("Total (tax included)"),
        "total": yen(invoice.total),
        "pay_to": (details.bank_account if details else "").splitlines(),
        "remarks": [
            *([invoice.remark] if invoice.remark else []),
            _("Please give the number of the invoice as the remark of the transfer."),
        ],
        "labels": labels(),
        "language": LANGUAGE,
    }


def credit_note_pdf(note: CreditNote) -> bytes:
    with _template() as template:
        return printing.pdf(Path(template), credit_note_sheet(note), dated=note.issued_on)


def credit_note_name(note: CreditNote) -> str:
    return f"返還請求書_{note.number}.pdf"


def credit_note_sheet(note: CreditNote) -> dict[str, Any]:
    """What a credit note (適格返還請求書) says: what of which invoice is asked no more, by rate."""
    invoice = note.invoice
    details = InvoicingDetails.objects.in_force(note.issuer_id, note.issued_on).first()
    registered = details is not None and bool(details.registration_number)
    with override(LANGUAGE):
        return {
            "title": _("Qualified credit note") if registered else _("Credit note"),
            "reading": "Credit note",
            "number": note.number,
            "facts": [
                [pgettext("credit note", "Number"), note.number],
                [_("Issued on"), written_day(note.issued_on)],
                [_("Of invoice"), invoice.number],
                [_("Invoiced on"), written_day(invoice.issued_on)],
            ],
            "payer": addressee(invoice.payer),
            "issuer": issuing(note.issuer, details),
            "paragraphs": [_about(invoice)],
            "lines": [[note.reason, yen(note.total)]],
            "rates": rate_rows((note.tax_decision["outcome"] or {}).get("rates", [])),
            "total_label": _("Taken off (tax included)"),
            "total": yen(note.total),
            "pay_to": [],
            "remarks": [],
            "labels": labels(),
            "language": LANGUAGE,
        }


def _facts(invoice: Invoice) -> list[list[str]]:
    return [
        [pgettext("invoice", "Number"), invoice.number],
        [_("Issued on"), written_day(invoice.issued_on)],
        [pgettext("invoice", "Due"), written_day(invoice.due_on)],
    ]


def _about(invoice: Invoice) -> str:
    return f"{invoice.dossier.get_scheme_display()} {invoice.get_kind_display()}({invoice.dossier.unit})"


def addressee(payer: Organisation) -> list[str]:
    name = pgettext("invoice", "%(name)s") % {"name": payer.name}
    return [name, payer.address] if payer.address else [name]


def issuing(issuer: Organisation, details: InvoicingDetails | None) -> list[str]:
    number = details.registration_number if details else ""
    said = [_("Registration number %(number)s") % {"number": number}] if number else []
    return [issuer.name, *([issuer.address] if issuer.address else []), *said]


def rate_rows(rates: list[dict[str, int]]) -> list[list[str]]:
    return [[f"{each['rate']}%", yen(each["total"]), yen(each["tax"])] for each in rates]


def labels() -> dict[str, str]:
    return {
        "item": _("Fee"),
        "amount": _("Amount (tax included)"),
        "rate": _("Tax rate"),
        "with_tax": _("Sum (tax included)"),
        "tax": _("Consumption tax in it"),
        "pay_to": _("Account to pay to"),
    }
