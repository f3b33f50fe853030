"""The rows that did not come in, as they stood in the file, each with what is wrong: to mend and import again."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from shirushi.pms.imports.ledgers import Ledger
from shirushi.pms.imports.mapping import ColumnMap
from shirushi.pms.imports.preview import Preview
from shirushi.sheets.reading import ParsedRow, Sheet, column_name, headings
from shirushi.sheets.writing import workbook
from shirushi.ui.language import language

WIDTH, REMARK_WIDTH = 18, 60


def remarks(ledger: Ledger, sheet: Sheet, mapping: ColumnMap, found: Preview, *, on: date) -> bytes:
    """An Excel workbook of the problem rows with a column of remarks."""
    labels = list(headings(sheet, mapping.header))
    columns: list[tuple[str, Any, float]] = [
        ("remark", _("What is wrong"), REMARK_WIDTH),
        *((str(place), label or column_name(place), WIDTH) for place, label in enumerate(labels)),
    ]
    return workbook(_("Rows to mend"), columns, _rows(ledger, sheet, found), generated_on=on)


def _rows(ledger: Ledger, sheet: Sheet, found: Preview) -> Iterator[dict[str, Any]]:
    for row in found.bad:
        values = {str(place): value for place, value in enumerate(sheet.rows[row.number - 1])}
        yield {**values, "remark": remark(ledger, row)}


def remark(ledger: Ledger, row: ParsedRow) -> str:
    """What is wrong with a row, a line for each problem."""
    return "\n".join(
        f"{problem.place} {ledger.by_name[problem.field].label}: {problem.sentence(language())}"
        for problem in row.problems
    )
