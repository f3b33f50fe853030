"""Reminding a payer of an invoice past due, by a letter that the daily run sends."""

from django.db import transaction

from shirushi.agenda import letters
from shirushi.billing import policy
from shirushi.billing.letters import FIRST, FURTHER
from shirushi.billing.models import Invoice
from shirushi.billing.services.holding import lock, refuse_unless_payable
from shirushi.billing.services.telling import facts
from shirushi.papers.models import Letter
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.record import journal


@transaction.atomic
def remind(*, invoice: Invoice, by: Actor) -> Letter:
    """The first letter asks, further ones ask urgently. Time alone sends them."""
    allow(policy.may_remind(by))
    lock(invoice)
    refuse_unless_payable(invoice)
    kind = FURTHER if Letter.objects.filter(kind=FIRST, subject_id=invoice.pk).exists() else FIRST
    letter = letters.prepare(
        kind=kind, dossier=invoice.dossier, subject_id=invoice.pk, sender=invoice.issuer, by=by, on=by.on
    )
    letters.send_unread(letter=letter, by=by, on=by.on)
    journal.record(
        "billing.invoice.reminded",
        invoice,
        by=by,
        on=by.on,
        after=facts(invoice, owed=invoice.owed, letter=kind),
    )
    return letter
