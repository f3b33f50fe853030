from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from shirushi.registry import queries
from shirushi.registry.queries import Search
from tests.registry import marks

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def numbers(**asked: str) -> list[str]:
    return [row.listing.number for row in queries.search(Search(on=TODAY, **asked)).rows]


@pytest.fixture(autouse=True)
def _registry() -> None:
    marks.mark("18000001", "みどり印刷株式会社", name_kana="ミドリインサツ", name_english="Midori Printing")
    marks.mark("18000002", "株式会社髙﨑商店", name_kana="タカサキショウテン", prefecture="13")


@pytest.mark.parametrize(
    "text",
    ["みどり印刷", "印刷", "刷株", "印", "ミドリ", "みどりいんさつ", "ﾐﾄﾞﾘ", "midori", "PRINT", "みどり 印刷"],
)
def test_a_part_of_the_name_finds_the_mark(text: str) -> None:
    assert numbers(text=text) == ["18000001"]


@pytest.mark.parametrize("text", ["高崎", "髙﨑", "崎商", "たかさき"])
def test_variant_characters_find_each_other(text: str) -> None:
    assert numbers(text=text) == ["18000002"]


def test_a_phrase_does_not_run_from_one_field_into_the_next() -> None:
    assert numbers(text="会社ミド") == []


@pytest.mark.parametrize("text", ["18000001", "18000001(01)", "１８０００００１", "1800-0001"])
def test_the_registration_number_finds_the_mark(text: str) -> None:
    assert numbers(text=text) == ["18000001"]


def test_the_corporate_number_finds_the_mark() -> None:
    listing = queries.mark("18000002")
    assert listing is not None

    assert numbers(text=listing.corporate_number) == ["18000002"]


@pytest.mark.parametrize("text", ['"', "*", "' OR 1=1 --", "NEAR(", "みど*", "() & |", "%", "_"])
def test_signs_are_text_and_break_nothing(text: str) -> None:
    assert numbers(text=text) in ([], ["18000001"])


def test_prefecture_and_scheme_narrow_the_search() -> None:
    assert numbers(prefecture="13") == ["18000002"]
    assert numbers(scheme="japhic") == []


def test_standing_is_that_of_the_day() -> None:
    made = marks.registration("18000003", name="停止製作所")
    marks.suspension(marks.grant(made), date(2026, 9, 15), date(2026, 12, 14))
    marks.published(made)

    assert numbers(standing="suspended") == ["18000003"]
    before = queries.search(Search(standing="suspended", on=date(2026, 9, 14)))
    assert before.rows == []


def test_a_page_holds_twenty_and_the_next_the_rest(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for serial in range(30):
        marks.mark(f"190000{serial:02d}", f"あさひ工業{serial}株式会社")

    with django_assert_num_queries(3):
        first = queries.search(Search(text="あさひ", on=TODAY))
    second = queries.search(Search(text="あさひ", on=TODAY), page=2)

    assert (len(first.rows), first.total, first.has_next) == (20, 30, True)
    assert (len(second.rows), second.has_next) == (10, False)


def test_what_was_renamed_is_found_by_its_new_name_only() -> None:
    listing = queries.mark("18000002")
    assert listing is not None
    registration = marks.Registration.objects.get(pk=listing.registration_id)
    business = registration.dossier.unit.organisation
    business.name = "株式会社はまなす"
    business.save()

    marks.published(registration)

    assert numbers(text="はまなす") == ["18000002"]
    assert numbers(text="高崎商店") == []


def test_a_single_zero_finds_no_mark_whose_name_has_none() -> None:
    assert numbers(text="0") == []


def test_the_beginning_of_a_number_finds_all_that_begin_so() -> None:
    assert numbers(text="1800") == ["18000001", "18000002"]
