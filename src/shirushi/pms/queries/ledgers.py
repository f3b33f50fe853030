"""The reads that all simple ledgers share."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from shirushi.people.actor import Actor
from shirushi.pms import search
from shirushi.pms.ledger import Entry, Ledger

CHUNK = 500


def seen(ledger: Ledger, actor: Actor) -> QuerySet[Any]:
    found: QuerySet[Any] = ledger.model._default_manager.all()
    return found.visible_to(actor)  # type: ignore[attr-defined,no-any-return]


def listed(ledger: Ledger, actor: Actor, on: date, asked: Mapping[str, Any]) -> QuerySet[Any]:
    """The newest first. `text` searches, `standing` is one of the ledger's, the rest are columns."""
    columns = {name: value for name, value in asked.items() if name not in ("text", "standing")}
    standing = ledger.standings.get(str(asked.get("standing", "")))
    found = seen(ledger, actor).filter(_text(ledger, actor, str(asked.get("text", ""))), **columns)
    if ledger.is_owned:
        found = found.select_related("department")
    return (found.filter(standing(on)) if standing else found).order_by("-number")


def _text(ledger: Ledger, actor: Actor, text: str) -> Q:
    if not search.is_searchable(text) or not actor.organisation_id:
        return Q()
    question = search.Asked(ledger.kind, actor.organisation_id, text)
    return Q(pk__in=search.find(question, first=0, count=search.COUNTED))


def one(ledger: Ledger, actor: Actor) -> QuerySet[Any]:
    """The entries one may open, with what their pages show."""
    keys = [name.removesuffix("_id") for name in ledger.columns if name.endswith("_id")]
    return seen(ledger, actor).select_related("organisation", *keys)


def shown(entry: Entry, name: str) -> Any:
    """A column as people read it: choices by their words, keys by their names."""
    said = getattr(entry, f"get_{name}_display", None)
    return str(said()) if said else getattr(entry, name.removesuffix("_id"))


def rows(found: QuerySet[Any], names: tuple[str, ...]) -> Iterator[tuple[Entry, dict[str, Any]]]:
    """The entries and their columns for a workbook."""
    for each in found.iterator(chunk_size=CHUNK):
        values = {name: shown(each, name) for name in names}
        yield each, {name: str(value) if hasattr(value, "pk") else value for name, value in values.items()}
