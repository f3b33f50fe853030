"""Who has to take a course: all at its opening, joiners afterwards; leavers are no longer waited for."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Greatest

from shirushi.agenda import services as agenda
from shirushi.agenda.models import Task
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import policy_training
from shirushi.pms.models import Enrolment, TrainingCourse, Worker
from shirushi.pms.queries.workers import working_on
from shirushi.record import journal

KIND = "pms.training.take"
# Whoever joins shortly before the last day still has time.
DAYS_FOR_JOINERS = timedelta(days=30)
BATCH = 500


@transaction.atomic
def enrol_joiners(*, organisation: Organisation, by: Actor, on: date) -> int:
    """Bring all open courses up to date: joiners in, leavers out. Returns how many were enrolled."""
    allow(policy_training.may_enrol(by, organisation.pk))
    guards.lock(organisation)
    own = running(on).filter(organisation=organisation)
    return sum(bring_up_to_date(course, by=by, on=on) for course in own)


def running(on: date) -> QuerySet[TrainingCourse]:
    """Courses that people take on the day: open, and not closed by an approved report."""
    found: QuerySet[TrainingCourse] = TrainingCourse.objects.filter(
        opened_on__isnull=False, approved_on=None, opens_on__lte=on
    )
    return found.select_related("organisation")


def bring_up_to_date(course: TrainingCourse, *, by: Actor, on: date) -> int:
    """Nothing happens before the course opens: the daily run calls again on that day."""
    if course.opens_on > on:
        return 0
    dropped = _drop_leavers(course, on)
    enrolled = _enrol(course, on)
    _tell(course, on)
    TrainingCourse.objects.filter(pk=course.pk).update(enrolled_on=on)
    if dropped or enrolled:
        after = {"enrolled": enrolled, "dropped": dropped}
        journal.record("pms.training.enrolled", course, by=by, on=on, after=after)
    return enrolled


def aimed_at(course: TrainingCourse, on: date) -> QuerySet[Worker]:
    """Everybody who works there on the day, or those of the departments and kinds that the course names."""
    found = working_on(course.organisation_id, on)
    departments = list(course.departments.values_list("pk", flat=True))
    if departments:
        found = found.filter(department__in=departments)
    return found.filter(kind__in=course.kinds) if course.kinds else found


def _enrol(course: TrainingCourse, on: date) -> int:
    known = course.enrolments.all()
    targets = aimed_at(course, on)
    due_on = max(course.due_on, on + DAYS_FOR_JOINERS) if known.exists() else course.due_on
    back = known.exclude(dropped_on=None).filter(worker__in=targets)
    returned = back.update(dropped_on=None, due_on=Greatest("due_on", Value(due_on)))
    missing = targets.exclude(pk__in=known.values("worker_id")).values_list("pk", flat=True)
    made = [
        Enrolment(
            organisation_id=course.organisation_id,
            created_on=on,
            course=course,
            worker_id=worker,
            due_on=due_on,
        )
        for worker in missing
    ]
    Enrolment.objects.bulk_create(made, batch_size=BATCH)
    return len(made) + returned


def _drop_leavers(course: TrainingCourse, on: date) -> int:
    waited_for = course.enrolments.filter(passed_on=None, dropped_on=None)
    leavers = waited_for.filter(worker__left_on__lt=on)
    keys = list(leavers.values_list("pk", flat=True))
    close_tasks(keys, on)
    for first in range(0, len(keys), BATCH):
        Enrolment.objects.filter(pk__in=keys[first : first + BATCH]).update(
            dropped_on=on, token_digest=None, token_until_on=None
        )
    return len(keys)


def close_tasks(enrolments: list[int], on: date) -> None:
    for first in range(0, len(enrolments), BATCH):
        part = enrolments[first : first + BATCH]
        Task.objects.filter(kind=KIND, subject_id__in=part, closed_on=None).update(closed_on=on)


def _tell(course: TrainingCourse, on: date) -> None:
    """A task for each who signs in and has none yet, whoever was given a login afterwards among them."""
    told = Task.objects.filter(kind=KIND, subject_id=OuterRef("pk"), closed_on=None)
    untold = course.enrolments.filter(passed_on=None, dropped_on=None, worker__person__isnull=False)
    people = untold.filter(~Exists(told)).values_list("pk", "worker__person_id", "due_on")
    agenda.open_tasks_of_people(
        kind=KIND,
        organisation=course.organisation,
        people=[agenda.Personal(subject, person, due_on) for subject, person, due_on in people],
        on=on,
        params={"title": course.title},
    )


def move_due_day(course: TrainingCourse, on: date) -> None:
    """The last day of an open course moved: nobody has less time than before."""
    waited_for = course.enrolments.filter(passed_on=None, dropped_on=None, due_on__lt=course.due_on)
    keys = list(waited_for.values_list("pk", flat=True))
    waited_for.update(due_on=course.due_on)
    close_tasks(keys, on)
    _tell(course, on)
