"""Business processes: the pieces of the business in which personal information is handled."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Department
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import policy
from shirushi.pms.models import Process
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused


@transaction.atomic
def add_process(*, department: Department, name: str, description: str = "", by: Actor, on: date) -> Process:
    process = Process(
        organisation=department.organisation,
        department=department,
        name=name,
        description=description,
        created_on=on,
    )
    allow(policy.may_write(by, process))
    guards.lock(department.organisation)
    _refuse_twin(process)
    process.save()
    journal.record("pms.process.added", process, by=by, on=on, after=_written(process))
    return process


@transaction.atomic
def change_process(
    *, process: Process, name: str, description: str, by: Actor, on: date, revision: int | None = None
) -> Process:
    allow(policy.may_write(by, process))
    claim(process, revision)
    before = _written(process)
    process.name, process.description = name, description
    _refuse_twin(process)
    process.save(update_fields=["name", "description"])
    journal.record("pms.process.changed", process, by=by, on=on, before=before, after=_written(process))
    return process


def _refuse_twin(process: Process) -> None:
    same = Process.objects.filter(department=process.department, name=process.name).exclude(pk=process.pk)
    if same.exists():
        raise ActRefused("process_listed", _("This department has a business process of this name already."))


def _written(process: Process) -> dict[str, str]:
    return {
        "department": process.department.name,
        "name": process.name,
        "description": process.description,
    }
