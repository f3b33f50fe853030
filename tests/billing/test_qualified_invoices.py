"""Qualified invoices: the issuer's number, the tax by rate, a document that stays as it was issued."""

import hashlib
from datetime import date

import pytest

from shirushi.billing import documents, services
from shirushi.billing.models import Invoice, InvoicingDetails
from shirushi.billing.taxes import rates_of
from shirushi.papers import queries as papers
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from tests.billing.invoices import DAY, UNDER_CHANGE, Case, case, invoice
from tests.cast import acting, corporate_number

pytestmark = pytest.mark.django_db
LATER = date(2026, 5, 20)
NUMBER = f"T{corporate_number(77)}"


def registered(here: Case, number: str = NUMBER, from_on: date = DAY) -> InvoicingDetails:
    return services.set_invoicing_details(
        organisation=here.people.review_body, from_on=from_on, registration_number=number,
        bank_account="しるし銀行 本店 普通 1234567\nミチノクシンサセンター", by=here.clerk(), on=DAY,
    )  # fmt: skip


def content(made: Invoice) -> bytes:
    assert made.paper is not None
    with papers.content_of(made.paper) as opened:
        return bytes(opened.read())


def test_the_tax_is_rounded_once_for_the_rate() -> None:
    made = invoice(case(), codes=["application_fee", "review_fee"])

    assert rates_of(made) == [{"rate": 10, "total": 261_906, "tax": 23_809}]


def test_an_invoice_older_than_this_has_its_tax_too() -> None:
    made = invoice(case(), codes=["application_fee"])
    made.tax_decision = None

    assert rates_of(made) == [{"rate": 10, "total": 52_382, "tax": 4_762}]


def test_the_document_carries_what_a_qualified_invoice_needs() -> None:
    here = case()
    registered(here)
    made = invoice(here, codes=["application_fee"])

    sheet = documents.invoice_sheet(made)

    assert sheet["issuer"] == ["みちのく審査センター", f"登録番号 {NUMBER}"]
    assert sheet["payer"][0] == "みどり印刷株式会社 御中"
    assert sheet["facts"][0] == ["請求書番号", made.number]
    assert sheet["facts"][1] == ["発行日", "2026年5月11日"]
    assert sheet["lines"] == [["申請料", "52,382円"]]
    assert sheet["rates"] == [["10%", "52,382円", "4,762円"]]
    assert sheet["total"] == "52,382円"
    assert sheet["pay_to"] == ["しるし銀行 本店 普通 1234567", "ミチノクシンサセンター"]


def test_the_document_is_kept_byte_for_byte_and_seen_by_both_sides() -> None:
    here = case()
    made = invoice(here)

    registered(here)

    assert made.paper is not None
    assert content(made).startswith(b"%PDF")
    assert made.paper.sha256 == hashlib.sha256(content(made)).hexdigest()
    for who in (here.people.privacy_officer, here.people.clerk):
        assert papers.file_for(acting(who, LATER), made.paper.pk) == made.paper


def test_the_same_invoice_makes_the_same_bytes() -> None:
    made = invoice(case())

    assert documents.invoice_pdf(made) == content(made)


def test_a_number_holds_from_its_day_on() -> None:
    here = case()
    registered(here, from_on=LATER)

    before, after = invoice(here), invoice(here, day=LATER)

    assert documents.invoice_sheet(before)["issuer"] == ["みちのく審査センター"]
    assert documents.invoice_sheet(after)["issuer"][-1] == f"登録番号 {NUMBER}"


def test_provisional_amounts_have_no_document_until_they_are_confirmed() -> None:
    here = case()
    made = invoice(here, day=UNDER_CHANGE, due_on=date(2026, 11, 30))
    assert made.paper is None

    services.confirm_provisional(invoice=made, by=here.clerk(UNDER_CHANGE), on=UNDER_CHANGE)

    assert Invoice.objects.get(pk=made.pk).paper is not None


def test_an_old_invoice_gets_its_document_once() -> None:
    here = case()
    made = invoice(here)
    Invoice.objects.filter(pk=made.pk).update(paper=None)

    services.make_missing_paper(invoice=made, by=here.clerk(), on=DAY)

    assert made.paper is not None
    with pytest.raises(ActRefused, match="paper_not_missing"):
        services.make_missing_paper(invoice=made, by=here.clerk(), on=DAY)


@pytest.mark.parametrize(
    "number", ["T1234567890123", corporate_number(77), "T123", f"X{corporate_number(77)}", "T０"]
)
def test_a_number_that_is_none_is_refused(number: str) -> None:
    with pytest.raises(ActRefused, match="registration_number_wrong"):
        registered(case(), number)

    assert not InvoicingDetails.objects.exists()


def test_a_number_is_read_as_people_write_it() -> None:
    made = registered(case(), f"ｔ{NUMBER[1:2]}-{NUMBER[2:6]}-{NUMBER[6:10]}-{NUMBER[10:]}")

    assert made.registration_number == NUMBER


def test_the_number_of_another_corporation_is_refused() -> None:
    here = case()
    here.people.review_body.corporate_number = corporate_number(78)

    with pytest.raises(ActRefused, match="registration_number_of_another"):
        registered(here)


def test_nobody_changes_what_stood_on_earlier_invoices() -> None:
    with pytest.raises(ActRefused, match="details_in_the_past"):
        registered(case(), from_on=date(2026, 5, 10))


def test_only_the_issuer_says_what_stands_on_its_invoices() -> None:
    here = case()

    for who in (here.people.other_clerk, here.people.assessor, here.people.privacy_officer):
        with pytest.raises(NotAllowed):
            services.set_invoicing_details(
                organisation=here.people.review_body, from_on=DAY, registration_number="", bank_account="",
                by=acting(who, DAY), on=DAY,
            )  # fmt: skip
