"""Tables as workbooks and CSV: read back as they were, safe to open, ready to print."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook

from shirushi.sheets.writing import LONGEST_TEXT, Table, csv_text, workbook, workbook_of

COLUMNS = [("name", "名称", 20), ("on", "日付", 12), ("count", "件数", 8)]
DAY = date(2026, 4, 1)


def cells(content: bytes, sheet: int = 0) -> list[list[Any]]:
    with load_workbook(BytesIO(content)) as book:
        return book.get_sheet_by_index(sheet).to_python(skip_empty_area=False)


def part(content: bytes, name: str) -> str:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()


def records(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_labels_stand_above_the_rows() -> None:
    made = workbook("台帳", COLUMNS, [{"name": "顧客名簿", "on": DAY, "count": 1200}])

    assert cells(made) == [["名称", "日付", "件数"], ["顧客名簿", DAY, 1200.0]]


def test_the_same_rows_and_day_give_the_same_bytes() -> None:
    rows = [{"name": "顧客名簿", "on": DAY, "count": 1200}]

    assert workbook("台帳", COLUMNS, rows, generated_on=DAY) == workbook(
        "台帳", COLUMNS, rows, generated_on=DAY
    )


def test_a_moment_is_written_as_tokyo_reads_it() -> None:
    made = workbook("台帳", [("at", "日時", 16)], [{"at": datetime(2026, 3, 31, 23, 30, tzinfo=UTC)}])

    assert cells(made)[1] == [datetime(2026, 4, 1, 8, 30)]  # noqa: DTZ001 - spreadsheets know no zones


@pytest.mark.parametrize("text", ["=1+1", "+81-3", "-5", "@name", "=HYPERLINK(0)", "https://midori.example"])
def test_text_never_becomes_a_formula_or_a_link(text: str) -> None:
    made = workbook("台帳", [("name", "名称", 20)], [{"name": text}])

    assert cells(made)[1] == [text]
    assert "<f>" not in part(made, "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", ["=1+1", "+81-3", "-5", "@name", "\t=1", "＝１＋１"])
def test_csv_quotes_what_could_be_a_formula(text: str) -> None:
    assert records(csv_text([("name", "名称", 20)], [{"name": text}]))[1] == [f"'{text}"]


def test_numbers_below_zero_stay_numbers_in_csv() -> None:
    assert records(csv_text(COLUMNS, [{"name": "差", "on": DAY, "count": -5}]))[1] == [
        "差",
        "2026-04-01",
        "-5",
    ]


def test_csv_begins_with_the_mark_by_which_excel_knows_utf_8() -> None:
    assert csv_text(COLUMNS, []).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (True, "○"),
        (False, ""),
        (None, ""),
        (Decimal("1.5"), 1.5),
        (date(1868, 9, 8), "1868-09-08"),
        (10**16, str(10**16)),
    ],
)
def test_what_a_cell_cannot_hold_is_written_as_text(value: object, shown: object) -> None:
    made = workbook("台帳", [("a", "A", 5), ("b", "B", 5)], [{"a": value, "b": "x"}])

    assert cells(made)[1] == [shown, "x"]


def test_text_longer_than_a_cell_is_cut_visibly() -> None:
    made = workbook("台帳", [("name", "名称", 20)], [{"name": "あ" * 40_000}])

    assert cells(made)[1][0] == "あ" * (LONGEST_TEXT - 1) + "…"


def test_pages_print_on_a4_landscape_with_the_header_on_each() -> None:
    made = workbook("台帳", COLUMNS, [], generated_on=DAY)

    sheet = part(made, "xl/worksheets/sheet1.xml")
    assert 'orientation="landscape"' in sheet
    assert 'paperSize="9"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert 'state="frozen"' in sheet
    assert "_xlnm.Print_Titles" in part(made, "xl/workbook.xml")


def test_cells_are_set_in_a_japanese_font() -> None:
    assert "游ゴシック" in part(workbook("台帳", COLUMNS, []), "xl/styles.xml")


def test_names_of_sheets_are_made_fit_and_different() -> None:
    long = "個人情報[台帳]:2026/04 " + "あ" * 40
    tables = [
        Table(long, COLUMNS, []),
        Table(long, COLUMNS, []),
        Table("", COLUMNS, []),
        Table("History", COLUMNS, []),
    ]

    with load_workbook(BytesIO(workbook_of(tables))) as book:
        names = book.sheet_names

    assert len(set(names)) == len(tables)
    assert all(0 < len(name) <= 31 for name in names)


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_any_text_can_be_written(texts: list[str]) -> None:
    columns = [(str(place), "x", 5.0) for place in range(len(texts))]
    row = {str(place): text for place, text in enumerate(texts)}

    assert len(cells(workbook("x", columns, [row]))) >= 1
    assert csv_text(columns, [row])
