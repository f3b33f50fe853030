"""Reads of training: courses, who is missing, progress by department, the share of the trained."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Avg, Count, F, Q, QuerySet

from shirushi.people.actor import Actor
from shirushi.pms.models import Enrolment, TrainingAttempt, TrainingCourse
from shirushi.pms.queries.workers import working_on

PASSED = Q(passed_on__isnull=False)
MISSING = Q(passed_on=None, dropped_on=None)
COUNTED = Q(dropped_on=None) | PASSED
STATES = ("missing", "overdue", "passed", "dropped")


@dataclass(frozen=True)
class Share:
    """How many of those present passed a course."""

    present: int
    passed: int

    @property
    def percent(self) -> int:
        return self.passed * 100 // self.present if self.present else 0

    @property
    def missing(self) -> int:
        return self.present - self.passed

    @property
    def is_complete(self) -> bool:
        return self.present > 0 and self.passed == self.present


@dataclass(frozen=True)
class DepartmentProgress:
    department_id: int
    name: str
    share: Share
    overdue: int
    average: int | None


def courses(actor: Actor) -> QuerySet[TrainingCourse]:
    """Courses with how many are enrolled and passed, the newest first."""
    found: QuerySet[TrainingCourse] = TrainingCourse.objects.visible_to(actor).order_by("-year", "-pk")
    return found


def shares_of(actor: Actor, course_ids: list[int]) -> dict[int, Share]:
    """For each of these courses how far those are whom the actor sees, in one question."""
    seen = Enrolment.objects.visible_to(actor).filter(COUNTED, course__in=course_ids).order_by()
    counted = seen.values("course").annotate(present=Count("pk"), passed=Count("pk", filter=PASSED))
    return {row["course"]: Share(row["present"], row["passed"]) for row in counted}


def progress(actor: Actor, course: TrainingCourse, on: date) -> list[DepartmentProgress]:
    """By department: one aggregate in SQL, whatever the number of workers."""
    seen = Enrolment.objects.visible_to(actor).filter(COUNTED, course=course).order_by()
    late = Q(MISSING, due_on__lt=on)
    rows = seen.values("worker__department", "worker__department__name").annotate(
        present=Count("pk"),
        passed=Count("pk", filter=PASSED),
        overdue=Count("pk", filter=late),
        average=Avg("score", filter=PASSED),
    )
    found = [_progress(row) for row in rows]
    return sorted(found, key=lambda each: (each.name, each.department_id))


def _progress(row: dict[str, Any]) -> DepartmentProgress:
    return DepartmentProgress(
        department_id=row["worker__department"],
        name=row["worker__department__name"],
        share=Share(row["present"], row["passed"]),
        overdue=row["overdue"],
        average=None if row["average"] is None else int(row["average"]),
    )


def total(parts: list[DepartmentProgress]) -> Share:
    return Share(sum(each.share.present for each in parts), sum(each.share.passed for each in parts))


@dataclass(frozen=True, kw_only=True)
class Filter:
    state: str = ""
    department: int | None = None
    text: str = ""


def enrolled(actor: Actor, course: TrainingCourse, asked: Filter, on: date) -> QuerySet[Enrolment]:
    """Who is enrolled, those who are missing longest first."""
    found = Enrolment.objects.visible_to(actor).filter(_state(asked.state, on), course=course)
    if asked.department:
        found = found.filter(worker__department=asked.department)
    if asked.text:
        named = Q(worker__name__icontains=asked.text) | Q(worker__number=asked.text)
        found = found.filter(named | Q(worker__name_kana__icontains=asked.text))
    return found.select_related("worker__department").order_by(
        F("passed_on").asc(nulls_first=True), "due_on", "pk"
    )


def _state(state: str, on: date) -> Q:
    match state:
        case "missing":
            return MISSING
        case "overdue":
            return Q(MISSING, due_on__lt=on)
        case "passed":
            return PASSED
        case "dropped":
            return Q(dropped_on__isnull=False)
    return Q()


def own(actor: Actor) -> QuerySet[Enrolment]:
    """The courses of the person itself, what is to be done first."""
    found: QuerySet[Enrolment] = Enrolment.objects.own_of(actor).filter(COUNTED)
    return found.select_related("course").order_by(F("passed_on").asc(nulls_first=True), "due_on", "-pk")


def attempts(enrolment: Enrolment) -> QuerySet[TrainingAttempt]:
    found: QuerySet[TrainingAttempt] = enrolment.attempts.order_by("ordinal")
    return found


@dataclass(frozen=True)
class Reported:
    """The figures of the report of a course."""

    share: Share
    average: int | None
    lowest: int | None
    highest: int | None
    retested: int
    reminders: int


def figures(actor: Actor, course: TrainingCourse) -> Reported:
    seen = Enrolment.objects.visible_to(actor).filter(COUNTED, course=course)
    scores = list(seen.filter(score__isnull=False).order_by("score").values_list("score", flat=True))
    return Reported(
        share=Share(seen.count(), seen.filter(PASSED).count()),
        average=sum(scores) // len(scores) if scores else None,
        lowest=scores[0] if scores else None,
        highest=scores[-1] if scores else None,
        retested=seen.filter(attempts_made__gt=1).count(),
        reminders=course.reminder_rounds.count(),
    )


def attendance(actor: Actor, course: TrainingCourse) -> Iterator[Enrolment]:
    """Every line of the attendance list, by department and name, without holding all at once."""
    seen = Enrolment.objects.visible_to(actor).filter(course=course).select_related("worker__department")
    return seen.order_by("worker__department__name", "worker__name", "pk").iterator(chunk_size=500)


def share_trained(organisation_id: int, on: date) -> Share:
    """Of those present on the day, how many passed a course this year (the twelve months up to the day)."""
    present = working_on(organisation_id, on)
    passed = Enrolment.objects.filter(organisation=organisation_id, passed_on__gt=_a_year_before(on))
    return Share(present.count(), present.filter(pk__in=passed.values("worker")).count())


def _a_year_before(on: date) -> date:
    """The corresponding day; of 29 February the last of the month."""
    try:
        return on.replace(year=on.year - 1)
    except ValueError:
        return on.replace(year=on.year - 1, day=28)


def last_held(organisation_id: int) -> TrainingCourse | None:
    """The newest course with an approved report: the evidence that training took place."""
    held = TrainingCourse.objects.filter(organisation=organisation_id, approved_on__isnull=False)
    found: TrainingCourse | None = held.order_by("-approved_on").first()
    return found
