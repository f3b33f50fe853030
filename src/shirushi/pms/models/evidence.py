"""Evidence: files with what they show, their own day, their period and expiry, serving many requirements."""

from datetime import date
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.papers.models import StoredFile
from shirushi.people.models import Department, Person
from shirushi.pms.access import SeenByDepartment, SeenThroughEvidence
from shirushi.pms.models.base import Kept
from shirushi.pms.models.checks import OperationCheck
from shirushi.pms.models.contractors import Contractor
from shirushi.pms.models.improvement import Nonconformity
from shirushi.pms.models.media import Disposal, Medium
from shirushi.pms.models.training import TrainingCourse

__all__ = ["Evidence", "EvidenceFile", "EvidenceRecord", "EvidenceRequirement"]


class Evidence(Kept):
    """One piece of evidence. Whether it is in force on a day follows from its days; nobody sets it."""

    department = models.ForeignKey(
        Department,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Department"),
    )
    number = models.PositiveIntegerField()
    title = models.CharField(_("Title of the evidence"), max_length=200)
    shows = models.TextField(_("What it shows"), blank=True)
    dated_on = models.DateField(_("Day of the evidence"))
    covers_from = models.DateField(_("Covers from"), null=True, blank=True)
    covers_until = models.DateField(_("Covers until"), null=True, blank=True)
    expires_on = models.DateField(_("In force until"), null=True, blank=True)
    place = models.CharField(_("Where the original is kept"), max_length=200, blank=True)
    # The day on which somebody was asked to renew what lapses.
    renewal_asked_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawal_reason = models.TextField(blank=True)

    objects = SeenByDepartment.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="evidence_has_its_own_number"),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gte=F("dated_on")),
                name="evidence_does_not_lapse_before_its_day",
            ),
            models.CheckConstraint(
                condition=Q(covers_from=None, covers_until=None)
                | Q(
                    covers_from__isnull=False, covers_until__isnull=False, covers_until__gte=F("covers_from")
                ),
                name="a_period_that_evidence_covers_has_its_ends_in_order",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) ^ ~Q(withdrawal_reason=""),
                name="withdrawn_evidence_has_its_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "department", "number"], name="evidence_by_department"),
            models.Index(
                fields=["organisation", "expires_on"],
                condition=Q(withdrawn_on=None),
                name="evidence_that_lapses",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def is_in_force(self, on: date) -> bool:
        return self.withdrawn_on is None and self.dated_on <= on and not self.has_lapsed(on)

    def has_lapsed(self, on: date) -> bool:
        return self.expires_on is not None and self.expires_on < on


class EvidenceFile(models.Model):
    """A file of evidence, from a day until it was replaced or set aside. It stays, to be looked at."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="files")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    added_on = models.DateField()
    ended_on = models.DateField(null=True)
    successor = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="predecessor")

    objects = SeenThroughEvidence.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("added_on")),
                name="a_file_of_evidence_ends_after_it_was_added",
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | Q(ended_on__isnull=False),
                name="a_replaced_file_of_evidence_has_ended",
            ),
        ]

    def __str__(self) -> str:
        return self.file.name


class EvidenceRequirement(models.Model):
    """A requirement that evidence serves: its code in an edition (by the day it came into force)."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="requirements")
    scheme = models.CharField(max_length=20)
    edition = models.DateField()
    code = models.CharField(max_length=60)
    # Carried over by a move to a new edition; undoing the move takes it back.
    carried = models.BooleanField(default=False)

    objects = SeenThroughEvidence.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "scheme", "edition", "code"],
                name="evidence_serves_a_requirement_of_an_edition_once",
            )
        ]
        indexes = [models.Index(fields=["scheme", "edition", "code"], name="evidence_of_a_requirement")]

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"


# The ledgers whose records evidence belongs to, by the key of each.
RECORDS = ("operation_check", "nonconformity", "course", "contractor", "medium", "disposal")


def _only(name: str) -> Q:
    """This record is named, and no other."""
    return Q(**{f"{each}__isnull": each != name for each in RECORDS})


class EvidenceRecord(models.Model):
    """A record that evidence belongs to: exactly one of the ledgers that are named here."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="records")
    operation_check = models.ForeignKey(
        OperationCheck, on_delete=models.PROTECT, null=True, related_name="evidence"
    )
    nonconformity = models.ForeignKey(
        Nonconformity, on_delete=models.PROTECT, null=True, related_name="evidence"
    )
    course = models.ForeignKey(TrainingCourse, on_delete=models.PROTECT, null=True, related_name="evidence")
    contractor = models.ForeignKey(Contractor, on_delete=models.PROTECT, null=True, related_name="evidence")
    medium = models.ForeignKey(Medium, on_delete=models.PROTECT, null=True, related_name="evidence")
    disposal = models.ForeignKey(Disposal, on_delete=models.PROTECT, null=True, related_name="evidence")

    objects = SeenThroughEvidence.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=reduce(or_, map(_only, RECORDS)),
                name="evidence_belongs_to_one_record_at_a_time",
            ),
            *(
                models.UniqueConstraint(
                    fields=["evidence", name],
                    condition=Q(**{f"{name}__isnull": False}),
                    name=f"evidence_belongs_to_a_{name}_once",
                )
                for name in RECORDS
            ),
        ]

    def __str__(self) -> str:
        return str(self.record)

    @property
    def record(self) -> models.Model | None:
        return next((named for name in RECORDS if (named := getattr(self, name))), None)
