"""The history of a case in words."""

import ast
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

import shirushi
from shirushi.entrance import actions, history
from shirushi.intake import queries
from shirushi.intake.wording import document_label
from shirushi.people import queries as people_queries
from shirushi.people.models import Dossier, Person
from shirushi.record import journal
from tests.access.world import signed_in
from tests.cast import Cast, acting, cast, dossier

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)
DECISION = {
    "question": "standing",
    "editions": {"privacymark.standing": "2007-12-21"},
    "reasons": [
        {
            "code": "x",
            "cites": ["003 2.1(4)"],
            "text": {"ja": "期間は変わりません。", "en": "The term stays."},
        }
    ],
}


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def opened(people: Cast) -> Dossier:
    return dossier(people.business, review_body=people.review_body)


def page(client: Client, of: Dossier) -> str:
    return client.get(reverse("entrance:history", args=[of.pk])).content.decode()


def note(of: Dossier, who: Person, action: str, **more: object) -> None:
    journal.record(action, of, by=acting(who, DAY), on=DAY, dossier_id=of.pk, **more)  # type: ignore[arg-type]


def recorded_actions() -> set[str]:
    """What the calls that write a line name as their act, as far as it is written out."""
    calls = (
        node
        for path in Path(shirushi.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and node.args and name_of(node.func) in ("record", "_record")
    )
    named = {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}
    return {act for act in named if isinstance(act, str) and act.count(".") == 2}


def name_of(called: ast.expr) -> str:
    return getattr(called, "attr", "") or getattr(called, "id", "")


def test_every_act_that_is_written_down_has_its_sentence() -> None:
    acts = recorded_actions()

    assert len(acts) > 50
    assert sorted(acts - set(actions.sentences())) == []


def test_what_is_kept_from_either_side_is_something_that_is_written_down() -> None:
    hidden = [*people_queries.HIDDEN_FROM_BUSINESSES, *people_queries.HIDDEN_FROM_BODIES]

    in_vain = [prefix for prefix in hidden if not any(act.startswith(prefix) for act in recorded_actions())]

    assert in_vain == []


def test_a_line_says_what_was_done_by_whom_and_for_which_organisation(people: Cast, opened: Dossier) -> None:
    note(opened, people.privacy_officer, "people.dossier.opened", after={"scheme": "privacymark"})

    text = page(signed_in(people.privacy_officer), opened)

    assert "案件簿を開きました" in text
    assert people.privacy_officer.name in text
    assert people.business.name in text
    assert "2026年11月22日" in text


def test_what_changed_stands_before_and_after_in_words(people: Cast, opened: Dossier) -> None:
    note(
        opened,
        people.privacy_officer,
        "people.role.handed_over",
        before={"role": "worker", "until_on": None},
        after={"role": "privacy_officer", "until_on": "2027-03-31"},
    )

    text = page(signed_in(people.privacy_officer), opened)

    assert "<del>従業者</del> → <ins>個人情報保護管理者</ins>" in text
    assert "<del>—</del> → <ins>2027年3月31日</ins>" in text


def test_the_reasons_of_a_decision_can_be_opened(people: Cast, opened: Dossier) -> None:
    note(opened, people.privacy_officer, "grants.suspension.begun", decision=DECISION)

    text = page(signed_in(people.privacy_officer), opened)

    assert "期間は変わりません。" in text
    assert "003 2.1(4)" in text


def test_personal_content_is_not_part_of_the_history(people: Cast, opened: Dossier) -> None:
    note(
        opened,
        people.privacy_officer,
        "people.membership.ended",
        personal={"person": "geheim@midori.example"},
    )

    assert "geheim@midori.example" not in page(signed_in(people.privacy_officer), opened)


def test_what_a_person_wrote_is_escaped(people: Cast, opened: Dossier) -> None:
    note(
        opened, people.privacy_officer, "people.unit.registered", after={"name": "<script>alert(1)</script>"}
    )

    assert "<script>alert(1)" not in page(signed_in(people.privacy_officer), opened)


def test_a_line_that_was_annulled_says_so(people: Cast, opened: Dossier) -> None:
    by = acting(people.privacy_officer, DAY)
    line = journal.record("people.unit.registered", opened, by=by, on=DAY, dossier_id=opened.pk)
    journal.annul(line, by=by, on=DAY, reason="誤り", action="people.unit.registered")

    assert page(signed_in(people.privacy_officer), opened).count("のちに取消し") == 1


@pytest.mark.parametrize("who", ["worker", "clerk", "other_clerk", "officer", "assessor"])
def test_who_does_not_see_the_dossier_does_not_find_its_history(
    people: Cast, opened: Dossier, who: str
) -> None:
    answer = signed_in(getattr(people, who)).get(reverse("entrance:history", args=[opened.pk]))

    assert answer.status_code == 404


def test_a_long_history_is_paged_and_asks_the_database_no_more_often(
    people: Cast, opened: Dossier, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(40):
        note(opened, people.privacy_officer, "people.unit.registered")
    client = signed_in(people.privacy_officer)

    with django_assert_num_queries(10):
        text = page(client, opened)

    assert text.count("timeline-entry") == 30
    assert "page=2" in text


def test_nested_facts_and_lists_become_plain_rows() -> None:
    rows = history.changes(
        {},
        {"facts": {"base_in_japan": True, "regular": 1200}, "conditions": ["甲", "乙"], "person_id": 7},
        DAY,
    )

    assert [(str(row.label), row.before, row.after) for row in rows] == [
        ("日本国内に事業の拠点がありますか", None, "はい"),
        ("正社員", None, "1,200"),
        ("終了条件", None, "甲、乙"),
    ]


def test_codes_are_put_into_words_and_documents_called_by_their_names() -> None:
    documents = queries.document_names("privacymark", DAY)
    code = next(iter(documents))

    rows = history.changes(
        {}, {"measure": "suspension", "documents": {code: "abc"}, "own_words": "suspension"}, DAY
    )

    assert [(str(row.label), row.after) for row in rows] == [
        ("措置", "一時停止"),
        (document_label(documents[code]), "abc"),
        ("own words", "suspension"),
    ]
