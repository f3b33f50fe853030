"""Invoices on the desk: the list, and what their issuer does about them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shirushi.agenda.models import Task
from shirushi.billing import services
from shirushi.billing.models import Invoice
from shirushi.desk.task_urls import url_of
from tests.access.world import signed_in
from tests.billing.invoices import DAY, UNDER_CHANGE, Case, case, invoice
from tests.cast import acting

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _today(show_day: Callable[[date], None]) -> None:
    show_day(TODAY)


def clerk(here: Case) -> Client:
    return signed_in(here.people.clerk)


def paid(made: Invoice, here: Case) -> None:
    services.mark_paid(invoice=made, paid_on=DAY, by=here.clerk(), on=DAY)


def numbers_shown(client: Client, status: str) -> set[str]:
    page = client.get("/desk/invoices/", {"status": status})
    return {row["invoice"].number for row in page.context["rows"]}


def test_the_list_is_filtered_by_what_there_is_to_do() -> None:
    here = case("japhic")
    overdue, ahead, settled, taken_back = (
        invoice(here, kind="whole", due_on=day) for day in (DAY, TODAY, DAY, DAY)
    )
    paid(settled, here)
    services.cancel_invoice(invoice=taken_back, reason="誤り", by=here.clerk(), on=DAY)
    services.decide_refund(invoice=settled, result="failed", by=acting(here.people.officer, TODAY), on=TODAY)

    client = clerk(here)

    assert numbers_shown(client, "open") == {overdue.number, ahead.number}
    assert numbers_shown(client, "overdue") == {overdue.number}
    assert numbers_shown(client, "paid") == {settled.number}
    assert numbers_shown(client, "cancelled") == {taken_back.number}
    assert numbers_shown(client, "refund") == {settled.number}
    assert len(numbers_shown(client, "")) == 4


def test_invoices_of_another_issuer_are_not_in_the_list() -> None:
    here = case()
    invoice(here, issuer=here.people.granting_body, by=acting(here.people.officer, DAY))

    assert numbers_shown(clerk(here), "") == set()


def test_a_long_list_is_paged_and_asks_no_more_for_more_rows() -> None:
    here = case()
    invoice(here)
    client = clerk(here)
    with CaptureQueriesContext(connection) as for_one:
        client.get("/desk/invoices/")
    for _number in range(59):
        invoice(here)

    with CaptureQueriesContext(connection) as for_many:
        page = client.get("/desk/invoices/", {"page": "2"})

    assert len(page.context["rows"]) == 25
    assert page.context["page_obj"].paginator.count == 60
    assert (len(for_one), len(for_many)) == (5, 5)


def test_a_payment_is_recorded() -> None:
    here = case()
    made = invoice(here)

    answer = clerk(here).post(f"/desk/invoices/{made.pk}/paid", {"paid_on": "令和8年5月20日"}, follow=True)

    assert "入金を記録しました" in answer.text
    assert Invoice.objects.get().paid_on == date(2026, 5, 20)


def test_a_second_click_is_told_politely_that_it_is_done() -> None:
    here = case()
    made = invoice(here)
    client = clerk(here)
    client.post(f"/desk/invoices/{made.pk}/paid", {"paid_on": "2026-05-20"})

    answer = client.post(f"/desk/invoices/{made.pk}/paid", {"paid_on": "2026-05-21"})

    assert answer.status_code == 422
    assert "この入金はすでに記録されています。何も変わっていません。" in answer.text
    assert Invoice.objects.get().paid_on == date(2026, 5, 20)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-05-10", "発行の日より前"),
        ((TODAY + timedelta(days=1)).isoformat(), "先の日付"),
        ("2026-02-30", ""),
        ("", ""),
    ],
)
def test_a_day_that_cannot_be_is_refused_beside_the_form(day: str, said: str) -> None:
    here = case()
    made = invoice(here)

    answer = clerk(here).post(f"/desk/invoices/{made.pk}/paid", {"paid_on": day})

    assert answer.status_code == 422
    assert said in answer.text
    assert "入金を記録する" in answer.text
    assert Invoice.objects.get().paid_on is None


def test_provisional_amounts_are_confirmed_with_a_sentence_before_a_payment_is_asked_for() -> None:
    here = case()
    made = invoice(here, day=UNDER_CHANGE, due_on=date(2026, 12, 31))
    client = clerk(here)

    before = client.get(f"/desk/invoices/{made.pk}/")
    without = client.post(f"/desk/invoices/{made.pk}/confirm", {"remark": ""})
    client.post(f"/desk/invoices/{made.pk}/confirm", {"remark": "2026年10月の料金表"})
    after = client.get(f"/desk/invoices/{made.pk}/")

    assert "この金額は暫定です" in before.text
    assert "入金を記録する" not in before.text
    assert without.status_code == 422
    assert "この金額は暫定です" not in after.text
    assert "入金を記録する" in after.text


def test_an_invoice_is_cancelled() -> None:
    here = case()
    made = invoice(here)

    answer = clerk(here).post(f"/desk/invoices/{made.pk}/cancel", {"reason": "宛先の誤り"}, follow=True)

    assert "取り消されました" in answer.text
    assert Invoice.objects.get().cancelled_on == TODAY


def test_a_refund_is_paid_back() -> None:
    here = case("japhic")
    made = invoice(here, kind="whole")
    paid(made, here)
    refund = services.decide_refund(
        invoice=made, result="failed", by=acting(here.people.officer, DAY), on=DAY
    )
    assert refund is not None

    page = clerk(here).get(f"/desk/invoices/{made.pk}/")
    clerk(here).post(f"/desk/refunds/{refund.pk}/paid", {"paid_back_on": "2026-05-30"})

    refund.refresh_from_db()
    assert "73,500円" in page.text
    assert refund.paid_back_on == date(2026, 5, 30)


def test_another_body_reads_but_is_offered_nothing_to_do() -> None:
    here = case()
    made = invoice(here)

    page = signed_in(here.people.granting_clerk).get(f"/desk/invoices/{made.pk}/")

    assert page.status_code == 200
    assert page.context["forms"] == {}


def test_a_page_of_an_invoice_is_found_in_the_tasks_that_it_opens() -> None:
    made = invoice(case())

    assert url_of(Task.objects.get(kind="billing.await_payment")) == f"/desk/invoices/{made.pk}/"
