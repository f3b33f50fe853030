"""Reads of the one list of nonconformities."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.pms.models import Nonconformity

FILTERS = ("stage", "source", "department")


def nonconformities(actor: Actor, filters: Mapping[str, Any] | None = None) -> QuerySet[Nonconformity]:
    """What the actor sees, the newest first. `stage` may be "open": all that are not closed."""
    found = Nonconformity.objects.visible_to(actor)
    given = {name: value for name, value in (filters or {}).items() if name in FILTERS and value}
    if given.get("stage") == "open":
        del given["stage"]
        found = found.exclude(stage=Nonconformity.Stage.CLOSED)
    result: QuerySet[Nonconformity] = found.filter(**given).select_related("department").order_by("-number")
    return result


def of_sources(source: str, keys: Sequence[int]) -> QuerySet[Nonconformity]:
    """What audits, checks, incidents or complaints brought into the list (for their own pages, seen already)."""
    found: QuerySet[Nonconformity] = Nonconformity.objects.filter(source=source, source_id__in=keys)
    return found.select_related("department").order_by("number")


def overdue(organisation: Organisation, on: date) -> QuerySet[Nonconformity]:
    waiting = ("planned", "approved")
    found: QuerySet[Nonconformity] = Nonconformity.objects.filter(
        organisation=organisation, stage__in=waiting, due_on__lt=on
    )
    return found


def rows(found: QuerySet[Nonconformity]) -> Iterator[dict[str, Any]]:
    """Rows for the ledger on paper."""
    people = found.select_related("department", "approved_by", "done_by", "confirmed_by")
    for each in people.iterator(chunk_size=500):
        yield {
            "number": each.number,
            "found_on": each.found_on,
            "source": str(each.get_source_display()),
            "department": str(each.department or ""),
            "requirement": each.requirement,
            "text": each.text,
            "cause": each.cause,
            "remedy": each.remedy,
            "action": each.action,
            "due_on": each.due_on,
            "approved": _who(each.approved_on, each.approved_by),
            "result": each.result,
            "done": _who(each.done_on, each.done_by),
            "effect": each.effect,
            "effective": _who(each.effective_on, each.confirmed_by),
            "stage": str(each.get_stage_display()),
        }


def _who(day: date | None, person: Any) -> str:
    return f"{day.isoformat()} {person or ''}".strip() if day else ""
