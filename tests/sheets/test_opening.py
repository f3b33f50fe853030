"""Files as they come: kinds by content, limits, encodings, merged cells, formulas."""

import zlib
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from xlsxwriter.worksheet import Worksheet

from shirushi.sheets.opening import Limits, Unreadable, guess_delimiter, open_file
from shirushi.sheets.wording import PROBLEMS, REFUSALS
from tests.sheets.made import drawn, of_rows, rewritten

SHEET = "xl/worksheets/sheet1.xml"


def refusal(name: str, content: bytes, limits: Limits | None = None) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        open_file(name, content, limits)
    return refused.value


def test_a_workbook_gives_its_cells_with_their_kinds() -> None:
    def draw(sheet: Worksheet, book: Any) -> None:
        day = book.add_format({"num_format": '[$-411]ggge"年"m"月"d"日"'})
        sheet.write_row(1, 1, ["顧客名簿", 1200, 0.5, True])
        sheet.write_datetime(1, 5, date(2026, 4, 1), day)

    opened = open_file("台帳.xlsx", drawn(draw))

    assert list(opened.sheets[0].rows[1]) == [None, "顧客名簿", 1200, 0.5, True, date(2026, 4, 1)]


def test_hidden_and_empty_sheets_are_left_out() -> None:
    def draw(sheet: Worksheet, book: Any) -> None:
        sheet.write(0, 0, "表")
        hidden = book.add_worksheet("控え")
        hidden.write(0, 0, "隠")
        hidden.hide()
        book.add_worksheet("空")

    assert [sheet.name for sheet in open_file("台帳.xlsx", drawn(draw)).sheets] == ["台帳"]


def test_a_value_merged_over_rows_stands_in_each_of_them() -> None:
    def draw(sheet: Worksheet, _book: Any) -> None:
        sheet.merge_range("A1:A3", "総務部")
        sheet.write_column("B1", ["履歴書", "名刺", "給与台帳"])

    sheet = open_file("台帳.xlsx", drawn(draw)).sheets[0]

    assert [sheet.value(row, 0) for row in range(3)] == ["総務部"] * 3


def test_a_value_merged_over_columns_stands_once() -> None:
    def draw(sheet: Worksheet, _book: Any) -> None:
        sheet.merge_range("A1:C1", "顧客名簿")
        sheet.write(0, 3, "端")

    sheet = open_file("台帳.xlsx", drawn(draw)).sheets[0]

    assert [sheet.value(0, column) for column in range(4)] == ["顧客名簿", None, None, "端"]


def test_a_formula_gives_its_stored_result() -> None:
    content = drawn(lambda sheet, _book: sheet.write_formula(0, 0, "=1+1", None, 2))

    sheet = open_file("台帳.xlsx", content).sheets[0]

    assert (sheet.value(0, 0), dict(sheet.troubled)) == (2, {})


def test_a_formula_whose_result_is_an_empty_text_is_an_empty_cell() -> None:
    def draw(sheet: Worksheet, _book: Any) -> None:
        sheet.write_formula(0, 0, '=""', None, 2)
        sheet.write(0, 1, "x")

    # As Excel writes it: a text of no length.
    content = rewritten(
        drawn(draw),
        SHEET,
        lambda markup: markup.replace('r="A1"', 'r="A1" t="str"').replace("<v>2</v>", "<v></v>"),
    )
    sheet = open_file("台帳.xlsx", content).sheets[0]

    assert (sheet.value(0, 0), dict(sheet.troubled)) == (None, {})


@pytest.mark.parametrize("stored", ["", "<v></v>", "<v/>"])
def test_a_formula_without_stored_result_is_told_at_its_cell(stored: str) -> None:
    def draw(sheet: Worksheet, _book: Any) -> None:
        sheet.write(0, 0, "x")
        sheet.write_formula(1, 2, "=1+1", None, 2)

    content = rewritten(drawn(draw), SHEET, lambda markup: markup.replace("<v>2</v>", stored))

    assert dict(open_file("台帳.xlsx", content).sheets[0].troubled) == {(1, 2): "formula_without_value"}


def test_a_formula_error_is_told_at_its_cell_and_its_sheet() -> None:
    def draw(sheet: Worksheet, book: Any) -> None:
        sheet.write(0, 0, "x")
        second = book.add_worksheet("2枚目")
        second.write_formula(4, 27, "=NA()", None, "#N/A")
        second.write(4, 0, "y")

    first, second = open_file("台帳.xlsx", drawn(draw)).sheets

    assert (dict(first.troubled), dict(second.troubled)) == ({}, {(4, 27): "formula_error"})


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("cp932", "cp932"), ("utf-16", "utf-16")],
)
def test_text_is_read_in_its_encoding(encoding: str, told: str) -> None:
    opened = open_file("名簿.csv", "部署,氏名\r\n①課,㈱髙橋～－\r\n".encode(encoding))

    assert list(opened.sheets[0].rows[1]) == ["①課", "㈱髙橋～－"]
    assert opened.facts["encoding"] == told


def test_text_that_is_in_no_encoding_names_its_line() -> None:
    refused = refusal("名簿.csv", b"a,b\nc,d\ne,\x81\xff\xff\n")

    assert (refused.code, refused.facts) == ("encoding", {"line": 3})


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_the_delimiter_is_guessed(delimiter: str) -> None:
    lines = ["部署,氏名、役職;他".replace(",", delimiter), *(f"営業部{delimiter}山田 {n}" for n in range(5))]

    assert guess_delimiter("\n".join(lines)) == delimiter


