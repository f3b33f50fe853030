"""What departments own of risk assessment, for when one closes."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Department
from shirushi.pms.models import Risk, RiskSheet
from shirushi.pms.services import departments


def _sheets() -> QuerySet[Any]:
    found: QuerySet[Any] = RiskSheet.objects.filter(ended_on=None)
    return found


def _move(source: Department, target: Department, on: date) -> int:  # noqa: ARG001 - the day is for others
    """The sheets, and with them the further measures that the department was to take, wherever they stand."""
    open_ones = Risk.objects.filter(owner_department=source, done_on=None).exclude(further_measure="")
    open_ones.update(owner_department=target)
    return _sheets().filter(department=source).update(department=target)


def register_ledgers() -> None:
    departments.register(departments.Owned("risk_sheets", _("Risk sheets"), _sheets, _move))
