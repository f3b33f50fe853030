"""What the pages of every simple ledger keep, whichever it is."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm, holding
from tests.pms.test_media import CARRIED, DISPOSED, carried, disposed, taken_out
from tests.pms.test_mishaps import HAPPENED, entered
from tests.pms.test_requests import ASKED, SAID, complained, received
from tests.pms.test_transfers import GIVEN, TAKEN, provided, taken

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]
# List, page of one entry, how one is made, what its form is sent, a word in it.
LEDGERS: dict[str, tuple[str, Make, dict[str, Any], str]] = {
    "data_requests": ("data_request", received, ASKED, "山吹"),
    "complaints": ("complaint", complained, SAID, "山吹"),
    "media": ("medium", carried, CARRIED, "USB"),
    "disposals": ("disposal", disposed, DISPOSED, "注文書"),
    "mishaps": ("mishap", entered, HAPPENED, "封筒"),
    "provisions": ("provision", provided, GIVEN, "座席"),
    "receipts": ("receipt", taken, TAKEN, "座席"),
}
OWNED = ("media", "disposals", "mishaps", "provisions", "receipts")
every_ledger = pytest.mark.parametrize("many", LEDGERS)


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(DAY)


def at(name: str, *args: object) -> str:
    return reverse(f"portal:{name}", args=args)


def one_of(many: str, made: Firm) -> Any:
    return LEDGERS[many][1](made)


@pytest.mark.parametrize("number", [2, 12])
@every_ledger
def test_a_list_asks_the_same_number_of_questions_however_long_it_is(
    many: str, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = firm()
    for _each in range(number):
        one_of(many, made)
    client = door(made, "privacy_officer")

    with django_assert_max_num_queries(9):
        page = client.get(at(many), {"text": LEDGERS[many][3]})

    assert len(page.context["rows"]) == number


@every_ledger
def test_a_search_shows_what_it_found_and_nothing_of_others(many: str) -> None:
    made, other = firm(), firm("あかね商事株式会社")
    one_of(many, made)
    one_of(many, other)
    client = door(made, "privacy_officer")

    found = [client.get(at(many), {"text": text}).context["rows"] for text in (LEDGERS[many][3], "北海道")]

    assert [len(rows) for rows in found] == [1, 0]


@every_ledger
def test_an_entry_is_made_opened_and_changed(many: str) -> None:
    made = firm()
    one, _make, sent, word = LEDGERS[many]
    client = door(made, "privacy_officer")

    added = client.post(at(f"{one}_add"), {**sent, "revision": 0})
    page = client.get(added.url)
    form = client.get(f"{added.url}/change")

    assert added.status_code == 302
    assert word in page.text
    assert "山吹" in form.text


@every_ledger
def test_the_second_of_two_gets_the_form_back(many: str) -> None:
    made = firm()
    one, _make, sent, _word = LEDGERS[many]
    found, data = one_of(many, made), {**sent, "revision": 0, "opened": "{}"}
    first = door(made, "representative").post(at(f"{one}_change", found.pk), data)

    second = door(made, "privacy_officer").post(at(f"{one}_change", found.pk), data)

    assert (first.status_code, second.status_code) == (302, 409)


@every_ledger
def test_another_business_finds_nothing(many: str) -> None:
    made, other = firm(), firm("あかね商事株式会社")
    one, found = LEDGERS[many][0], one_of(many, made)
    client = door(other, "representative")

    assert {client.get(at(name, found.pk)).status_code for name in (one, f"{one}_change")} == {404}


@every_ledger
def test_a_ledger_comes_as_excel(many: str) -> None:
    made = firm()
    one_of(many, made)

    answer = door(made, "privacy_officer").get(at(f"{many}_export"))

    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert len(rows) == 2
    assert any(LEDGERS[many][3] in str(cell) for cell in rows[1])


@every_ledger
def test_heads_read_the_ledgers_that_departments_own(many: str) -> None:
    expected = 200 if many in OWNED else 403

    assert door(firm(), "head").get(at(many)).status_code == expected


def test_an_entry_of_the_inventory_fills_what_it_knows() -> None:
    made = firm()
    entry = holding(made, third_party="あかね旅行株式会社")

    page = door(made, "privacy_officer").get(at("provision_add"), {"entry": entry.number})

    assert "あかね旅行株式会社" in page.text
    assert entry.items in page.text


def test_a_number_that_is_not_in_the_inventory_is_told() -> None:
    made = firm()
    sent = {**GIVEN, "revision": 0, "holding_number": 7}

    page = door(made, "privacy_officer").post(at("provision_add"), sent)

    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"holding_number"}


def test_the_page_says_until_when_and_why_and_offers_the_end(show_day: Callable[[date], None]) -> None:
    made = firm()
    found = provided(made)
    client = door(made, "privacy_officer")
    before = client.get(at("provision", found.pk)).text
    show_day(date(2029, 4, 7))
    client = door(made, "privacy_officer")

    offered = client.get(at("provision", found.pk)).text
    client.post(at("provision_dispose", found.pk), {"revision": 0})

    found.refresh_from_db()
    assert "2029年4月6日" in before
    assert at("provision_dispose", found.pk) not in before
    assert at("provision_dispose", found.pk) in offered
    assert found.disposed_on == date(2029, 4, 7)


def test_a_medium_walks_out_back_and_to_its_end() -> None:
    made = firm()
    medium = carried(made)
    client = door(made, "privacy_officer")
    out = {"revision": 0, "out_by": "白石 杏", "out_to": "展示会", "out_until": DAY}

    client.post(at("medium_out", medium.pk), out)
    offered = client.get(at("medium", medium.pk)).text
    client.post(at("medium_back", medium.pk), {"revision": 1})
    form = client.get(at("disposal_add"), {"medium": medium.number}).context["form"]
    client.post(at("disposal_add"), {**DISPOSED, "revision": 0, "medium_number": medium.number})

    medium.refresh_from_db()
    assert at("medium_back", medium.pk) in offered
    assert (form.initial["medium_number"], form.initial["what"]) == (medium.number, medium.label)
    assert medium.ended_on == DAY
    assert at("disposal", medium.disposals.get().pk) in client.get(at("medium", medium.pk)).text


def test_a_medium_that_is_out_too_long_is_marked(show_day: Callable[[date], None]) -> None:
    made = firm()
    taken_out(made, carried(made), DAY)
    show_day(date(2026, 4, 8))

    rows = door(made, "privacy_officer").get(at("media"), {"standing": "overdue"}).context["rows"]

    assert [row["late"] for row in rows] == [True]
