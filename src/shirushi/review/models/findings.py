"""Findings, the rounds in which they are handed over, and how the business answers them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application, ApplicationDocument
from shirushi.papers.models import StoredFile
from shirushi.people.models import Organisation, Person
from shirushi.review.models.case import ReviewStep
from shirushi.review.models.seen import SeenOnceIssued, SeenThroughApplication, SeenThroughFinding


class ResultSeries(models.Model):
    """The last number of a body's results in a fiscal year."""

    review_body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    fiscal_year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review_body", "fiscal_year"], name="a_body_has_one_series_of_results_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review_body_id} {self.fiscal_year}"


class DocumentResult(models.Model):
    """The result of the document review, sent before the visit. What it names is checked there."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="document_result")
    review_body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=20)
    summary = models.TextField(_("Summary for the business"))
    issued_on = models.DateField()
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")

    objects = SeenThroughApplication.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review_body", "number"], name="a_result_has_its_own_number"),
        ]

    def __str__(self) -> str:
        return self.number


class FindingsNotice(models.Model):
    """The findings of a round, handed to the business, with the day by which it answers."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="findings_notices")
    round = models.PositiveSmallIntegerField()
    issued_on = models.DateField()
    # Null where a round holds remarks only: nothing has to be answered.
    due_on = models.DateField(null=True)
    # The rules' answer on the due day, or their refusal where the body set the day itself.
    decision = models.JSONField()
    answered_on = models.DateField(null=True)

    objects = SeenThroughApplication.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "round"], name="a_round_of_findings_is_issued_once"
            ),
        ]

    def __str__(self) -> str:
        return f"round {self.round} of {self.application_id}"


class Finding(models.Model):
    class Grade(models.TextChoices):
        NONCONFORMITY = "nonconformity", _("Nonconformity")
        REMARK = "remark", _("Remark")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="findings")
    step = models.ForeignKey(ReviewStep, on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField()
    requirement = models.CharField(_("Requirement"), max_length=60)
    grade = models.CharField(_("Grade"), max_length=20, choices=Grade)
    text = models.TextField(_("Finding"))
    # Where it was read: the file, and the page or section in words.
    document = models.ForeignKey(
        ApplicationDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    place = models.CharField(_("Place in the document"), max_length=200, blank=True)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField()
    notice = models.ForeignKey(FindingsNotice, on_delete=models.PROTECT, null=True, related_name="findings")
    # Told to the business before the visit already; what is corrected by then is checked there.
    result = models.ForeignKey(DocumentResult, on_delete=models.PROTECT, null=True, related_name="findings")
    closed_on = models.DateField(null=True)
    # How it was closed at the visit, without a corrective action report.
    closing_note = models.TextField(blank=True)

    objects = SeenOnceIssued.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="a_finding_has_its_own_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.requirement}"


class CorrectiveActionReport(models.Model):
    """The business's answer to one finding, and what the reviewer says of it."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="reports")
    round = models.PositiveSmallIntegerField()
    cause = models.TextField(_("Cause"))
    action = models.TextField(_("Corrective action"))
    reported_on = models.DateField()
    reported_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    accepted_on = models.DateField(null=True)
    returned_on = models.DateField(null=True)
    reply = models.TextField(blank=True)
    judged_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = SeenThroughFinding.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["finding", "round"], name="a_finding_is_answered_once_a_round"),
            models.CheckConstraint(
                condition=Q(accepted_on=None) | Q(returned_on=None), name="a_report_is_accepted_or_returned"
            ),
        ]

    def __str__(self) -> str:
        return f"answer to {self.finding_id}"


class SeenThroughReport(SeenThroughFinding):
    dossier_path = "report__finding__application__dossier"


class AnswerEvidence(models.Model):
    """One file that shows a correction."""

    report = models.ForeignKey(
        CorrectiveActionReport, on_delete=models.PROTECT, related_name="evidence_files"
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    objects = SeenThroughReport.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "file"], name="a_file_shows_a_correction_once"),
        ]

    def __str__(self) -> str:
        return f"evidence of {self.report_id}"
