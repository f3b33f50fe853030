"""Money that arrives: recorded, given to invoices, sent back, and taken back where it was entered wrongly."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import letters
from shirushi.agenda.services import close_tasks_of
from shirushi.billing import policy
from shirushi.billing.letters import INVOICE
from shirushi.billing.models import Allocation, Invoice, MoneyReturned, Payment, Refund
from shirushi.billing.services.holding import (
    lock,
    refuse_amount,
    refuse_unless_between,
    refuse_unless_payable,
)
from shirushi.billing.services.telling import ask_to_pay, facts, tell_payer
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.record import journal, outbox
from shirushi.record.errors import ActRefused

# Why the letter of an invoice is set aside; letters are kept in Japanese.
PAID = "送付の前に入金されたため"


@transaction.atomic
def record_payment(
    *,
    issuer: Organisation,
    paid_on: date,
    amount: int,
    payer_name: str,
    by: Actor,
    on: date,
    reference: str = "",
    remark: str = "",
) -> Payment:
    """Money reached the account of the issuer; what it is for is said by `allocate`."""
    allow(policy.may_take_payments(by, issuer))
    refuse_amount(amount)
    _refuse_future(paid_on, on)
    _refuse_known_reference(issuer, paid_on, reference)
    payment = Payment.objects.create(
        issuer=issuer,
        paid_on=paid_on,
        amount=amount,
        left=amount,
        payer_name=payer_name,
        reference=reference,
        remark=remark,
        recorded_on=on,
        recorded_by_id=by.person_id,
    )
    journal.record(
        "billing.payment.recorded",
        payment,
        by=by,
        on=on,
        after={"amount": amount, "paid_on": paid_on, "reference": reference},
        personal={"payer_name": payer_name, "remark": remark},
    )
    return payment


def _refuse_future(paid_on: date, on: date) -> None:
    if paid_on > on:
        raise ActRefused("day_in_future", _("The day lies in the future. Nothing was changed."))


def _refuse_known_reference(issuer: Organisation, paid_on: date, reference: str) -> None:
    same = Payment.objects.filter(issuer=issuer, paid_on=paid_on, reference=reference, reversed_on=None)
    if reference and same.exists():
        raise ActRefused(
            "payment_known",
            _("A payment with the bank's reference %(reference)s is recorded on that day already."),
            reference=reference,
        )


@transaction.atomic
def allocate(*, payment: Payment, invoice: Invoice, by: Actor, on: date) -> int:
    """Give the invoice what it needs of the payment, or all that is left of it. Returns how much that is."""
    allow(policy.may_take_payments(by, payment.issuer) and policy.may_handle(by, invoice))
    lock(payment)
    lock(invoice)
    refuse_unless_payable(invoice)
    _refuse_other_payer(payment, invoice)
    amount = min(payment.left, invoice.owed)
    if not amount:
        raise ActRefused("nothing_left", _("Nothing is left of this payment. Nothing was changed."))
    _move(payment, invoice, amount, max(payment.paid_on, invoice.issued_on))
    payment.payer = invoice.payer
    payment.save(update_fields=["payer"])
    journal.record(
        "billing.payment.allocated",
        payment,
        dossier_id=invoice.dossier_id,
        by=by,
        on=on,
        after=facts(invoice, amount=amount, owed=invoice.owed),
    )
    _covered(invoice, by, on) if not invoice.owed else _partly_paid(invoice, amount, by, on)
    outbox.publish("billing.invoice", invoice.pk)
    return amount


def _refuse_other_payer(payment: Payment, invoice: Invoice) -> None:
    """Once part of it paid for one business, the rest is that business's money."""
    if payment.payer is not None and payment.payer != invoice.payer:
        raise ActRefused(
            "money_of_another",
            _("This payment belongs to %(business)s. Nothing was changed."),
            business=payment.payer.name,
        )


def _move(payment: Payment, invoice: Invoice, amount: int, counted_on: date) -> None:
    Allocation.objects.create(payment=payment, invoice=invoice, amount=amount, on=counted_on)
    payment.left -= amount
    payment.save(update_fields=["left"])
    invoice.received += amount
    invoice.paid_on = _covered_on(invoice)
    invoice.save(update_fields=["received", "paid_on"])


def _covered_on(invoice: Invoice) -> date | None:
    """The day on which what was received reached the total; None while it does not."""
    if invoice.owed or not invoice.received:
        return None
    counted = invoice.allocations.filter(amount__gt=0, payment__reversed_on=None)
    last: date = counted.order_by("-on")[0].on
    return last


def _covered(invoice: Invoice, by: Actor, on: date) -> None:
    journal.record(
        "billing.invoice.paid", invoice, by=by, on=on, after=facts(invoice, paid_on=invoice.paid_on)
    )
    close_tasks_of(kinds_prefix="billing.", subject_id=invoice.pk, on=on)
    letters.overtake(kind=INVOICE, subject_id=invoice.pk, reason=PAID, by=by, on=on)
    tell_payer("billing.payment_recorded", invoice, by=by, on=on)


def _partly_paid(invoice: Invoice, amount: int, by: Actor, on: date) -> None:
    ask_to_pay(invoice, on)
    tell_payer("billing.part_payment_recorded", invoice, by=by, on=on, amount=amount, owed=invoice.owed)


