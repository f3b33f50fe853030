"""One search over everything that an actor may see of its PMS."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from shirushi.people.actor import Actor
from shirushi.pms import search
from shirushi.pms.access import WHOLE
from shirushi.pms.subjects import BY_KIND, SUBJECTS, Subject

# How many of each kind the first page shows.
FIRST = 5


@dataclass(frozen=True)
class Group:
    """What was found of one kind: the first ones, and whether there are more."""

    subject: Subject
    records: Sequence[Any]
    is_more: bool


def groups(actor: Actor, text: str) -> list[Group]:
    """Grouped by kind; what nobody of this role may see is not even looked for."""
    if not search.is_searchable(text):
        return []
    found = (_group(actor, subject, text) for subject in SUBJECTS if subject.searched)
    return [each for each in found if each.records]


def _group(actor: Actor, subject: Subject, text: str) -> Group:
    """Whoever sees all of a kind reads no more of the index than is shown."""
    if subject.seen(actor).query.is_empty():
        return Group(subject, (), is_more=False)
    all_seen = actor.has(*WHOLE) and not subject.is_narrowed
    keys = _keys(actor, subject, text, FIRST + 1 if all_seen else search.COUNTED)
    records = list(subject.seen(actor).filter(pk__in=keys).order_by("pk")[: FIRST + 1]) if keys else []
    return Group(subject, records[:FIRST], is_more=len(records) > FIRST)


def of_kind(actor: Actor, kind: str, text: str) -> Any:
    """All of one kind, as far as a search counts; None for a kind that there is not."""
    subject = BY_KIND.get(kind)
    if subject is None or not subject.searched:
        return None
    keys = _keys(actor, subject, text, search.COUNTED) if search.is_searchable(text) else []
    return subject.seen(actor).filter(pk__in=keys).order_by("pk")


def _keys(actor: Actor, subject: Subject, text: str, count: int) -> list[int]:
    asked = search.Asked(subject.kind, actor.organisation_id or 0, text)
    return search.find(asked, first=0, count=count)
