"""What an import would bring: every row read and compared with the ledger, before anything is written."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from shirushi.people.models import Organisation
from shirushi.pms.imports.ledgers import Ledger
from shirushi.pms.imports.mapping import ColumnMap, defaults_of
from shirushi.sheets.folding import fold
from shirushi.sheets.reading import CellProblem, ParsedRow, Sheet, parse_rows


@dataclass(frozen=True)
class Preview:
    rows: tuple[ParsedRow, ...]

    @cached_property
    def good(self) -> tuple[ParsedRow, ...]:
        return tuple(row for row in self.rows if row.is_good)

    @cached_property
    def bad(self) -> tuple[ParsedRow, ...]:
        return tuple(row for row in self.rows if not row.is_good)

    @property
    def problems(self) -> Iterator[CellProblem]:
        return (problem for row in self.bad for problem in row.problems)

    @cached_property
    def by_kind(self) -> Counter[tuple[str, str]]:
        """How often each problem occurs, by field and code."""
        return Counter((problem.field, problem.code) for problem in self.problems)

    @cached_property
    def unknown_departments(self) -> list[str]:
        """Names of departments for which rows stay out."""
        unknown = (each.facts["said"] for each in self.problems if each.code == "department_unknown")
        return list(dict.fromkeys(unknown))

    def new_departments(self, known: Mapping[str, int]) -> list[str]:
        """Names of departments of good rows that are not open yet, in the order of the file."""
        names = (row.values["department"] for row in self.good if row.values.get("department"))
        found: dict[str, str] = {}
        for name in names:
            if fold(name) not in known:
                found.setdefault(fold(name), name)
        return list(found.values())


def preview(organisation: Organisation, ledger: Ledger, sheet: Sheet, mapping: ColumnMap) -> Preview:
    """Read all rows and say what is wrong with each. Nothing is written."""
    rows = _rows(ledger, sheet, mapping)
    if not mapping.new_departments and "department" in ledger.by_name:
        known = open_departments(organisation)
        rows = (_in_known_department(row, known, mapping) for row in rows)
    for name, keys_of in ledger.references.items():
        rows = _referring(rows, name, keys_of(organisation), mapping)
    seen: dict[Hashable, int] = dict.fromkeys(ledger.standing(organisation), 0)
    return Preview(tuple(_told_apart(row, ledger, seen, mapping) for row in rows))


def open_departments(organisation: Organisation) -> dict[str, int]:
    """Keys of the open departments by their folded names."""
    return {
        fold(name): pk
        for pk, name in organisation.departments.filter(closed_on=None).values_list("pk", "name")
    }


def _rows(ledger: Ledger, sheet: Sheet, mapping: ColumnMap) -> Iterator[ParsedRow]:
    defaults = defaults_of(mapping, ledger)
    for row in parse_rows(sheet, mapping.header, mapping.columns, ledger.known_fields(), when_empty=defaults):
        wrong = [
            CellProblem(row.number, mapping.columns.get(name), name, code, facts)
            for name, code, facts in ledger.check(row.values)
        ]
        yield replace(row, problems=(*row.problems, *wrong)) if wrong else row


def _in_known_department(row: ParsedRow, known: Mapping[str, int], mapping: ColumnMap) -> ParsedRow:
    name = row.values.get("department")
    if not name or fold(name) in known:
        return row
    column = mapping.columns.get("department")
    problem = CellProblem(row.number, column, "department", "department_unknown", {"said": name})
    return replace(row, problems=(*row.problems, problem))


def _referring(
    rows: Iterator[ParsedRow], name: str, keys: Mapping[str, int], mapping: ColumnMap
) -> Iterator[ParsedRow]:
    """The rows with the key of the record that they name."""
    for row in rows:
        said = row.values.get(name) or ""
        values = {key: value for key, value in row.values.items() if key != name}
        if fold(said) in keys:
            yield replace(row, values={**values, f"{name}_id": keys[fold(said)]})
        elif said:
            problem = CellProblem(
                row.number, mapping.columns.get(name), name, "reference_unknown", {"said": said}
            )
            yield replace(row, problems=(*row.problems, problem))
        else:
            yield row


def _told_apart(row: ParsedRow, ledger: Ledger, seen: dict[Hashable, int], mapping: ColumnMap) -> ParsedRow:
    """A row that stands in the ledger already, or earlier in the file (`seen`: 0, or the row's number)."""
    if not row.is_good:
        return row
    keys: Sequence[Hashable] = tuple(ledger.identities(row.values))
    first = next((seen[key] for key in keys if key in seen), None)
    if first is None:
        seen.update(dict.fromkeys(keys, row.number))
        return row
    code, facts = ("twice_in_file", {"first": first}) if first else ("already_there", {})
    problem = CellProblem(row.number, mapping.columns.get("name"), "name", code, facts)
    return replace(row, problems=(problem,))
