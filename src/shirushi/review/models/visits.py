"""The visit: its plan and agenda, who attends, the questions that it is to answer."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application
from shirushi.papers.models import StoredFile
from shirushi.people.actor import Actor
from shirushi.people.models import Person
from shirushi.review.models.seen import SeenByTheTeam, SeenThroughApplication


class SeenOnceProposed(SeenThroughApplication):
    """The business sees a plan from the day on which it is proposed."""

    plan_path = ""

    def visible_to(self, actor: Actor) -> Self:
        seen = super().visible_to(actor)
        return seen.exclude(**{f"{self.plan_path}proposed_on": None}) if actor.is_business else seen


class VisitPlan(models.Model):
    """Where and when the visit is made; proposed to the business, which agrees or asks for another day."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Being prepared")
        PROPOSED = "proposed", _("Proposed to the business")
        AGREED = "agreed", _("Agreed")
        ASKED = "asked", _("Another day is asked for")

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="visit_plan")
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    place = models.CharField(_("Place of the visit"), max_length=300)
    proposed_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    wish = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    objects = SeenOnceProposed.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(proposed_on__isnull=False),
                name="what_is_answered_was_proposed",
            ),
        ]

    def __str__(self) -> str:
        return f"visit of {self.application_id}"


class SeenThroughPlan(SeenOnceProposed):
    dossier_path = "plan__application__dossier"
    plan_path = "plan__"


class VisitItem(models.Model):
    """One entry of the agenda: from when until when, about what, who meets whom."""

    plan = models.ForeignKey(VisitPlan, on_delete=models.CASCADE, related_name="items")
    day = models.DateField()
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    topic = models.CharField(max_length=200)
    # Who of the business, by post or name.
    meets = models.CharField(max_length=200, blank=True)
    assessor = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = SeenThroughPlan.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="an_item_ends_after_it_starts"
            ),
        ]
        indexes = [models.Index(fields=["plan", "day", "starts_at"], name="agenda_of_a_visit")]

    def __str__(self) -> str:
        return self.topic


class Attendee(models.Model):
    """Somebody of the business at the visit: its own people only, never its consultant (P現地審査)."""

    plan = models.ForeignKey(VisitPlan, on_delete=models.CASCADE, related_name="attendees")
    name = models.CharField(max_length=100)
    post = models.CharField(max_length=100, blank=True)
    # Who it is by the business's own register, where that names just one.
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    was_present = models.BooleanField(null=True)

    objects = SeenThroughPlan.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "name", "post"], name="an_attendee_is_named_once"),
        ]

    def __str__(self) -> str:
        return self.name


class VisitQuestion(models.Model):
    """What the visit is to answer: left open by the document review, or the team's own."""

    class Origin(models.TextChoices):
        UNSEEN = "unseen", _("The documents did not settle it")
        DIFFER = "differ", _("The reviewers judged differently")
        FINDING = "finding", _("See whether it was corrected")
        OWN = "own", _("Question of the team")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="visit_questions")
    requirement = models.CharField(max_length=60)
    origin = models.CharField(max_length=20, choices=Origin)
    text = models.CharField(max_length=1000, blank=True)
    added_on = models.DateField()

    objects = SeenByTheTeam.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "requirement", "origin", "text"], name="a_question_is_asked_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.requirement} at the visit of {self.application_id}"


class SummingUp(models.Model):
    """The end of the visit: what was seen, the findings announced, signed off by the lead."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="summing_up")
    held_on = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    seen = models.TextField(_("What was seen"))
    announced = models.TextField(_("Findings announced"), blank=True)
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    objects = SeenByTheTeam.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(hours__gt=0), name="a_visit_takes_time"),
            models.CheckConstraint(
                condition=Q(signed_at=None) | Q(signed_by__isnull=False),
                name="a_summing_up_is_signed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"summing-up of {self.application_id}"
