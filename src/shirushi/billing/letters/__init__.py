"""The letters of billing: an invoice with its document, reminders of one that is past due."""

from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shirushi.billing.models import Invoice, InvoicingDetails
from shirushi.billing.presentation import fee_name
from shirushi.papers.letters.kinds import Fields, LetterKind, Table
from shirushi.papers.models import Letter, StoredFile
from shirushi.ui.amounts import yen
from shirushi.ui.days import written_day

INVOICE, FIRST, FURTHER = "billing.invoice", "billing.reminder", "billing.further_reminder"


def _invoice(letter: Letter) -> Invoice:
    found: Invoice = Invoice.objects.select_related("issuer", "dossier", "paper").get(pk=letter.subject_id)
    return found


def _issued(letter: Letter) -> Fields:
    invoice = _invoice(letter)
    scheme = invoice.dossier.scheme
    head = (gettext("Fee"), gettext("Amount with tax"))
    lines: list[tuple[str, ...]] = [
        (fee_name(line.code, scheme), yen(line.amount)) for line in invoice.lines.all()
    ]
    return {**_of(invoice, letter.drafted_on), "lines": Table(head, lines), "remark": invoice.remark}


def _overdue(letter: Letter) -> Fields:
    invoice = _invoice(letter)
    return {**_of(invoice, letter.drafted_on), "owed": yen(invoice.owed)}


def _of(invoice: Invoice, day: date) -> dict[str, str]:
    details = InvoicingDetails.objects.in_force(invoice.issuer_id, day).first()
    account = details.bank_account if details else ""
    return {
        "number": invoice.number,
        "issued_on": written_day(invoice.issued_on),
        "due_on": written_day(invoice.due_on),
        "total": yen(invoice.total),
        "account": " / ".join(account.splitlines()),
    }


def _document(letter: Letter) -> list[StoredFile]:
    """The invoice itself, as it was kept when its amounts became firm."""
    paper = _invoice(letter).paper
    return [paper] if paper else []


TOLD = ("billing.invoice_issued", "billing.invoice_confirmed")
KINDS = [
    LetterKind(INVOICE, _("Invoice"), _issued, enclosures=_document, told_by=TOLD),
    LetterKind(FIRST, _("Reminder of an invoice"), _overdue, enclosures=_document),
    LetterKind(FURTHER, _("Further reminder of an invoice"), _overdue, enclosures=_document),
]
