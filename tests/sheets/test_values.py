"""One cell, one value: digits, days, yes and no, choices as people write them."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shirushi.sheets.days import ERAS, NoSuchDay, read_day
from shirushi.sheets.fields import Field, Reads
from shirushi.sheets.values import Unread, read

WIDE = str.maketrans("0123456789,-/.:", "０１２３４５６７８９，－／．：")
WHOLE = Field("count", "件数", Reads.WHOLE)
DAY = Field("on", "日", Reads.DAY)
FLAG = Field("flag", "有無", Reads.FLAG)
MEDIUM = Field(
    "medium", "媒体", Reads.CHOICE, choices={"paper": ("紙", "申込書"), "data": ("電子データ", "データ")}
)
# The Gregorian calendar is counted in eras since Meiji 6.
DAYS = st.dates(date(1873, 1, 1), date(2099, 12, 31))


def era_of(day: date) -> tuple[str, str, int]:
    era = next(era for era in ERAS if day >= era.starts_on)
    return era.name, era.letter, day.year - era.starts_on.year + 1


def unread(value: object, field: Field) -> str:
    with pytest.raises(Unread) as refused:
        read(value, field)  # type: ignore[arg-type]  # what a cell may hold
    return refused.value.code


@given(DAYS)
def test_a_day_is_read_in_every_western_writing(day: date) -> None:
    writings = [
        f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}", f"{day.year}.{day.month}.{day.day}", f"{day:%Y/%m/%d} 0:00:00",
        f"{day.year}年{day.month}月{day.day}日", f"{day.year}/{day.month}/{day.day}（月）", f"{day:%Y-%m-%d}T00:00:00",
    ]  # fmt: skip

    assert {read(text, DAY) for text in writings} == {day}
    assert {read(text.translate(WIDE), DAY) for text in writings} == {day}


@given(DAYS)
def test_a_day_is_read_in_every_writing_of_its_era(day: date) -> None:
    name, letter, year = era_of(day)
    writings = [
        f"{name}{year}年{day.month}月{day.day}日", f"{letter}{year}.{day.month}.{day.day}",
        f"{letter.lower()}{year:02}/{day.month:02}/{day.day:02}", f"{name} {year} 年 {day.month} 月 {day.day} 日",
        f"{name[0]}{year}.{day.month}.{day.day}",
    ]  # fmt: skip

    assert {read(text, DAY) for text in writings} == {day}
    assert {read(text.translate(WIDE), DAY) for text in writings} == {day}


@given(st.dates(date(1927, 5, 19), date(2119, 1, 10)))
def test_a_day_is_read_from_the_number_of_a_spreadsheet(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days

    assert read(serial, DAY) == day
    assert read(f"{serial}.5", DAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("㋿8年4月1日", date(2026, 4, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("H31/4/30", date(2019, 4, 30)),
        ("20260401", date(2026, 4, 1)),
    ],
)
def test_days_at_the_edges_of_eras(text: str, day: date) -> None:
    assert read(text, DAY) == day


@pytest.mark.parametrize(
    "text", ["平成31年5月1日", "令和元年4月30日", "R0.1.1", "昭和65年1月1日", "2026-02-30", "2026/13/1"]
)
def test_days_that_no_calendar_has_are_told_so(text: str) -> None:
    assert unread(text, DAY) == "no_such_day"


@pytest.mark.parametrize("value", ["入社時", "2026年4月", "26/4/1", "4/1", 2026, 12, True, "99999999"])
def test_what_is_no_day_is_not_guessed(value: object) -> None:
    assert unread(value, DAY) in ("not_a_day", "no_such_day")


@given(st.dates(date(1873, 1, 1), date(2019, 4, 30)), st.integers(1, 35))
def test_a_day_counted_on_in_an_era_that_had_ended_is_no_day(day: date, more: int) -> None:
    _name, letter, year = era_of(day)
    ended = next((e.starts_on.year for e in reversed(ERAS) if e.starts_on > day), 9999)
    count = ended - day.year + year + more

    assume(count < 100)
    with pytest.raises(NoSuchDay):
        read_day(f"{letter}{count}.1.31")


@given(st.integers(0, 2_147_483_647))
def test_a_number_is_read_in_every_writing(number: int) -> None:
    writings = [f"{number}", f"{number:,}", f"約{number:,}件", f" {number} 名", f"{number}.0"]

    assert {read(text, WHOLE) for text in writings} == {number}
    assert {read(text.translate(WIDE), WHOLE) for text in writings} == {number}
    assert read(number, WHOLE) == number


@pytest.mark.parametrize("value", ["多数", "1.5", "1,2", "10〜20", "1-2", 0.5, True])
def test_what_is_no_whole_number_is_not_guessed(value: object) -> None:
    assert unread(value, WHOLE) == "not_a_number"


@pytest.mark.parametrize("value", [-1, 2_147_483_648, "−3"])
def test_numbers_out_of_range_are_told_so(value: object) -> None:
    assert unread(value, WHOLE) == "number_out_of_range"


@pytest.mark.parametrize(
    "text", ["○", "〇", "◯", "有", "あり", "はい", "YES", "１", "レ", "✓", "該当", "TRUE", True, 1]
)
def test_yes_in_its_many_signs(text: object) -> None:
    assert read(text, FLAG) is True  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", [None, "", "×", "無", "なし", "いいえ", "No", "０", "-", "ー", "－", "非該当", False, 0]
)
def test_no_in_its_many_signs(text: object) -> None:
    assert read(text, FLAG) is False  # type: ignore[arg-type]


def test_half_a_yes_is_asked_about() -> None:
    assert unread("△", FLAG) == "not_yes_or_no"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("紙", "paper"), (" 紙　", "paper"), ("申込書", "paper"), ("紙（鍵付き書庫）", "paper"), ("ﾃﾞｰﾀ", "data"),
        ("電子データ", "data"), ("data", "data"), ("データ、その他", "data"),
    ],
)  # fmt: skip
def test_choices_are_known_by_their_words(text: str, code: str) -> None:
    assert read(text, MEDIUM) == code


def test_a_cell_with_two_choices_is_asked_about() -> None:
    assert unread("紙・データ", MEDIUM) == "several_choices"


def test_an_unknown_choice_names_the_possible_ones() -> None:
    with pytest.raises(Unread) as refused:
        read("粘土板", MEDIUM)

    assert (refused.value.code, refused.value.facts["choices"]) == ("not_a_choice", "紙、電子データ")


@pytest.mark.parametrize("text", ["-", "―", "/", "", None])
def test_a_dash_says_nothing(text: str | None) -> None:
    assert (read(text, MEDIUM), read(text, WHOLE), read(text, DAY)) == (None, None, None)


def test_numbers_in_a_column_of_text_keep_their_digits() -> None:
    assert read(1234, Field("number", "番号")) == "1234"


def test_invisible_signs_are_taken_out_of_text() -> None:
    assert read("山田\u200b \x07花子\u202e\n", Field("name", "氏名")) == "山田 花子"


def test_text_longer_than_its_column_is_told_with_both_lengths() -> None:
    with pytest.raises(Unread) as refused:
        read("あ" * 21, Field("name", "氏名", longest=20))

    assert refused.value.facts == {"length": 21, "longest": 20}


@pytest.mark.parametrize("text", ["花子", "a@b", "a@b@c.example", "a b@c.example"])
def test_what_is_no_address_is_told_so(text: str) -> None:
    assert unread(text, Field("email", "メール", Reads.EMAIL)) == "not_an_email"


def test_a_full_width_address_is_made_narrow() -> None:
    assert read("ｈａｎａ＠midori.example", Field("email", "メール", Reads.EMAIL)) == "hana@midori.example"


@given(st.text(max_size=60) | st.floats() | st.integers() | st.booleans() | st.none(), st.sampled_from(Reads))
def test_every_cell_is_read_or_told(value: object, reads: Reads) -> None:
    field = Field("any", "any", reads, choices=MEDIUM.choices)

    try:
        read(value, field)  # type: ignore[arg-type]
    except Unread as refused:
        assert refused.code  # noqa: PT017 - either is an answer


@given(st.dates())
def test_a_day_that_the_spreadsheet_knows_stays_as_it_is(day: date) -> None:
    assert read(day, DAY) == day
