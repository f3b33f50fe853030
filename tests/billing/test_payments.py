"""Money that arrives: in parts, too much, for several invoices, entered wrongly, sent back."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from shirushi.agenda.models import Notice, Task
from shirushi.billing import queries, services
from shirushi.billing.models import Allocation, Invoice, MoneyReturned, Payment
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine
from tests.billing.invoices import DAY, DUE, Case, case, fees, invoice
from tests.cast import acting, business, dossier

pytestmark = pytest.mark.django_db
LATER = date(2026, 5, 20)


def paid(here: Case, made: Invoice, amount: int, day: date = DAY, **more: str) -> Payment:
    return services.pay_invoice(
        invoice=made, paid_on=day, amount=amount, by=here.clerk(LATER), on=LATER, **more
    )


def received(here: Case, amount: int, day: date = DAY, **more: str) -> Payment:
    return services.record_payment(
        issuer=here.people.review_body, paid_on=day, amount=amount, by=here.clerk(LATER), on=LATER,
        payer_name=more.pop("payer_name", "ミドリインサツ"), **more,
    )  # fmt: skip


def test_a_part_leaves_the_invoice_open_and_says_what_is_still_owed() -> None:
    here = case()
    made = invoice(here, codes=["application_fee"])

    paid(here, made, 50_000)

    made.refresh_from_db()
    assert (made.paid_on, made.received, made.owed) == (None, 50_000, 2_382)
    assert "2,382" in Task.objects.get(kind="billing.pay_invoice", closed_on=None).detail
    assert "2,382" in Notice.objects.get(kind="billing.part_payment_recorded").label


def test_the_day_of_the_last_part_is_the_day_of_payment() -> None:
    here = case()
    made = invoice(here, codes=["application_fee"])

    paid(here, made, 50_000, DAY)
    paid(here, made, 2_382, LATER)

    made.refresh_from_db()
    assert made.paid_on == LATER
    assert not Task.objects.filter(subject_id=made.pk, closed_on=None).exists()
    assert JournalLine.objects.filter(action="billing.invoice.paid").count() == 1


def test_what_is_too_much_stays_with_the_payment() -> None:
    here = case()
    made = invoice(here, codes=["application_fee"])

    payment = paid(here, made, 60_000)

    made.refresh_from_db()
    payment.refresh_from_db()
    assert (made.paid_on, made.received) == (DAY, 52_382)
    assert (payment.left, payment.payer) == (7_618, here.people.business)


def test_one_payment_covers_several_invoices() -> None:
    here = case()
    first, second = invoice(here, codes=["application_fee"]), invoice(here, codes=["review_fee"])
    payment = received(here, first.total + second.total)

    for each in (first, second):
        services.allocate(payment=payment, invoice=each, by=here.clerk(LATER), on=LATER)

    assert queries.is_paid(first)
    assert queries.is_paid(second)
    assert payment.left == 0


def test_money_that_came_before_the_invoice_counts_from_its_day() -> None:
    here = case()
    payment = received(here, 60_000, date(2026, 4, 1))
    made = invoice(here, codes=["application_fee"])

    services.allocate(payment=payment, invoice=made, by=here.clerk(LATER), on=LATER)

    made.refresh_from_db()
    assert made.paid_on == DAY


def test_the_rest_of_one_business_does_not_pay_for_another() -> None:
    here = case()
    payment = paid(here, invoice(here, codes=["application_fee"]), 60_000)
    akane = business("あかね商事株式会社")
    other = services.issue_invoice(
        dossier=dossier(akane), kind="review", issuer=here.people.review_body, payer=akane,
        decision=fees("privacymark", DAY), due_on=DUE, by=here.clerk(), on=DAY,
    )  # fmt: skip

    with pytest.raises(ActRefused, match="money_of_another"):
        services.allocate(payment=payment, invoice=other, by=here.clerk(LATER), on=LATER)


def test_a_payment_of_which_nothing_is_left_pays_no_more() -> None:
    here = case()
    payment = paid(here, invoice(here, codes=["application_fee"]), 52_382)
    second = invoice(here, codes=["review_fee"])

    with pytest.raises(ActRefused, match="nothing_left"):
        services.allocate(payment=payment, invoice=second, by=here.clerk(LATER), on=LATER)


def test_what_is_left_is_sent_back_and_never_more() -> None:
    here = case()
    payment = paid(here, invoice(here, codes=["application_fee"]), 60_000)
    back = {"sent_on": LATER, "reason": "過入金", "by": here.clerk(LATER), "on": LATER}

    with pytest.raises(ActRefused, match="more_than_left"):
        services.return_money(payment=payment, amount=7_619, **back)
    services.return_money(payment=payment, amount=7_618, **back)

    assert payment.left == 0
    assert MoneyReturned.objects.get().amount == 7_618


def test_a_payment_that_was_entered_wrongly_is_reversed_and_the_invoice_is_open_again() -> None:
    here = case()
    made = invoice(here, codes=["application_fee"])
    payment = paid(here, made, 52_382)

    services.reverse_payment(payment=payment, reason="別の会社の入金だった", by=here.clerk(LATER), on=LATER)

    made.refresh_from_db()
    assert (made.paid_on, made.received) == (None, 0)
    assert [each.amount for each in Allocation.objects.all()] == [52_382, -52_382]
    assert (payment.reversed_on, payment.left) == (LATER, 0)
    assert Task.objects.filter(kind="billing.pay_invoice", subject_id=made.pk, closed_on=None).exists()
    with pytest.raises(ActRefused, match="already_reversed"):
        services.reverse_payment(payment=payment, reason="もう一度", by=here.clerk(LATER), on=LATER)


def test_after_a_reversal_the_right_payment_says_the_day() -> None:
    here = case()
    made = invoice(here, codes=["application_fee"])
    services.reverse_payment(
        payment=paid(here, made, 52_382, LATER), reason="誤り", by=here.clerk(LATER), on=LATER
    )
    made.refresh_from_db()

    paid(here, made, 52_382, DAY)

    assert Invoice.objects.get(pk=made.pk).paid_on == DAY


def test_what_was_sent_back_is_not_reversed() -> None:
    here = case()
    payment = paid(here, invoice(here, codes=["application_fee"]), 60_000)
    services.return_money(
        payment=payment, amount=1_000, sent_on=LATER, reason="一部", by=here.clerk(LATER), on=LATER
    )

    with pytest.raises(ActRefused, match="money_went_back"):
        services.reverse_payment(payment=payment, reason="誤り", by=here.clerk(LATER), on=LATER)


def test_the_same_reference_of_the_bank_does_not_arrive_twice_on_a_day() -> None:
    here = case()
    received(here, 1_000, reference="0012")

    with pytest.raises(ActRefused, match="payment_known"):
        received(here, 1_000, reference="0012")

    assert received(here, 1_000, date(2026, 5, 12), reference="0012").pk


@pytest.mark.parametrize("amount", [0, -1, 1_000_000_000])
def test_amounts_that_are_none_are_refused(amount: int) -> None:
    with pytest.raises(ActRefused, match="amount_out_of_range"):
        received(case(), amount)

    assert not Payment.objects.exists()


def test_money_does_not_arrive_in_the_future() -> None:
    with pytest.raises(ActRefused, match="day_in_future"):
        received(case(), 1_000, date(2026, 5, 21))


def test_a_cancelled_invoice_takes_no_money_and_gives_back_what_it_had() -> None:
    here = case()
    made = invoice(here, codes=["application_fee"])
    payment = paid(here, made, 50_000)

    services.cancel_invoice(invoice=made, reason="誤発行", by=here.clerk(LATER), on=LATER)

    payment.refresh_from_db()
    assert payment.left == 50_000
    assert Invoice.objects.get(pk=made.pk).received == 0
    with pytest.raises(ActRefused, match="already_cancelled"):
        services.allocate(payment=payment, invoice=made, by=here.clerk(LATER), on=LATER)


def test_only_whose_account_it_is_handles_its_money() -> None:
    here = case()
    payment = received(here, 1_000)
    people = here.people

    for who in (people.privacy_officer, people.assessor, people.other_clerk, people.granting_clerk):
        with pytest.raises(NotAllowed):
            services.reverse_payment(payment=payment, reason="x", by=acting(who, LATER), on=LATER)
    assert not Payment.objects.visible_to(acting(people.other_clerk, LATER)).exists()
    assert not Payment.objects.visible_to(acting(people.privacy_officer, LATER)).exists()


def test_the_database_keeps_no_paid_invoice_that_is_not_covered() -> None:
    made = invoice(case())

    with pytest.raises(IntegrityError, match="covered"), transaction.atomic():
        Invoice.objects.filter(pk=made.pk).update(paid_on=DAY)


@pytest.mark.parametrize(
    ("scheme", "amount", "starts"),
    [
        ("privacymark", 52_381, False),
        ("privacymark", 52_382, True),
        ("japhic", 230_999, False),
        ("japhic", 231_000, True),
    ],
)
def test_the_review_starts_when_the_fees_that_come_first_are_in(
    scheme: str, amount: int, starts: bool
) -> None:
    here = case(scheme)
    codes = ["application_fee", "review_fee"] if scheme == "privacymark" else None
    made = invoice(here, codes=codes)

    paid(here, made, amount)

    assert queries.review_may_start(made) is starts
    assert not queries.review_may_start(None)
