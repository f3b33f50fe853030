"""Training: a course a year for everybody, what each worker answered, who is still missing."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shirushi.people.models import Department, Person
from shirushi.pms.models.base import Kept
from shirushi.pms.models.workers import Worker
from shirushi.pms.training_access import SeenCourses, SeenEnrolments, SeenThroughEnrolment


class TrainingCourse(Kept):
    """One course of one year: plan, material, and in the end its report."""

    class Method(models.TextChoices):
        ONLINE = "online", _("On the screen, each in their own time")
        CLASS = "class", _("In a class")
        BOTH = "both", _("In a class and on the screen")

    title = models.CharField(_("Title of the course"), max_length=100)
    aim = models.TextField(_("Aim"), max_length=1000)
    year = models.PositiveSmallIntegerField(_("Year"))
    method = models.CharField(_("Way of teaching"), max_length=20, choices=Method, default=Method.ONLINE)
    trainer = models.CharField(_("Who teaches"), max_length=100, blank=True)
    question_set = models.CharField(_("Set of questions"), max_length=10)
    question_count = models.PositiveSmallIntegerField(_("Number of questions"), default=10)
    pass_mark = models.PositiveSmallIntegerField(_("Pass mark"), default=80)
    # By the parts that the schemes ask for (content/training): {"policy": text, …}.
    material = models.JSONField()
    departments = models.ManyToManyField(Department, related_name="+", blank=True)
    kinds = models.JSONField(default=list)
    opens_on = models.DateField(_("Opens on"))
    due_on = models.DateField(_("To be passed by"))
    opened_on = models.DateField(null=True)
    # The last day on which joiners and leavers were looked for.
    enrolled_on = models.DateField(null=True)
    # The report.
    remark = models.TextField(_("How effective the course was"), max_length=2000, blank=True)
    follow_up = models.TextField(_("What was done for the absent"), max_length=2000, blank=True)
    approved_on = models.DateField(null=True)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = SeenCourses.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opens_on")), name="a_course_is_due_after_it_opens"
            ),
            models.CheckConstraint(
                condition=Q(pass_mark__gte=1, pass_mark__lte=100), name="a_pass_mark_is_a_percentage"
            ),
            models.CheckConstraint(condition=Q(question_count__gte=1), name="a_course_asks_something"),
            models.CheckConstraint(
                condition=Q(approved_on=None) | Q(opened_on__isnull=False),
                name="only_a_course_that_was_held_is_approved",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-year", "-id"], name="courses_of_a_business")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Released and not yet closed by its approved report."""
        return self.opened_on is not None and self.approved_on is None


class Enrolment(Kept):
    """A worker has to pass a course by a day."""

    course = models.ForeignKey(TrainingCourse, on_delete=models.PROTECT, related_name="enrolments")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    read_on = models.DateField(null=True)
    attempts_made = models.PositiveSmallIntegerField(default=0)
    score = models.PositiveSmallIntegerField(null=True)
    passed_on = models.DateField(null=True)
    # Left the business before passing: no longer waited for.
    dropped_on = models.DateField(null=True)
    reminded_on = models.DateField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    # The link of somebody without a login; only its digest is kept.
    token_digest = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 - several have none
    token_until_on = models.DateField(null=True)

    objects = SeenEnrolments.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "worker"], name="a_worker_takes_a_course_once"),
            models.CheckConstraint(
                condition=Q(passed_on=None) | Q(score__isnull=False), name="whoever_passed_has_a_score"
            ),
            models.CheckConstraint(
                condition=Q(token_digest=None) ^ Q(token_until_on__isnull=False),
                name="a_link_has_its_last_day",
            ),
        ]
        indexes = [
            models.Index(fields=["course", "passed_on", "due_on"], name="enrolments_by_state"),
            models.Index(fields=["worker", "passed_on"], name="courses_of_a_worker"),
        ]

    def __str__(self) -> str:
        return f"{self.worker}: {self.course}"

    @property
    def is_waited_for(self) -> bool:
        return self.passed_on is None and self.dropped_on is None


class TrainingAttempt(models.Model):
    """One test: which questions with which order of choices, what was answered, the score."""

    class Way(models.TextChoices):
        SCREEN = "screen", pgettext_lazy("test", "On the screen")
        PAPER = "paper", pgettext_lazy("test", "On paper")

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attempts")
    ordinal = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=10, choices=Way, default=Way.SCREEN)
    # [[code, [places of the choices as shown]], …]; place 0 is the right one.
    questions = models.JSONField(default=list)
    # {code: place of the choice}
    answers = models.JSONField(default=dict)
    started_on = models.DateField()
    finished_on = models.DateField(null=True)
    score = models.PositiveSmallIntegerField(null=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = SeenThroughEnrolment.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "ordinal"], name="tests_of_a_worker_are_numbered"),
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(finished_on=None), name="a_worker_sits_one_test_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(finished_on=None) ^ Q(score__isnull=False), name="a_finished_test_has_a_score"
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__lte=100), name="a_score_is_a_percentage"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}: {self.ordinal}"


class TrainingReminder(Kept):
    """The privacy officer asked those who are missing to take the course; the mails follow."""

    course = models.ForeignKey(TrainingCourse, on_delete=models.PROTECT, related_name="reminder_rounds")
    given_at = models.DateTimeField()
    asked = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.course_id}: {self.created_on}"


class TrainingMail(models.Model):
    """One mail that a reminder still has to send; gone when it is sent."""

    reminder = models.ForeignKey(TrainingReminder, on_delete=models.CASCADE, related_name="mails")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="+")
    claimed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.reminder_id}: {self.enrolment_id}"
