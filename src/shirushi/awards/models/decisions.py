"""The decision by people who did not review."""

from django.db import models
from django.db.models import Q
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
    # An objection was upheld: the case goes on, and the next decision stands here in its turn.
    annulled_on = models.DateField(null=True)
    annulment_reason = models.TextField(blank=True)

    objects = SeenThroughApplication.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(annulled_on=None) | ~Q(annulment_reason=""),
                name="a_decision_is_annulled_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.result} {self.application_id}"
