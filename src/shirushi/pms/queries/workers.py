"""Reads of the register of workers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from shirushi.people.actor import Actor
from shirushi.pms import search
from shirushi.pms.models import Worker

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, kw_only=True)
class Filter:
    text: str = ""
    department: int | None = None
    kind: str = ""
    here: str = "here"


def listed(actor: Actor, asked: Filter) -> QuerySet[Worker]:
    """Workers by name; those who left are asked for by `here="left"`, all by `here="all"`."""
    found: QuerySet[Worker] = Worker.objects.visible_to(actor).select_related("department")
    if asked.here != "all":
        found = found.filter(left_on__isnull=asked.here != "left")
    if asked.department:
        found = found.filter(department=asked.department)
    if asked.kind:
        found = found.filter(kind=asked.kind)
    return found.filter(_text(actor, asked)).order_by("name", "pk")


def _text(actor: Actor, asked: Filter) -> Q:
    if not search.is_searchable(asked.text) or not actor.organisation_id:
        return Q()
    facets: dict[str, Sequence[object]] = {} if asked.here == "all" else {"here": [asked.here]}
    question = search.Asked("worker", actor.organisation_id, asked.text, facets)
    return Q(pk__in=search.find(question, first=0, count=search.COUNTED))


def working_on(organisation_id: int, on: object) -> QuerySet[Worker]:
    """Who works there on the day: joined, and not left before it."""
    found: QuerySet[Worker] = Worker.objects.filter(
        Q(left_on=None) | Q(left_on__gte=on), organisation_id=organisation_id, joined_on__lte=on
    )
    return found
