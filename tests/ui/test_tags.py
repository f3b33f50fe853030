from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.test import RequestFactory
from django.utils.safestring import mark_safe

Draw = Callable[..., str]
HOSTILE = '<script>alert("x")</script>'
ESCAPED = "&lt;script&gt;"

DECISION = {
    "question": "measure",
    "scheme": "privacymark",
    "editions": {"privacymark.measures": "2007-12-21"},
    "rulebook": "sha256:00",
    "refused": False,
    "outcome": {"measure": "suspension"},
    "reasons": [
        {
            "code": "measure.level_in_band",
            "facts": {"level": 8},
            "cites": ["003 表1"],
            "text": {"ja": "欠格レベル 8 は一時停止です。", "en": "Level 8 is a suspension."},
        }
    ],
    "warnings": ["illustrative", "review_overdue", "something_new"],
}


@pytest.mark.parametrize(
    ("tone", "sign"),
    [
        ("granted", "●"), ("suspended", "■"), ("revoked", "✕"), ("ended", "□"),
        ("attention", "▲"), ("info", "◆"), ("neutral", "○"), ("done", "✓"),
    ],
)  # fmt: skip
def test_a_chip_has_a_sign_and_a_word(draw: Draw, tone: str, sign: str) -> None:
    drawn = draw("{% chip tone label %}", tone=tone, label="付与中")

    assert f"chip-{tone}" in drawn
    assert f'aria-hidden="true">{sign}</span> 付与中' in drawn


def test_a_tone_that_nobody_knows_is_neutral(draw: Draw) -> None:
    assert "chip-neutral" in draw('{% chip "purple" "x" %}')


def test_a_message_of_the_site_gets_the_tone_of_its_level(draw: Draw) -> None:
    assert "notice-done" in draw('{% notice "success" "保存しました。" %}')
    assert 'role="alert"' in draw('{% notice "error" "保存できませんでした。" %}')


@pytest.mark.parametrize(
    "source",
    [
        "{% chip 'info' text %}",
        "{% notice 'info' text %}",
        "{% submit text 'primary' text text %}",
        "{% button_link text text %}",
        "{% cites list %}",
        "{% facts pairs %}",
        "{% timeline entries %}",
        "{% steps entries %}",
        "{% task 1 text text text text %}",
        "{% ring 10 text %}",
        "{% empty text text text %}",
        "{% breadcrumbs text text text %}",
        "{% why decision %}",
        "{% level_scale bands 1 %}",
        "{% term_bar '2025-04-01' '2027-03-31' '2026-11-22' spans %}",
    ],
)
def test_hostile_text_is_escaped(draw: Draw, source: str) -> None:
    reason = {"code": "x", "cites": [HOSTILE], "text": {"ja": HOSTILE}}
    decision = {"reasons": [reason], "warnings": [HOSTILE], "editions": {HOSTILE: HOSTILE}}
    entry = {
        "on": HOSTILE,
        "text": HOSTILE,
        "label": HOSTILE,
        "who": HOSTILE,
        "detail": HOSTILE,
        "url": HOSTILE,
    }

    drawn = draw(
        source,
        text=HOSTILE,
        list=[HOSTILE],
        pairs=[(HOSTILE, HOSTILE)],
        entries=[entry],
        decision=decision,
        bands=[{"first": 1, "last": 1, "label": HOSTILE, "note": HOSTILE, "tone": HOSTILE}],
        spans=[{"start": "2026-01-01", "end": None, "label": HOSTILE, "tone": HOSTILE}],
    )

    assert ESCAPED in drawn
    assert "<script" not in drawn


def test_an_explanation_tells_reasons_sources_and_edition_in_japanese(draw: Draw) -> None:
    drawn = draw("{% why decision %}", decision=DECISION)

    assert "<summary>なぜ</summary>" in drawn
    assert "欠格レベル 8 は一時停止です。" in drawn
    assert '<span class="cite">003 表1</span>' in drawn
    assert "2007年12月21日から" in drawn
    assert "例示の表" in drawn
    assert "出典と照らし合わせていません" in drawn
    assert "something_new" in drawn


def test_an_explanation_tells_the_same_in_english(draw: Draw) -> None:
    drawn = draw("{% why decision %}", "en", decision=DECISION)

    assert "<summary>Why?</summary>" in drawn
    assert "Level 8 is a suspension." in drawn
    assert "from 21 December 2007" in drawn
    assert "Illustrative table" in drawn


def test_an_explanation_can_stand_open(draw: Draw) -> None:
    assert '<details class="why" open>' in draw("{% why decision open=True %}", decision=DECISION)
    assert "open" not in draw("{% why decision %}", decision=DECISION).split("<summary>", maxsplit=1)[0]


def test_a_refusal_is_shown_as_such(draw: Draw) -> None:
    drawn = draw("{% why decision %}", decision=DECISION | {"refused": True, "outcome": None})

    assert "規則からは答えが出ません" in drawn


def test_an_explanation_is_also_read_from_the_decision_itself(draw: Draw) -> None:
    class Decision:
        def as_json(self) -> dict[str, Any]:
            return DECISION

    assert "欠格レベル 8" in draw("{% why decision %}", decision=Decision())


def test_no_decision_has_no_explanation(draw: Draw) -> None:
    assert draw("{% why decision %}", decision=None).strip() == ""


def test_a_sentence_missing_in_one_language_is_told_in_the_other(draw: Draw) -> None:
    decision = {
        "reasons": [{"code": "c", "cites": [], "text": {"ja": "理由"}}, {"code": "bare.code", "text": {}}]
    }

    drawn = draw("{% why decision %}", "en", decision=decision)

    assert "理由" in drawn
    assert "bare.code" in drawn


