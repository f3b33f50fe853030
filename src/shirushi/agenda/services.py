"""Opening and closing tasks, telling people. Called inside the acts that they follow from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from shirushi.agenda import texts
from shirushi.agenda.models import Notice, Task
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation, Person
from shirushi.record import journal, outbox
from shirushi.rules.dispensations import moved_by

Params = Mapping[str, Any]


@transaction.atomic
def open_task(
    *,
    kind: str,
    dossier: Dossier | None,
    subject_id: int,
    organisation: Organisation,
    roles: Iterable[str],
    on: date,
    due_on: date | None = None,
    decision: Any = None,
    person: Person | None = None,
    params: Params | None = None,
) -> Task:
    """Say who acts next, by when and why. An open task of the same kind and subject is brought up to date.

    It is for whoever holds one of `roles`, and for `person`; without roles for `person` alone.
    """
    said = journal.plain(params or {})
    texts.check(kind, said)
    about = {
        "dossier": dossier,
        "roles": sorted(set(roles)),
        "person": person,
        "params": said,
        "due_on": due_on,
        "decision": journal.stored(decision),
        "moved": moved_by(decision, due_on),
    }
    task, _made = Task.objects.update_or_create(
        kind=kind,
        subject_id=subject_id,
        organisation=organisation,
        closed_on=None,
        defaults=about,
        create_defaults={**about, "opened_on": on},
    )
    return task


@dataclass(frozen=True)
class Personal:
    """One person's own task about one subject."""

    subject_id: int
    person_id: int
    due_on: date | None


@transaction.atomic
def open_tasks_of_people(
    *,
    kind: str,
    organisation: Organisation,
    people: Iterable[Personal],
    on: date,
    params: Params | None = None,
) -> int:
    """Open the same kind of task for many people at once; whoever has it open already keeps it."""
    said = journal.plain(params or {})
    texts.check(kind, said)
    tasks = [
        Task(
            kind=kind, subject_id=each.subject_id, organisation=organisation, person_id=each.person_id,
            params=said, opened_on=on, due_on=each.due_on,
        )
        for each in people
    ]  # fmt: skip
    Task.objects.bulk_create(tasks, batch_size=500, ignore_conflicts=True)
    return len(tasks)


def close_task(*, kind: str, subject_id: int, on: date) -> int:
    """Close the open tasks of a kind about a subject. Returns how many there were."""
    return Task.objects.filter(kind=kind, subject_id=subject_id, closed_on=None).update(closed_on=on)


def move_due_day(*, kind: str, subject_id: int, due_on: date, decision: Any) -> int:
    """The open tasks of a kind about a subject are due on another day, for the decision's reason."""
    open_ones = Task.objects.filter(kind=kind, subject_id=subject_id, closed_on=None)
    return open_ones.update(
        due_on=due_on, decision=journal.stored(decision), moved=moved_by(decision, due_on)
    )


def close_tasks_of(*, kinds_prefix: str, subject_id: int, on: date) -> int:
    """Close the open tasks about a subject whose kind begins so (`billing.`)."""
    open_ones = Task.objects.filter(kind__startswith=kinds_prefix, subject_id=subject_id, closed_on=None)
    return open_ones.update(closed_on=on)


@transaction.atomic
def notify(
    *,
    kind: str,
    dossier: Dossier | None,
    subject_id: int,
    organisation: Organisation,
    roles: Iterable[str],
    by: Actor,
    on: date,
    person: Person | None = None,
    params: Params | None = None,
) -> Notice:
    """Tell the people who hold these roles, and `person`; an e-mail follows after the transaction."""
    said = journal.plain(params or {})
    texts.check(kind, said)
    notice = Notice.objects.create(
        kind=kind,
        dossier=dossier,
        subject_id=subject_id,
        organisation=organisation,
        roles=sorted(set(roles)),
        person=person,
        params=said,
        given_on=on,
        given_at=by.at,
    )
    outbox.publish("agenda.notice", notice.pk)
    return notice
