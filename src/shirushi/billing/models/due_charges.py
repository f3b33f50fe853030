"""What a review brought about that is charged besides its fees, until it is invoiced or let off."""

from django.db import models
from django.db.models import Q

from shirushi.billing.models.invoices import Invoice
from shirushi.people.access import SeenThroughDossier
from shirushi.people.models import Dossier, Organisation, Person


class DueCharge(models.Model):
    """Time over the hours of the rule, travel: it waits for the office of the issuer. `reason` is for its words."""

    class Code(models.TextChoices):
        OVERTIME = "overtime"
        TRAVEL = "travel"

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="due_charges")
    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=60, choices=Code)
    # The application that it arose in.
    subject_id = models.BigIntegerField()
    arose_on = models.DateField()
    hours = models.PositiveSmallIntegerField(null=True)
    reason = models.JSONField(default=dict)
    invoice = models.OneToOneField(Invoice, on_delete=models.PROTECT, null=True, related_name="due_charge")
    waived_on = models.DateField(null=True)
    waived_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    waived_reason = models.CharField(max_length=200, blank=True)

    objects = SeenThroughDossier.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "code", "subject_id", "arose_on"], name="a_charge_arises_once_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(invoice=None) | Q(waived_on=None), name="what_is_invoiced_is_not_waived"
            ),
            models.CheckConstraint(
                condition=Q(waived_on=None) | ~Q(waived_reason=""), name="a_charge_is_waived_with_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["dossier", "code"], name="due_charges_of_a_dossier")]

    def __str__(self) -> str:
        return f"{self.code} of {self.subject_id}"

    @property
    def is_open(self) -> bool:
        return self.invoice_id is None and self.waived_on is None
