"""Issuing, confirming, paying and cancelling invoices; deciding and paying refunds."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda.services import close_task, close_tasks_of, notify, open_task
from shirushi.billing import policy
from shirushi.billing.models import Invoice, InvoiceLine, Refund
from shirushi.billing.numbers import take_number
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation, Role
from shirushi.people.rights import allow
from shirushi.people.rulebook import current
from shirushi.record import journal, outbox
from shirushi.record.errors import ActRefused
from shirushi.rules import Decision

PAYERS = (Role.REPRESENTATIVE, Role.PRIVACY_OFFICER)
ISSUERS = (Role.CLERK, Role.OFFICER)
Lines = list[dict[str, Any]]


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
        decision=stored,
    )
    InvoiceLine.objects.bulk_create(InvoiceLine(invoice=invoice, **line) for line in lines)
    journal.record(
        "billing.invoice.issued", invoice, by=by, on=on, decision=stored, after=_facts(invoice, lines=lines)
    )
    _tell_payer("billing.invoice_issued", invoice, by=by, on=on)
    _ask_to_confirm(invoice, on) if invoice.awaits_confirmation else _ask_to_pay(invoice, on)
    return invoice


def _lines_of(decision: Mapping[str, Any], codes: Collection[str] | None) -> Lines:
    lines = [line for line in decision["outcome"]["lines"] if codes is None or line["code"] in codes]
    if not lines:
        raise ActRefused("nothing_to_invoice", _("There is no fee to invoice."))
    return lines


@transaction.atomic
def confirm_provisional(*, invoice: Invoice, by: Actor, on: date, remark: str = "") -> None:
    """A person vouches for amounts that stood under an announced change of the fees."""
    allow(policy.may_handle(by, invoice))
    _lock(invoice)
    if not invoice.awaits_confirmation:
        raise ActRefused("nothing_to_confirm", _("The amounts of this invoice need no confirmation."))
    invoice.confirmed_on = on
    invoice.save(update_fields=["confirmed_on"])
    journal.record(
        "billing.invoice.confirmed",
        invoice,
        by=by,
        on=on,
        after=_facts(invoice, confirmed_on=on),
        personal={"remark": remark} if remark else None,
    )
    close_task(kind="billing.confirm_invoice", subject_id=invoice.pk, on=on)
    _ask_to_pay(invoice, on)
    _tell_payer("billing.invoice_confirmed", invoice, by=by, on=on)


@transaction.atomic
def mark_paid(*, invoice: Invoice, paid_on: date, by: Actor, on: date) -> None:
    """Record the day on which the money arrived."""
    allow(policy.may_handle(by, invoice))
    _lock(invoice)
    _refuse_unless_payable(invoice)
    _refuse_unless_between(paid_on, first=invoice.issued_on, last=on)
    invoice.paid_on = paid_on
    invoice.save(update_fields=["paid_on"])
    journal.record("billing.invoice.paid", invoice, by=by, on=on, after=_facts(invoice, paid_on=paid_on))
    close_tasks_of(kinds_prefix="billing.", subject_id=invoice.pk, on=on)
    _tell_payer("billing.payment_recorded", invoice, by=by, on=on)
    outbox.publish("billing.invoice", invoice.pk)


def _refuse_unless_payable(invoice: Invoice) -> None:
    _refuse_unless_open(invoice)
    if invoice.awaits_confirmation:
        raise ActRefused("not_confirmed", _("Confirm the amounts first: they are provisional."))


def _refuse_unless_open(invoice: Invoice) -> None:
    if invoice.paid_on:
        raise ActRefused("already_paid", _("This payment is already recorded. Nothing was changed."))
    if invoice.cancelled_on:
        raise ActRefused("already_cancelled", _("This invoice is already cancelled. Nothing was changed."))


def _refuse_unless_between(day: date, *, first: date, last: date) -> None:
    if day < first:
        raise ActRefused("day_too_early", _("The day lies before the day of issue. Nothing was changed."))
    if day > last:
        raise ActRefused("day_in_future", _("The day lies in the future. Nothing was changed."))


@transaction.atomic
def cancel_invoice(*, invoice: Invoice, reason: str, by: Actor, on: date) -> None:
    """Take an unpaid invoice back. Its number stays used."""
    allow(policy.may_handle(by, invoice))
    _lock(invoice)
    _refuse_unless_open(invoice)
    invoice.cancelled_on = on
    invoice.save(update_fields=["cancelled_on"])
    journal.record(
        "billing.invoice.cancelled",
        invoice,
        by=by,
        on=on,
        after=_facts(invoice, cancelled_on=on),
        personal={"reason": reason},
    )
    close_tasks_of(kinds_prefix="billing.", subject_id=invoice.pk, on=on)
    _tell_payer("billing.invoice_cancelled", invoice, by=by, on=on)


@transaction.atomic
def decide_refund(*, invoice: Invoice, result: str, by: Actor, on: date) -> Refund | None:
    """What the rules pay back after the result of a review (`passed`, `failed`).

    None where nothing was paid, where the rules pay nothing back, or where the scheme has no such rule.
    """
    allow(policy.may_decide_refund(by, invoice))
    _lock(invoice)
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
        after=_facts(invoice, total=refund.total),
    )
    _ask_to_pay_back(refund, on)
    _tell_payer("billing.refund_decided", invoice, by=by, on=on, total=refund.total)
    return refund


def _refund_decision(invoice: Invoice, result: str, on: date) -> Decision:
    lines = [{"code": line.code, "amount": line.amount} for line in invoice.lines.all()]
    facts = {"scheme": invoice.dossier.scheme, "on": on.isoformat(), "lines": lines, "result": result}
    return current().decide("refund", facts)


@transaction.atomic
def mark_paid_back(*, refund: Refund, by: Actor, on: date) -> None:
    """Record that the refund was paid back on that day."""
    allow(policy.may_pay_back(by, refund))
    _lock(refund)
    if refund.paid_back_on:
        raise ActRefused("already_paid_back", _("This refund is already paid back. Nothing was changed."))
    _refuse_unless_between(on, first=refund.decided_on, last=by.on)
    refund.paid_back_on = on
    refund.save(update_fields=["paid_back_on"])
    journal.record(
        "billing.refund.paid_back", refund, by=by, on=on, after={"total": refund.total, "paid_back_on": on}
    )
    close_task(kind="billing.pay_refund", subject_id=refund.invoice_id, on=on)
    _tell_payer("billing.refund_paid_back", refund.invoice, by=by, on=on, total=refund.total)


def _lock(thing: Invoice | Refund) -> None:
    """Read anew, and keep others out until the act is done: a second click finds the first's work."""
    locked: Any = type(thing).objects.select_for_update()
    thing.refresh_from_db(from_queryset=locked)


