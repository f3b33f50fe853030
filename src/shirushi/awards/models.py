"""The end of a case: the decision by people who did not review, the contract, the certificate."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from shirushi.billing.models import Invoice
from shirushi.grants.models import Grant
from shirushi.intake.models import Application
from shirushi.people.models import Organisation, Person
from shirushi.review.models import SeenThroughApplication


class GrantDecision(models.Model):
    class Result(models.TextChoices):
        GRANTED = "granted", _("Grant decided")
        DENIED = "denied", _("Denied")

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="grant_decision")
    result = models.CharField(_("Result"), max_length=20, choices=Result)
    reasons = models.TextField(_("Reasons"))
    decided_on = models.DateField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    decision = models.JSONField(null=True)
    registration_invoice = models.OneToOneField(
        Invoice, on_delete=models.PROTECT, null=True, related_name="grant_decision"
    )
    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, null=True, related_name="award")

    objects = SeenThroughApplication.as_manager()

    def __str__(self) -> str:
        return f"{self.result} {self.application_id}"


class Contract(models.Model):
    """The grant contract: the business signs first, then the granting body."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="contract")
    offered_on = models.DateField()
    lapses_on = models.DateField(null=True)
    business_signed_on = models.DateField(null=True)
    business_signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    body_signed_on = models.DateField(null=True)
    body_signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    lapsed_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=0)

    objects = SeenThroughApplication.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(body_signed_on=None) | models.Q(business_signed_on__isnull=False),
                name="the_business_signs_first",
            ),
        ]

    def __str__(self) -> str:
        return f"contract of {self.application_id}"
