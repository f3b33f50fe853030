"""Credit notes: for invoices that are reduced, cancelled or refunded."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from shirushi.billing import documents, services
from shirushi.billing.models import CreditNote, Invoice
from shirushi.record.errors import ActRefused
from tests.billing.invoices import DAY, UNDER_CHANGE, Case, case, invoice
from tests.cast import acting

pytestmark = pytest.mark.django_db
LATER = date(2026, 5, 20)


def credited(here: Case, made: Invoice, amount: int) -> CreditNote:
    return services.credit_invoice(
        invoice=made, amount=amount, reason="時間の訂正", by=here.clerk(LATER), on=LATER
    )


def test_a_reduced_invoice_asks_less_and_its_note_has_a_number_of_its_own() -> None:
    here = case()
    made = invoice(here, codes=["application_fee"])

    note = credited(here, made, 2_382)

    assert (made.owed, note.number, note.total) == (50_000, "R2026-000001", 2_382)
    assert note.tax_decision["outcome"]["rates"] == [{"rate": 10, "total": 2_382, "tax": 216}]
    assert note.paper is not None


def test_the_note_names_the_invoice_and_its_day() -> None:
    here = case()
    made = invoice(here, codes=["application_fee"])

    sheet = documents.credit_note_sheet(credited(here, made, 1_000))

    assert sheet["title"] == "返還請求書"
    assert ["対象の請求書", made.number] in sheet["facts"]
    assert ["請求書の発行日", "2026年5月11日"] in sheet["facts"]
    assert sheet["rates"] == [["10%", "1,000円", "90円"]]


def test_what_was_paid_too_much_by_a_reduction_is_left_over() -> None:
    here = case()
    made = invoice(here, codes=["application_fee"])
    payment = services.pay_invoice(invoice=made, paid_on=DAY, amount=52_000, by=here.clerk(LATER), on=LATER)
    made.refresh_from_db()

    credited(here, made, 2_382)

    payment.refresh_from_db()
    made.refresh_from_db()
    assert (made.paid_on, made.received, payment.left) == (DAY, 50_000, 2_000)


def test_all_of_an_invoice_is_cancelled_and_not_reduced() -> None:
    here = case()
    made = invoice(here, codes=["application_fee"])

    with pytest.raises(ActRefused, match="credits_all"):
        credited(here, made, 52_382)

    assert not CreditNote.objects.exists()


def test_a_cancelled_invoice_has_a_note_over_what_it_still_asked() -> None:
    here = case()
    made = invoice(here, codes=["application_fee"])
    credited(here, made, 382)

    services.cancel_invoice(invoice=made, reason="誤発行", by=here.clerk(LATER), on=LATER)

    assert [note.total for note in CreditNote.objects.all()] == [382, 52_000]


def test_provisional_amounts_were_never_a_qualified_invoice_and_need_no_note() -> None:
    here = case()
    made = invoice(here, day=UNDER_CHANGE, due_on=date(2026, 11, 30))

    services.cancel_invoice(invoice=made, reason="誤り", by=here.clerk(UNDER_CHANGE), on=UNDER_CHANGE)

    assert not CreditNote.objects.exists()


def test_a_refund_has_its_note() -> None:
    here = case("japhic")
    made = invoice(here, kind="whole")
    services.mark_paid(invoice=made, paid_on=DAY, by=here.clerk(), on=DAY)

    services.decide_refund(invoice=made, result="failed", by=acting(here.people.officer, LATER), on=LATER)

    assert CreditNote.objects.get().total == 73_500
    assert Invoice.objects.get().paid_on == DAY


def test_the_database_credits_no_more_than_was_invoiced() -> None:
    made = invoice(case(), codes=["application_fee"])

    with pytest.raises(IntegrityError, match="credited"), transaction.atomic():
        Invoice.objects.filter(pk=made.pk).update(credited=52_383)
