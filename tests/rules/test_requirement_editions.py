"""Editions of a scheme's requirements, and what changed from one to the next."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.rules import Rulebook, RuleFileError
from shirushi.rules.requirements import Kind, changes_between, requirements


@dataclass(frozen=True)
class Asked:
    code: str
    words: str
    formerly: tuple[str, ...] = ()

    def substance(self) -> tuple[str, ...]:
        return (self.words,)


def kinds(old: list[Asked], new: list[Asked]) -> list[tuple[str, Kind]]:
    return [((change.new or change.old[0]).code, change.kind) for change in changes_between(old, new)]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("台帳をつくる", Kind.UNCHANGED),
        ("台帳を つくる\n", Kind.UNCHANGED),
        ("台帳をつくり、毎年見直す", Kind.CHANGED),
    ],
)
def test_an_item_is_unchanged_while_its_words_are(words: str, kind: Kind) -> None:
    assert kinds([Asked("1", "台帳をつくる")], [Asked("1", words)]) == [("1", kind)]


def test_full_width_signs_make_no_difference() -> None:
    assert kinds([Asked("1", "6か月(180日)")], [Asked("1", "６か月（１８０日）")]) == [("1", Kind.UNCHANGED)]


def test_the_same_words_under_another_code_are_renumbered_where_the_new_edition_says_so() -> None:
    old, new = [Asked("1", "あ"), Asked("2", "い")], [Asked("1", "う"), Asked("9", "い", formerly=("2",))]

    assert kinds(old, new) == [("1", Kind.CHANGED), ("9", Kind.RENUMBERED)]


def test_a_code_given_to_something_else_does_not_inherit_the_answers_of_what_moved_away() -> None:
    old = [Asked("1", "あ")]
    new = [Asked("1", "あ"), Asked("2", "あ", formerly=("1",))]

    assert kinds(old, new) == [("1", Kind.ADDED), ("2", Kind.RENUMBERED)]


def test_items_made_one_are_changed_and_know_both_origins() -> None:
    old = [Asked("1", "あ"), Asked("2", "い")]

    (change,) = changes_between(old, [Asked("1", "あ", formerly=("1", "2"))])

    assert change.kind is Kind.CHANGED
    assert [item.code for item in change.old] == ["1", "2"]
    assert not change.keeps_answers


def test_one_item_made_two_keeps_its_answer_only_where_the_words_stayed() -> None:
    new = [Asked("1a", "あ", formerly=("1",)), Asked("1b", "い", formerly=("1",))]

    assert kinds([Asked("1", "あ")], new) == [("1a", Kind.RENUMBERED), ("1b", Kind.CHANGED)]


def test_what_is_new_and_what_is_gone_is_said() -> None:
    old, new = [Asked("1", "あ"), Asked("2", "い")], [Asked("1", "あ"), Asked("3", "う")]

    assert kinds(old, new) == [("1", Kind.UNCHANGED), ("3", Kind.ADDED), ("2", Kind.DROPPED)]


ITEMS = st.lists(
    st.builds(Asked, st.sampled_from("123456"), st.sampled_from("あいう")), unique_by=lambda item: item.code
)


@given(ITEMS, ITEMS)
def test_every_item_of_both_editions_is_accounted_for_once(old: list[Asked], new: list[Asked]) -> None:
    changes = changes_between(old, new)

    assert [change.new for change in changes if change.new] == new
    assert sorted(item.code for change in changes for item in change.old) == sorted(item.code for item in old)


@given(ITEMS)
def test_an_edition_does_not_differ_from_itself(items: list[Asked]) -> None:
    assert all(change.kind is Kind.UNCHANGED for change in changes_between(items, items))


@pytest.mark.parametrize("scheme", ["privacymark", "japhic"])
def test_a_correction_of_the_english_alone_reopens_nothing(scheme: str) -> None:
    old = list(requirements(scheme).items())
    new = [item.model_copy(update={"title": item.title.model_copy(update={"en": "Mended"})}) for item in old]

    assert all(change.keeps_answers for change in changes_between(old, new))


EDITION = """
scheme: privacymark
in_force_from: {day}
checked_on: 2026-11-22
illustrative: true
groups:
  - code: J.1
    title: {{ja: 組織の状況, en: Context}}
    items:
      - code: {code}
        title: {{ja: 理解, en: Understanding}}
        wording: {{ja: 年に一度見直す, en: Reviewed once a year}}
"""


def laid_over(tmp_path: Path, day: str, code: str = "J.1.1") -> Rulebook:
    (tmp_path / "own.yaml").write_text(EDITION.format(day=day, code=code), encoding="utf-8")
    return Rulebook.load([tmp_path])


def test_an_edition_laid_over_holds_from_its_day(tmp_path: Path) -> None:
    editions = laid_over(tmp_path, "2027-04-01").requirements["privacymark"]

    assert len(editions.editions) == 2
    assert editions.in_force_on(date(2027, 3, 31)) == requirements("privacymark")
    assert editions.in_force_on(date(2027, 4, 1)).illustrative
    assert editions.in_force_on(date(1998, 1, 1)) == requirements("privacymark")
    assert editions.of(date(2027, 4, 1)) == editions.editions[-1]
    assert editions.of(None) is None


def test_an_edition_of_the_same_day_replaces_the_shipped_one(tmp_path: Path) -> None:
    editions = laid_over(tmp_path, "2024-10-01").requirements["privacymark"]

    assert [item.code for each in editions.editions for item in each.items()] == ["J.1.1"]


def test_a_code_is_labelled_by_the_newest_edition_that_has_it(tmp_path: Path) -> None:
    editions = laid_over(tmp_path, "2027-04-01", code="J.1.9").requirements["privacymark"]

    assert editions.label("J.1.9", "ja") == "J.1.9 理解"
    assert editions.label("J.7.1", "ja") == "J.7.1 不適合と是正処置"
    assert editions.label("J.99", "ja") == "J.99"


def test_an_edition_that_is_not_right_says_where(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match=r"own\.yaml.*in_force_from"):
        laid_over(tmp_path, "soon")
