"""Monthly operation checks by department, and the daily log of who came first and left last."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Department, Person
from shirushi.pms.access import SeenByDepartment, SeenByMembers
from shirushi.pms.models.base import Kept
from shirushi.pms.models.improvement import Nonconformity
from shirushi.ui.language import language


class CheckPoint(Kept):
    """What a department changes in the shipped list: a point that it leaves out, or one of its own."""

    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+")
    # The code of a shipped point that is left out, or empty for a point of the department's own.
    code = models.CharField(max_length=60, blank=True)
    text = models.CharField(_("What is checked"), max_length=300, blank=True)

    objects = SeenByDepartment.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["department", "code"], condition=~Q(code=""), name="a_shipped_point_is_left_out_once"
            ),
            models.CheckConstraint(
                condition=Q(code="") ^ Q(text=""),
                name="a_point_is_shipped_and_left_out_or_the_departments_own",
            ),
        ]

    def __str__(self) -> str:
        return self.text or self.code


class OperationCheck(Kept):
    """The check of one department in one month (its first day)."""

    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+")
    month = models.DateField(_("Month"))
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    remark = models.TextField(_("Further words"), blank=True)

    objects = SeenByDepartment.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["department", "month"], name="a_department_is_checked_once_a_month"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="a_check_is_of_a_month"),
        ]
        indexes = [models.Index(fields=["organisation", "month"], name="checks_of_a_month")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.department}"


class CheckAnswer(models.Model):
    """One point of a check as it was asked: all well, not well with what was done, or not applicable."""

    class Result(models.TextChoices):
        GOOD = "good", _("○ All well")
        BAD = "bad", _("× Not well")
        NOT_APPLICABLE = "not_applicable", _("Not applicable")

    check_done = models.ForeignKey(OperationCheck, on_delete=models.PROTECT, related_name="answers")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=60)
    point = models.JSONField()
    result = models.CharField(max_length=20, choices=Result)
    remark = models.CharField(max_length=500, blank=True)
    nonconformity = models.ForeignKey(Nonconformity, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["check_done", "key"], name="a_point_is_answered_once_in_a_check"),
            models.CheckConstraint(
                condition=~Q(result="bad") | ~Q(remark=""), name="what_is_not_well_is_said"
            ),
        ]
        indexes = [models.Index(fields=["check_done", "position"], name="answers_of_a_check")]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        return str(self.point.get(language()) or self.point.get("ja", ""))


class LogPlace(Kept):
    """A place whose first entry and last exit are logged: the office, the server room."""

    name = models.CharField(_("Logged place"), max_length=100)
    closed_on = models.DateField(null=True)

    objects = SeenByMembers.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                condition=Q(closed_on=None),
                name="an_open_place_is_named_once",
            )
        ]

    def __str__(self) -> str:
        return self.name


class DayLog(Kept):
    """One day of a place: who came first and when, who left last and when, with everything looked after."""

    place = models.ForeignKey(LogPlace, on_delete=models.PROTECT, related_name="days")
    day = models.DateField()
    opened_at = models.TimeField(_("First in"), null=True)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.TimeField(_("Last out"), null=True)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    nobody = models.BooleanField(_("Nobody was here"), default=False)
    # Written down on a later day, for a day that was forgotten.
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    remark = models.CharField(_("Further words"), max_length=300, blank=True)

    objects = SeenByMembers.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "day"], name="a_day_of_a_place_is_logged_once"),
            models.CheckConstraint(
                condition=Q(nobody=False) | Q(opened_at=None, closed_at=None),
                name="where_nobody_was_nobody_came_or_left",
            ),
            models.CheckConstraint(
                condition=Q(created_on=F("day")) | Q(added_by__isnull=False),
                name="who_logs_a_past_day_is_named",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "day"], name="day_logs_of_a_business")]

    def __str__(self) -> str:
        return f"{self.day} {self.place}"

    @property
    def is_whole(self) -> bool:
        """Nothing is missing, or somebody has said later why."""
        return (
            self.nobody or bool(self.opened_at and self.closed_at) or bool(self.added_by_id and self.remark)
        )
