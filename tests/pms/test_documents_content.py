"""The documents that ship: all there, in articles, with known places only."""

import re
from datetime import date

import pytest

from shirushi.pms.document_templates import CODES, PLACE, PLACEHOLDERS, RULES, template, templates
from shirushi.pms.document_text import blocks
from shirushi.pms.services.documents import Names
from shirushi.pms.starting_registers import starting
from shirushi.ui.language import language

NAMES = Names(
    company="みどり印刷株式会社",
    representative="緑川 一郎",
    privacy_officer="緑川 花",
    audit_officer="青木 健",
    complaint_desk="お客様窓口",
    address="宮城県仙台市青葉区1-1",
    enacted_on=date(2026, 4, 6),
)


def test_policy_fifteen_rules_and_ten_forms_ship() -> None:
    kinds = [each.kind for each in templates()]

    assert (kinds.count("policy"), kinds.count("rule"), kinds.count("form")) == (1, 15, 10)


def test_the_rules_are_those_from_a_to_o() -> None:
    assert [code.removeprefix("rule_") for code in RULES] == list("abcdefghijklmno")


@pytest.mark.parametrize("code", RULES)
def test_a_rule_has_eight_to_twenty_articles_numbered_without_a_gap(code: str) -> None:
    articles = [each.text for each in blocks(template(code).text) if each.kind == "article"]

    assert 8 <= len(articles) <= 20
    assert [int(re.findall(r"\d+", text)[0]) for text in articles] == list(range(1, len(articles) + 1))


@pytest.mark.parametrize("code", RULES)
def test_a_rule_ends_with_the_day_from_which_it_holds(code: str) -> None:
    assert template(code).text.endswith("附則\nこの規程は、{enacted_on}から施行する。")


@pytest.mark.parametrize("code", CODES)
def test_places_are_known_and_none_is_left_after_filling(code: str) -> None:
    shipped = template(code)

    filled = shipped.filled(NAMES.written())

    assert set(PLACE.findall(shipped.text)) <= set(PLACEHOLDERS)
    assert "{" not in filled
    assert "}" not in filled


def test_every_place_is_used() -> None:
    used = {name for each in templates() for name in PLACE.findall(each.text)}

    assert used == set(PLACEHOLDERS)


def test_a_reference_to_another_rule_names_one_that_ships() -> None:
    titles = {each.title for each in templates()}
    text = "".join(each.text for each in templates())

    named = re.findall(r"([^、。\n]{2,30}に関する規程)(?:により|に従い)", text)

    assert named
    assert all(any(each.endswith(title) for title in titles) for each in named)


def test_an_unknown_document_does_not_ship() -> None:
    with pytest.raises(KeyError):
        template("../secret")


def test_summaries_speak_the_language_of_the_reader() -> None:
    expected = template("policy").summary if language() == "ja" else template("policy").summary_en

    assert template("policy").said_summary == expected


def test_laws_and_parties_ship_with_the_act_and_the_five_guidelines() -> None:
    names = [each.name for each in starting().laws]

    assert "個人情報の保護に関する法律" in names
    assert sum(name.startswith("個人情報の保護に関する法律についてのガイドライン") for name in names) == 5
    assert len(starting().parties) >= 5
