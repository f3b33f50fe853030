"""Departments of an organisation."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people import owned, policy
from shirushi.people.access import open_on
from shirushi.people.actor import Actor
from shirushi.people.models import Department, Membership, Organisation
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.record import journal
from shirushi.record.errors import ActRefused


@transaction.atomic
def open_department(*, organisation: Organisation, name: str, by: Actor, on: date) -> Department:
    allow(policy.may_administer(by, organisation))
    guards.lock(organisation)
    if organisation.departments.filter(name=name, closed_on=None).exists():
        raise ActRefused("department_open", _("A department of this name is open already."))
    department = Department.objects.create(organisation=organisation, name=name)
    journal.record("people.department.opened", department, by=by, on=on, after={"name": name})
    return department


@transaction.atomic
def close_department(*, department: Department, by: Actor, on: date) -> Department:
    """Close a department that nobody belongs to and that owns nothing any more; its past stays."""
    allow(policy.may_administer(by, department.organisation))
    if department.closed_on:
        raise ActRefused("department_closed", _("This department is closed already."))
    if Membership.objects.filter(open_on(on), department=department).exists():
        raise ActRefused(
            "department_in_use", _("People still belong to this department. End their roles first.")
        )
    _owns_nothing(department)
    department.closed_on = on
    department.save(update_fields=["closed_on"])
    journal.record("people.department.closed", department, by=by, on=on, before={"name": department.name})
    return department


def _owns_nothing(department: Department) -> None:
    if left := owned.records_of(department):
        raise ActRefused(
            "department_owns_records",
            _("This department still owns %(count)s records. Hand them over to another department first."),
            count=left,
        )
