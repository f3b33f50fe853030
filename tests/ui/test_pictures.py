import re
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from shirushi.ui import pictures
from shirushi.ui.mark import mark_svg

Draw = Callable[..., str]
BANDS = [
    {"first": 0, "last": 0, "label": "なし", "tone": "neutral", "note": ""},
    {"first": 1, "last": 5, "label": "注意", "tone": "caution"},
    {"first": 8, "last": 8, "label": "一時停止", "tone": "suspension", "note": "1〜5か月"},
]
SUSPENSION = {"start": date(2026, 9, 15), "end": date(2026, 12, 14), "tone": "suspended", "label": "一時停止"}


def test_the_bar_of_a_term_has_its_table(draw: Draw) -> None:
    drawn = draw(
        "{% term_bar start end today spans %}",
        start=date(2025, 4, 1),
        end=date(2027, 3, 31),
        today=date(2026, 11, 22),
        spans=[SUSPENSION],
    )

    assert '<th scope="row">一時停止</th><td>2026年9月15日</td><td>2026年12月14日</td>' in drawn
    assert "term-bar-suspended" in drawn
    assert 'class="term-bar-today"' in drawn


def test_a_term_without_days_draws_nothing(draw: Draw) -> None:
    assert draw("{% term_bar None None today %}", today=date(2026, 11, 22)).strip() == ""


def test_today_far_from_the_term_leaves_the_bar_its_room() -> None:
    bar = pictures.term_bar("2010-04-01", "2012-03-31", "2026-11-22")

    assert bar is not None
    assert bar.today_x == ""
    assert bar.width == "100.00%"


def test_today_shortly_after_the_term_is_drawn_beside_it() -> None:
    bar = pictures.term_bar("2025-04-01", "2026-09-30", "2026-11-22")

    assert bar is not None
    assert bar.today_x == "100.00%"
    assert bar.today_anchor == "end"
    assert float(bar.width.rstrip("%")) < 100


days = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 12, 31))


@given(days, st.integers(1, 1500), days, days, st.integers(0, 400))
def test_nothing_is_drawn_outside_the_bar(
    start: date, length: int, today: date, span: date, span_days: int
) -> None:
    end = date.fromordinal(start.toordinal() + length)
    span_end = date.fromordinal(span.toordinal() + span_days)

    bar = pictures.term_bar(
        start, end, today, [{"start": span, "end": span_end, "tone": "info", "label": "x"}]
    )

    assert bar is not None
    drawn = [bar.x, bar.spans[0].x, *([bar.today_x] if bar.today_x else [])]
    assert all(0 <= float(x.rstrip("%")) <= 100 for x in drawn)
    assert float(bar.x.rstrip("%")) + float(bar.width.rstrip("%")) <= 100.7


def test_a_span_without_an_end_reaches_the_end_of_the_bar() -> None:
    bar = pictures.term_bar(
        "2025-04-01", "2027-03-31", "2026-11-22", [{"start": "2026-09-15", "end": None, "label": "x"}]
    )

    assert bar is not None
    span = bar.spans[0]
    assert float(span.x.rstrip("%")) + float(span.width.rstrip("%")) == pytest.approx(100, abs=0.02)


def test_the_level_stands_in_its_band_and_the_base_value_in_its_own(draw: Draw) -> None:
    drawn = draw("{% level_scale bands 8 4 %}", bands=BANDS)
    bands = drawn.split("<li")

    assert "レベル 8" in bands[3]
    assert 'aria-current="true"' in bands[3]
    assert "基準値 4" in bands[2]
    assert drawn.count("aria-current") == 1


def test_a_scale_without_a_level_points_nowhere(draw: Draw) -> None:
    drawn = draw("{% level_scale bands %}", "en", bands=BANDS)

    assert "aria-current" not in drawn
    assert "Base value" not in drawn


def test_level_zero_is_a_level(draw: Draw) -> None:
    assert "レベル 0" in draw("{% level_scale bands 0 0 %}", bands=BANDS)


@pytest.mark.parametrize(
    ("standing", "drawn_as", "name"),
    [
        ("granted", "granted", "マーク: 付与中"),
        ("suspended", "suspended", "マーク: 一時停止中"),
        ("revoked", "revoked", "マーク: 取消し"),
        ("expired", "ended", "マーク: 有効ではありません"),
        ("returned", "ended", "マーク: 有効ではありません"),
        ("<x>", "ended", "マーク: 有効ではありません"),
    ],
)
def test_the_mark_differs_by_standing_and_says_so(
    draw: Draw, standing: str, drawn_as: str, name: str
) -> None:
    drawn = draw("{% mark standing %}", standing=standing)

    assert f"mark-{drawn_as}" in drawn
    assert f'aria-label="{name}"' in drawn


@pytest.mark.parametrize("standing", ["granted", "suspended", "revoked", "ended"])
def test_the_mark_is_a_drawing_on_its_own(standing: str) -> None:
    with translation.override("ja"):
        drawn = mark_svg(standing)

    assert ET.fromstring(drawn).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own text
    assert not re.search(r"style=|<style|<script|\bid=", drawn)


def test_only_a_sanctioned_mark_is_crossed() -> None:
    with translation.override("ja"):
        crossed = {name: "<line" in mark_svg(name) for name in ("granted", "suspended", "revoked", "ended")}

        assert crossed == {"granted": False, "suspended": True, "revoked": True, "ended": False}
        assert "停止中" in mark_svg("suspended")
