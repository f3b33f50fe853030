"""What ships for training: enough questions, each with one right answer, and the four parts of the material."""

import re

import pytest

from shirushi.pms import training_content as content
from shirushi.pms import training_test
from shirushi.pms.training_content import SETS

JAPANESE = re.compile(r"[ぁ-んァ-ン一-龥]")
NAMES = {
    "company": "みどり印刷株式会社",
    "representative": "緑川 一郎",
    "privacy_officer": "緑川 花",
    "audit_officer": "青木 健",
}


def test_there_are_two_sets_of_forty_questions_and_more() -> None:
    counts = [len(content.questions(code).questions) for code in SETS]

    assert min(counts) >= 40
    assert sum(counts) >= 80


def test_a_code_stands_in_one_set_only() -> None:
    asked = [question for code in SETS for question in content.questions(code).questions]

    assert len(content.all_questions()) == len(asked)


def test_no_question_is_asked_in_both_sets() -> None:
    first, second = ({str(q.ask.ja) for q in content.questions(code).questions} for code in SETS)

    assert not first & second


@pytest.mark.parametrize("question", content.all_questions().values(), ids=lambda each: each.code)
def test_a_question_has_four_different_choices_and_an_explanation_in_both_languages(
    question: content.Question,
) -> None:
    said = [question.ask, question.why, *question.choices]

    assert len(question.choices) == 4
    assert all(JAPANESE.search(each.ja) and not JAPANESE.search(each.en) for each in said)


def test_the_place_of_the_right_answer_varies() -> None:
    bank = content.questions("a").questions

    drawn = training_test.draw(bank, 40, seed="1:1:1")

    assert {order.index(training_test.RIGHT) for _code, order in drawn} == {0, 1, 2, 3}


@pytest.mark.parametrize("code", SETS)
def test_the_material_has_its_four_parts_with_the_companys_own_names(code: str) -> None:
    filled = content.material(code).filled(NAMES)

    assert list(filled) == ["policy", "benefit", "roles", "consequences"]
    assert all(len(text) > 200 for text in filled.values())
    assert "みどり印刷株式会社" in filled["policy"]
    assert "緑川 花" in filled["roles"]
    assert "{" not in "".join(filled.values())


def test_material_is_read_as_paragraphs_and_lists() -> None:
    found = content.blocks("はじめに\n続き\n\n次のとおりです。\n・一つ目\n・二つ目\n\n終わり")

    assert [(block.is_list, block.lines) for block in found] == [
        (False, ("はじめに", "続き")),
        (False, ("次のとおりです。",)),
        (True, ("一つ目", "二つ目")),
        (False, ("終わり",)),
    ]


def test_the_same_seed_draws_the_same_test_and_another_another() -> None:
    bank = content.questions("a").questions

    once, again, other = (training_test.draw(bank, 10, seed=seed) for seed in ("1:7:1", "1:7:1", "1:8:1"))

    assert once == again != other


def test_a_retest_asks_what_was_not_asked_before_while_there_is_any() -> None:
    bank = content.questions("a").questions
    first = {code for code, _order in training_test.draw(bank, 30, seed="1")}

    second = {code for code, _order in training_test.draw(bank, 30, seed="2", seen=first)}

    assert second >= {question.code for question in bank} - first
    assert len(second) == 30


@pytest.mark.parametrize(("right", "expected"), [(0, 0), (2, 66), (3, 100)])
def test_a_score_is_rounded_down(right: int, expected: int) -> None:
    answers = {code: 0 if place < right else 2 for place, code in enumerate("xyz")}

    assert training_test.score("xyz", answers) == expected
