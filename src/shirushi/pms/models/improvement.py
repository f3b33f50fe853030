"""Nonconformities from audits, checks, incidents and reviews, in one list, until their correction had effect."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Department, Person
from shirushi.pms.access import SeenByDepartment
from shirushi.pms.models.base import Kept


class Nonconformity(Kept):
    class Source(models.TextChoices):
        AUDIT = "audit", _("Internal audit")
        CHECK = "check", _("Operation check")
        INCIDENT = "incident", _("Incident or near-miss")
        REVIEW = "review", _("Review by a body")
        COMPLAINT = "complaint", _("Complaint")
        OTHER = "other", _("Other")

    class Stage(models.TextChoices):
        FOUND = "found", _("Cause and correction to be planned")
        PLANNED = "planned", _("Correction waits for approval")
        APPROVED = "approved", _("Correction to be carried out")
        DONE = "done", _("Effect to be confirmed")
        CLOSED = "closed", _("Effect confirmed")

    department = models.ForeignKey(
        Department,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Department"),
    )
    number = models.PositiveIntegerField()
    stage = models.CharField(_("Where it stands"), max_length=20, choices=Stage, default=Stage.FOUND)
    source = models.CharField(_("Found by"), max_length=20, choices=Source)
    source_id = models.BigIntegerField(null=True)
    requirement = models.CharField(_("Requirement"), max_length=60, blank=True)
    text = models.TextField(_("Nonconformity"))
    found_on = models.DateField(_("Found on"))
    found_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    cause = models.TextField(_("Cause"), blank=True)
    remedy = models.TextField(_("What was put right at once"), blank=True)
    action = models.TextField(_("Corrective action"), blank=True)
    due_on = models.DateField(_("Due on"), null=True, blank=True)
    planned_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    approved_on = models.DateField(null=True)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    result = models.TextField(_("What was done"), blank=True)
    effective_on = models.DateField(null=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    effect = models.TextField(_("Effect"), blank=True)

    objects = SeenByDepartment.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], name="a_nonconformity_has_its_own_number"
            ),
            models.CheckConstraint(
                condition=Q(stage="closed") ^ Q(effective_on=None),
                name="a_closed_nonconformity_had_its_effect",
            ),
            models.CheckConstraint(
                condition=Q(effective_on=None) | Q(effective_on__gt=F("done_on")),
                name="an_effect_is_confirmed_on_a_later_day",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("done_by")),
                name="nobody_confirms_the_effect_of_ones_own_correction",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["found", "planned"]) | Q(approved_on__isnull=False),
                name="a_correction_is_carried_out_after_approval",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "number", "stage", "source", "department"],
                name="nonconformities_of_a_business",
            ),
            models.Index(fields=["organisation", "stage", "number"], name="nonconformities_by_stage"),
            models.Index(
                fields=["organisation", "department", "number"], name="nonconformities_by_department"
            ),
            models.Index(fields=["source", "source_id"], name="nonconformities_of_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text[:40]}"

    @property
    def is_closed(self) -> bool:
        return self.stage == self.Stage.CLOSED
