"""The requirements of a case one by one: what each reviewer says of them, and the team's own notes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application
from shirushi.people.models import Person
from shirushi.review.models.seen import SeenByTheTeam


class Examination(models.Model):
    """One requirement in one case. Its revision tells two reviewers apart who judge it at once."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="examinations")
    requirement = models.CharField(max_length=60)
    revision = models.PositiveIntegerField(default=0)

    objects = SeenByTheTeam.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "requirement"], name="a_requirement_is_examined_once_in_a_case"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.requirement} in {self.application_id}"


class SeenThroughExamination(SeenByTheTeam):
    dossier_path = "examination__application__dossier"
    application_path = "examination__application"


class Judgement(models.Model):
    """What one reviewer says of one requirement, with its own note; the team reads both."""

    class Verdict(models.TextChoices):
        CONFORMS = "conforms", _("Conforms")
        FINDING = "finding", _("Finding")
        NOT_APPLICABLE = "not_applicable", _("Does not apply")

    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="judgements")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=20, choices=Verdict)
    note = models.TextField(blank=True)
    judged_on = models.DateField()

    objects = SeenThroughExamination.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["examination", "person"], name="a_reviewer_judges_a_requirement_once"
            ),
            models.CheckConstraint(
                condition=models.Q(verdict__in=["conforms", "finding", "not_applicable"]),
                name="a_judgement_is_one_of_three",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} of {self.examination_id}"


class TeamNote(models.Model):
    """A word among the team, about one requirement or about the case. The business never reads it."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="team_notes")
    requirement = models.CharField(max_length=60, blank=True)
    text = models.TextField(_("Note"))
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    objects = SeenByTheTeam.as_manager()

    class Meta:
        indexes = [models.Index(fields=["application", "requirement"], name="notes_of_a_requirement")]

    def __str__(self) -> str:
        return f"note in {self.application_id}"
