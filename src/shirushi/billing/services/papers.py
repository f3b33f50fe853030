"""The PDF of an invoice, made once and kept byte for byte."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.billing import policy
from shirushi.billing.documents import invoice_name, invoice_pdf
from shirushi.billing.models import Invoice
from shirushi.billing.services.holding import lock
from shirushi.papers.services import keep_generated
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.record.errors import ActRefused


def keep_invoice_paper(invoice: Invoice, by: Actor, on: date) -> None:
    """Called by the act that makes the amounts firm: issue, or confirmation of provisional ones."""
    invoice.paper = keep_generated(
        dossier=invoice.dossier, name=invoice_name(invoice), content=invoice_pdf(invoice), by=by, on=on
    )
    invoice.save(update_fields=["paper"])


@transaction.atomic
def make_missing_paper(*, invoice: Invoice, by: Actor, on: date) -> None:
    """For an invoice that was issued before papers were kept."""
    allow(policy.may_handle(by, invoice))
    lock(invoice)
    if invoice.paper_id or invoice.awaits_confirmation or invoice.cancelled_on:
        raise ActRefused("paper_not_missing", _("There is no document to be made of this invoice."))
    keep_invoice_paper(invoice, by, on)
