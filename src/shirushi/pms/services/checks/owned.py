"""What departments own of checks, findings and audits, for when one closes."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.models import Department
from shirushi.pms.models import Audit, CheckPoint, Nonconformity, OperationCheck
from shirushi.pms.services import departments, improvement
from shirushi.pms.services.audits.auditors import HOLD, ask_to_hold, refused_auditors
from shirushi.pms.services.checks.monthly import ANSWER, ask_department
from shirushi.record.errors import ActRefused


def _points() -> QuerySet[Any]:
    """Own points; what a department left out of the shipped list ends with it."""
    found: QuerySet[Any] = CheckPoint.objects.exclude(text="")
    return found


def _checks() -> QuerySet[Any]:
    found: QuerySet[Any] = OperationCheck.objects.filter(answered_on=None)
    return found


def _move_checks(source: Department, target: Department, on: date) -> int:
    """What was asked and not answered: the other department's own check of the month covers both."""
    open_ones = list(_checks().filter(department=source).select_related("organisation"))
    here = OperationCheck.objects.filter(department=target, month__in=[each.month for each in open_ones])
    covered = set(here.values_list("month", flat=True))
    for check in open_ones:
        agenda.close_task(kind=ANSWER, subject_id=check.pk, on=on)
        if check.month in covered:
            check.delete()
        else:
            check.department = target
            check.save(update_fields=["department"])
            ask_department(check, on)
    return len(open_ones)


def _findings() -> QuerySet[Any]:
    found: QuerySet[Any] = Nonconformity.objects.exclude(stage=Nonconformity.Stage.CLOSED)
    return found


def _move_findings(source: Department, target: Department, on: date) -> int:
    rows = list(_findings().filter(department=source).select_related("organisation"))
    for each in rows:
        each.department = target
        each.save(update_fields=["department"])
        improvement.ask_again(each, on)
    return len(rows)


def _audits() -> QuerySet[Any]:
    found: QuerySet[Any] = Audit.objects.filter(finished_on=None)
    return found


def _move_audits(source: Department, target: Department, on: date) -> int:
    """What is not begun becomes the audit of the other department, if its own does not stand in the plan."""
    rows = list(_audits().filter(department=source).select_related("organisation", "plan"))
    if any(each.begun_on for each in rows):
        raise ActRefused(
            "audit_under_way", _("An audit of this department is under way. Finish it, then hand over.")
        )
    for each in rows:
        _move_audit(each, target, on)
    return len(rows)


def _move_audit(audit: Audit, target: Department, on: date) -> None:
    if Audit.objects.filter(plan=audit.plan, department=target).exists():
        agenda.close_task(kind=HOLD, subject_id=audit.pk, on=on)
        audit.delete()
        return
    audit.department = target
    audit.save(update_fields=["department"])
    named = [each.person for each in audit.auditors.select_related("person")]
    audit.auditors.filter(person__in=refused_auditors(audit, named, on)).delete()
    ask_to_hold(audit, on)


def register_ledgers() -> None:
    move_points = departments.moved_by_update(_points)
    departments.register(departments.Owned("check_points", _("Own points of checks"), _points, move_points))
    departments.register(departments.Owned("checks", _("Checks not answered"), _checks, _move_checks))
    departments.register(
        departments.Owned("nonconformities", _("Open nonconformities"), _findings, _move_findings)
    )
    departments.register(departments.Owned("audits", _("Audits to be held"), _audits, _move_audits))
