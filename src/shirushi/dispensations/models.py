"""Dispensations: what a body announced that moves deadlines, as dated facts. Taken back by an act, never erased."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.people import prefectures
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation, Person, Scheme


class SeenInItsScheme(models.QuerySet[Any]):
    """The bodies of a scheme see what is announced in it; a draft is seen by the body that wrote it."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_system:
            return self
        if not actor.is_body:
            return self.none()
        announced = Q(in_force_on__isnull=False) | Q(organisation_id=actor.organisation_id)
        return self.filter(announced, scheme=actor.scheme)

    def in_force(self) -> Self:
        """Announced, whether or not it was annulled later: what it moved before stays moved."""
        return self.filter(in_force_on__isnull=False)

    def public(self) -> Self:
        return self.in_force().filter(is_public=True)


class Deadline(models.TextChoices):
    """The rules' own list (`rules.dispensations.DEADLINES`)."""

    RENEWAL_WINDOW = "renewal_window", _("Last day to apply for renewal")
    ANSWER_ROUND = "answer_round", _("Answers to findings")
    COMPLETION = "completion", _("Completing a returned application")
    CONTRACT = "contract", _("Concluding the contract")
    INCIDENT_REPORT = "incident_report", _("Reports of incidents")
    OBJECTION = "objection", _("Objecting to a denial")


class Move(models.TextChoices):
    """How a deadline is moved (`rules.dispensations.MOVES`)."""

    TO_DAY = "to_day", _("to a day")
    BY_MONTHS = "by_months", _("by months")
    BY_DAYS = "by_days", _("by days")
    CLOSING = "closing", _("closing days: to the next open day, where the scheme says so")


class Dispensation(models.Model):
    """One announcement: on whose authority, whom it reaches, which deadlines it moves, and how."""

    scheme = models.CharField(max_length=20, choices=Scheme)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="dispensations")
    title = models.CharField(_("Title"), max_length=200)
    notice = models.CharField(_("Notice"), max_length=200)
    noticed_on = models.DateField(_("Day of the notice"))
    # The notice itself, under its SHA-256; no dossier owns it.
    document_name = models.CharField(max_length=200, blank=True)
    document_media_type = models.CharField(max_length=100, blank=True)
    document_sha256 = models.CharField(max_length=64, blank=True)
    deadlines = models.JSONField()
    move = models.CharField(_("How it moves"), max_length=20, choices=Move)
    count = models.PositiveSmallIntegerField(null=True)
    to_on = models.DateField(null=True)
    from_on = models.DateField(_("First day"))
    until_on = models.DateField(_("Last day"))
    # Each of these narrows the reach; without any, all of the scheme are reached.
    prefectures = models.JSONField(default=list)
    review_body = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    dossiers = models.ManyToManyField(Dossier, related_name="+")
    is_public = models.BooleanField(default=False)
    drafted_on = models.DateField()
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    in_force_on = models.DateField(null=True)
    in_force_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    set_aside_on = models.DateField(null=True)
    annulled_on = models.DateField(null=True)
    annulled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    annulment_reason = models.CharField(max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = SeenInItsScheme.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="a_dispensation_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=(Q(move="to_day", to_on__isnull=False, count=None))
                | Q(move__in=["by_months", "by_days"], to_on=None, count__gte=1)
                | Q(move="closing", to_on=None, count=None),
                name="a_dispensation_says_how_far_it_moves",
            ),
            models.CheckConstraint(
                condition=Q(annulled_on=None) | (Q(in_force_on__isnull=False) & ~Q(annulment_reason="")),
                name="only_what_was_in_force_is_annulled_with_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(set_aside_on=None) | Q(in_force_on=None),
                name="only_a_draft_of_a_dispensation_is_set_aside",
            ),
        ]
        indexes = [models.Index(fields=["scheme", "-id"], name="dispensations_of_a_scheme")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        return self.in_force_on is None and self.set_aside_on is None

    @property
    def prefecture_names(self) -> list[str]:
        return [prefectures.name_of(code) for code in self.prefectures]

    @property
    def deadline_labels(self) -> list[str]:
        return [str(Deadline(code).label) for code in self.deadlines]
