"""Invoices made from the fee rules, and refunds. Amounts are whole yen with tax."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.papers.models import StoredFile
from shirushi.people.access import SeenThroughDossier
from shirushi.people.models import Dossier, Organisation


class InvoiceSeries(models.Model):
    """The last number that an issuer used in a fiscal year; its row is locked while the next is taken."""

    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    fiscal_year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "fiscal_year"], name="an_issuer_has_one_series_in_a_fiscal_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issuer_id} {self.fiscal_year}"


class Invoice(models.Model):
    class Kind(models.TextChoices):
        APPLICATION = "application", _("Application fee and review fee")
        REVIEW = "review", _("Review fee")
        REGISTRATION = "registration", _("Registration fee")
        WHOLE = "whole", _("All fees")
        ADDITIONAL = "additional", _("Additional charge")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="invoices")
    kind = models.CharField(max_length=20, choices=Kind)
    number = models.CharField(max_length=20)
    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    payer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invoices")
    issued_on = models.DateField()
    due_on = models.DateField()
    total = models.PositiveIntegerField()
    # What its credit notes take off.
    credited = models.PositiveIntegerField(default=0)
    remark = models.CharField(max_length=200, blank=True)
    provisional = models.BooleanField(default=False)
    confirmed_on = models.DateField(null=True)
    decision = models.JSONField()
    # The tax inside the amounts, by rate; null in invoices older than this.
    tax_decision = models.JSONField(null=True)
    # The PDF as it was issued; null while the amounts are provisional.
    paper = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    # What its allocations add up to; the day on which they covered it.
    received = models.PositiveIntegerField(default=0)
    paid_on = models.DateField(null=True)
    cancelled_on = models.DateField(null=True)

    objects = SeenThroughDossier.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "number"], name="an_issuer_uses_an_invoice_number_once"
            ),
            models.CheckConstraint(
                condition=Q(credited__lte=F("total")), name="no_more_is_credited_than_was_invoiced"
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("issued_on")), name="an_invoice_is_due_after_it_is_issued"
            ),
            models.CheckConstraint(
                condition=Q(paid_on=None) | Q(paid_on__gte=F("issued_on")),
                name="an_invoice_is_paid_after_it_is_issued",
            ),
            models.CheckConstraint(
                condition=Q(paid_on=None) | Q(cancelled_on=None), name="a_paid_invoice_is_not_cancelled"
            ),
            models.CheckConstraint(
                condition=Q(paid_on=None) | Q(received__gte=F("total") - F("credited")),
                name="a_paid_invoice_is_covered",
            ),
            models.CheckConstraint(
                condition=Q(paid_on=None) | Q(provisional=False) | Q(confirmed_on__isnull=False),
                name="a_provisional_invoice_is_confirmed_before_it_is_paid",
            ),
        ]
        indexes = [
            models.Index(fields=["issuer", "-issued_on", "-id"], name="invoices_of_an_issuer"),
            models.Index(
                fields=["issuer", "due_on"],
                condition=Q(paid_on=None, cancelled_on=None),
                name="open_invoices_of_an_issuer",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return self.paid_on is None and self.cancelled_on is None

    @property
    def asked(self) -> int:
        """What it asks after its credit notes."""
        return self.total - self.credited

    @property
    def owed(self) -> int:
        """What is still to be paid."""
        return 0 if self.cancelled_on else max(self.asked - self.received, 0)

    @property
    def awaits_confirmation(self) -> bool:
        """Its amounts stand under an announced change; nobody has said yet that they hold."""
        return self.is_open and self.provisional and self.confirmed_on is None

    def is_overdue(self, day: date) -> bool:
        return self.is_open and self.due_on < day


class InvoiceLine(models.Model):
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="lines")
    code = models.CharField(max_length=60)
    amount = models.IntegerField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.code} {self.amount}"


class Refund(models.Model):
    """What is to be paid back of an invoice, and when it was."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="refunds")
    invoice = models.OneToOneField(Invoice, on_delete=models.PROTECT, related_name="refund")
    decided_on = models.DateField()
    total = models.PositiveIntegerField()
    decision = models.JSONField()
    paid_back_on = models.DateField(null=True)

    objects = SeenThroughDossier.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(total__gt=0), name="a_refund_pays_something_back"),
            models.CheckConstraint(
                condition=Q(paid_back_on=None) | Q(paid_back_on__gte=F("decided_on")),
                name="a_refund_is_paid_back_after_it_is_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"refund of {self.invoice}"
