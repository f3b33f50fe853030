"""The shipped self-assessment, and a form that does not load."""

from datetime import date

import pytest

from shirushi.rules import Rulebook
from shirushi.rules.files import RuleFileError, checked
from shirushi.rules.self_assessment import AssessmentForm, Item, SelfAssessment

ITEM = {
    "code": "3-1-1.2",
    "strength": "must",
    "ask": {"ja": "問い", "en": "asked"},
    "look": {"ja": "見る", "en": "seen"},
}


def shipped() -> list[SelfAssessment]:
    editions = Rulebook.load().rules["japhic.self_assessment"].editions
    return [each for each in editions if isinstance(each, SelfAssessment)]


def form(*items: dict[str, object]) -> AssessmentForm:
    part = {"title": {"ja": "部", "en": "Part"}, "items": items}
    return checked("form.yaml", AssessmentForm, {"code": "own", "source": "there", "parts": (part,)})


def test_a_form_is_found_by_the_code_of_its_document() -> None:
    editions = shipped()

    assert len(editions) > 1
    for edition in editions:
        found = edition.form("self_assessment_general")
        assert found is not None
        assert found.code == "self_assessment_general"
        assert edition.form("rules") is None


def test_an_answer_is_given_to_the_strength_and_both_texts() -> None:
    assert Item.model_validate(ITEM).substance() == ("must", "問い", "見る")


def test_items_of_one_section_are_told_apart_after_a_point() -> None:
    assert Item.model_validate(ITEM).section == "3-1-1"
    assert Item.model_validate({**ITEM, "code": "2-14"}).section == "2-14"


def test_items_are_found_by_their_code() -> None:
    other = {**ITEM, "code": "2-14"}

    assert list(form(ITEM, other).by_code()) == ["3-1-1.2", "2-14"]
    assert form(ITEM, other).by_code()["2-14"].code == "2-14"


def test_a_code_stands_once_in_a_form() -> None:
    with pytest.raises(RuleFileError, match=r"these codes stand twice: 3-1-1\.2"):
        form(ITEM, ITEM)


def test_the_editions_begin_on_different_days() -> None:
    begins = [edition.in_force_from for edition in shipped()]

    assert begins == sorted(set(begins))
    assert begins[0] == date(2022, 4, 1)
