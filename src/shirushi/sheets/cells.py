"""What a file of rows is made of: sheets, cells by their place, and problems at their cell."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from shirushi.sheets import wording

Value = str | int | float | bool | date | None
LETTERS = 26


def column_name(column: int) -> str:
    """The letters of a column counted from 0: A, B … Z, AA."""
    name = ""
    while column >= 0:
        column, rest = divmod(column, LETTERS)
        name = chr(ord("A") + rest) + name
        column -= 1
    return name


@dataclass(frozen=True)
class Merge:
    """Cells merged into one, corners included, rows and columns counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet. Rows and columns count from 0 here; `number` of rows told to people from 1.

    A value merged over several rows stands in each of them, in its first column: a department merged over
    ten lines is the department of all ten. Over several columns it stands once, in the first; only headers
    read it in each of its columns (`merges`).
    """

    name: str
    rows: Sequence[Sequence[Value]]
    merges: tuple[Merge, ...] = ()
    # Cells whose formula has no value to show, by (row, column): the code of the problem.
    troubled: Mapping[tuple[int, int], str] = dataclasses.field(default_factory=dict)

    def value(self, row: int, column: int) -> Value:
        line = self.rows[row] if row < len(self.rows) else ()
        return line[column] if column < len(line) else None

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)


@dataclass(frozen=True)
class CellProblem:
    """What is wrong with one cell: `row` from 1 as people count, `column` from 0 or None for the whole row."""

    row: int
    column: int | None
    field: str
    code: str
    facts: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def place(self) -> str:
        """The cell as spreadsheets name it, C12; the row alone where no column is meant."""
        return f"{column_name(self.column)}{self.row}" if self.column is not None else str(self.row)

    def sentence(self, language: str) -> str:
        return wording.sentence(self.code, language, self.facts)


@dataclass(frozen=True)
class ParsedRow:
    """A row that was read: its number in the file, its values by field, and what stands in the way."""

    number: int
    values: Mapping[str, Any]
    problems: tuple[CellProblem, ...] = ()

    @property
    def is_good(self) -> bool:
        return not self.problems
