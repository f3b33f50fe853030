from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.registry import marks

pytestmark = pytest.mark.django_db


def test_the_first_page_asks_one_question_and_shows_what_was_published(client: Client) -> None:
    made = marks.registration()
    marks.suspension(marks.grant(made), date(2026, 9, 15), date(2026, 12, 14))
    marks.published(made)

    page = client.get("/").content.decode()

    assert "マークを確かめる" in page
    assert "みどり印刷株式会社" in page
    assert "一時停止" in page


def test_a_search_shows_the_standing_of_today(client: Client) -> None:
    marks.mark()

    page = client.get("/", {"q": "みど"}).content.decode()

    assert "1件見つかりました" in page
    assert "/marks/18000001" in page


def test_a_search_without_result_says_what_that_means(client: Client) -> None:
    page = client.get("/", {"q": "存在しない"}).content.decode()

    assert "マークは見つかりませんでした" in page


@pytest.mark.parametrize(
    "query", ["scheme=x", "prefecture=99", "standing=x", "page=-1", "page=x", "page=٣", "q=" + "あ" * 500]
)
def test_odd_queries_are_answered_with_a_page(client: Client, query: str) -> None:
    assert client.get(f"/?{query}").status_code == 200


def test_a_mark_says_first_how_it_stands(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = marks.registration()
    marks.suspension(marks.grant(made), date(2026, 9, 15), date(2026, 12, 14))
    marks.published(made)

    with django_assert_num_queries(3):
        page = client.get("/marks/18000001").content.decode()

    assert "一時停止中" in page
    assert "いまは使用できません" in page
    assert "2026年12月14日" in page


def test_a_past_day_is_answered_by_the_facts_of_that_day(client: Client) -> None:
    made = marks.registration()
    marks.suspension(marks.grant(made), date(2026, 9, 15), date(2026, 12, 14))
    marks.published(made)

    page = client.get("/marks/18000001", {"on": "2026年9月1日"}).content.decode()

    assert "2026年9月1日: " in page
    assert "付与中" in page


def test_an_impossible_day_is_refused_with_a_sentence(client: Client) -> None:
    marks.mark()

    answer = client.get("/marks/18000001", {"on": "2026-02-30"})

    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()


def test_an_unknown_number_is_not_found(client: Client) -> None:
    assert client.get("/marks/99999999").status_code == 404


def test_a_hostile_name_is_only_text(client: Client) -> None:
    marks.mark(name="<script>alert(1)</script>商店")

    page = client.get("/marks/18000001").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_publications_are_paged_without_a_query_for_each_row(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for serial in range(25):
        made = marks.registration(f"180001{serial:02d}")
        marks.suspension(marks.grant(made), date(2026, 9, 15), date(2026, 12, 14))
        marks.published(made)

    with django_assert_num_queries(2):
        page = client.get("/publications").content.decode()

    assert page.count("18000") == 20
    assert "page=2" in page


def test_the_rules_are_shown_with_their_editions(client: Client) -> None:
    page = client.get("/rules").content.decode()

    assert "privacymark.measures" in page
    assert "2007年12月21日" in page


def test_every_clause_is_accounted_for_in_public(client: Client) -> None:
    page = client.get("/rules/clauses").content.decode()

    assert "003 2.1(9)" in page


def test_english_is_complete_on_the_mark_page(client: Client) -> None:
    marks.mark(name_english="Midori Printing")

    page = client.get("/marks/18000001", headers={"accept-language": "en"}).content.decode()

    assert "This mark is genuine and in force" in page
    assert "有効" not in page


def test_programs_find_examples_with_the_right_address(client: Client) -> None:
    assert "http://testserver/api/v1/decide/measure" in client.get("/for-programs").content.decode()
