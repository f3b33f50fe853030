"""Deciding and paying refunds."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda.services import close_task
from shirushi.billing import policy
from shirushi.billing.models import Invoice, Refund
from shirushi.billing.services.credit_notes import write_credit_note
from shirushi.billing.services.holding import lock, refuse_unless_between
from shirushi.billing.services.telling import ask_to_pay_back, facts, tell_payer
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.people.rulebook import current
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.rules import Decision

# As it stands on the credit note, which is in Japanese.
REASON = "審査の結果による返金"


@transaction.atomic
def decide_refund(*, invoice: Invoice, result: str, by: Actor, on: date) -> Refund | None:
    """What the rules pay back after the result of a review (`passed`, `failed`).

    None where nothing was paid, where the rules pay nothing back, or where the scheme has no such rule.
    """
    allow(policy.may_decide_refund(by, invoice))
    lock(invoice)
    if Refund.objects.filter(invoice=invoice).exists():
        raise ActRefused("refund_already_decided", _("A refund of this invoice is already decided."))
    if invoice.paid_on is None:
        return None
    decision = _refund_decision(invoice, result, on)
    if decision.refused or not decision["total"]:
        return None
    refund = Refund.objects.create(
        dossier=invoice.dossier,
        invoice=invoice,
        decided_on=on,
        total=decision["total"],
        decision=decision.as_json(),
    )
    journal.record(
        "billing.refund.decided",
        refund,
        by=by,
        on=on,
        decision=decision,
        after=facts(invoice, total=refund.total),
    )
    write_credit_note(invoice, refund.total, REASON, by, on)
    ask_to_pay_back(refund, on)
    tell_payer("billing.refund_decided", invoice, by=by, on=on, total=refund.total)
    return refund


def _refund_decision(invoice: Invoice, result: str, on: date) -> Decision:
    lines = [{"code": line.code, "amount": line.amount} for line in invoice.lines.all()]
    facts = {"scheme": invoice.dossier.scheme, "on": on.isoformat(), "lines": lines, "result": result}
    return current().decide("refund", facts)


@transaction.atomic
def mark_paid_back(*, refund: Refund, by: Actor, on: date) -> None:
    """Record that the refund was paid back on that day."""
    allow(policy.may_pay_back(by, refund))
    lock(refund)
    if refund.paid_back_on:
        raise ActRefused("already_paid_back", _("This refund is already paid back. Nothing was changed."))
    refuse_unless_between(on, first=refund.decided_on, last=by.on)
    refund.paid_back_on = on
    refund.save(update_fields=["paid_back_on"])
    journal.record(
        "billing.refund.paid_back", refund, by=by, on=on, after={"total": refund.total, "paid_back_on": on}
    )
    close_task(kind="billing.pay_refund", subject_id=refund.invoice_id, on=on)
    tell_payer("billing.refund_paid_back", refund.invoice, by=by, on=on, total=refund.total)