@transaction.atomic
def pay_invoice(
    *,
    invoice: Invoice,
    paid_on: date,
    amount: int,
    by: Actor,
    on: date,
    payer_name: str = "",
    reference: str = "",
) -> Payment:
    """Record money that arrived for this invoice. What is too much stays with the payment."""
    allow(policy.may_handle(by, invoice))
    lock(invoice)
    refuse_unless_payable(invoice)
    refuse_unless_between(paid_on, first=invoice.issued_on, last=on)
    payment = record_payment(
        issuer=invoice.issuer,
        paid_on=paid_on,
        amount=amount,
        payer_name=payer_name or invoice.payer.name,
        reference=reference,
        by=by,
        on=on,
    )
    allocate(payment=payment, invoice=invoice, by=by, on=on)
    return payment


@transaction.atomic
def mark_paid(*, invoice: Invoice, paid_on: date, by: Actor, on: date) -> None:
    """Record that all that was owed arrived on that day."""
    allow(policy.may_handle(by, invoice))
    lock(invoice)
    refuse_unless_payable(invoice)
    pay_invoice(invoice=invoice, paid_on=paid_on, amount=invoice.owed, by=by, on=on)


@transaction.atomic
def return_money(
    *, payment: Payment, amount: int, sent_on: date, reason: str, by: Actor, on: date
) -> MoneyReturned:
    """Record that money which no invoice took was sent back."""
    allow(policy.may_take_payments(by, payment.issuer))
    lock(payment)
    refuse_amount(amount)
    if amount > payment.left:
        raise ActRefused(
            "more_than_left",
            _("Only %(left)s yen are left of this payment. Nothing was changed."),
            left=f"{payment.left:,}",
        )
    refuse_unless_between(sent_on, first=payment.paid_on, last=on)
    payment.left -= amount
    payment.save(update_fields=["left"])
    sent = MoneyReturned.objects.create(payment=payment, amount=amount, sent_on=sent_on, reason=reason)
    journal.record(
        "billing.payment.returned",
        payment,
        by=by,
        on=on,
        after={"amount": amount, "sent_on": sent_on, "left": payment.left},
        personal={"reason": reason},
    )
    return sent


@transaction.atomic
def reverse_payment(*, payment: Payment, reason: str, by: Actor, on: date) -> None:
    """Take back a payment that was entered wrongly: counter entries, and its invoices are open again."""
    allow(policy.may_take_payments(by, payment.issuer))
    lock(payment)
    _refuse_settled(payment)
    for invoice in Invoice.objects.filter(allocations__payment=payment).distinct().order_by("pk"):
        _take_back(payment, invoice, by, on)
    payment.left, payment.reversed_on, payment.reversal_reason = 0, on, reason
    payment.save(update_fields=["left", "reversed_on", "reversal_reason"])
    journal.record(
        "billing.payment.reversed",
        payment,
        by=by,
        on=on,
        after={"amount": payment.amount, "reversed_on": on},
        personal={"reason": reason},
    )


def _refuse_settled(payment: Payment) -> None:
    if payment.reversed_on:
        raise ActRefused("already_reversed", _("This payment is taken back already. Nothing was changed."))
    refunded = Refund.objects.filter(invoice__allocations__payment=payment)
    if payment.returns.exists() or refunded.exists():
        raise ActRefused(
            "money_went_back",
            _("Money of this payment was sent back or is to be refunded: it cannot be taken back any more."),
        )


@transaction.atomic
def release_payments(*, invoice: Invoice, by: Actor, on: date) -> None:
    """What was paid for an invoice that asks for nothing any more stays left of its payments."""
    allow(policy.may_handle(by, invoice))
    for payment in Payment.objects.filter(allocations__invoice=invoice).distinct().order_by("pk"):
        lock(payment)
        _release(payment, invoice, by, on)


@transaction.atomic
def settle_surplus(*, invoice: Invoice, by: Actor, on: date) -> None:
    """After a credit note: what is paid beyond what is asked is left with the newest payments."""
    allow(policy.may_handle(by, invoice))
    for payment in Payment.objects.filter(allocations__invoice=invoice).distinct().order_by("-pk"):
        surplus = invoice.received - invoice.asked
        if surplus > 0:
            lock(payment)
            _release(payment, invoice, by, on, at_most=surplus)
    invoice.paid_on = _covered_on(invoice)
    invoice.save(update_fields=["paid_on"])


def _take_back(payment: Payment, invoice: Invoice, by: Actor, on: date) -> None:
    lock(invoice)
    amount = _release(payment, invoice, by, on)
    if amount and not invoice.cancelled_on:
        ask_to_pay(invoice, on)
        tell_payer("billing.payment_reversed", invoice, by=by, on=on, amount=amount, owed=invoice.owed)


def _release(payment: Payment, invoice: Invoice, by: Actor, on: date, at_most: int | None = None) -> int:
    paid: int = sum(each.amount for each in payment.allocations.filter(invoice=invoice))
    amount = paid if at_most is None else min(paid, at_most)
    if not amount:
        return 0
    _move(payment, invoice, -amount, on)
    journal.record(
        "billing.payment.released",
        payment,
        dossier_id=invoice.dossier_id,
        by=by,
        on=on,
        after=facts(invoice, amount=amount, owed=invoice.owed),
    )
    outbox.publish("billing.invoice", invoice.pk)
    return amount
