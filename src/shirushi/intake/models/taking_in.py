"""What a body's people say of an application before they accept it, and what they send back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.billing.models import Invoice
from shirushi.intake.access import SeenThroughApplication
from shirushi.intake.models.applications import Application
from shirushi.people.models import Person


class EligibilityCheck(models.Model):
    """A person's word on the rules' answer about who may apply. The last one counts, until facts change it."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="eligibility_checks")
    # The rules' answer as the person read it.
    decision = models.JSONField()
    # What holds by the person's word; other than the answer only with a reason.
    is_eligible = models.BooleanField()
    is_deviation = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    checked_on = models.DateField()
    checked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Later facts changed the answer: it waits to be looked at again.
    reopened_on = models.DateField(null=True)

    objects = SeenThroughApplication.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_deviation=False) | ~Q(reason=""),
                name="a_deviation_from_the_rules_has_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["application", "-id"], name="last_word_on_eligibility")]

    def __str__(self) -> str:
        return f"{self.application}: {self.is_eligible}"


class PapersReturn(models.Model):
    """The papers of a returned application went back, at the applicant's cost."""

    class Way(models.TextChoices):
        POST = "post", _("By post or parcel")
        HAND = "hand", _("Handed over")

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="papers_return")
    way = models.CharField(max_length=10, choices=Way)
    went_on = models.DateField()
    # The number of the parcel, or who took them.
    proof = models.CharField(max_length=200)
    # The rules' answer about the charge; refused where no price is set.
    decision = models.JSONField()
    invoice = models.OneToOneField(Invoice, on_delete=models.PROTECT, null=True, related_name="papers_return")
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects = SeenThroughApplication.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(proof=""), name="papers_that_went_back_have_their_proof"),
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.went_on}"
