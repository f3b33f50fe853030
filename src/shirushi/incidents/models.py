"""Incidents, their reports and clocks, the level, the measure and its notice."""

from typing import Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from shirushi.grants.models import Suspension
from shirushi.intake.models import Application, Disqualification
from shirushi.people.access import SeenThroughDossier
from shirushi.people.models import Dossier, Organisation, Person, Scheme
from shirushi.review.models import Halt


class SeenThroughIncident(SeenThroughDossier):
    dossier_path = "incident__dossier"


class Event(models.TextChoices):
    LEAK = "leak", _("Leak")
    LOSS = "loss", _("Loss")
    DESTRUCTION = "destruction", _("Destruction")
    TAMPERING = "tampering", _("Tampering")
    IMPROPER_ACQUISITION = "improper_acquisition", _("Improper acquisition")
    USE_BEYOND_PURPOSE = "use_beyond_purpose", _("Use or provision beyond the purpose")
    IMPROPER_USE = "improper_use", _("Improper use")
    REFUSAL_OF_DISCLOSURE = "refusal_of_disclosure", _("Refusal of disclosure, correction or erasure")
    REFUSAL_TO_STOP = "refusal_to_stop", _("Refusal to stop use or provision")


class Cause(models.TextChoices):
    INADEQUATE_PMS_OPERATION = "inadequate_pms_operation", _("Inadequate operation of the PMS")
    INSIDER_CRIME = "insider_crime", _("Insider crime")
    EXTERNAL_FACTOR = "external_factor", _("External factor")


class Party(models.TextChoices):
    HOLDER = "holder", _("Holder")
    UNDER_REVIEW = "under_review", _("Business under review")
    PROSPECTIVE = "prospective", _("Prospective business")


class NextStep(models.TextChoices):
    FINAL_REPORT = "final_report", _("Final report by the business")
    DECIDE = "decide", _("Decide the measure")
    NOTIFY = "notify", _("Send the notice")
    CLOSED = "closed", _("Closed")


class Incidents(SeenThroughDossier):
    def with_next_step(self) -> Self:
        """Annotate `next_step`: who acts next follows from the reports and the measure."""
        decided = Measure.objects.filter(incident=OuterRef("pk"), annulled_on=None)
        told = IncidentReport.objects.filter(incident=OuterRef("pk"), kind=IncidentReport.Kind.FINAL)
        return self.annotate(
            next_step=Case(
                When(closed_on__isnull=False, then=Value(NextStep.CLOSED.value)),
                When(Exists(decided), then=Value(NextStep.NOTIFY.value)),
                When(Exists(told) | Q(final_due_on=None), then=Value(NextStep.DECIDE.value)),
                default=Value(NextStep.FINAL_REPORT.value),
            )
        )


class IncidentSeries(models.Model):
    """The last serial given to an incident in a year: 2026-0431."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}-{self.last:04d}"


class Incident(models.Model):
    """One incident of one unit. Facts may be corrected by a later report; every report is kept."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="incidents")
    scheme = models.CharField(max_length=20, choices=Scheme)
    number = models.CharField(max_length=20, unique=True)
    party = models.CharField(max_length=20, choices=Party)
    event = models.CharField(_("What happened"), max_length=40, choices=Event)
    # Empty while nobody knows it; no measure is decided then.
    cause = models.CharField(_("Cause"), max_length=40, choices=Cause, blank=True)
    occurred_on = models.DateField(_("Day it happened"), null=True, blank=True)
    discovered_on = models.DateField(_("Day it was discovered"))
    persons = models.PositiveIntegerField(_("Number of persons concerned"), null=True, blank=True)
    sensitive = models.BooleanField(_("Sensitive personal information"), default=False)
    property_damage = models.BooleanField(_("Damage to property is possible"), default=False)
    improper_purpose = models.BooleanField(_("Possibly done with an improper purpose"), default=False)
    my_number = models.BooleanField(_("My Number information"), default=False)
    grave_breach = models.BooleanField(_("Another grave breach"), default=False)
    reported_on = models.DateField()
    # What the rules say of the clocks, side by side: {"scheme": decision, "ppc": decision}.
    deadlines = models.JSONField()
    # The scheme's day for the final report, out of `deadlines`, for lists; null where none is required.
    final_due_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    # Why it was closed without a measure.
    closing_remark = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = Incidents.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(occurred_on=None) | Q(discovered_on__gte=F("occurred_on")),
                name="an_incident_is_discovered_after_it_happened",
            ),
        ]
        indexes = [
            models.Index(fields=["scheme", "closed_on", "discovered_on"], name="open_incidents_of_a_scheme"),
            # All that the order of the list needs, so that it is found without reading the long rows.
            models.Index(fields=["closed_on", "id", "dossier"], name="incidents_in_order_of_lists"),
        ]

    def __str__(self) -> str:
        return self.number


class IncidentReport(models.Model):
    """A preliminary or final report, frozen as it was sent."""

    class Kind(models.TextChoices):
        PRELIMINARY = "preliminary", _("Preliminary report")
        FINAL = "final", _("Final report")
        CORRECTION = "correction", _("Correction")

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=20, choices=Kind)
    sent_on = models.DateField()
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # {"facts": the facts as reported, "narrative": in the business's own words}
    content = models.JSONField()

    objects = SeenThroughIncident.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident"], condition=Q(kind="final"), name="a_final_report_is_sent_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.incident_id}"


class Measure(models.Model):
    """What the scheme answers to an incident: level, measure, its effect, its notice."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="measures")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="measures")
    base_value = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField()
    adjustment_reasons = models.JSONField(default=list)
    adjustment_words = models.TextField(blank=True)
    kind = models.CharField(max_length=40)
    months = models.PositiveSmallIntegerField(null=True)
    conditions = models.JSONField(default=list)
    level_decision = models.JSONField()
    measure_decision = models.JSONField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    notified_on = models.DateField(null=True)
    follow_up_review = models.BooleanField(default=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, null=True, related_name="+")
    suspension = models.OneToOneField(Suspension, on_delete=models.PROTECT, null=True, related_name="measure")
    halt = models.OneToOneField(Halt, on_delete=models.PROTECT, null=True, related_name="measure")
    disqualification = models.OneToOneField(
        Disqualification, on_delete=models.PROTECT, null=True, related_name="measure"
    )
    annulled_on = models.DateField(null=True)
    annulment_reason = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = SeenThroughDossier.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident"],
                condition=Q(annulled_on=None),
                name="an_incident_has_one_measure_in_force",
            ),
            models.CheckConstraint(condition=Q(level__lte=10), name="a_level_is_at_most_ten"),
            models.CheckConstraint(
                condition=Q(level=F("base_value")) | ~Q(adjustment_words=""),
                name="an_adjusted_level_has_its_reasons_in_words",
            ),
            models.CheckConstraint(
                condition=~Q(kind="suspension") | ~Q(conditions=[]),
                name="a_suspension_is_decided_with_end_conditions",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.incident_id}"
