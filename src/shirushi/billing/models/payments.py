"""Money that arrived, what it was for, and what of it went back. Amounts are whole yen."""

from django.db import models
from django.db.models import F, Q

from shirushi.billing.models.invoices import Invoice
from shirushi.people.access import SeenOwn, SeenThroughDossier
from shirushi.people.models import Organisation, Person


class SeenByIssuer(SeenOwn):
    """For what only the organisation sees that was paid."""

    organisation_path = "issuer_id"


class SeenThroughInvoice(SeenThroughDossier):
    dossier_path = "invoice__dossier"


class Payment(models.Model):
    """One sum that reached the issuer's account. What no invoice took stays `left` until it is used or sent back.

    One that was entered wrongly is not erased: it is reversed on a day, and its allocations with it.
    """

    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    # Null while nobody knows whose money it is.
    payer = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="payments")
    paid_on = models.DateField()
    amount = models.PositiveIntegerField()
    left = models.PositiveIntegerField()
    # As the bank wrote it.
    payer_name = models.CharField(max_length=200)
    reference = models.CharField(max_length=60, blank=True)
    remark = models.CharField(max_length=200, blank=True)
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    reversed_on = models.DateField(null=True)
    reversal_reason = models.CharField(max_length=200, blank=True)

    objects = SeenByIssuer.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_payment_brings_money"),
            models.CheckConstraint(condition=Q(left__lte=F("amount")), name="no_more_is_left_than_was_paid"),
            models.CheckConstraint(
                condition=Q(reversed_on=None) | Q(left=0), name="of_a_reversed_payment_nothing_is_left"
            ),
            models.CheckConstraint(
                condition=Q(recorded_on__gte=F("paid_on")), name="a_payment_is_recorded_after_it_arrived"
            ),
            models.UniqueConstraint(
                fields=["issuer", "paid_on", "reference"],
                condition=~Q(reference="") & Q(reversed_on=None),
                name="a_bank_reference_arrives_once_on_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["issuer", "-paid_on", "-id"], name="payments_to_an_issuer"),
            models.Index(
                fields=["issuer", "-paid_on", "-id"], condition=Q(left__gt=0), name="payments_with_money_left"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.payer_name} {self.amount}"


class Allocation(models.Model):
    """A part of a payment that pays an invoice; negative where it was taken back."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="allocations")
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="allocations")
    amount = models.IntegerField()
    # The day from which it counts: that of the payment, or of the invoice where that is later.
    on = models.DateField()

    objects = SeenThroughInvoice.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(amount=0), name="an_allocation_moves_money"),
        ]

    def __str__(self) -> str:
        return f"{self.payment_id} for {self.invoice_id}: {self.amount}"


class MoneyReturned(models.Model):
    """What was sent back of a payment."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="returns")
    amount = models.PositiveIntegerField()
    sent_on = models.DateField()
    reason = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_return_sends_money"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} of {self.payment_id}"
