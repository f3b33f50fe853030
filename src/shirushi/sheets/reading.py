"""Rows of a sheet as values of a ledger's fields: what the rest of the house calls.

    opened = open_file("台帳.xlsx", content)
    place, guessed = best_sheet(opened.sheets, FIELDS)
    rows = parse_rows(opened.sheets[place], guessed.header, guessed.fields, FIELDS)

Formulas show their stored result (xlsx; of xls and ods the reader shows a formula's error as an empty cell).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from shirushi.sheets.cells import CellProblem, Merge, ParsedRow, Sheet, Value, column_name
from shirushi.sheets.fields import Field, Reads
from shirushi.sheets.folding import fold
from shirushi.sheets.headers import (
    ColumnGuess,
    Guess,
    Header,
    best_sheet,
    columns_under,
    guess,
    headings,
)
from shirushi.sheets.opening import ENDINGS, Limits, Opened, Unreadable, open_file
from shirushi.sheets.values import Unread, read, text_of

__all__ = [
    "ENDINGS",
    "CellProblem",
    "ColumnGuess",
    "Field",
    "Guess",
    "Header",
    "Limits",
    "Merge",
    "Opened",
    "ParsedRow",
    "Reads",
    "Sheet",
    "Unreadable",
    "Value",
    "best_sheet",
    "column_name",
    "columns_under",
    "fold",
    "guess",
    "headings",
    "open_file",
    "parse_rows",
    "text_of",
]

# A filled-in example under the header, as forms that are handed out have it.
EXAMPLES = frozenset(map(fold, ("例", "記入例", "記載例", "入力例", "サンプル", "example")))


def parse_rows(
    sheet: Sheet,
    header: Header,
    columns: Mapping[str, int],
    fields: Sequence[Field],
    *,
    when_empty: Mapping[str, Any] | None = None,
) -> Iterator[ParsedRow]:
    """The rows under the header, read by `columns` (field name → column).

    `when_empty` gives values (as they are kept) for fields whose cell is empty or that have no column.
    Left out are empty rows, the header repeated further down, and rows that call themselves an example.
    """
    readers = [(field, columns.get(field.name), (when_empty or {}).get(field.name)) for field in fields]
    heading = [text_of(sheet.value(header.first_data_row - 1, place)) for place in range(sheet.width)]
    for place in range(header.first_data_row, len(sheet.rows)):
        if not _is_idle(sheet, place, columns, heading):
            yield _parsed(sheet, place, readers)


def _is_idle(sheet: Sheet, place: int, columns: Mapping[str, int], heading: Sequence[str]) -> bool:
    if not _has_any(sheet, place, columns):
        return True
    row = sheet.rows[place]
    first = next((value for value in row if value is not None), None)
    if not isinstance(first, str):
        return False
    return fold(first) in EXAMPLES or (
        text_of(first) in heading and [text_of(each) for each in row] == heading[: len(row)]
    )


def _has_any(sheet: Sheet, place: int, columns: Mapping[str, int]) -> bool:
    return any(
        sheet.value(place, column) is not None or (place, column) in sheet.troubled
        for column in columns.values()
    )


def _parsed(sheet: Sheet, place: int, readers: Sequence[tuple[Field, int | None, Any]]) -> ParsedRow:
    values: dict[str, Any] = {}
    problems: list[CellProblem] = []
    for field, column, default in readers:
        try:
            values[field.name] = _value(sheet, place, field, column, default)
        except Unread as unread:
            problems.append(CellProblem(place + 1, column, field.name, unread.code, unread.facts))
    return ParsedRow(place + 1, values, tuple(problems))


def _value(sheet: Sheet, place: int, field: Field, column: int | None, default: Any) -> Any:
    if column is not None and (place, column) in sheet.troubled:
        raise Unread(sheet.troubled[place, column])
    found = read(sheet.value(place, column) if column is not None else None, field)
    if found is None or found == "":
        found = default if default not in (None, "") else found
    if field.needed and (found is None or found == ""):
        raise Unread("missing")
    return found
