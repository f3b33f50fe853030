"""Transfers from the bank and payments on the desk."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shirushi.billing import queries, services
from shirushi.billing.models import BankImport, Payment
from tests.access.world import signed_in
from tests.billing.invoices import DAY, Case, case, invoice

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
HEAD = "取引日,摘要,入金額\n"


@pytest.fixture(autouse=True)
def _today(show_day: Callable[[date], None]) -> None:
    show_day(TODAY)


def uploaded(client: Client, rows: str) -> BankImport:
    file = SimpleUploadedFile("meisai.csv", (HEAD + rows).encode("cp932"))
    client.post("/desk/bank/", {"upload": file})
    return BankImport.objects.latest("id")


def queries_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def received(here: Case, amount: int, name: str = "アカネ") -> Payment:
    return services.record_payment(
        issuer=here.people.review_body, paid_on=DAY, amount=amount, payer_name=name, by=here.clerk(), on=DAY
    )


def test_a_file_is_read_in_looked_at_and_its_sure_lines_are_recorded() -> None:
    here = case()
    made = invoice(here, codes=["application_fee"])
    client = signed_in(here.people.clerk)

    file = uploaded(client, "2026/05/20,ﾐﾄﾞﾘｲﾝｻﾂ(ｶ,52382\n2026/05/21,ﾅｿﾞﾉ,100\n")
    shown = client.get(f"/desk/bank/{file.pk}/").context["rows"]
    ticked = [f"{row.line.pk}:{row.chosen}" for row in shown if row.proposal.is_sure]
    client.post(f"/desk/bank/{file.pk}/", {"take": ticked})

    assert ticked == [f"{file.lines.all()[0].pk}:{made.pk}"]
    assert queries.is_paid(made)
    assert [line.waits for line in file.lines.all()] == [False, True]


def test_a_line_that_is_refused_does_not_hold_up_the_others() -> None:
    here = case()
    made, client = invoice(here, codes=["application_fee"]), signed_in(here.people.clerk)
    file = uploaded(client, "2026/05/20,ﾐﾄﾞﾘｲﾝｻﾂ(ｶ,52382\n2026/05/21,ﾅｿﾞﾉ,100\n")
    first, second = file.lines.all()
    services.mark_paid(invoice=made, paid_on=DAY, by=here.clerk(), on=DAY)

    page = client.post(
        f"/desk/bank/{file.pk}/", {"take": [f"{first.pk}:{made.pk}", f"{second.pk}:"]}, follow=True
    )

    assert [line.waits for line in file.lines.all()] == [True, False]
    assert "すでに記録されています" in page.content.decode()


def test_a_waiting_payment_is_assigned_by_the_number_of_the_invoice() -> None:
    here = case()
    made, payment = invoice(here, codes=["application_fee"]), received(here, 60_000)
    client = signed_in(here.people.clerk)

    wrong = client.post(f"/desk/payments/{payment.pk}/assign", {"number": "2026-999999"})
    client.post(f"/desk/payments/{payment.pk}/assign", {"number": made.number})

    assert wrong.status_code == 422
    assert queries.is_paid(made)
    assert Payment.objects.get().left == 7_618


def test_lists_ask_no_more_the_longer_they_are() -> None:
    here = case()
    client = signed_in(here.people.clerk)
    received(here, 1)
    file = uploaded(client, "2026/05/20,ﾅｿﾞﾉ,1\n")
    paths = ("/desk/payments/", "/desk/bank/", f"/desk/bank/{file.pk}/")
    before = [queries_of(client, path) for path in paths]

    for amount in range(2, 12):
        received(here, amount)
        uploaded(client, f"2026/05/20,ﾅｿﾞﾉ,{amount}\n")
        invoice(here, codes=["application_fee"])

    assert [queries_of(client, path) for path in paths] == before
    assert max(before) <= 14
