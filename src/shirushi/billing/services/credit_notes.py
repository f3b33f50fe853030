"""Taking something off an issued invoice, with a credit note that says so."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda.services import close_tasks_of
from shirushi.billing import policy
from shirushi.billing.documents import credit_note_name, credit_note_pdf
from shirushi.billing.models import CreditNote, CreditNoteSeries, Invoice
from shirushi.billing.numbers import take_number
from shirushi.billing.services.holding import lock, refuse_amount, refuse_unless_payable
from shirushi.billing.services.payments import settle_surplus
from shirushi.billing.services.telling import ask_to_pay, facts, tell_payer
from shirushi.billing.taxes import tax_decision
from shirushi.papers.services import keep_generated
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.record import journal, outbox
from shirushi.record.errors import ActRefused


@transaction.atomic
def credit_invoice(*, invoice: Invoice, amount: int, reason: str, by: Actor, on: date) -> CreditNote:
    """Take a part off an invoice. What was paid too much by that is left with its payments."""
    allow(policy.may_handle(by, invoice))
    lock(invoice)
    refuse_unless_payable(invoice)
    refuse_amount(amount)
    if amount >= invoice.asked:
        raise ActRefused(
            "credits_all",
            _("This is all that the invoice asks: cancel it instead. Nothing was changed."),
        )
    note = write_credit_note(invoice, amount, reason, by, on)
    settle_surplus(invoice=invoice, by=by, on=on)
    if invoice.owed:
        ask_to_pay(invoice, on)
    else:
        close_tasks_of(kinds_prefix="billing.", subject_id=invoice.pk, on=on)
    tell_payer("billing.invoice_credited", invoice, by=by, on=on, amount=amount, owed=invoice.owed)
    outbox.publish("billing.invoice", invoice.pk)
    return note


def write_credit_note(invoice: Invoice, amount: int, reason: str, by: Actor, on: date) -> CreditNote:
    """Called by the acts that take something off: reducing, cancelling, refunding. Taxed as the invoice was."""
    note = CreditNote.objects.create(
        dossier=invoice.dossier,
        invoice=invoice,
        issuer=invoice.issuer,
        number=f"R{take_number(invoice.issuer, on, CreditNoteSeries)}",
        issued_on=on,
        total=amount,
        reason=reason,
        tax_decision=tax_decision([amount], invoice.issued_on).as_json(),
    )
    note.paper = keep_generated(
        dossier=invoice.dossier, name=credit_note_name(note), content=credit_note_pdf(note), by=by, on=on
    )
    note.save(update_fields=["paper"])
    invoice.credited += amount
    invoice.save(update_fields=["credited"])
    journal.record(
        "billing.credit_note.issued",
        note,
        by=by,
        on=on,
        after=facts(invoice, credit_note=note.number, amount=amount),
        personal={"reason": reason},
    )
    return note
