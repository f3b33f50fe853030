"""Whoever has something to do is told: ahead of its day, on it, the day after, and then once a week."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from shirushi.agenda.models import Notice, Task
from shirushi.agenda.services import notify
from shirushi.operations.daily.duty import ONE_DAY, Duty
from shirushi.operations.presentation import AHEAD, DUE, LATE, STILL
from shirushi.people.actor import Actor

# Days ahead, and for how many days a task has stood there at least: nobody is told twice in a week of one thing.
DISTANCES = ((30, 7), (7, 3), (1, 2))
A_WEEK = 7
# After half a year a task is forgotten for other reasons than that nobody was told.
WEEKS_TOLD = 26
# These are chased by their own room: a mail a course, however many it concerns.
CHASED_ELSEWHERE = ("pms.training.take",)


def _unreminded(when: Q, prefix: str, *, since: date | None = None) -> QuerySet[Task]:
    """Open tasks of which nobody was reminded so, at all or since a day."""
    told = Notice.objects.filter(
        organisation_id=OuterRef("organisation_id"), subject_id=OuterRef("pk"), kind__startswith=prefix
    )
    told = told.filter(given_on__gte=since) if since else told
    open_ones = Task.objects.filter(when, closed_on=None).exclude(roles=[], person=None)
    found = open_ones.exclude(kind__in=CHASED_ELSEWHERE).filter(~Exists(told))
    return found.select_related("dossier__unit__organisation", "organisation", "person")


def _ahead(day: date) -> QuerySet[Task]:
    """What is due in a month, a week, a day; not what was asked for only just now."""
    when = Q(pk__in=[])
    for distance, standing in DISTANCES:
        known = day - timedelta(days=standing)
        when |= Q(due_on=day + timedelta(days=distance), opened_on__lte=known)
    return _unreminded(when, AHEAD, since=day)


def _due_today(day: date) -> QuerySet[Task]:
    """Not what was asked for on this very day."""
    return _unreminded(Q(due_on=day, opened_on__lt=day), DUE)


def _overdue(day: date) -> QuerySet[Task]:
    return _unreminded(Q(due_on=day - ONE_DAY), LATE)


def _still_overdue(day: date) -> QuerySet[Task]:
    """Once a week after its day, for half a year."""
    days = [day - timedelta(days=A_WEEK * weeks) for weeks in range(1, WEEKS_TOLD + 1)]
    return _unreminded(Q(due_on__in=days), STILL, since=day)


def _remind_with(prefix: str) -> Callable[[Task, Actor], None]:
    def remind(task: Task, by: Actor) -> None:
        notify(
            kind=f"{prefix}{task.kind}",
            dossier=task.dossier,
            subject_id=task.pk,
            organisation=task.organisation,
            roles=task.roles,
            person=task.person,
            by=by,
            on=by.on,
            params={**task.params, "task_due_on": task.due_on},
        )

    return remind


DUE_AHEAD = Duty("due soon", _ahead, _remind_with(AHEAD))
DUE_TODAY = Duty("due today", _due_today, _remind_with(DUE))
OVERDUE = Duty("overdue since yesterday", _overdue, _remind_with(LATE))
STILL_OVERDUE = Duty("overdue for weeks", _still_overdue, _remind_with(STILL))
