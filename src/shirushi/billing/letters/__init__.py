"""The letters of billing: reminders of an invoice that is past due."""

from django.utils.translation import gettext_lazy as _

from shirushi.billing.models import Invoice, InvoicingDetails
from shirushi.papers.letters.kinds import Fields, LetterKind
from shirushi.papers.models import Letter
from shirushi.ui.amounts import yen
from shirushi.ui.days import written_day

FIRST, FURTHER = "billing.reminder", "billing.further_reminder"


def _overdue(letter: Letter) -> Fields:
    invoice = Invoice.objects.select_related("issuer").get(pk=letter.subject_id)
    details = InvoicingDetails.objects.in_force(invoice.issuer_id, letter.drafted_on).first()
    account = details.bank_account if details else ""
    return {
        "number": invoice.number,
        "issued_on": written_day(invoice.issued_on),
        "due_on": written_day(invoice.due_on),
        "total": yen(invoice.total),
        "owed": yen(invoice.owed),
        "account": " / ".join(account.splitlines()),
    }


KINDS = [
    LetterKind(FIRST, _("Reminder of an invoice"), _overdue),
    LetterKind(FURTHER, _("Further reminder of an invoice"), _overdue),
]
