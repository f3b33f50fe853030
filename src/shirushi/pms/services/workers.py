"""The register of workers: who joins, changes, leaves. An e-mail address is not needed."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people.access import open_on
from shirushi.people.actor import Actor
from shirushi.people.models import Membership, Organisation, Person
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import policy, search
from shirushi.pms.models import Worker
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

Values = Mapping[str, Any]
COLUMNS = ("department_id", "number", "name", "name_kana", "kind", "email", "joined_on")
NAMING = ("name", "name_kana", "number", "email")
BATCH = 500


@transaction.atomic
def add(*, organisation: Organisation, values: Values, by: Actor, on: date) -> Worker:
    worker = _new(organisation, values, on)
    allow(policy.may_write(by, worker))
    guards.lock(organisation)
    _check(worker)
    worker.person = _person_of(worker, on)
    worker.save()
    index([worker])
    plain, personal = _written({name: getattr(worker, name) for name in COLUMNS}, worker)
    journal.record("pms.worker.added", worker, by=by, on=on, after=plain, personal=personal)
    return worker


@transaction.atomic
def add_many(*, organisation: Organisation, rows: Iterable[Values], by: Actor, on: date) -> list[Worker]:
    """Add many workers at once (import), with one line in the journal for all of them."""
    made = [_new(organisation, values, on) for values in rows]
    allow(all(policy.may_write(by, worker) for worker in made))
    guards.lock(organisation)
    for worker in made:
        _check(worker)
        worker.person = _person_of(worker, on) if worker.email else None
    added: list[Worker] = Worker.objects.bulk_create(made, batch_size=BATCH)
    index(added)
    journal.record("pms.workers.added", organisation, by=by, on=on, after={"count": len(added)})
    return added


def _new(organisation: Organisation, values: Values, on: date) -> Worker:
    return Worker(
        organisation=organisation, created_on=on, **{name: values[name] for name in COLUMNS if name in values}
    )


@transaction.atomic
def change(*, worker: Worker, values: Values, by: Actor, on: date, revision: int | None = None) -> Worker:
    allow(policy.may_write(by, worker))
    claim(worker, revision)
    differing = {name: value for name, value in values.items() if getattr(worker, name) != value}
    before = {name: getattr(worker, name) for name in differing}
    plain_before, personal_before = _written(before, worker)
    for name, value in differing.items():
        setattr(worker, name, value)
    allow(policy.may_write(by, worker))
    _check(worker)
    worker.person = _person_of(worker, on)
    worker.save(update_fields=[*differing, "person"])
    index([worker])
    plain, personal = _written(differing, worker)
    told = {"before": personal_before, "after": personal} if personal else None
    journal.record(
        "pms.worker.changed", worker, by=by, on=on, before=plain_before, after=plain, personal=told
    )
    return worker


@transaction.atomic
def leave(*, worker: Worker, left_on: date, by: Actor, on: date, revision: int | None = None) -> Worker:
    """The worker leaves (last day): it stays in the register, and no new duty falls to it."""
    allow(policy.may_write(by, worker))
    if worker.left_on:
        raise ActRefused("worker_left", _("This worker has left already."))
    if left_on < worker.joined_on:
        raise ActRefused("left_before_joining", _("The last day lies before the day of joining."))
    claim(worker, revision)
    worker.left_on = left_on
    worker.save(update_fields=["left_on"])
    index([worker])
    journal.record("pms.worker.left", worker, by=by, on=on, after={"left_on": left_on})
    return worker


@transaction.atomic
def come_back(*, worker: Worker, by: Actor, on: date, revision: int | None = None) -> Worker:
    """Take a leaving back: entered by mistake, or the worker stays."""
    allow(policy.may_write(by, worker))
    if not worker.left_on:
        raise ActRefused("worker_here", _("This worker has not left."))
    claim(worker, revision)
    before = {"left_on": worker.left_on}
    worker.left_on = None
    worker.save(update_fields=["left_on"])
    index([worker])
    journal.record("pms.worker.came_back", worker, by=by, on=on, before=before, after={"left_on": None})
    return worker


def _check(worker: Worker) -> None:
    """Refuse a closed or foreign department, and a number that another worker carries."""
    if not worker.organisation.departments.filter(pk=worker.department_id, closed_on=None).exists():
        raise ActRefused("department_foreign", _("Choose an open department of this organisation."))
    same = Worker.objects.filter(organisation=worker.organisation, number=worker.number).exclude(pk=worker.pk)
    if worker.number and same.exists():
        raise ActRefused("number_used", _("Another worker carries this number."))


def _person_of(worker: Worker, on: date) -> Person | None:
    """The person of this business with that address, who signs in."""
    if not worker.email:
        return None
    held = Membership.objects.filter(
        open_on(on), organisation=worker.organisation, person__email=worker.email.lower()
    )
    found = held.select_related("person").first()
    return found.person if found else None


def _written(values: Values, worker: Worker) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the line says, and what names the person: that part can be erased."""
    said = dict(values)
    if "department_id" in said:
        said["department"] = worker.organisation.departments.get(pk=said.pop("department_id")).name
    personal = {name: said.pop(name) for name in NAMING if name in said}
    return said, personal


def index(workers: Iterable[Worker]) -> None:
    search.put("worker", [_document(each) for each in workers])


def _document(worker: Worker) -> search.Document:
    facets = {
        "department": worker.department_id,
        "kind": worker.kind,
        "here": "left" if worker.left_on else "here",
    }
    texts = [worker.name, worker.name_kana, worker.number, worker.email]
    return search.Document(worker.pk, worker.organisation_id, facets, texts)
