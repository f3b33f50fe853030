"""What departments own in the PMS, and how one hands it over to another: nothing is lost when it closes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people import owned
from shirushi.people.actor import Actor
from shirushi.people.models import Department
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import policy
from shirushi.pms.models import DepartmentConfirmation, Evidence, Holding, Process, Worker
from shirushi.pms.services import workers
from shirushi.pms.services.evidence import keeping as evidence
from shirushi.pms.services.inventory import columns, confirmation
from shirushi.record import journal
from shirushi.record.errors import ActRefused

# From one department to another, on a day; tells how many rows went.
Move = Callable[[Department, Department, date], int]


@dataclass(frozen=True)
class Owned:
    """Rows of one ledger that live on in a department; the past (ended, left, done) stays where it was."""

    name: str
    label: Any
    living: Callable[[], QuerySet[Any]]
    move: Move


_ledgers: dict[str, Owned] = {}


def register(ledger: Owned) -> None:
    """Name a ledger whose rows belong to departments; called from the app's ready()."""
    _ledgers[ledger.name] = ledger
    owned.register(f"pms.{ledger.name}", lambda department: _count(ledger, department))


def _count(ledger: Owned, department: Department) -> int:
    return ledger.living().filter(department=department).count()


def records_of(department: Department) -> list[tuple[Any, int]]:
    """Label and number of living rows by ledger, without those that have none."""
    return records_of_all([department])[0][1]


def records_of_all(departments: Sequence[Department]) -> list[tuple[Department, list[tuple[Any, int]]]]:
    """The same for several departments, with one question a ledger."""
    counted = [(ledger.label, _by_department(ledger, departments)) for ledger in _ledgers.values()]
    return [
        (each, [(label, counts[each.pk]) for label, counts in counted if each.pk in counts])
        for each in departments
    ]


def _by_department(ledger: Owned, departments: Sequence[Department]) -> dict[int, int]:
    rows = ledger.living().filter(department__in=departments).order_by().values("department")
    return dict(rows.annotate(count=Count("pk")).values_list("department", "count"))


@transaction.atomic
def hand_over(*, source: Department, target: Department, by: Actor, on: date) -> dict[str, int]:
    """Move everything that lives on in one department to another of the same business."""
    allow(policy.may_run(by, source.organisation))
    guards.lock(source.organisation)
    if source.pk == target.pk or target.organisation_id != source.organisation_id or target.closed_on:
        raise ActRefused("department_foreign", _("Choose another open department of this organisation."))
    moved = {ledger.name: ledger.move(source, target, on) for ledger in _ledgers.values()}
    after = {"to": target.name, **{name: count for name, count in moved.items() if count}}
    journal.record(
        "pms.department.handed_over", source, by=by, on=on, before={"department": source.name}, after=after
    )
    return moved


def moved_by_update(living: Callable[[], QuerySet[Any]]) -> Move:
    """The usual way: the rows name the other department from now on."""

    def move(source: Department, target: Department, on: date) -> int:  # noqa: ARG001 - the day is for others
        return living().filter(department=source).update(department=target)

    return move


def _holdings() -> QuerySet[Any]:
    found: QuerySet[Any] = Holding.objects.exclude(state=Holding.State.ENDED)
    return found


def _move_holdings(source: Department, target: Department, on: date) -> int:  # noqa: ARG001
    """Entries with their processes; a process of the same name takes them over."""
    keys = list(_holdings().filter(department=source).values_list("pk", flat=True))
    _merge_processes(source, target)
    moved: int = Holding.objects.filter(pk__in=keys).update(department=target)
    columns.index(Holding.objects.filter(pk__in=keys))
    return moved


def _merge_processes(source: Department, target: Department) -> None:
    there = {process.name: process for process in Process.objects.filter(department=target)}
    for process in Process.objects.filter(department=source):
        twin = there.get(process.name)
        if twin is None:
            process.department = target
            process.save(update_fields=["department"])
        else:
            Holding.objects.filter(process=process).exclude(state=Holding.State.ENDED).update(process=twin)


def _workers() -> QuerySet[Any]:
    found: QuerySet[Any] = Worker.objects.filter(left_on=None)
    return found


def _move_workers(source: Department, target: Department, on: date) -> int:  # noqa: ARG001
    keys = list(_workers().filter(department=source).values_list("pk", flat=True))
    moved: int = Worker.objects.filter(pk__in=keys).update(department=target)
    workers.index(Worker.objects.filter(pk__in=keys))
    return moved


def _parts() -> QuerySet[Any]:
    found: QuerySet[Any] = DepartmentConfirmation.objects.filter(confirmed_on=None, round__closed_on=None)
    return found


def _move_parts(source: Department, target: Department, on: date) -> int:
    """The other department confirms for this one; if it was asked itself, its own part covers both."""
    part = _parts().filter(department=source).select_related("round", "organisation").first()
    if part is None:
        return 0
    twin = DepartmentConfirmation.objects.filter(round=part.round, department=target).first()
    agenda.close_task(kind=confirmation.KIND, subject_id=part.pk, on=on)
    if twin is None:
        part.department, twin = target, part
        part.save(update_fields=["department"])
    else:
        part.delete()
        DepartmentConfirmation.objects.filter(pk=twin.pk).update(confirmed_on=None, confirmed_by=None)
    confirmation.tell_department(twin, on)
    return 1


def _evidence() -> QuerySet[Any]:
    found: QuerySet[Any] = Evidence.objects.filter(withdrawn_on=None)
    return found


def _move_evidence(source: Department, target: Department, on: date) -> int:  # noqa: ARG001
    """Evidence with its files: the head of the other department sees them from now on."""
    keys = list(_evidence().filter(department=source).values_list("pk", flat=True))
    moved: int = Evidence.objects.filter(pk__in=keys).update(department=target)
    evidence.move_files(Evidence.objects.filter(pk__in=keys), target)
    return moved


def register_ledgers() -> None:
    register(Owned("holdings", _("Entries of the inventory"), _holdings, _move_holdings))
    register(Owned("workers", _("Workers in the register"), _workers, _move_workers))
    register(Owned("evidence", _("Evidence"), _evidence, _move_evidence))
    register(Owned("confirmations", _("Confirmations asked for"), _parts, _move_parts))
