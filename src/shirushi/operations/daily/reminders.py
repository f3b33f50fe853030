"""Whoever has something to do is told on the day it is due, and once more the day after."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from shirushi.agenda.models import Notice, Task
from shirushi.agenda.services import notify
from shirushi.operations.daily.duty import ONE_DAY, Duty
from shirushi.operations.presentation import DUE, LATE
from shirushi.people.actor import Actor


def _unreminded(due_on: date, prefix: str) -> QuerySet[Task]:
    """What is due then and was not reminded of. A task of one person has no roles that a notice could tell."""
    reminders = Notice.objects.filter(
        organisation_id=OuterRef("organisation_id"), subject_id=OuterRef("pk"), kind__startswith=prefix
    )
    open_ones = Task.objects.filter(due_on=due_on, closed_on=None).exclude(roles=[])
    return open_ones.filter(~Exists(reminders)).select_related("dossier__unit__organisation", "organisation")


def _due_today(day: date) -> QuerySet[Task]:
    """Not what was asked for on this very day."""
    return _unreminded(day, DUE).filter(opened_on__lt=day)


def _overdue(day: date) -> QuerySet[Task]:
    return _unreminded(day - ONE_DAY, LATE)


def _remind(task: Task, prefix: str, by: Actor) -> None:
    notify(
        kind=f"{prefix}{task.kind}",
        dossier=task.dossier,
        subject_id=task.pk,
        organisation=task.organisation,
        roles=task.roles,
        by=by,
        on=by.on,
        params=task.params,
    )


DUE_TODAY = Duty("due today", _due_today, lambda task, by: _remind(task, DUE, by))
OVERDUE = Duty("overdue since yesterday", _overdue, lambda task, by: _remind(task, LATE, by))
