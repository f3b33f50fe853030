"""Tables as Excel workbooks and CSV text, ready to print and safe to open.

A column is `(key, label, width)`, the width counted in Latin letters (a Japanese sign takes two). A row is a
mapping from key to value: text, number, date, datetime, boolean (○ or nothing) or None. Keys that no column
names are left out. Text always stays text: nothing that somebody typed becomes a formula.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

Column = tuple[str, Any, float]
Row = Mapping[str, Any]

TOKYO = ZoneInfo("Asia/Tokyo")
FONT = "游ゴシック"
A4 = 9
LONGEST_TEXT = 32_767
LONGEST_SHEET_NAME = 31
NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
# Spreadsheets take a cell that begins so for a formula; Japanese ones the full-width signs too.
FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")
YES = "○"
# A workbook without a day of its own still has the same bytes whenever it is made.
UNDATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
# Cells of days before this have no number in a spreadsheet.
FIRST_DAY = date(1900, 1, 1)

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}


@dataclass(frozen=True)
class Table:
    """One sheet of a workbook."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Row]


def workbook(
    title: str, columns: Sequence[Column], rows: Iterable[Row], *, generated_on: date | None = None
) -> bytes:
    """An Excel workbook (xlsx) of one sheet. The same rows and day give the same bytes."""
    return workbook_of([Table(title, columns, rows)], generated_on=generated_on)


def workbook_of(tables: Sequence[Table], *, generated_on: date | None = None) -> bytes:
    """An Excel workbook (xlsx) with a sheet a table, in their order."""
    target = BytesIO()
    write_workbook(target, tables, generated_on=generated_on)
    return target.getvalue()


def write_workbook(target: BinaryIO, tables: Sequence[Table], *, generated_on: date | None = None) -> None:
    """The same into a file: rows are taken one by one and never held together."""
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        book.set_properties({"title": str(tables[0].title), "created": _created(generated_on)})
        styles = _Styles.of(book)
        taken: set[str] = set()
        for table in tables:
            sheet = book.add_worksheet(_sheet_name(str(table.title), taken))
            _write_table(sheet, table, styles, generated_on)


def csv_text(columns: Sequence[Column], rows: Iterable[Row]) -> bytes:
    """The table as CSV in UTF-8 with its mark, which Excel opens rightly; what could be a formula is quoted."""
    target = StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([str(label) for _key, label, _width in columns])
    for row in rows:
        writer.writerow([_csv_value(row.get(key)) for key, _label, _width in columns])
    return target.getvalue().encode("utf-8-sig")


def _created(generated_on: date | None) -> datetime:
    if generated_on is None:
        return UNDATED
    return datetime(generated_on.year, generated_on.month, generated_on.day)  # noqa: DTZ001 - Excel knows no zones


@dataclass(frozen=True)
class _Styles:
    header: Format
    text: Format
    day: Format
    moment: Format
    number: Format

    @classmethod
    def of(cls, book: Workbook) -> "_Styles":
        common = {"font_name": FONT, "font_size": 10, "valign": "top", "border": 1, "border_color": "#B7BDC7"}
        header = {"bold": True, "bg_color": "#E6EAF2", "text_wrap": True, "valign": "vcenter"}
        return cls(
            header=book.add_format({**common, **header}),
            text=book.add_format({**common, "text_wrap": True}),
            day=book.add_format({**common, "num_format": "yyyy-mm-dd", "align": "left"}),
            moment=book.add_format({**common, "num_format": "yyyy-mm-dd hh:mm", "align": "left"}),
            number=book.add_format(common),
        )


def _write_table(sheet: Worksheet, table: Table, styles: _Styles, generated_on: date | None) -> None:
    _lay_out(sheet, table, generated_on)
    for place, (_key, label, width) in enumerate(table.columns):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, str(label), styles.header)
    last = 0
    for last, row in enumerate(table.rows, start=1):
        for place, (key, _label, _width) in enumerate(table.columns):
            _write_cell(sheet, last, place, row.get(key), styles)
    if table.columns:
        sheet.autofilter(0, 0, last, len(table.columns) - 1)


def _lay_out(sheet: Worksheet, table: Table, generated_on: date | None) -> None:
    day = f" {generated_on.isoformat()}" if generated_on else ""
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
    # "&" opens a code in headers of printed pages; doubled it is itself. They hold 255 signs.
    sheet.set_header(f"&L{str(table.title).replace('&', '&&')[:200]}&R{day.strip()}")
    sheet.set_footer("&C&P / &N")


def _sheet_name(title: str, taken: set[str]) -> str:
    base = " ".join(title.translate(NOT_IN_SHEET_NAMES).split()).strip("'") or "1"
    base = f"{base}_" if base.lower() == "history" else base
    name = _shortened(base, "")
    serial = 1
    while name.lower() in taken:
        serial += 1
        name = _shortened(base, f" {serial}")
    taken.add(name.lower())
    return name


def _shortened(base: str, ending: str) -> str:
    return base[: LONGEST_SHEET_NAME - len(ending)].strip("' ") + ending


def _write_cell(sheet: Worksheet, row: int, column: int, value: Any, styles: _Styles) -> None:
    match _plain(value):
        case None | "":
            sheet.write_blank(row, column, None, styles.text)
        case datetime() as moment:
            sheet.write_datetime(row, column, moment, styles.moment)
        case date() as day:
            sheet.write_datetime(row, column, day, styles.day)
        case int() | float() | Decimal() as number:
            sheet.write_number(row, column, number, styles.number)
        case text:
            sheet.write_string(row, column, _fitting(str(text)), styles.text)


def _plain(value: Any) -> Any:
    """The value as a cell can hold it: no zones, no days before 1900, no numbers that are not numbers."""
    match value:
        case bool():
            return YES if value else ""
        case datetime():
            local = value.astimezone(TOKYO).replace(tzinfo=None) if value.tzinfo else value
            return local if local.date() >= FIRST_DAY else local.isoformat(" ", "minutes")
        case date():
            return value if value >= FIRST_DAY else value.isoformat()
        case float() | Decimal() if value != value or abs(value) == float("inf"):  # noqa: PLR0124 - NaN only
            return str(value)
        case int() if abs(value) >= 10**15:  # more digits than a spreadsheet's numbers keep
            return str(value)
    return value


def _fitting(text: str) -> str:
    text = text.encode("utf-8", "replace").decode()  # half signs cannot be written
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def written(value: Any) -> str:
    """A value as plain text, for paper."""
    plain = _plain(value)
    match plain:
        case None:
            return ""
        case datetime():
            return plain.isoformat(" ", "minutes")
    return str(plain)


def _csv_value(value: Any) -> str:
    text = written(value)
    is_number = isinstance(_plain(value), int | float | Decimal)
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not is_number else text
