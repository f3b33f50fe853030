"""What is paid back after a review, and when it was."""

from datetime import date

import pytest

from shirushi.agenda.models import Notice, Task
from shirushi.billing import services
from shirushi.billing.models import Invoice, Refund
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine
from tests.billing.invoices import DAY, Case, case, invoice
from tests.cast import acting

pytestmark = pytest.mark.django_db
DECIDED = date(2026, 7, 1)
SENT = date(2026, 7, 8)


def paid(here: Case) -> Invoice:
    made = invoice(here, kind="whole")
    services.mark_paid(invoice=made, paid_on=DAY, by=here.clerk(), on=DAY)
    return made


def failed(here: Case) -> Refund:
    officer = acting(here.people.officer, DECIDED)
    refund = services.decide_refund(invoice=paid(here), result="failed", by=officer, on=DECIDED)
    assert refund is not None
    return refund


def test_a_failed_review_of_japhic_pays_the_registration_fee_back() -> None:
    here = case("japhic")

    refund = failed(here)

    assert refund.total == 73500
    assert refund.decision["outcome"]["lines"] == [{"code": "registration_fee", "amount": 73500}]
    assert JournalLine.objects.get(action="billing.refund.decided").decision == refund.decision


def test_a_refund_asks_the_issuer_to_pay_it_and_tells_the_business() -> None:
    here = case("japhic")

    refund = failed(here)

    task = Task.objects.get(kind="billing.pay_refund", closed_on=None)
    assert (task.subject_id, task.organisation) == (refund.invoice_id, here.people.review_body)
    assert "73,500" in task.label
    notice = Notice.objects.get(kind="billing.refund_decided")
    assert notice.organisation == here.people.business


def test_a_refund_of_an_invoice_is_decided_once() -> None:
    here = case("japhic")
    refund, officer = failed(here), acting(here.people.officer, DECIDED)

    with pytest.raises(ActRefused, match="refund_already_decided"):
        services.decide_refund(invoice=refund.invoice, result="failed", by=officer, on=DECIDED)

    assert Refund.objects.count() == 1


def test_a_review_that_was_passed_pays_nothing_back() -> None:
    here = case("japhic")
    officer = acting(here.people.officer, DECIDED)

    assert services.decide_refund(invoice=paid(here), result="passed", by=officer, on=DECIDED) is None
    assert not Refund.objects.exists()


def test_what_was_not_paid_is_not_paid_back() -> None:
    here = case("japhic")
    officer = acting(here.people.officer, DECIDED)

    unpaid = invoice(here, kind="whole")

    assert services.decide_refund(invoice=unpaid, result="failed", by=officer, on=DECIDED) is None


def test_a_scheme_without_a_public_table_of_refunds_pays_nothing_back() -> None:
    here = case("privacymark")
    officer = acting(here.people.officer, DECIDED)

    assert services.decide_refund(invoice=paid(here), result="failed", by=officer, on=DECIDED) is None


def test_a_business_decides_no_refund() -> None:
    here = case("japhic")
    made = paid(here)

    with pytest.raises(NotAllowed):
        services.decide_refund(invoice=made, result="failed", by=here.privacy_officer, on=DECIDED)


def test_a_refund_paid_back_closes_its_task() -> None:
    here = case("japhic")
    refund = failed(here)

    services.mark_paid_back(refund=refund, by=here.clerk(SENT), on=SENT)

    assert Refund.objects.get().paid_back_on == SENT
    assert not Task.objects.filter(closed_on=None).exists()


def test_a_second_click_on_paid_back_is_refused() -> None:
    here = case("japhic")
    refund = failed(here)
    services.mark_paid_back(refund=refund, by=here.clerk(SENT), on=SENT)

    with pytest.raises(ActRefused, match="already_paid_back"):
        services.mark_paid_back(refund=Refund.objects.get(), by=here.clerk(SENT), on=SENT)


@pytest.mark.parametrize(
    ("day", "code"), [(date(2026, 6, 30), "day_too_early"), (date(2026, 7, 9), "day_in_future")]
)
def test_a_refund_is_paid_back_neither_before_its_decision_nor_in_the_future(day: date, code: str) -> None:
    here = case("japhic")
    refund = failed(here)

    with pytest.raises(ActRefused, match=code):
        services.mark_paid_back(refund=refund, by=here.clerk(SENT), on=day)


def test_only_the_issuer_pays_back() -> None:
    here = case("japhic")
    refund = failed(here)

    with pytest.raises(NotAllowed):
        services.mark_paid_back(refund=refund, by=acting(here.people.granting_clerk, SENT), on=SENT)
