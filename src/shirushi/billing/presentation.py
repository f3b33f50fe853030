"""The words of billing: fees, acts, tasks, notices."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shirushi.agenda.texts import Text, Words
from shirushi.billing.models import Invoice, InvoicingDetails
from shirushi.billing.taxes import rates_of

FEES = {
    "application_fee": _("Application fee"),
    "review_fee": _("Review fee"),
    "re_review": _("Re-review"),
    "application_and_review_fee": _("Application and review fee"),
    "registration_fee": _("Registration fee"),
    "foreign_transfer": _("Additional review: transfer to foreign countries"),
    "third_party_records": _("Additional review: records of third-party provision"),
    "anonymised": _("Additional review: anonymised information"),
    "overtime": _("Time over the standard hours of the visit"),
    "re_visit": _("Another on-site review"),
    "travel": _("Travel and lodging of the assessors (at cost)"),
    "document_re_review": _("Another document review"),
    "papers_return": _("Sending the papers of the application back"),
}

# 004 calls 認証料 what PrivacyMark calls 付与登録料: the registration fee of the glossary.
OWN_WORDS = {("japhic", "registration_fee"): pgettext_lazy("JAPHIC", "Registration fee")}

ACTIONS = {
    "billing.invoice.issued": _("Invoice issued"),
    "billing.invoice.confirmed": _("Amounts of the invoice confirmed"),
    "billing.invoice.paid": _("Payment of the invoice recorded"),
    "billing.invoice.reminded": _("Reminder of the invoice sent"),
    "billing.invoice.cancelled": _("Invoice cancelled"),
    "billing.bank_file.imported": _("File of transfers read in"),
    "billing.bank_file.undone": _("File of transfers undone"),
    "billing.credit_note.issued": _("Credit note issued"),
    "billing.details.set": _("Details on invoices set"),
    "billing.payment.recorded": _("Incoming payment recorded"),
    "billing.payment.allocated": _("Payment used for an invoice"),
    "billing.payment.released": _("Payment of the invoice taken back"),
    "billing.payment.returned": _("Money sent back"),
    "billing.payment.reversed": _("Incoming payment taken back"),
    "billing.charge.arose": _("Something arose that is charged besides the fees"),
    "billing.charge.reopened": _("A charge is to be invoiced again"),
    "billing.charge.waived": _("It was decided not to charge it"),
    "billing.refund.decided": _("Refund decided"),
    "billing.refund.paid_back": _("Refund paid back"),
}

TASKS = {
    "billing.confirm_invoice": Text(
        label=_("Confirm the amounts of invoice %(number)s (%(business)s)"),
        detail=_("A change of the fees is announced. Compare the amounts with the table in force."),
    ),
    "billing.pay_invoice": Text(
        label=_("Pay invoice %(number)s to %(issuer)s"), detail=_("%(total)s yen, tax included")
    ),
    "billing.await_payment": Text(
        label=_("Payment of invoice %(number)s (%(business)s)"),
        detail=_("%(total)s yen, tax included. Record it when the money has arrived."),
    ),
    "charge.overtime": Text(
        label=_("Charge the time over the hours of the rule (%(business)s)"),
        detail=_("The visit took %(over)s hours more than %(most)s. The amount is looked up already."),
    ),
    "charge.travel": Text(
        label=_("Charge the travel to the visit (%(business)s)"),
        detail=_("Enter what it cost by its receipts, or say that nothing is charged."),
    ),
    "billing.pay_refund": Text(
        label=_("Pay back %(total)s yen of invoice %(number)s (%(business)s)"),
        detail=_("Record it when the money has been sent."),
    ),
}

NOTICES = {
    "billing.invoice_issued": Text(
        label=_("Invoice %(number)s of %(issuer)s: %(total)s yen, due %(due_on)s"),
        mail=_("An invoice was issued."),
    ),
    "billing.invoice_confirmed": Text(
        label=_("The amounts of invoice %(number)s are confirmed: %(total)s yen, due %(due_on)s"),
        mail=_("The amounts of an invoice were confirmed."),
    ),
    "billing.payment_recorded": Text(
        label=_("%(issuer)s recorded the payment of invoice %(number)s"),
        mail=_("A payment was recorded."),
    ),
    "billing.part_payment_recorded": Text(
        label=_(
            "%(issuer)s recorded %(amount)s yen for invoice %(number)s; %(owed)s yen are still to be paid"
        ),
        mail=_("A payment was recorded."),
    ),
    "billing.payment_reversed": Text(
        label=_(
            "%(issuer)s took back the entry of %(amount)s yen for invoice %(number)s; "
            "%(owed)s yen are to be paid"
        ),
        mail=_("The entry of a payment was taken back."),
    ),
    "billing.invoice_cancelled": Text(
        label=_("%(issuer)s cancelled invoice %(number)s. It is not to be paid."),
        mail=_("An invoice was cancelled."),
    ),
    "billing.invoice_credited": Text(
        label=_("%(issuer)s took %(amount)s yen off invoice %(number)s; %(owed)s yen are to be paid"),
        mail=_("An invoice was reduced."),
    ),
    "billing.refund_decided": Text(
        label=_("%(total)s yen of invoice %(number)s are paid back by %(issuer)s"),
        mail=_("A refund was decided."),
    ),
    "billing.refund_paid_back": Text(
        label=_("%(issuer)s paid back %(total)s yen of invoice %(number)s"),
        mail=_("A refund was paid back."),
    ),
}


def fee_name(code: str, scheme: str = "") -> str:
    """The name of a fee as it stands on the invoice, in the words of the scheme where it has its own."""
    own = OWN_WORDS.get((scheme, code))
    return str(own or FEES.get(code) or code)


@dataclass(frozen=True)
class Status:
    """Where an invoice stands on a day, for a chip."""

    tone: str
    label: Words


def status_of(invoice: Invoice, on: date) -> Status:
    if invoice.cancelled_on:
        return Status("ended", _("Cancelled"))
    if invoice.paid_on:
        return Status("done", pgettext_lazy("invoice", "Paid"))
    if invoice.awaits_confirmation:
        return Status("info", _("Amounts to be confirmed"))
    if invoice.is_overdue(on):
        return Status("attention", _("Overdue"))
    if invoice.received:
        return Status("info", _("Partly paid"))
    return Status("neutral", _("To be paid"))


def rows(invoices: Iterable[Invoice], on: date) -> list[dict[str, Any]]:
    """Rows of a list: each invoice with its status on the day."""
    return [{"invoice": invoice, "status": status_of(invoice, on)} for invoice in invoices]


def sheet(invoice: Invoice, on: date) -> dict[str, Any]:
    """What `billing/sheet.html` shows of one invoice."""
    scheme = invoice.dossier.scheme
    quoted = (invoice.decision.get("outcome") or {}).get("quoted_separately", [])
    lines = [{"name": fee_name(line.code, scheme), "amount": line.amount} for line in invoice.lines.all()]
    return {
        "invoice": invoice,
        "lines": lines,
        "quoted": [fee_name(code, scheme) for code in quoted],
        "status": status_of(invoice, on),
        "refund": getattr(invoice, "refund", None),
        "rates": rates_of(invoice),
        "pay_to": _account(invoice, on) if invoice.owed else "",
        "credit_notes": list(invoice.credit_notes.all()),
        "payments": [each for each in invoice.allocations.all() if each.amount],
    }


def _account(invoice: Invoice, on: date) -> str:
    details = InvoicingDetails.objects.in_force(invoice.issuer_id, on).first()
    return details.bank_account if details else ""