def _facts(invoice: Invoice, **more: Any) -> dict[str, Any]:
    return {"number": invoice.number, "total": invoice.total, **more}


def _params(invoice: Invoice, **more: Any) -> dict[str, Any]:
    return {
        "number": invoice.number,
        "total": invoice.total,
        "due_on": invoice.due_on,
        "issuer": invoice.issuer.name,
        "business": invoice.payer.name,
        **more,
    }


def _ask_to_confirm(invoice: Invoice, on: date) -> None:
    _ask("billing.confirm_invoice", invoice, invoice.issuer, ISSUERS, on)


def _ask_to_pay(invoice: Invoice, on: date) -> None:
    _ask("billing.pay_invoice", invoice, invoice.payer, PAYERS, on)
    _ask("billing.await_payment", invoice, invoice.issuer, (Role.CLERK,), on)


def _ask(kind: str, invoice: Invoice, organisation: Organisation, roles: Collection[str], on: date) -> None:
    open_task(
        kind=kind,
        dossier=invoice.dossier,
        subject_id=invoice.pk,
        organisation=organisation,
        roles=roles,
        on=on,
        due_on=invoice.due_on,
        decision=invoice.decision,
        params=_params(invoice),
    )


def _ask_to_pay_back(refund: Refund, on: date) -> None:
    """The task names the invoice: that is the page on which the refund is handled."""
    open_task(
        kind="billing.pay_refund",
        dossier=refund.dossier,
        subject_id=refund.invoice_id,
        organisation=refund.invoice.issuer,
        roles=ISSUERS,
        on=on,
        decision=refund.decision,
        params=_params(refund.invoice, total=refund.total),
    )


def _tell_payer(kind: str, invoice: Invoice, *, by: Actor, on: date, **more: Any) -> None:
    notify(
        kind=kind,
        dossier=invoice.dossier,
        subject_id=invoice.pk,
        organisation=invoice.payer,
        roles=PAYERS,
        by=by,
        on=on,
        params=_params(invoice, **more),
    )
