"""Objectives, monitoring figures and the representative's review of the whole PMS."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Person
from shirushi.pms.access import SeenDecisions, SeenInPms
from shirushi.pms.models.base import Kept


class Objective(Kept):
    """What the business wants to reach in a year, or a figure that it watches."""

    class Kind(models.TextChoices):
        OBJECTIVE = "objective", _("Objective")
        FIGURE = "figure", _("Monitoring figure")

    class Reached(models.TextChoices):
        YES = "yes", _("Reached")
        PARTLY = "partly", _("Partly reached")
        NO = "no", _("Not reached")

    year = models.PositiveSmallIntegerField(_("Year"))
    kind = models.CharField(_("Kind"), max_length=20, choices=Kind, default=Kind.OBJECTIVE)
    text = models.CharField(_("Objective"), max_length=300)
    measure = models.CharField(_("How it is measured"), max_length=300)
    target = models.CharField(_("Target"), max_length=200)
    result = models.TextField(_("Result at the end of the year"), blank=True)
    reached = models.CharField(_("Reached"), max_length=20, choices=Reached, blank=True)
    resulted_on = models.DateField(null=True)

    objects = SeenInPms.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(resulted_on=None, reached="")
                | (Q(resulted_on__isnull=False) & ~Q(result="") & ~Q(reached="")),
                name="an_objective_with_its_day_has_its_result",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-year", "id"], name="objectives_of_a_year")]

    def __str__(self) -> str:
        return self.text


class ManagementReview(Kept):
    """One review by the representative: inputs as they stood on a day, decisions, approval."""

    held_on = models.DateField(_("Held on"))
    covers_from = models.DateField(_("Looks back to"))
    attendees = models.CharField(_("Who took part"), max_length=500)
    conclusion = models.TextField(_("Conclusion of the representative"), blank=True)
    gathered_on = models.DateField()
    gathered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField(null=True)
    approved_on = models.DateField(null=True)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = SeenInPms.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_on=None) | Q(approved_on__gte=models.F("gathered_on")),
                name="a_review_is_approved_after_its_inputs_are_gathered",
            ),
            models.CheckConstraint(
                condition=Q(covers_from__lt=models.F("held_on")), name="a_review_looks_back"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-held_on", "-id"], name="reviews_of_a_business")]

    def __str__(self) -> str:
        return f"{self.held_on}"


class ReviewInput(models.Model):
    """What the system found for one input on the day it was gathered: a number and lines, frozen."""

    class Code(models.TextChoices):
        EARLIER_ACTIONS = "earlier_actions", _("Actions of earlier reviews")
        CHANGES = "changes", _("Changes outside and inside")
        NONCONFORMITIES = "nonconformities", _("Nonconformities and corrective actions")
        MONITORING = "monitoring", _("Results of monitoring and measurement")
        AUDITS = "audits", _("Audit results")
        OBJECTIVES = "objectives", _("Objectives reached")
        FEEDBACK = "feedback", _("Feedback of interested parties")
        RISKS = "risks", _("Risk assessment and treatment")
        IMPROVEMENT = "improvement", _("Chances for improvement")

    review = models.ForeignKey(ManagementReview, on_delete=models.CASCADE, related_name="inputs")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=30, choices=Code)
    count = models.PositiveIntegerField(default=0)
    # Each line as it was found: {"ja": …, "en": …}.
    lines = models.JSONField(default=list)
    remark = models.TextField(_("Remark of the privacy officer"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "code"], name="an_input_stands_once_in_a_review")
        ]

    def __str__(self) -> str:
        return str(self.get_code_display())


class ReviewDecision(Kept):
    """What the representative decided on an input: who does it, by when, and that it was done."""

    class Kind(models.TextChoices):
        IMPROVEMENT = "improvement", _("Improvement")
        CHANGE = "change", _("Change of the PMS")
        RESOURCES = "resources", _("People, goods, money")

    input = models.ForeignKey(ReviewInput, on_delete=models.PROTECT, related_name="decisions")
    review = models.ForeignKey(ManagementReview, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(_("Kind"), max_length=20, choices=Kind, default=Kind.IMPROVEMENT)
    text = models.TextField(_("Decision"))
    owner = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("Who does it")
    )
    due_on = models.DateField(_("Due on"))
    done_on = models.DateField(null=True)
    result = models.TextField(_("What was done"), blank=True)

    objects = SeenDecisions.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on=None) | ~Q(result=""), name="a_decision_done_says_what_was_done"
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "due_on"], condition=Q(done_on=None), name="open_review_decisions"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
