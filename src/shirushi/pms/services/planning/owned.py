"""What departments own of the plan of a year, for when one closes."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from shirushi.pms.models import PlanEntry
from shirushi.pms.services import departments


def _entries() -> QuerySet[Any]:
    found: QuerySet[Any] = PlanEntry.objects.filter(dropped_on=None, ticked_on=None)
    return found


def register_ledgers() -> None:
    moved = departments.moved_by_update(_entries)
    departments.register(departments.Owned("plan_entries", _("Entries of the year's plan"), _entries, moved))
