"""What people declare of evidence, what reopens it, and the move to a new edition of the requirements."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries, Settings

from shirushi.people import rulebook
from shirushi.people.rights import NotAllowed
from shirushi.pms import editions
from shirushi.pms.models import Declaration, EvidenceRequirement, ReopenedItem
from shirushi.pms.readiness import tree
from shirushi.pms.readiness.proofs import judge_all
from shirushi.pms.services import contractors, sufficiency
from shirushi.pms.services import evidence as evidence_acts
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm
from tests.pms.test_contractors import entered as contractor
from tests.pms.test_evidence import added

pytestmark = pytest.mark.django_db
PEOPLE_JUDGE, RECORDS_SHOW = "J.4.5.3", "J.2.2"
NEW_EDITION = date(2026, 10, 1)
LATER = date(2026, 10, 5)


@pytest.fixture(autouse=True)
def _own_storage(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def new_edition(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """From October on: J.4.5.3 with other words, J.2.3 renumbered, J.1.3 as it was, J.1.9 new; the rest dropped."""
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "new.yaml").write_text(
        f"""
scheme: privacymark
in_force_from: {NEW_EDITION}
checked_on: 2026-11-22
illustrative: true
groups:
  - code: J.1
    title: {{ja: 組織の状況, en: Context}}
    items:
      - code: J.4.5.3
        title: {{ja: 文書の管理, en: Control of documents}}
        wording: {{ja: 年に一度見直す。, en: Reviewed once a year.}}
      - {{code: J.1.3, title: {{ja: 法令・指針・その他の規範, en: "Laws, guidelines and other norms"}}}}
      - {{code: J.1.9, title: {{ja: 新しい項目, en: A new item}}}}
      - {{code: J.4.1.1, title: {{ja: 組織の役割・責任・権限, en: Roles}}, formerly: [J.2.3]}}
      - {{code: J.4.4.1, title: {{ja: コミュニケーション, en: Communication}}}}
