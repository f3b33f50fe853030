"""Answers written at the visit, and the devices on which they were written."""

from django.db import models
from django.db.models import Q

from shirushi.intake.models import Application
from shirushi.people.models import Person
from shirushi.review.models.examining import Judgement
from shirushi.review.models.seen import SeenByTheTeam


class VisitDevice(models.Model):
    """A browser that keeps answers of one visit for one assessor, locked with a key that we hold.

    The key is handed out to the signed-in assessor. Without it nothing on the device can be read, so erasing
    it here makes what lies there worthless.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="visit_devices")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    token = models.UUIDField(unique=True)
    label = models.CharField(max_length=200, blank=True)
    # Base64 of 256 bits; empty once the device is cleared or reported lost.
    key = models.CharField(max_length=64, blank=True)
    registered_at = models.DateTimeField()
    synced_at = models.DateTimeField(null=True)
    cleared_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = SeenByTheTeam.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at=None, cleared_at=None) | Q(key=""),
                name="a_device_that_is_gone_has_no_key",
            ),
        ]

    def __str__(self) -> str:
        return f"device {self.token}"


class VisitEntry(models.Model):
    """One answer at the visit. It is never changed: another one takes its place and says so.

    `client_id` is made where the answer is written; the same answer sent twice is kept once.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="visit_entries")
    client_id = models.UUIDField(unique=True)
    requirement = models.CharField(max_length=60)
    verdict = models.CharField(max_length=20, choices=Judgement.Verdict, blank=True)
    text = models.TextField(blank=True)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Null where it was written in an ordinary form.
    device = models.ForeignKey(VisitDevice, on_delete=models.PROTECT, null=True, related_name="entries")
    # By the clock of the device, and by ours.
    written_at = models.DateTimeField()
    received_at = models.DateTimeField()
    came_late = models.BooleanField(default=False)
    replaces = models.ManyToManyField("self", symmetrical=False, related_name="replaced_by")

    objects = SeenByTheTeam.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text="", verdict=""), name="an_answer_says_something"),
        ]
        indexes = [models.Index(fields=["application", "requirement"], name="answers_of_a_visit")]

    def __str__(self) -> str:
        return f"{self.requirement} in {self.application_id}"