def test_line_breaks_inside_quotes_do_not_shift_the_rows() -> None:
    opened = open_file("名簿.csv", '部署,"氏名\n(漢字)"\n営業部,山田\n'.encode())

    assert [list(row) for row in opened.sheets[0].rows] == [["部署", "氏名\n(漢字)"], ["営業部", "山田"]]


def test_what_our_own_csv_quoted_is_read_as_it_was() -> None:
    opened = open_file("名簿.csv", "番号,氏名\n'+81,'花子\n".encode())

    assert list(opened.sheets[0].rows[1]) == ["+81", "'花子"]


def test_a_text_called_xls_is_read_as_text() -> None:
    assert open_file("出力.xls", "部署\t氏名\n営業部\t山田\n".encode("cp932")).kind == "text"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("台帳.xlsx", b"", "empty"),
        ("台帳.pdf", b"%PDF-1.7", "kind"),
        ("台帳", b"a,b", "kind"),
        ("台帳.xlsx", b"PK\x03\x04 and then nothing", "damaged"),
        ("台帳.xls", b"\xd0\xcf\x11\xe0 and then nothing", "damaged"),
        ("台帳.xls", b"<html><table><tr><td>1</td></tr></table></html>", "damaged"),
        ("台帳.csv", b"a,b\0c", "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(name: str, content: bytes, code: str) -> None:
    assert refusal(name, content).code == code


def test_a_file_over_the_limit_is_refused() -> None:
    content = b"a,b\n" * 1000

    refused = refusal("名簿.csv", content, Limits(size=len(content) - 1))

    assert refused.code == "too_large"


def test_a_file_at_the_limit_is_read() -> None:
    content = b"a,b\n" * 10

    assert open_file("名簿.csv", content, Limits(size=len(content))).sheets


def bomb(size: int) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/sharedStrings.xml", b"0" * size)
    return target.getvalue()


def test_a_zip_bomb_is_refused_by_what_it_says_of_itself() -> None:
    small = Limits(ratio_counts_from=100_000)

    assert refusal("台帳.xlsx", bomb(200_000), small).code == "bomb"


def test_an_archive_that_unpacks_to_too_much_is_refused() -> None:
    assert refusal("台帳.xlsx", bomb(200_000), Limits(unpacked=199_999)).code == "bomb"


def test_an_archive_of_too_many_parts_is_refused() -> None:
    assert refusal("台帳.xlsx", of_rows([["a"]]), Limits(entries=3)).code == "bomb"


def test_a_part_that_lies_about_its_size_does_not_reach_the_server() -> None:
    content = of_rows([["部署", "氏名"], ["営業部", "山田"]])
    with ZipFile(BytesIO(content)) as archive:
        size = archive.getinfo(SHEET).file_size
    lying = content.replace(size.to_bytes(4, "little"), (5).to_bytes(4, "little"))

    assert lying != content
    try:
        opened = open_file("台帳.xlsx", lying)
    except Unreadable as refused:
        assert refused.code in ("damaged", "too_heavy")  # noqa: PT017 - either is an answer
    else:
        assert list(opened.sheets[0].rows[1]) == ["営業部", "山田"]


def test_an_archive_locked_by_a_password_is_refused() -> None:
    content = bytearray(of_rows([["a"]]))
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1

    assert refusal("台帳.xlsx", bytes(content)).code == "password"


def test_a_cell_at_the_end_of_the_sheet_does_not_take_the_memory() -> None:
    def draw(sheet: Worksheet, _book: Any) -> None:
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "z")

    assert refusal("台帳.xlsx", drawn(draw)).code in ("too_heavy", "too_many_rows")


def test_formatted_empty_cells_do_not_count_as_rows() -> None:
    def draw(sheet: Worksheet, book: Any) -> None:
        sheet.write(0, 0, "a")
        sheet.write_blank(90_000, 5, None, book.add_format({"bold": True}))

    assert len(open_file("台帳.xlsx", drawn(draw)).sheets[0].rows) == 1


@pytest.mark.parametrize(
    ("limits", "code"), [({"rows": 2}, "too_many_rows"), ({"columns": 1}, "too_many_columns")]
)
@pytest.mark.parametrize("name", ["台帳.xlsx", "台帳.csv"])
def test_too_many_rows_or_columns_are_refused_with_their_number(
    name: str, limits: dict[str, int], code: str
) -> None:
    rows = [["a", "b"], ["c", "d"], ["e", "f"]]
    content = of_rows(rows) if name.endswith("xlsx") else b"a,b\nc,d\ne,f\n"

    refused = refusal(name, content, replace(Limits(), **limits))

    assert refused.code == code
    assert "台帳" in refused.sentence("ja") or "CSV" in refused.sentence("ja")


def test_a_workbook_without_any_cell_is_refused() -> None:
    assert refusal("台帳.xlsx", of_rows([])).code == "no_rows"


def test_bytes_of_no_kind_end_in_an_answer() -> None:
    noise = b"PK\x03\x04" + zlib.compress(bytes(range(256)) * 20)

    assert refusal("台帳.ods", noise).code == "damaged"


@pytest.mark.parametrize("code", [*PROBLEMS, *REFUSALS])
def test_every_sentence_stands_in_both_languages(code: str) -> None:
    words = {**PROBLEMS, **REFUSALS}[code]

    assert set(words) == {"ja", "en"}
    assert all(words.values())
