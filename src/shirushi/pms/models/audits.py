"""Internal audits: the year's plan, each audit with its auditors, its check list and the report."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Department, Person
from shirushi.pms.access import SeenAudits, SeenInPms
from shirushi.pms.models.base import Kept
from shirushi.pms.models.improvement import Nonconformity
from shirushi.ui.language import language


class AuditPlan(Kept):
    """The audits of one year, planned and reported on by the audit officer, for the representative."""

    year = models.PositiveSmallIntegerField(_("Year"))
    theme = models.CharField(_("Theme"), max_length=200)
    aim = models.TextField(_("Aim"), blank=True)
    schemes = models.JSONField(_("Audited against"), default=list)
    opinion = models.TextField(_("Opinion of the audit officer"), blank=True)
    reported_on = models.DateField(null=True)
    reported_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    received_on = models.DateField(null=True)
    received_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    instruction = models.TextField(_("Word of the representative"), blank=True)

    objects = SeenInPms.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year", "theme"], name="an_audit_theme_is_planned_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(received_on__gte=F("reported_on")),
                name="an_audit_report_is_received_after_it_is_made",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-year", "-id"], name="audit_plans_of_a_business")]

    def __str__(self) -> str:
        return f"{self.year} {self.theme}"


class Audit(Kept):
    """One audit: of the documents (conformity) at the privacy officer's office, or of a department at work."""

    class Kind(models.TextChoices):
        CONFORMITY = "conformity", _("Conformity audit (documents against requirements)")
        OPERATION = "operation", _("Operation audit (work against the rules)")

    plan = models.ForeignKey(AuditPlan, on_delete=models.PROTECT, related_name="audits")
    kind = models.CharField(_("Kind of audit"), max_length=20, choices=Kind)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, related_name="+")
    planned_on = models.DateField(_("Planned for"))
    begun_on = models.DateField(null=True)
    finished_on = models.DateField(null=True)
    remark = models.TextField(_("Remark of the auditors"), blank=True)

    objects = SeenAudits.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "department"],
                condition=Q(kind="operation"),
                name="a_department_is_audited_once_in_a_plan",
            ),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(kind="conformity"), name="a_plan_has_one_conformity_audit"
            ),
            models.CheckConstraint(
                condition=Q(kind="operation", department__isnull=False)
                | Q(kind="conformity", department=None),
                name="an_operation_audit_is_of_a_department",
            ),
            models.CheckConstraint(
                condition=Q(finished_on=None) | Q(finished_on__gte=F("begun_on")),
                name="an_audit_ends_after_it_begins",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "planned_on"], name="audits_by_day")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.department or ''}".strip()


class Auditor(models.Model):
    """A person who audits. Never the own department, never the privacy officer."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="auditors")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["audit", "person"], name="an_auditor_is_named_once")]

    def __str__(self) -> str:
        return str(self.person)


class AuditItem(models.Model):
    """One question of a check list as it was asked, in both languages, and what was found."""

    class Origin(models.TextChoices):
        REQUIREMENT = "requirement", _("Requirement")
        MEASURE = "measure", _("Measure of the risk analysis")
        OWN = "own", _("Own question")

    class Judgement(models.TextChoices):
        CONFORMS = "conforms", _("Conforms")
        NONCONFORMITY = "nonconformity", _("Nonconformity")
        REMARK = "remark", _("Remark")
        NOT_APPLICABLE = "not_applicable", _("Not applicable")

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    origin = models.CharField(max_length=20, choices=Origin)
    code = models.CharField(max_length=100, blank=True)
    group = models.CharField(max_length=60)
    requirement = models.CharField(max_length=200, blank=True)
    question = models.JSONField()
    look_at = models.JSONField(default=dict)
    finding = models.TextField(_("What the auditor found"), blank=True)
    seen = models.TextField(_("Documents seen"), blank=True)
    judgement = models.CharField(_("Auditor's judgement"), max_length=20, choices=Judgement, blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    nonconformity = models.ForeignKey(Nonconformity, on_delete=models.PROTECT, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["audit", "position"], name="a_question_has_its_place_in_the_check_list"
            ),
            models.CheckConstraint(
                condition=~Q(judgement__in=["nonconformity", "remark"]) | ~Q(finding=""),
                name="a_nonconformity_or_remark_says_what_was_found",
            ),
        ]
        indexes = [models.Index(fields=["audit", "group", "position"], name="questions_of_an_audit")]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        return str(self.question.get(language()) or self.question.get("ja", ""))

    @property
    def papers(self) -> str:
        return str(self.look_at.get(language()) or self.look_at.get("ja", ""))
