"""Reads of imports: the list, the preview as people see it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404

from shirushi.people.actor import Actor
from shirushi.pms.imports import LEDGERS, Ledger
from shirushi.pms.imports.mapping import ColumnMap
from shirushi.pms.imports.opening import opened_again
from shirushi.pms.imports.preview import Preview, open_departments, preview
from shirushi.pms.models import ImportBatch
from shirushi.sheets.fields import Field
from shirushi.sheets.headers import ColumnGuess, columns_under
from shirushi.sheets.reading import CellProblem, Sheet, text_of
from shirushi.ui.language import language

if TYPE_CHECKING:
    from django.db.models import QuerySet

PROBLEMS_SHOWN, ROWS_SHOWN, PLACES_SHOWN = 50, 5, 4


def imports_for(actor: Actor) -> "QuerySet[ImportBatch]":
    found: QuerySet[ImportBatch] = ImportBatch.objects.visible_to(actor)
    return found.select_related("started_by").order_by("-id")


def import_for(actor: Actor, pk: int) -> ImportBatch:
    """The import, if the actor may see it; else 404."""
    seen = ImportBatch.objects.visible_to(actor).select_related("organisation", "started_by")
    found: ImportBatch = get_object_or_404(seen, pk=pk)
    return found


@dataclass(frozen=True)
class ProblemGroup:
    """Problems of one kind in one column: how many, where the first are, one of their sentences."""

    field: Field
    count: int
    sentence: str
    places: tuple[str, ...]


@dataclass(frozen=True)
class ShownProblem:
    place: str
    field: Field
    said: str
    sentence: str


@dataclass(frozen=True)
class Shown:
    """An open import as its page shows it."""

    batch: ImportBatch
    ledger: Ledger
    mapping: ColumnMap
    sheets: Sequence[Sheet]
    columns: Sequence[ColumnGuess]
    preview: Preview
    new_departments: Sequence[str]

    @property
    def sheet(self) -> Sheet:
        return self.sheets[self.mapping.sheet]

    @property
    def problems(self) -> list[ShownProblem]:
        """The first problems, each at its cell."""
        return [
            self._problem(each)
            for _place, each in zip(range(PROBLEMS_SHOWN), self.preview.problems, strict=False)
        ]

    @property
    def groups(self) -> list[ProblemGroup]:
        """The kinds of problems, the most frequent first."""
        first: dict[tuple[str, str], list[CellProblem]] = {}
        for problem in self.preview.problems:
            some = first.setdefault((problem.field, problem.code), [])
            if len(some) < PLACES_SHOWN:
                some.append(problem)
        return [
            self._group(field, count, first[field, code])
            for (field, code), count in self.preview.by_kind.most_common()
        ]

    @property
    def used_fields(self) -> list[Field]:
        """The fields that the file or a choice of people fills."""
        filled = {*self.mapping.columns, *self.mapping.when_empty}
        return [field for field in self.ledger.fields if field.name in filled]

    @property
    def first_rows(self) -> list[tuple[int, list[str]]]:
        """The first good rows as they would come in."""
        return [
            (row.number, [shown_value(field, row.values.get(field.name)) for field in self.used_fields])
            for row in self.preview.good[:ROWS_SHOWN]
        ]

    @property
    def missing_columns(self) -> list[Field]:
        """Needed fields that nothing fills: every row would lack them."""
        return [field for field in self.ledger.fields if field.needed and field not in self.used_fields]

    def examples(self, column: int) -> Iterator[str]:
        """The first values of a column under the header."""
        for row in self.sheet.rows[self.mapping.header.first_data_row :]:
            if column < len(row) and row[column] is not None:
                yield text_of(row[column])

    def _problem(self, problem: CellProblem) -> ShownProblem:
        said = "" if problem.column is None else text_of(self.sheet.value(problem.row - 1, problem.column))
        field = self.ledger.by_name[problem.field]
        return ShownProblem(problem.place, field, said, problem.sentence(language()))

    def _group(self, name: str, count: int, first: Sequence[CellProblem]) -> ProblemGroup:
        places = tuple(problem.place for problem in first)
        return ProblemGroup(self.ledger.by_name[name], count, first[0].sentence(language()), places)


def shown_value(field: Field, value: Any) -> str:
    """A value as it is kept, in words."""
    if value in field.choices:
        return field.choices[value][0]
    if isinstance(value, bool):
        return "○" if value else ""
    return "" if value is None else str(value)


def shown(batch: ImportBatch) -> Shown:
    """Everything that the page of an open import shows; reads the file."""
    ledger, mapping = LEDGERS[batch.ledger], ColumnMap.from_json(batch.mapping)
    sheets = opened_again(batch).sheets
    sheet = sheets[mapping.sheet]
    found = preview(batch.organisation, ledger, sheet, mapping)
    return Shown(
        batch=batch,
        ledger=ledger,
        mapping=mapping,
        sheets=sheets,
        columns=columns_under(sheet, mapping.header, ()).columns,
        preview=found,
        new_departments=found.new_departments(open_departments(batch.organisation)),
    )