def test_facts_are_read_from_pairs_mappings_and_things(draw: Draw) -> None:
    @dataclass
    class Row:
        label: str
        value: str

    pairs = draw("{% facts rows %}", rows=[("登録番号", "18820031(03)"), ("返還", None)])
    mapping = draw("{% facts rows %}", rows={"登録番号": "18820031(03)", "返還": ""})
    things = draw(
        "{% facts rows %}", rows=[Row("登録番号", "18820031(03)"), {"label": "返還", "value": None}]
    )

    assert pairs == mapping == things
    assert "<dt>登録番号</dt><dd>18820031(03)</dd>" in pairs
    assert "<dt>返還</dt><dd>—</dd>" in pairs


def test_a_fact_may_hold_markup_of_our_own_and_zero(draw: Draw) -> None:
    drawn = draw("{% facts rows %}", rows=[("a", mark_safe("<b>x</b>")), ("b", 0)])

    assert "<dd><b>x</b></dd>" in drawn
    assert "<dd>0</dd>" in drawn


def test_a_timeline_tells_day_text_source_and_way(draw: Draw) -> None:
    entry = {
        "on": date(2026, 9, 15),
        "text": "一時停止",
        "cites": ["003 2.1(3)"],
        "tone": "suspended",
        "url": "/x/",
    }

    drawn = draw("{% timeline entries %}", entries=[entry, {"on": None, "text": "受付"}])

    assert "timeline-suspended" in drawn
    assert "2026年9月15日" in drawn
    assert '<a href="/x/">一時停止</a>' in drawn
    assert "003 2.1(3)" in drawn


def test_steps_tell_their_state_in_words(draw: Draw) -> None:
    states = [
        {"label": "申請", "state": "done", "on": date(2026, 9, 1)},
        {"label": "審査", "state": "current"},
    ]

    drawn = draw("{% steps states %}", states=states)

    assert "(済み)" in drawn
    assert "2026-09-01" in drawn
    assert drawn.count('aria-current="step"') == 1


@pytest.mark.parametrize(
    ("days", "words"),
    [(-2, ("2日", "過ぎました")), (5, ("5日", "後")), (0, ("今日", "期限です")), (None, ("—", "期日なし"))],
)
def test_a_task_tells_how_many_days_are_left(draw: Draw, days: int | None, words: tuple[str, str]) -> None:
    drawn = draw("{% task days '年次評価' '約5分' '/x/' '判定する' %}", days=days)

    assert all(f">{word}</span>" in drawn for word in words)


def test_what_presses_gets_the_strong_button(draw: Draw) -> None:
    assert "button-primary" in draw("{% task -1 't' 'd' '/x/' 'go' %}")
    assert "button-secondary" in draw("{% task 1 't' 'd' '/x/' 'go' %}")


def test_a_ring_tells_its_number(draw: Draw) -> None:
    assert 'aria-label="準備: 82%"' in draw('{% ring 82 "準備" %}')
    assert 'stroke-dasharray="100 100"' in draw('{% ring 250 "準備" %}')
    assert "ring-part" not in draw('{% ring 0 "準備" %}')


def test_pages_keep_the_query(draw: Draw) -> None:
    request = RequestFactory().get("/x/", {"q": "印刷 & 製本", "page": "2"})

    drawn = draw("{% pages page_obj %}", page_obj=Paginator(range(2400), 20).page(2), request=request)

    assert "?q=%E5%8D%B0%E5%88%B7+%26+%E8%A3%BD%E6%9C%AC&amp;page=3" in drawn
    assert "2,400件のうち 21〜40" in drawn
    assert drawn.count('aria-current="page"') == 1
    assert "page=2&" not in drawn


def test_one_page_has_no_links(draw: Draw) -> None:
    assert "<a" not in draw("{% pages page_obj %}", page_obj=Paginator(range(3), 20).page(1))
    assert draw("{% pages page_obj %}", page_obj=Paginator([], 20).page(1)).strip() == ""


def test_a_trail_ends_at_the_page_itself(draw: Draw) -> None:
    drawn = draw('{% breadcrumbs "登録簿" "/r/" "18820031(03)" %}')

    assert '<a href="/r/">登録簿</a>' in drawn
    assert '<span aria-current="page">18820031(03)</span>' in drawn


def test_buttons_have_three_tones(draw: Draw) -> None:
    assert "button-primary" in draw('{% submit "保存する" %}')
    assert 'name="act" value="withdraw"' in draw('{% submit "取り下げる" "alarm" "act" "withdraw" %}')
    assert "button-secondary" in draw('{% button_link "戻る" "/" %}')


def test_an_empty_list_offers_a_start(draw: Draw) -> None:
    assert '<a class="button button-secondary" href="/new/">始める</a>' in draw(
        '{% empty "まだありません。" "始める" "/new/" %}'
    )
    assert "<a" not in draw('{% empty "まだありません。" %}')


def test_filters_write_days_and_amounts(draw: Draw) -> None:
    drawn = draw(
        "{{ on|day }} {{ on|day_short }} {{ on|era_day }} {{ on|moment }} {{ on|from_today:today }} "
        "{{ fee|yen }} {{ fee|number }}",
        on=date(2026, 11, 22),
        today=date(2026, 11, 20),
        fee=205715,
    )

    assert drawn == "2026年11月22日 2026-11-22 令和8年11月22日 2026年11月22日 2日後 205,715円 205,715"
