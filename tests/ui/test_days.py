from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from shirushi.ui import days

NOVEMBER = date(2026, 11, 22)


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-22",
        "2026/11/22",
        "2026.11.22",
        "2026年11月22日",
        "令和8年11月22日",
        "令和 8 年 11 月 22 日",
        "R8.11.22",
        "r8.11.22",
        "R8/11/22",
        "R8-11-22",
        "２０２６－１１－２２",
        "２０２６年１１月２２日",
        "Ｒ８．１１．２２",
        " 2026-11-22 ",
    ],
)
def test_a_day_is_read_in_every_usual_form(written: str) -> None:
    assert days.parse_day(written) == NOVEMBER


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("R1.5.1", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("S1.12.26", date(1926, 12, 26)),
        ("大正15年12月24日", date(1926, 12, 24)),
        ("明治45年7月29日", date(1912, 7, 29)),
    ],
)
def test_the_edges_of_the_eras_are_read(written: str, day: date) -> None:
    assert days.parse_day(written) == day


@pytest.mark.parametrize(
    "written",
    [
        "",
        "tomorrow",
        "2026-02-29",
        "2026-13-01",
        "2026-11/22",
        "2026年11-22",
        "2026年11月22",
        "2026-11-22日",
        "22.11.2026",
        "26-11-22",
        "20261122",
        "令和0年1月1日",
        "令和元年4月30日",
        "平成31年5月1日",
        "平成40年1月1日",
        "明治5年12月1日",
        "X8.11.22",
    ],
)
def test_what_is_no_day_is_refused(written: str) -> None:
    assert days.parse_day(written) is None


@given(st.dates(min_value=days.GREGORIAN_FROM, max_value=date(2100, 12, 31)))
def test_what_is_written_in_the_era_is_read_back(day: date) -> None:
    with translation.override("ja"):
        written = days.era_day(day)

    assert days.parse_day(written) == day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_what_is_written_in_full_is_read_back(day: date) -> None:
    with translation.override("ja"):
        written = days.written_day(day)

    assert days.parse_day(written) == day


@pytest.mark.parametrize(
    ("value", "japanese", "english"),
    [
        (NOVEMBER, "2026年11月22日", "22 November 2026"),
        ("2026-11-22", "2026年11月22日", "22 November 2026"),
        (datetime(2026, 11, 22, 15, 30, tzinfo=UTC), "2026年11月23日", "23 November 2026"),
        ("2026-11-22T15:30:00Z", "2026年11月23日", "23 November 2026"),
        (None, "—", "—"),
        ("", "—", "—"),
        ("不明", "不明", "不明"),
    ],
)
def test_a_day_is_written_in_the_language_of_the_page(value: object, japanese: str, english: str) -> None:
    with translation.override("ja"):
        assert days.written_day(value) == japanese
    with translation.override("en"):
        assert days.written_day(value) == english


def test_official_papers_carry_the_era() -> None:
    with translation.override("ja"):
        assert days.era_day(NOVEMBER) == "令和8年11月22日"
        assert days.era_day(date(2019, 5, 1)) == "令和元年5月1日"
        assert days.era_day(date(1850, 1, 1)) == "1850年1月1日"
        assert days.era_day(None) == "—"
    with translation.override("en"):
        assert days.era_day(NOVEMBER) == "22 November 2026 (Reiwa 8)"


def test_a_moment_is_told_in_tokyo() -> None:
    moment = datetime(2026, 11, 22, 15, 5, tzinfo=UTC)

    with translation.override("ja"):
        assert days.written_moment(moment) == "2026年11月23日 00:05"
        assert days.written_moment("2026-11-22T15:05:00+00:00") == "2026年11月23日 00:05"
        assert days.written_moment("2026-11-22") == "2026年11月22日"
        assert days.written_moment(None) == "—"


@pytest.mark.parametrize(
    ("value", "japanese", "english"),
    [
        (date(2026, 11, 25), "3日後", "in 3 days"),
        (date(2026, 11, 23), "1日後", "in 1 day"),
        (NOVEMBER, "今日", "today"),
        (date(2026, 11, 21), "1日過ぎました", "1 day past"),
        ("2026-11-20", "2日過ぎました", "2 days past"),
        (None, "—", "—"),
    ],
)
def test_the_distance_from_today_is_told_in_days(value: object, japanese: str, english: str) -> None:
    with translation.override("ja"):
        assert days.from_today(value, NOVEMBER) == japanese
    with translation.override("en"):
        assert days.from_today(value, NOVEMBER) == english


def test_tables_carry_short_days_in_both_languages() -> None:
    assert days.short_day(NOVEMBER) == "2026-11-22"
    assert days.short_day(None) == "—"
