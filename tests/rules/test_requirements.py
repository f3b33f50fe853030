"""The requirements that findings name."""

from datetime import date

import pytest

from shirushi.rules.files import RuleFileError, checked
from shirushi.rules.requirements import Requirements, requirements

SCHEMES = ("privacymark", "japhic")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_requirement_has_a_short_title_in_both_languages(scheme: str) -> None:
    items = list(requirements(scheme).items())

    assert all(item.title.ja and item.title.en and len(item.title.ja) <= 30 for item in items)
    assert all(len(item.code) <= 60 for item in items)


def test_privacymark_has_the_eleven_items_of_its_guideline() -> None:
    groups = requirements("privacymark").groups

    assert [group.code for group in groups] == [f"J.{number}" for number in range(1, 12)]
    assert all(item.code.startswith(f"{group.code}.") for group in groups for item in group.items)


def test_japhic_goes_by_the_general_guideline_and_that_of_my_number() -> None:
    codes = {item.code.partition(" ")[0] for item in requirements("japhic").items()}

    assert codes == {"通則", "番号"}


def test_a_code_is_shown_with_its_title_and_choices_are_grouped() -> None:
    found = requirements("privacymark")

    assert found.label("J.7.1", "ja") == "J.7.1 不適合と是正処置"
    assert found.label("J.7.1", "en") == "J.7.1 Nonconformity and corrective action"
    assert found.label("J.99", "ja") == "J.99"
    group, items = found.choices("ja")[6]
    assert group == "J.7 改善"
    assert [code for code, _label in items] == ["J.7.1", "J.7.2"]


ITEM = {"code": "J.1.1", "title": {"ja": "状況", "en": "Context"}}


def read(*items: dict[str, object], documents: tuple[str, ...] = ()) -> Requirements:
    group = {"code": "J.1", "title": {"ja": "組織", "en": "Organisation"}, "items": items}
    content = {
        "scheme": "privacymark",
        "in_force_from": date(2026, 4, 1),
        "checked_on": date(2026, 11, 22),
        "documents": documents,
        "groups": (group,),
    }
    return checked("requirements.yaml", Requirements, content)


def test_an_answer_is_given_to_the_title_and_the_words() -> None:
    item = {**ITEM, "wording": {"ja": "内外の課題を書き出す", "en": "Write down the issues"}}
    worded, bare = (next(read(each).items()) for each in (item, ITEM))

    assert worded.substance() == ("状況", "内外の課題を書き出す")
    assert bare.substance() == ("状況", "")


def test_a_reviewer_looks_first_in_the_documents_of_the_requirement_then_in_those_of_all() -> None:
    found = read({**ITEM, "documents": ("risk", "rules")}, documents=("rules", "policy"))

    assert found.documents_for("J.1.1") == ("risk", "rules", "policy")
    assert found.documents_for("J.9.9") == ("rules", "policy")


def test_a_file_that_is_right_loads() -> None:
    assert [item.code for item in read(ITEM).items()] == ["J.1.1"]


@pytest.mark.parametrize(
    ("items", "problem"),
    [
        ((ITEM, ITEM), "J.1.1"),
        (({**ITEM, "text": "…"},), "groups.0.items.0.text"),
        ((), "groups.0.items"),
    ],
)
def test_a_file_that_is_not_right_does_not_load(items: tuple[dict[str, object], ...], problem: str) -> None:
    with pytest.raises(RuleFileError, match=problem):
        read(*items)
