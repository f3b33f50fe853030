"""The journal of a month: every voucher balances, whatever was sold, paid, credited and sent back."""

import csv
import io
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shirushi.billing import ledger, month_end, services
from shirushi.billing.ledger import Voucher, between, postings_of_return, postings_of_sale, without_tax
from shirushi.billing.models import Invoice
from shirushi.billing.taxes import tax_decision
from tests.billing.invoices import DAY, Case, case, invoice
from tests.cast import acting

LATER = date(2026, 5, 20)
MAY = (date(2026, 5, 1), date(2026, 5, 31))
AMOUNTS = st.integers(1, 999_999_999)
DAYS = st.dates(date(1997, 4, 1), date(2030, 12, 31))


def balances(postings: tuple[ledger.Posting, ...]) -> bool:
    return sum(each.debit for each in postings) == sum(each.credit for each in postings)


def rates(amounts: list[int], day: date) -> list[dict[str, int]]:
    outcome = tax_decision(amounts, day).outcome or {}
    found: list[dict[str, int]] = outcome["rates"]
    return found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(AMOUNTS, min_size=1, max_size=8), DAYS)
def test_a_sale_balances_and_no_line_is_negative(amounts: list[int], day: date) -> None:
    postings = postings_of_sale([("review_fee", amount) for amount in amounts], rates(amounts, day))

    assert balances(postings)
    assert all(each.debit >= 0 and each.credit >= 0 for each in postings)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(AMOUNTS, DAYS)
def test_a_return_balances(amount: int, day: date) -> None:
    assert balances(postings_of_return(amount, rates([amount], day)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(-999_999_999, 999_999_999))
def test_what_goes_from_one_account_to_another_balances(amount: int) -> None:
    assert balances(between("bank", "advance", amount))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(AMOUNTS, min_size=1, max_size=8), st.integers(0, 100))
def test_amounts_without_tax_are_together_what_is_left(amounts: list[int], percent: int) -> None:
    tax = sum(amounts) * percent // (100 + percent)

    nets = without_tax(amounts, tax)

    assert sum(nets) == sum(amounts) - tax
    assert all(0 <= net <= amount for net, amount in zip(nets, amounts, strict=True))


def month(here: Case) -> list[Voucher]:
    return ledger.vouchers(here.people.review_body.pk, *MAY)


def sums(vouchers: list[Voucher]) -> dict[str, int]:
    """Debit less credit of each account."""
    found: dict[str, int] = {}
    for voucher in vouchers:
        for each in voucher.postings:
            found[each.account] = found.get(each.account, 0) + each.debit - each.credit
    return found


@pytest.mark.django_db
def test_the_accounts_say_what_happened() -> None:
    here = case("japhic")
    clerk = here.clerk(LATER)
    paid, open_one, gone = (invoice(here, kind="whole") for _ in range(3))
    services.pay_invoice(invoice=paid, paid_on=DAY, amount=231_500, by=clerk, on=LATER)
    services.decide_refund(invoice=paid, result="failed", by=acting(here.people.officer, LATER), on=LATER)
    services.cancel_invoice(invoice=gone, reason="誤り", by=clerk, on=LATER)

    found = month(here)

    assert all(balances(voucher.postings) for voucher in found)
    assert sums(found)["bank"] == 231_500
    assert sums(found)["advance"] == -500
    assert sums(found)["receivable"] == open_one.total
    assert sums(found)["to_refund"] == -73_500
    kinds = {each.code for voucher in found for each in voucher.postings if each.account == "sales"}
    assert kinds == {"application_and_review_fee", "registration_fee"}


@pytest.mark.django_db
def test_a_reversed_payment_leaves_nothing_in_its_month() -> None:
    here = case()
    made = invoice(here, codes=["application_fee"])
    payment = services.pay_invoice(invoice=made, paid_on=DAY, amount=52_382, by=here.clerk(LATER), on=LATER)
    services.reverse_payment(payment=payment, reason="誤り", by=here.clerk(LATER), on=LATER)

    found = sums(month(here))

    assert (found["bank"], found["advance"], found["receivable"]) == (0, 0, 52_382)


@pytest.mark.django_db
def test_another_issuer_and_another_month_are_not_in_it() -> None:
    here = case()
    invoice(here, issuer=here.people.granting_body, codes=["registration_fee"])
    invoice(here, day=date(2026, 6, 1), codes=["application_fee"])

    assert month(here) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("encoding", "codec"), [("utf8", "utf-8-sig"), ("cp932", "cp932")])
def test_the_csv_is_read_by_bookkeeping_programs(encoding: str, codec: str) -> None:
    here = case()
    invoice(here, codes=["application_fee"])

    made = month_end.journal_csv(month(here), "privacymark", encoding)

    rows = list(csv.DictReader(io.StringIO(made.decode(codec))))
    assert [row["勘定科目"] for row in rows] == ["売掛金", "売上高", "仮受消費税等"]
    assert sum(int(row["借方"] or 0) for row in rows) == 52_382
    assert rows[1]["売上の区分"] == "申請料"


@pytest.mark.django_db
def test_receivables_stand_in_the_column_of_their_age() -> None:
    here = case()
    for due_on in (date(2026, 6, 30), date(2026, 6, 29), date(2026, 5, 30), date(2026, 5, 11)):
        invoice(here, codes=["application_fee"], due_on=due_on)

    rows = list(month_end.aged_rows(Invoice.objects.order_by("id"), date(2026, 6, 30)))

    assert [next(key for key in row if key.startswith("age")) for row in rows] == [
        "age0", "age1", "age2", "age2",
    ]  # fmt: skip
