"""The contract and who signed it."""

from django.db import models

from shirushi.intake.models import Application
from shirushi.papers.models import StoredFile
from shirushi.people.models import Person
from shirushi.review.models import SeenThroughApplication


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
    # What was signed, and the record of both signatures with number and term.
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    evidence = models.OneToOneField(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
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
