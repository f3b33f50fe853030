"""What a ledger and a report say of themselves to be handed out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.pms.ledger import Ledger
from shirushi.pms.queries import ledgers
from shirushi.sheets.writing import Column, Row, Table

CHUNK = 2000
WIDTH = 18
# Widths, in Latin letters, by what a column holds.
WIDTHS = {"DateField": 12, "BooleanField": 8, "TextField": 36, "PositiveIntegerField": 9}


@dataclass(frozen=True)
class Part:
    """One sheet of a ledger: the rows that whoever asks may see."""

    title: Any
    columns: Sequence[Column]
    rows: Callable[[Actor], Iterable[Row]]


@dataclass(frozen=True)
class Export:
    """A ledger. `models` are the tables of the PMS that stand in it."""

    code: str
    order: int
    title: Any
    parts: tuple[Part, ...]
    models: tuple[type[Model], ...]

    def tables(self, actor: Actor) -> list[Table]:
        return [Table(str(part.title), part.columns, part.rows(actor)) for part in self.parts]


@dataclass(frozen=True)
class Paper:
    """One report: its file's name, its day, and what the template `report.typ` writes, made when it is needed."""

    code: str
    name: str
    dated: date
    data: Callable[[], Mapping[str, Any]]


@dataclass(frozen=True)
class Report:
    """A kind of report with the papers of it that whoever asks may see."""

    code: str
    order: int
    title: Any
    papers: Callable[[Actor], Iterable[Paper]]


# How columns are called that no form shows.
LABELS = {
    "approved_by": _("Approved by"),
    "approved_on": _("Approved on"),
    "document": _("Document"),
    "done_on": _("Done on"),
    "input": _("Input"),
    "owner": _("Who does it"),
    "review": _("Held on"),
    "department": _("Department"),
}


def part_of(
    title: Any,
    model: type[Model],
    names: Sequence[str],
    found: Callable[[Actor], Any],
    labels: Mapping[str, Any] | None = None,
) -> Part:
    """The part of a ledger that shows columns of a table as they stand, named as the table names them."""
    known = {**LABELS, **(labels or {})}
    fields = [model._meta.get_field(name) for name in names]
    columns = [
        (field.name, known.get(field.name, getattr(field, "verbose_name", "")), _width(field))
        for field in fields
    ]
    return Part(title, columns, lambda actor: rows_of(found(actor), names))


def part_of_ledger(
    title: Any,
    ledger: Ledger,
    columns: Sequence[Column],
    computed: Mapping[str, Callable[[Any], Any]] | None = None,
) -> Part:
    """The part of a simple ledger (`pms.ledger`): all its entries, the newest first."""
    further = computed or {}
    names = tuple(name for name, _label, _width in columns if name not in further)

    def rows(actor: Actor) -> Iterator[Row]:
        for entry, row in ledgers.rows(ledgers.listed(ledger, actor, actor.on, {}), names):
            yield row | {name: value(entry) for name, value in further.items()}

    return Part(title, columns, rows)


def rows_of(found: QuerySet[Any], names: Sequence[str]) -> Iterator[dict[str, Any]]:
    for each in found.iterator(chunk_size=CHUNK):
        yield {name: said(each, name) for name in names}


def said(record: Any, name: str) -> Any:
    """A column in words: choices by their label, other records by what they are called."""
    value = getattr(record, name)
    if isinstance(value, Model):
        return str(value)
    shown = getattr(record, f"get_{name}_display", None)
    return str(shown()) if shown and value not in (None, "") else value


def _width(field: Any) -> float:
    return WIDTHS.get(field.get_internal_type(), WIDTH)
