"""Issuing, confirming and cancelling invoices."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import letters
from shirushi.agenda.services import close_task, close_tasks_of
from shirushi.billing import policy
from shirushi.billing.letters import INVOICE
from shirushi.billing.models import Invoice, InvoiceLine
from shirushi.billing.numbers import take_number
from shirushi.billing.services.credit_notes import write_credit_note
from shirushi.billing.services.due_charges import reopen_charge
from shirushi.billing.services.holding import lock, refuse_unless_open
from shirushi.billing.services.papers import keep_invoice_paper
from shirushi.billing.services.payments import release_payments
from shirushi.billing.services.telling import ask_to_confirm, ask_to_pay, facts, tell_payer
from shirushi.billing.taxes import tax_decision
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.rules import Decision

Lines = list[dict[str, Any]]
# Why its letter is set aside; letters are kept in Japanese.
CANCELLED = "請求書を取り消したため"


@transaction.atomic
def issue_invoice(
    *,
    dossier: Dossier,
    kind: str,
    issuer: Organisation,
    payer: Organisation,
    decision: Decision | Mapping[str, Any],
    due_on: date,
    by: Actor,
    on: date,
    codes: Collection[str] | None = None,
    remark: str = "",
) -> Invoice:
    """Invoice the lines of a fees decision, all or those whose code is in `codes`.

    Amounts under an announced change are provisional: the payer is asked to pay once they are confirmed.
    """
    allow(policy.may_issue(by, issuer, payer))
    stored = journal.stored(decision)
    lines = _lines_of(stored, codes)
    invoice = Invoice.objects.create(
        dossier=dossier,
        kind=kind,
        number=take_number(issuer, on),
        issuer=issuer,
        payer=payer,
        issued_on=on,
        due_on=due_on,
        total=sum(line["amount"] for line in lines),
        provisional=stored["outcome"]["provisional"],
        remark=remark,
        decision=stored,
        tax_decision=tax_decision([line["amount"] for line in lines], on).as_json(),
    )
    InvoiceLine.objects.bulk_create(InvoiceLine(invoice=invoice, **line) for line in lines)
    journal.record(
        "billing.invoice.issued", invoice, by=by, on=on, decision=stored, after=facts(invoice, lines=lines)
    )
    tell_payer("billing.invoice_issued", invoice, by=by, on=on)
    ask_to_confirm(invoice, on) if invoice.awaits_confirmation else _ask_to_pay(invoice, by, on)
    return invoice


def _ask_to_pay(invoice: Invoice, by: Actor, on: date) -> None:
    keep_invoice_paper(invoice, by, on)
    letters.prepare(
        kind=INVOICE, dossier=invoice.dossier, subject_id=invoice.pk, sender=invoice.issuer, by=by, on=on
    )
    ask_to_pay(invoice, on)


def _lines_of(decision: Mapping[str, Any], codes: Collection[str] | None) -> Lines:
    lines = [line for line in decision["outcome"]["lines"] if codes is None or line["code"] in codes]
    if not lines:
        raise ActRefused("nothing_to_invoice", _("There is no fee to invoice."))
    return lines


@transaction.atomic
def confirm_provisional(*, invoice: Invoice, by: Actor, on: date, remark: str = "") -> None:
    """A person vouches for amounts that stood under an announced change of the fees."""
    allow(policy.may_handle(by, invoice))
    lock(invoice)
    if not invoice.awaits_confirmation:
        raise ActRefused("nothing_to_confirm", _("The amounts of this invoice need no confirmation."))
    invoice.confirmed_on = on
    invoice.save(update_fields=["confirmed_on"])
    journal.record(
        "billing.invoice.confirmed",
        invoice,
        by=by,
        on=on,
        after=facts(invoice, confirmed_on=on),
        personal={"remark": remark} if remark else None,
    )
    close_task(kind="billing.confirm_invoice", subject_id=invoice.pk, on=on)
    _ask_to_pay(invoice, by, on)
    tell_payer("billing.invoice_confirmed", invoice, by=by, on=on)


@transaction.atomic
def cancel_invoice(*, invoice: Invoice, reason: str, by: Actor, on: date) -> None:
    """Take an invoice back that is not paid in full. Its number stays used; a part that was paid is kept."""
    allow(policy.may_handle(by, invoice))
    lock(invoice)
    refuse_unless_open(invoice)
    release_payments(invoice=invoice, by=by, on=on)
    lock(invoice)
    if not invoice.awaits_confirmation:
        write_credit_note(invoice, invoice.asked, reason, by, on)
    invoice.cancelled_on = on
    invoice.save(update_fields=["cancelled_on"])
    journal.record(
        "billing.invoice.cancelled",
        invoice,
        by=by,
        on=on,
        after=facts(invoice, cancelled_on=on),
        personal={"reason": reason},
    )
    close_tasks_of(kinds_prefix="billing.", subject_id=invoice.pk, on=on)
    letters.overtake(kind=INVOICE, subject_id=invoice.pk, reason=CANCELLED, by=by, on=on)
    reopen_charge(invoice, by, on)
    tell_payer("billing.invoice_cancelled", invoice, by=by, on=on)
