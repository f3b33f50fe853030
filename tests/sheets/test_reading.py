"""Headers are found and guessed, rows are read, problems stand at their cell."""

from datetime import date
from typing import Any

import pytest
from xlsxwriter.worksheet import Worksheet

from shirushi.sheets.cells import CellProblem, Sheet, column_name
from shirushi.sheets.headers import Header, best_sheet, columns_under, guess
from shirushi.sheets.opening import open_file
from shirushi.sheets.reading import ParsedRow, parse_rows
from tests.sheets.made import FIELDS, drawn, of_rows


def read_all(sheet: Sheet, **more: Any) -> list[ParsedRow]:
    found = guess(sheet, FIELDS)
    return list(parse_rows(sheet, found.header, found.fields, FIELDS, **more))


def sheet_of(*rows: list[Any]) -> Sheet:
    return Sheet("台帳", rows)


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_columns_have_the_letters_of_spreadsheets(column: int, name: str) -> None:
    assert column_name(column) == name


def test_the_header_is_found_under_titles() -> None:
    sheet = sheet_of(
        ["個人情報管理台帳"],
        [None, None, "令和8年4月1日現在"],
        [],
        ["部署", "個人情報名", "件数"],
        ["総務", "a", 1],
    )

    found = guess(sheet, FIELDS)

    assert (found.header, found.fields) == (Header(3), {"department": 0, "name": 1, "count": 2})


@pytest.mark.parametrize(
    "heading",
    [
        "部署",
        "部　署",
        "所管部門",
        "部署（必須）",
        "部署※必須",
        "■部署",
        "部署\n（正式名称）",
        " 部 署 ",
        "ﾌﾞｼｮ・部署",
    ],
)
def test_headings_are_known_in_their_many_writings(heading: str) -> None:
    found = guess(sheet_of([heading, "個人情報名", "件数"], ["総務", "a", 1]), FIELDS)

    assert found.fields["department"] == 0


def test_a_header_of_two_lines_is_read_through_its_merges() -> None:
    def draw(sheet: Worksheet, _book: Any) -> None:
        sheet.merge_range("A1:A2", "部署")
        sheet.merge_range("B1:B2", "個人情報名")
        sheet.merge_range("C1:D1", "保管")
        sheet.write_row("C2", ["場所", "方法"])
        sheet.write_row("A3", ["総務部", "履歴書", "書庫", "施錠"])

    sheet = open_file("台帳.xlsx", drawn(draw)).sheets[0]
    found = guess(sheet, FIELDS)

    assert found.header == Header(0, 2)
    assert found.fields == {"department": 0, "name": 1, "place": 2, "method": 3}
    assert read_all(sheet)[0].values["method"] == "施錠"


def test_a_header_of_one_line_does_not_eat_the_first_row() -> None:
    sheet = sheet_of(["部署", "個人情報名"], ["営業部署", "個人情報名の控え"])

    assert guess(sheet, FIELDS).header == Header(0)


def test_no_two_columns_answer_one_field() -> None:
    found = guess(sheet_of(["部署", "部門", "個人情報名"], ["a", "b", "c"]), FIELDS)

    assert len(found.fields.values()) == len(set(found.fields.values()))
    assert found.fields["department"] == 1


def test_a_sheet_that_nobody_understands_has_a_header_all_the_same() -> None:
    found = guess(sheet_of(["表題"], ["甲", "乙"], ["丙", "丁"]), FIELDS)

    assert (found.header, found.fields) == (Header(1), {})


def test_the_sheet_with_the_best_header_is_taken() -> None:
    place, _found = best_sheet(
        [sheet_of(["表紙"], ["作成", "部署"]), sheet_of(["部署", "個人情報名"], ["a", "b"])], FIELDS
    )

    assert place == 1


def test_columns_under_a_chosen_header_are_guessed_anew() -> None:
    sheet = sheet_of(["部署", "個人情報名"], ["件数", "媒体"])

    assert columns_under(sheet, Header(1), FIELDS).fields == {"count": 0, "medium": 1}


def test_rows_are_read_with_the_number_that_the_spreadsheet_shows() -> None:
    sheet = sheet_of(
        ["題"], ["部署", "個人情報名", "件数", "取得日"], [], ["総務部", "履歴書", "１，２００件", "R8.4.1"]
    )

    [row] = read_all(sheet)

    assert row.number == 4
    assert row.is_good
    assert (row.values["count"], row.values["on"]) == (1200, date(2026, 4, 1))


def test_each_problem_stands_at_its_row_and_column() -> None:
    sheet = sheet_of(["部署", "個人情報名", "件数", "媒体"], ["総務部", None, "多数", "粘土板"])

    [row] = read_all(sheet)

    assert [(p.place, p.field, p.code) for p in row.problems] == [
        ("B2", "name", "missing"),
        ("C2", "count", "not_a_number"),
        ("D2", "medium", "not_a_choice"),
    ]
    assert "粘土板" in row.problems[2].sentence("ja")
    assert "粘土板" in row.problems[2].sentence("en")


def test_a_needed_field_without_a_column_is_a_problem_of_the_row() -> None:
    [row] = read_all(sheet_of(["部署", "件数"], ["総務部", 3]))

    assert [(problem.place, problem.code) for problem in row.problems] == [("2", "missing")]


def test_what_is_empty_takes_what_was_agreed() -> None:
    sheet = sheet_of(["部署", "個人情報名"], ["総務部", "a"], [None, "b"])

    rows = read_all(sheet, when_empty={"department": "本社", "medium": "paper"})

    assert [(row.values["department"], row.values["medium"]) for row in rows] == [
        ("総務部", "paper"),
        ("本社", "paper"),
    ]


def test_repeated_headers_examples_and_empty_rows_are_left_out() -> None:
    header = ["部署", "個人情報名", "件数"]
    sheet = sheet_of(
        header, ["例", "顧客名簿", 5], ["総務部", "a", 1], [None, None, None], header, ["営業部", "b", 2]
    )

    assert [row.number for row in read_all(sheet)] == [3, 6]


def test_a_formula_without_result_is_a_problem_only_where_its_column_is_read() -> None:
    rows = [["部署", "個人情報名", "謎"], ["総務部", None, None]]
    troubled = {(1, 1): "formula_error", (1, 2): "formula_without_value"}

    [row] = read_all(Sheet("台帳", rows, (), troubled))

    assert [(problem.place, problem.code) for problem in row.problems] == [("B2", "formula_error")]


def test_rows_shorter_than_the_header_are_read() -> None:
    opened = open_file("a.csv", "部署,個人情報名,件数\n総務部,名刺\n".encode())

    assert read_all(opened.sheets[0])[0].values["count"] is None


def test_the_workbook_and_the_csv_of_the_same_rows_give_the_same() -> None:
    rows = [["部署", "個人情報名", "件数"], ["総務部", "名刺", 5]]
    text = "\n".join(",".join(map(str, row)) for row in rows)

    from_workbook = read_all(open_file("a.xlsx", of_rows(rows)).sheets[0])
    from_text = read_all(open_file("a.csv", text.encode("cp932")).sheets[0])

    assert [row.values for row in from_workbook] == [row.values for row in from_text]


def test_a_problem_of_the_whole_row_is_placed_at_the_row() -> None:
    assert CellProblem(12, None, "name", "missing").place == "12"
