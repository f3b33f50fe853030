"""A review stands still after an incident, and goes on (003 2.1(12), 2.4, 表2)."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shirushi.agenda.models import Task
from shirushi.agenda.services import close_task, open_task
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.review import policy
from shirushi.review.lifecycle import hold, refuse_unless
from shirushi.review.models import Halt
from shirushi.review.next_acts import bring_up_to_date
from shirushi.review.queries import goes_on_from
from shirushi.review.services.steps import tell_business

State = Application.State
ONE_DAY = timedelta(days=1)
HALTED_STATES = (State.SUBMITTED, State.ACCEPTED, State.UNDER_REVIEW, State.REVIEWED, State.GRANTED)


@transaction.atomic
def halt(
    *, application: Application, starts_on: date, planned_ends_on: date, decision: Any, by: Actor, on: date
) -> Halt:
    """Stop the review for the period that the measure set; its tasks wait."""
    allow(policy.may_halt(by, application))
    hold(application)
    refuse_unless(application, *HALTED_STATES)
    _refuse_second(application)
    made = Halt.objects.create(
        dossier=application.dossier,
        application=application,
        starts_on=starts_on,
        planned_ends_on=planned_ends_on,
        decision=journal.stored(decision),
        paused_tasks=[] if planned_ends_on < on else _pause(application, on),
    )
    after = {"starts_on": starts_on, "planned_ends_on": planned_ends_on}
    journal.record("review.halt.begun", made, by=by, on=on, decision=decision, after=after)
    params = {"starts_on": starts_on, "goes_on_from": goes_on_from(made)}
    tell_business("review.halted", application, by=by, on=on, params=params)
    return made


def _refuse_second(application: Application) -> None:
    if Halt.objects.filter(application=application, ended_on=None, annulled_on=None).exists():
        raise ActRefused("halted_already", _("The review stands still already."))


def _pause(application: Application, on: date) -> list[int]:
    waiting = list(_tasks_of(application))
    for task in waiting:
        close_task(kind=task.kind, subject_id=task.subject_id, on=on)
    return [task.pk for task in waiting]


def _tasks_of(application: Application) -> list[Task]:
    ours = Q(kind__startswith="review.") | Q(kind__startswith="awards.")
    return list(Task.objects.filter(ours, dossier=application.dossier, closed_on=None))


@transaction.atomic
def resume(*, halt: Halt, on: date, by: Actor) -> Halt:
    """The review goes on from `on`: before the planned end if a body judges so, else the day after it."""
    allow(policy.may_end_halt(by, halt))
    hold(halt.application)
    _refuse_unless_open(halt)
    halt.ended_on = min(on - ONE_DAY, halt.planned_ends_on)
    halt.save(update_fields=["ended_on"])
    journal.record("review.halt.ended", halt, by=by, on=on, after={"ended_on": halt.ended_on})
    _go_on(halt, by=by, on=on)
    return halt


@transaction.atomic
def annul_halt(*, halt: Halt, reason: str, by: Actor, on: date) -> Halt:
    """The halt was wrong: it never held; what was done in the meantime stands."""
    allow(policy.may_end_halt(by, halt))
    hold(halt.application)
    if halt.annulled_on is not None:
        raise ActRefused("annulled_already", _("This halt was annulled already."))
    was_open = halt.ended_on is None
    halt.annulled_on = on
    halt.save(update_fields=["annulled_on"])
    journal.record("review.halt.annulled", halt, by=by, on=on, personal={"reason": reason})
    if was_open:
        _go_on(halt, by=by, on=on)
    return halt


def _refuse_unless_open(halt: Halt) -> None:
    halt.refresh_from_db()
    if halt.ended_on is not None or halt.annulled_on is not None:
        raise ActRefused("halt_ended", _("This halt has ended already."))


def _go_on(halt: Halt, *, by: Actor, on: date) -> None:
    if halt.application.state not in HALTED_STATES:
        return
    for task in Task.objects.filter(pk__in=halt.paused_tasks):
        open_task(
            kind=task.kind,
            dossier=task.dossier,
            subject_id=task.subject_id,
            organisation=task.organisation,
            roles=task.roles,
            on=on,
            due_on=task.due_on,
            decision=task.decision,
            person=task.person,
            params=task.params,
        )
    bring_up_to_date(halt.application, on)
    tell_business("review.resumed", halt.application, by=by, on=on)
