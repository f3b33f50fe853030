"""The register of assessors: grade and registration, fields and regions, ties, days away; a trainee's consent."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.people.access import BODY_WIDE_ROLES, SeenOwn, SeenThroughDossier
from shirushi.people.actor import Actor
from shirushi.people.models import Membership, Organisation, Person, Role
from shirushi.review.models.case import Assignment


class Assessor(models.Model):
    """The entry of one person in the register of one review body. Who has none has no grade recorded."""

    class Grade(models.TextChoices):
        LEAD = "lead", _("Lead assessor")
        ASSESSOR = "assessor", _("Assessor")
        TRAINEE = "trainee", _("Trainee assessor")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assessors")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="register_entries")
    grade = models.CharField(_("Grade of the assessor"), max_length=20, choices=Grade, blank=True)
    number = models.CharField(_("Number of the registration"), max_length=40, blank=True)
    registered_on = models.DateField(_("Registered on"), null=True, blank=True)
    # The last day of the registration; null where none is known.
    expires_on = models.DateField(_("Registered until (last day)"), null=True, blank=True)
    note = models.TextField(_("Note of the office"), blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = SeenOwn.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "person"], name="an_assessor_is_registered_once"),
            models.UniqueConstraint(
                fields=["organisation", "number"],
                condition=~Q(number=""),
                name="a_number_of_an_assessor_is_used_once",
            ),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(registered_on=None) | Q(expires_on__gte=F("registered_on")),
                name="an_assessors_registration_ends_after_it_begins",
            ),
        ]
        indexes = [models.Index(fields=["expires_on"], name="registrations_by_their_end")]

    def __str__(self) -> str:
        return f"{self.person} in {self.organisation}"


class SeenThroughAssessor(SeenOwn):
    organisation_path = "assessor__organisation_id"


class Reach(models.Model):
    """One line of business or one prefecture for which an assessor is meant. None at all: for every one."""

    class Kind(models.TextChoices):
        FIELD = "field", _("Line of business")
        REGION = "region", _("Prefecture")

    assessor = models.ForeignKey(Assessor, on_delete=models.CASCADE, related_name="reaches")
    kind = models.CharField(max_length=10, choices=Kind)
    code = models.CharField(max_length=40)

    objects = SeenThroughAssessor.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessor", "kind", "code"], name="a_reach_is_named_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


class SeenOfAssessors(models.QuerySet[Any]):
    """What an assessor says of itself: the person, and the office of a body in which it is an assessor."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_system:
            return self
        if not actor.is_review_body:
            return self.none()
        if not actor.has(*BODY_WIDE_ROLES):
            return self.filter(person_id=actor.person_id)
        here = Membership.objects.filter(organisation_id=actor.organisation_id or 0, role=Role.ASSESSOR)
        return self.filter(person_id__in=here.values("person_id"))


class Tie(models.Model):
    """An organisation for which an assessor works or worked, or which it advised: a dated fact.

    It is known by its record, by its corporate number, or by its name alone.
    """

    class Kind(models.TextChoices):
        EMPLOYED = "employed", _("Employer")
        CONSULTED = "consulted", _("Advised as a consultant")
        OTHER = "other", _("Another tie (family, shares, office)")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ties")
    kind = models.CharField(_("Kind of tie"), max_length=20, choices=Kind)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("Name of the organisation"), max_length=200)
    corporate_number = models.CharField(_("Corporate number"), max_length=13, blank=True)
    from_on = models.DateField(_("From"), null=True, blank=True)
    until_on = models.DateField(_("Until (last day)"), null=True, blank=True)
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    # It was wrong: from that day it counts as if it had never been.
    annulled_on = models.DateField(null=True)
    annulment_reason = models.CharField(max_length=200, blank=True)

    objects = SeenOfAssessors.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(from_on=None) | Q(until_on__gte=F("from_on")),
                name="a_tie_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind} {self.name}"


class DaysAway(models.Model):
    """Days on which an assessor cannot visit, both included."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="days_away")
    from_on = models.DateField(_("From"))
    until_on = models.DateField(_("Until (last day)"))
    note = models.CharField(_("Note"), max_length=100, blank=True)
    recorded_on = models.DateField()
    cancelled_on = models.DateField(null=True)

    objects = SeenOfAssessors.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="days_away_end_after_they_begin"
            ),
        ]
        indexes = [models.Index(fields=["person", "until_on"], name="days_away_of_a_person")]

    def __str__(self) -> str:
        return f"{self.person_id} away from {self.from_on}"


class SeenThroughAssignment(SeenThroughDossier):
    dossier_path = "assignment__application__dossier"


class TraineeConsent(models.Model):
    """The business is asked whether a trainee may come along (P審査員). The case opens once it agrees."""

    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="consent")
    asked_on = models.DateField()
    answered_on = models.DateField(null=True)
    agreed = models.BooleanField(null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    remark = models.CharField(max_length=500, blank=True)

    objects = SeenThroughAssignment.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None, agreed=None)
                | Q(answered_on__isnull=False, agreed__isnull=False),
                name="a_consent_is_answered_with_yes_or_no",
            ),
        ]

    def __str__(self) -> str:
        return f"consent to {self.assignment_id}"
