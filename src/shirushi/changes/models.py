"""What happens to a holder or an applicant between the acts of its case: changes that it reports, its end."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.grants.models import Grant
from shirushi.papers.models import StoredFile
from shirushi.people.access import SeenThroughDossier
from shirushi.people.models import Dossier, Organisation, Person


class ChangeReport(models.Model):
    """What a business says has changed, from a day; a body confirms it, and the facts follow from that day."""

    class State(models.TextChoices):
        REPORTED = "reported", _("Reported")
        CONFIRMED = "confirmed", _("Confirmed")
        RETURNED = "returned", _("Returned")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="change_reports")
    review_body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    takes_effect_on = models.DateField()
    explanation = models.TextField(blank=True)
    papers = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    # The day that stands on the register extract.
    papers_dated_on = models.DateField(null=True)
    # The rules' answer on the day of the report; a refusal where the scheme has published nothing.
    decision = models.JSONField()
    state = models.CharField(max_length=20, choices=State, default=State.REPORTED)
    reported_on = models.DateField()
    reported_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True)
    word = models.TextField(blank=True)
    # When the facts of the organisation followed; null while the day is ahead.
    followed_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=0)

    objects = SeenThroughDossier.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(state="reported"),
                name="one_change_report_at_a_time_waits_for_its_word",
            ),
            models.CheckConstraint(
                condition=Q(state="reported", decided_on=None)
                | (~Q(state="reported") & Q(decided_on__isnull=False)),
                name="a_decided_change_report_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(followed_on=None) | Q(state="confirmed"), name="facts_follow_what_is_confirmed"
            ),
        ]
        indexes = [
            models.Index(fields=["review_body", "state", "-id"], name="change_reports_of_a_body"),
            models.Index(
                fields=["takes_effect_on"],
                condition=Q(state="confirmed", followed_on=None),
                name="change_reports_still_ahead",
            ),
        ]

    def __str__(self) -> str:
        return f"change report {self.reported_on}"


class Change(models.Model):
    """One thing that changed: what it was, and what it is now."""

    class Item(models.TextChoices):
        NAME = "name", _("Name of the organisation")
        NAME_KANA = "name_kana", _("Name in kana")
        NAME_ENGLISH = "name_english", _("Name in English")
        PREFECTURE = "prefecture", _("Prefecture")
        ADDRESS = "address", _("Address")
        REPRESENTATIVE = "representative", _("Representative")
        CONTACT = "contact", _("Contact person")
        PRIVACY_OFFICER = "privacy_officer", _("Privacy officer")
        AUDIT_OFFICER = "audit_officer", _("Audit officer")
        SITES = "sites", _("Places of business")
        BUSINESS = "business", _("What the business does")
        WORKERS = "workers", _("Number of workers")

    report = models.ForeignKey(ChangeReport, on_delete=models.PROTECT, related_name="changes")
    item = models.CharField(max_length=20, choices=Item)
    before = models.CharField(max_length=500, blank=True)
    after = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "item"], name="an_item_changes_once_in_a_report"),
            models.CheckConstraint(
                condition=~Q(before=models.F("after")), name="what_is_reported_is_different"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.before} → {self.after}"


class Ending(models.Model):
    """How a holder's time ended before its term: it returned the mark, or it is dissolved or closed down."""

    class Kind(models.TextChoices):
        RETURNED = "returned", _("Mark returned")
        DISSOLVED = "dissolved", _("Dissolved or closed down")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="endings")
    kind = models.CharField(max_length=20, choices=Kind)
    # The grant that ended by it; a dissolved applicant may never have had one.
    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, null=True, related_name="ending")
    # For a dissolution the day on which it happened, which may lie before the day of the record.
    happened_on = models.DateField()
    reason = models.TextField()
    evidence = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # The business itself, or the body that recorded it on evidence.
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    # The holder's word that the mark is shown nowhere and the certificate is on its way back.
    done_on = models.DateField(null=True)
    remark = models.TextField(blank=True)
    # Certificate and data came back to the granting body, or it writes down that nothing will come.
    received_on = models.DateField(null=True)
    received_remark = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = SeenThroughDossier.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(happened_on__lte=models.F("recorded_on")), name="an_ending_is_recorded_afterwards"
            ),
            models.CheckConstraint(
                condition=~Q(kind="returned") | Q(grant__isnull=False), name="only_a_grant_is_returned"
            ),
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(kind="dissolved"), name="a_dossier_is_dissolved_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.happened_on}"
