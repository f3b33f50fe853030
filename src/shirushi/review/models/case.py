"""The review as a whole, who makes it, its steps, and its halts."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application
from shirushi.papers.models import StoredFile
from shirushi.people.access import SeenThroughDossier
from shirushi.people.models import Dossier, Person
from shirushi.review.models.seen import SeenThroughApplication


class Review(models.Model):
    """The review as a whole: when it began and when the lead assessor completed it."""

    class Recommendation(models.TextChoices):
        GRANT = "grant", _("Fit to be granted")
        DENY = "deny", _("Not fit to be granted")

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="review")
    started_on = models.DateField()
    completed_on = models.DateField(null=True)
    completed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    # What the lead says to those who decide; empty where a review was completed before it was asked for.
    recommendation = models.CharField(max_length=20, choices=Recommendation, blank=True)
    remarks = models.TextField(blank=True)
    # The report of completion as it was kept.
    report = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    # Completed although the answers stayed out past their day: then only a denial can follow.
    unresolved = models.BooleanField(default=False)

    objects = SeenThroughApplication.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(completed_on=None) | Q(completed_on__gte=F("started_on")),
                name="a_review_is_completed_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"review of {self.application_id}"


class Assignment(models.Model):
    """A person reviews an application, until released or recused."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="assignments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    is_lead = models.BooleanField(default=False)
    # The assessor's own word that no conflict of interest stands in the way.
    no_conflict_declared_on = models.DateField(null=True)
    assigned_on = models.DateField()
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=200, blank=True)
    # A trainee goes beside the lead and does not count as one of the team.
    is_trainee = models.BooleanField(default=False)
    # Why this person although the rules would rather have another; with what they said.
    exception_reason = models.CharField(max_length=500, blank=True)
    decision = models.JSONField(null=True)
    # Ended because the person is no assessor of the body any more: somebody takes the place.
    left = models.BooleanField(default=False)
    # Whose place this person took.
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")

    objects = SeenThroughApplication.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "person"], condition=Q(ended_on=None), name="a_person_is_assigned_once"
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(ended_on=None, is_lead=True),
                name="an_application_has_one_lead_assessor",
            ),
            models.CheckConstraint(
                condition=~Q(is_lead=True, is_trainee=True), name="a_trainee_does_not_lead"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} reviews {self.application_id}"

    @property
    def awaits_consent(self) -> bool:
        """A trainee of whom the business has not said yes."""
        asked = getattr(self, "consent", None) if self.is_trainee else None
        return asked is not None and not asked.agreed


class ReviewStep(models.Model):
    """Document review and on-site review: planned, done, with its summary."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", _("Document review")
        ONSITE = "onsite", _("On-site review")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20, choices=Kind)
    planned_on = models.DateField(null=True)
    hours_at_most = models.PositiveSmallIntegerField(null=True)
    decision = models.JSONField(null=True)
    done_on = models.DateField(null=True)
    summary = models.TextField(blank=True)
    done_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    hours = models.DecimalField(max_digits=4, decimal_places=1, null=True)

    objects = SeenThroughApplication.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "kind"], name="a_step_is_taken_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.application_id}"

    @property
    def overtime(self) -> Decimal:
        """Hours beyond those of the rule."""
        if self.hours is None or self.hours_at_most is None:
            return Decimal(0)
        return max(self.hours - self.hours_at_most, Decimal(0))


class Halt(models.Model):
    """A review stands still for a time after an incident (003 2.1(12), 表2).

    `planned_ends_on` is the last day of the period, `ended_on` the last day on which it stood still.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="halts")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="halts")
    starts_on = models.DateField()
    planned_ends_on = models.DateField()
    ended_on = models.DateField(null=True)
    decision = models.JSONField()
    annulled_on = models.DateField(null=True)
    # The tasks that were closed when the review stopped, to be opened again when it goes on.
    paused_tasks = models.JSONField(default=list)

    objects = SeenThroughDossier.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(planned_ends_on__gte=F("starts_on")), name="a_halt_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(ended_on=None, annulled_on=None),
                name="an_application_has_one_open_halt",
            ),
        ]

    def __str__(self) -> str:
        return f"halt from {self.starts_on}"