""",
        encoding="utf-8",
    )
    settings.RULES_DIRECTORIES = [rules]
    rulebook.current.cache_clear()
    yield
    rulebook.current.cache_clear()


def served(made: Firm, code: str = PEOPLE_JUDGE, **others: Any) -> Any:
    return added(made, requirements=[("privacymark", code)], **others)


def declared(made: Firm, code: str = PEOPLE_JUDGE, on: date = DAY) -> Declaration:
    return sufficiency.declare(
        organisation=made.business,
        scheme="privacymark",
        code=code,
        words="写真で分かる",
        by=made.by("privacy_officer", on),
        on=on,
    )


def item(made: Firm, code: str = PEOPLE_JUDGE, on: date = DAY) -> tree.Item:
    state = tree.readiness(made.business, scheme="privacymark", on=on, language="ja")
    return next(each for group in state.groups for each in group.items if each.code == code)


def moved(made: Firm) -> Any:
    return sufficiency.move(
        organisation=made.business, scheme="privacymark", by=made.by("privacy_officer", LATER), on=LATER
    )


def test_evidence_alone_does_not_meet_what_people_judge_and_their_word_does() -> None:
    made = firm()
    served(made)
    assert (item(made).is_met, item(made).in_force) == (False, 1)

    made_known = declared(made)

    assert item(made).is_met
    assert item(made).declared.on == DAY  # type: ignore[union-attr]
    assert JournalLine.objects.filter(action="pms.declaration.made", subject_id=made_known.pk).exists()


def test_without_evidence_in_force_nothing_is_declared() -> None:
    made = firm()
    served(made, dated_on=date(2026, 1, 1), expires_on=DAY - timedelta(days=1))

    with pytest.raises(ActRefused, match="no_evidence_in_force"):
        declared(made)


def test_evidence_that_lapses_reopens_the_requirement_on_its_day() -> None:
    made = firm()
    last = DAY + timedelta(days=40)
    served(made, expires_on=last)
    declared(made)

    assert [item(made, on=day).is_met for day in (last, last + timedelta(days=1))] == [True, False]
    assert item(made, on=last + timedelta(days=1)).lapsed == 1


def test_one_lapsed_piece_of_two_that_were_relied_on_reopens_it() -> None:
    made = firm()
    served(made)
    served(made, expires_on=DAY + timedelta(days=1))
    declared(made)

    assert item(made).is_met
    assert not item(made, on=DAY + timedelta(days=2)).is_met


@pytest.mark.parametrize("act", ["withdraw", "serve_other"])
def test_evidence_that_was_withdrawn_or_serves_something_else_reopens_it(act: str) -> None:
    made = firm()
    one, by = served(made), made.by("privacy_officer")
    declared(made)

    if act == "withdraw":
        evidence_acts.withdraw(evidence=one, reason="誤り", by=by, on=DAY)
    else:
        evidence_acts.serve(evidence=one, requirements=[("privacymark", "J.9.2")], by=by, on=DAY)

    assert not item(made).is_met


def test_a_declaration_is_taken_back_and_stays_on_record() -> None:
    made = firm()
    served(made)
    word = declared(made)

    sufficiency.take_back(declaration=word, by=made.by("representative"), on=DAY)

    assert not item(made).is_met
    assert Declaration.objects.get().words == "写真で分かる"
    with pytest.raises(ActRefused, match="declaration_ended"):
        sufficiency.take_back(declaration=word, by=made.by("representative"), on=DAY)


def test_a_second_declaration_takes_the_place_of_the_first() -> None:
    made = firm()
    served(made)

    words = [declared(made), declared(made)]

    assert [each.ended_on for each in Declaration.objects.order_by("pk")] == [DAY, None]
    assert item(made).declared.key == words[1].pk  # type: ignore[union-attr]


def test_others_declare_nothing_and_an_unknown_code_is_refused() -> None:
    made, other = firm(), firm("よそ印刷株式会社")
    served(made)

    with pytest.raises(ActRefused, match="requirement_unknown"):
        declared(made, "J.99")
    for who in (made.by("audit_officer"), made.by("head"), other.by("privacy_officer")):
        with pytest.raises(NotAllowed):
            sufficiency.declare(
                organisation=made.business, scheme="privacymark", code="J.1.2", words="x", by=who, on=DAY
            )


def test_the_evidence_of_another_business_counts_nowhere_here() -> None:
    made, other = firm(), firm("よそ印刷株式会社")
    served(other)
    declared(other)

    assert (item(made).in_force, item(made).declared) == (0, None)
    with pytest.raises(ActRefused, match="no_evidence_in_force"):
        declared(made)


def test_records_go_on_showing_what_they_show() -> None:
    made = firm()
    served(made, RECORDS_SHOW)
    declared(made, RECORDS_SHOW)

    assert not item(made, RECORDS_SHOW).is_met


def test_that_there_are_no_contractors_is_asked_once_and_outweighed_by_the_first_one() -> None:
    made, by = firm(), firm
    officer = made.by("privacy_officer")
    assert not judge_all(made.business, DAY)["contractors"].met

    said = sufficiency.say_none(organisation=made.business, by=officer, on=DAY)

    assert sufficiency.say_none(organisation=made.business, by=officer, on=DAY) == said
    assert judge_all(made.business, DAY)["contractors"].met
    assert not judge_all(by("よそ印刷株式会社").business, DAY)["contractors"].met
    first = contractor(made)
    assert not judge_all(made.business, DAY)["contractors"].met
    with pytest.raises(ActRefused, match="contractors_there"):
        sufficiency.say_none(organisation=made.business, by=officer, on=DAY)
    contractors.end(contractor=first, ended_on=DAY, reason="契約終了", by=officer, on=DAY)
    sufficiency.take_back_none(said=said, by=officer, on=DAY)
    assert not judge_all(made.business, DAY)["contractors"].met


@pytest.mark.usefixtures("new_edition")
def test_a_business_goes_by_its_edition_until_it_moves() -> None:
    made, fresh = firm(), firm("あたらし株式会社")
    served(made)

    assert editions.newer(made.business, "privacymark", DAY) is None
    newer = editions.newer(made.business, "privacymark", LATER)
    assert newer is not None
    assert newer.in_force_from == NEW_EDITION
    assert editions.used_by(made.business, "privacymark", LATER).in_force_from < NEW_EDITION
    assert editions.newer(fresh.business, "privacymark", LATER) is None


@pytest.mark.usefixtures("new_edition")
def test_answers_to_words_that_stayed_are_kept_and_changed_ones_are_open_again() -> None:
    made = firm()
    for code in (PEOPLE_JUDGE, "J.4.4.1", "J.2.3"):
        served(made, code)
        declared(made, code)

    moved(made)

    assert item(made, "J.4.4.1", LATER).is_met
    assert item(made, "J.4.4.1", LATER).declared.on == DAY  # type: ignore[union-attr]
    assert [proof.code for proof in item(made, "J.4.1.1", LATER).proofs] == ["officers"]
    assert item(made, "J.4.1.1", LATER).in_force == 1
    changed = item(made, PEOPLE_JUDGE, LATER)
    assert (changed.is_reopened, changed.is_met, changed.declared, changed.in_force) == (True, False, None, 1)
    assert not item(made, "J.1.9", LATER).is_reopened


@pytest.mark.usefixtures("new_edition")
def test_an_item_that_was_reopened_is_settled_by_a_word_or_by_a_declaration() -> None:
    made = firm()
    served(made)
    declared(made)
    moved(made)

    declared(made, on=LATER)

    assert item(made, on=LATER).is_met
    one = ReopenedItem.objects.get()
    assert (one.settled_on, one.words) == (LATER, "写真で分かる")
    with pytest.raises(ActRefused, match="item_settled"):
        sufficiency.settle(item=one, words="もう一度", by=made.by("privacy_officer", LATER), on=LATER)


@pytest.mark.usefixtures("new_edition")
def test_a_move_is_undone_as_if_it_had_not_been_and_work_done_since_comes_back_with_the_next() -> None:
    made = firm()
    one = served(made)
    declared(made)
    use = moved(made)
    by = made.by("privacy_officer", LATER)
    evidence_acts.serve(
        evidence=one, requirements=[("privacymark", PEOPLE_JUDGE), ("privacymark", "J.1.9")], by=by, on=LATER
    )

    sufficiency.undo(use=use, by=by, on=LATER)

    assert item(made, on=LATER).is_met
    assert not ReopenedItem.objects.exists()
    with pytest.raises(ActRefused, match="not_the_last_move"):
        sufficiency.undo(use=use, by=by, on=LATER)
    moved(made)
    assert item(made, "J.1.9", LATER).in_force == 1
    assert item(made, on=LATER).is_reopened


@pytest.mark.usefixtures("new_edition")
def test_moving_twice_is_refused_and_nothing_doubles() -> None:
    made = firm()
    served(made)
    moved(made)
    count = EvidenceRequirement.objects.count()

    with pytest.raises(ActRefused, match="edition_same"):
        moved(made)

    assert EvidenceRequirement.objects.count() == count


@pytest.mark.usefixtures("new_edition")
def test_one_business_moving_moves_no_other() -> None:
    made, other = firm(), firm("よそ印刷株式会社")
    served(other)
    served(made)

    moved(made)

    assert item(other, on=LATER).in_force == 1
    assert editions.used_by(other.business, "privacymark", LATER).in_force_from < NEW_EDITION


@pytest.mark.usefixtures("new_edition")
def test_old_and_new_words_stand_side_by_side_before_and_after_the_move(
    show_day: Callable[[date], None],
) -> None:
    made = firm()
    served(made)
    show_day(LATER)
    client = door(made, "privacy_officer")
    page = reverse("portal:pms_edition_move", args=["privacymark"])
    assert (
        "新しい版が施行されています" in client.get(reverse("portal:pms_readiness", args=["privacymark"])).text
    )
    before = client.get(page).text

    client.post(page)

    at = reverse("portal:pms_readiness_item", args=["privacymark", PEOPLE_JUDGE])
    for shown in (before, client.get(at).text):
        assert "年に一度見直す。" in shown
        assert "文書の管理" in shown
    settle = reverse("portal:pms_readiness_settle", args=["privacymark", PEOPLE_JUDGE])
    client.post(settle, {"words": "規程に毎年の見直しがある"})
    assert ReopenedItem.objects.get().settled_on is not None
    undo = reverse("portal:pms_edition_undo", args=[editions.last_move(made.business, "privacymark").pk])  # type: ignore[union-attr]
    assert client.post(undo).status_code == 302
    assert editions.last_move(made.business, "privacymark") is None


def test_a_word_is_given_on_the_page_of_the_requirement(show_day: Callable[[date], None]) -> None:
    made = firm()
    served(made)
    show_day(DAY)
    client = door(made, "privacy_officer")
    at = reverse("portal:pms_readiness_item", args=["privacymark", PEOPLE_JUDGE])

    empty = client.post(f"{at}/declare", {"words": ""})
    client.post(f"{at}/declare", {"words": "写真で分かる"})

    assert empty.status_code == 422
    assert "写真で分かる" in client.get(at).text
    assert "足りると判断" in client.get(reverse("portal:pms_readiness", args=["privacymark"])).text
    assert client.get(reverse("portal:pms_readiness_item", args=["privacymark", "J.99"])).status_code == 404


@pytest.mark.parametrize("number", [1, 12])
def test_readiness_asks_the_same_number_of_questions_however_much_evidence_there_is(
    number: int, show_day: Callable[[date], None], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = firm()
    for each in [group.items[0].code for group in editions.editions("privacymark").editions[0].groups][
        :number
    ]:
        served(made, each)
    show_day(DAY)
    client = door(made, "privacy_officer")

    with django_assert_max_num_queries(50):
        client.get(reverse("portal:pms_readiness", args=["privacymark"]))


def test_an_empty_pms_is_told_in_words_and_not_in_noughts() -> None:
    made = firm()

    shown = judge_all(made.business, DAY)

    with translation.override("ja"):
        assert not [code for code, proof in shown.items() if "0件のうち" in str(proof.detail)]
        assert str(shown["inventory"].detail) == "個人情報の台帳はまだ空です。"
