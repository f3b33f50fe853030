"""Invoices of a business: the list, and the sheet that it prints."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shirushi.agenda.models import Task
from shirushi.billing import services
from shirushi.portal.task_urls import url_of
from shirushi.rules import decide
from tests.access.world import signed_in
from tests.billing.invoices import DAY, UNDER_CHANGE, Case, case, invoice

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _today(show_day: Callable[[date], None]) -> None:
    show_day(TODAY)


def sheet(here: Case, number: int) -> str:
    return signed_in(here.people.privacy_officer).get(f"/business/invoices/{number}/").text


def test_the_sheet_shows_who_asks_whom_for_what_until_when() -> None:
    here = case()
    made = invoice(here, codes=["application_fee", "review_fee"])

    page = sheet(here, made.pk)

    for shown in (
        made.number, "みちのく審査センター", "みどり印刷株式会社",
        "申請料", "52,382円", "審査料", "209,524円", "合計(税込)", "261,906円", "2026年6月30日", "期限超過",
    ):  # fmt: skip
        assert shown in page
    assert "付与登録料" not in page


def test_the_sheet_says_why() -> None:
    here = case()
    made = invoice(here)

    page = sheet(here, made.pk)

    assert made.decision["reasons"][0]["text"]["ja"] in page
    assert made.decision["reasons"][0]["cites"][0] in page


def test_the_sheet_says_when_its_amounts_are_provisional() -> None:
    here = case()
    made = invoice(here, day=UNDER_CHANGE, due_on=date(2026, 12, 31))

    before = sheet(here, made.pk)
    services.confirm_provisional(invoice=made, by=here.clerk(UNDER_CHANGE), on=UNDER_CHANGE)

    assert "この金額は暫定です" in before
    assert "この金額は暫定です" not in sheet(here, made.pk)


def test_japhic_calls_its_registration_fee_by_its_own_name_and_says_what_is_quoted_separately() -> None:
    here = case("japhic")
    facts = {
        "scheme": "japhic",
        "on": DAY.isoformat(),
        "kind": "new",
        "workers": 3,
        "options": ["anonymised"],
    }
    made = invoice(here, kind="whole", decision=decide("fees", facts))

    page = sheet(here, made.pk)

    assert "認証料" in page
    assert "付与登録料" not in page
    assert "別に見積もるもの: 追加の審査: 匿名加工情報" in page


def test_the_sheet_speaks_english_as_well() -> None:
    here = case()
    made = invoice(here)
    client = signed_in(here.people.privacy_officer)
    client.cookies["django_language"] = "en"

    page = client.get(f"/business/invoices/{made.pk}/").text

    assert "Total (tax included)" in page
    assert "Application fee" in page


def test_a_business_finds_its_invoices_and_another_one_none_of_them() -> None:
    here, there = case(), case("japhic")
    made = invoice(here)

    mine = signed_in(here.people.representative).get("/business/invoices/")
    theirs = signed_in(there.people.representative).get("/business/invoices/")

    assert made.number in mine.text
    assert made.number not in theirs.text
    assert "まだ請求書はありません" in theirs.text


def test_a_list_of_invoices_asks_no_more_for_more_rows() -> None:
    here = case()
    invoice(here)
    client = signed_in(here.people.privacy_officer)
    with CaptureQueriesContext(connection) as for_one:
        client.get("/business/invoices/")
    for _number in range(30):
        invoice(here)

    with CaptureQueriesContext(connection) as for_many:
        page = client.get("/business/invoices/")

    assert len(page.context["rows"]) == 25
    assert (len(for_one), len(for_many)) == (6, 6)


def test_the_task_to_pay_leads_to_the_invoice() -> None:
    made = invoice(case())

    assert url_of(Task.objects.get(kind="billing.pay_invoice")) == f"/business/invoices/{made.pk}/"
