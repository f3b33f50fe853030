"""Issuing, confirming, paying and cancelling invoices."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from shirushi.agenda.models import Notice, Task
from shirushi.billing import queries, services
from shirushi.billing.models import Invoice
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine, OutboxEntry
from tests.billing.invoices import DAY, DUE, UNDER_CHANGE, case, fees, invoice
from tests.cast import acting

pytestmark = pytest.mark.django_db


def open_kinds(of: Invoice) -> set[str]:
    opened = Task.objects.filter(subject_id=of.pk, kind__startswith="billing.", closed_on=None)
    return set(opened.values_list("kind", flat=True))


def test_an_invoice_carries_the_lines_of_the_fee_decision_that_were_asked_for() -> None:
    here = case()

    made = invoice(here, codes=["application_fee", "review_fee"])

    assert [(line.code, line.amount) for line in made.lines.all()] == [
        ("application_fee", 52382),
        ("review_fee", 209524),
    ]
    assert made.total == 52382 + 209524
    assert made.decision["question"] == "fees"


def test_an_invoice_without_codes_carries_all_lines() -> None:
    here = case("japhic")

    made = invoice(here, kind="whole")

    assert made.total == 157500 + 73500


def test_an_invoice_is_made_from_a_stored_decision_as_well() -> None:
    here = case()

    made = invoice(here, decision=fees("privacymark", DAY).as_json(), codes=["registration_fee"])

    assert made.total == 52382


def test_codes_that_no_line_carries_make_no_invoice() -> None:
    here = case()

    with pytest.raises(ActRefused, match="nothing_to_invoice"):
        invoice(here, codes=["anonymised"])

    assert not Invoice.objects.exists()


def test_an_issued_invoice_asks_the_business_to_pay_and_the_issuer_to_watch() -> None:
    here = case()

    made = invoice(here)

    opened = Task.objects.filter(subject_id=made.pk, kind__startswith="billing.")
    asked = {task.kind: task for task in opened}
    assert set(asked) == {"billing.pay_invoice", "billing.await_payment"}
    assert asked["billing.pay_invoice"].organisation == here.people.business
    assert asked["billing.pay_invoice"].roles == ["privacy_officer", "representative"]
    assert asked["billing.pay_invoice"].due_on == DUE
    assert asked["billing.await_payment"].organisation == here.people.review_body
    assert Notice.objects.get().kind == "billing.invoice_issued"


def test_issuing_writes_a_line_with_the_decision_and_an_entry_for_the_mail() -> None:
    here = case()

    made = invoice(here)

    line = JournalLine.objects.get(action="billing.invoice.issued")
    assert (line.subject_id, line.dossier_id) == (made.pk, here.dossier.pk)
    assert line.decision["outcome"]["total"] == fees("privacymark", DAY)["total"]
    assert OutboxEntry.objects.filter(topic="agenda.notice").count() == 1


def test_a_business_that_does_not_pay_it_has_no_invoice_issued() -> None:
    here, there = case(), case("japhic")

    with pytest.raises(NotAllowed):
        invoice(here, by=there.privacy_officer)

    assert not Invoice.objects.exists()


def test_under_an_announced_change_the_amounts_are_confirmed_before_anybody_is_asked_to_pay() -> None:
    here = case()

    made = invoice(here, day=UNDER_CHANGE, due_on=date(2026, 11, 30))

    assert made.provisional
    assert open_kinds(made) == {"billing.confirm_invoice"}


def test_confirming_asks_the_business_to_pay() -> None:
    here = case()
    made = invoice(here, day=UNDER_CHANGE, due_on=date(2026, 11, 30))

    services.confirm_provisional(
        invoice=made, remark="新しい表と照合した", by=here.clerk(UNDER_CHANGE), on=UNDER_CHANGE
    )

    made.refresh_from_db()
    assert made.confirmed_on == UNDER_CHANGE
    assert open_kinds(made) == {"billing.pay_invoice", "billing.await_payment"}
    assert JournalLine.objects.get(action="billing.invoice.confirmed").body.content == {
        "remark": "新しい表と照合した"
    }


def test_provisional_amounts_are_not_paid_before_they_are_confirmed() -> None:
    here = case()
    made = invoice(here, day=UNDER_CHANGE, due_on=date(2026, 11, 30))

    with pytest.raises(ActRefused, match="not_confirmed"):
        services.mark_paid(invoice=made, paid_on=UNDER_CHANGE, by=here.clerk(UNDER_CHANGE), on=UNDER_CHANGE)


def test_the_database_refuses_payment_of_what_is_not_confirmed() -> None:
    here = case()
    made = invoice(here, day=UNDER_CHANGE, due_on=date(2026, 11, 30))

    with pytest.raises(IntegrityError, match="provisional"), transaction.atomic():
        Invoice.objects.filter(pk=made.pk).update(paid_on=UNDER_CHANGE, received=F("total"))


def test_what_needs_no_confirmation_is_not_confirmed() -> None:
    here = case()
    made = invoice(here)

    with pytest.raises(ActRefused, match="nothing_to_confirm"):
        services.confirm_provisional(invoice=made, by=here.clerk(), on=DAY)


def test_a_payment_closes_every_task_about_the_invoice() -> None:
    here = case()
    made = invoice(here)
    arrived = date(2026, 5, 20)

    services.mark_paid(invoice=made, paid_on=arrived, by=here.clerk(arrived), on=arrived)

    assert queries.is_paid(made)
    assert made.paid_on == arrived
    assert open_kinds(made) == set()


def test_a_second_click_on_paid_is_refused_and_the_first_day_stays() -> None:
    here = case()
    made = invoice(here)
    services.mark_paid(invoice=made, paid_on=DAY, by=here.clerk(), on=DAY)
    seen_before = Invoice.objects.get(pk=made.pk)

    with pytest.raises(ActRefused, match="already_paid"):
        services.mark_paid(
            invoice=seen_before, paid_on=date(2026, 5, 12), by=here.clerk(), on=date(2026, 5, 12)
        )

    assert Invoice.objects.get(pk=made.pk).paid_on == DAY
    assert JournalLine.objects.filter(action="billing.invoice.paid").count() == 1


@pytest.mark.parametrize(
    ("paid_on", "code"), [(date(2026, 5, 10), "day_too_early"), (date(2026, 5, 13), "day_in_future")]
)
def test_money_arrives_neither_before_the_invoice_nor_in_the_future(paid_on: date, code: str) -> None:
    here = case()
    made = invoice(here)
    today = date(2026, 5, 12)

    with pytest.raises(ActRefused, match=code):
        services.mark_paid(invoice=made, paid_on=paid_on, by=here.clerk(today), on=today)

    assert not queries.is_paid(made)


def test_only_clerks_and_officers_of_the_issuer_mark_paid() -> None:
    here = case()
    made = invoice(here)
    people = here.people

    for person in (people.privacy_officer, people.assessor, people.other_clerk, people.granting_clerk):
        with pytest.raises(NotAllowed):
            services.mark_paid(invoice=made, paid_on=DAY, by=acting(person, DAY), on=DAY)

    services.mark_paid(invoice=made, paid_on=DAY, by=acting(people.review_officer, DAY), on=DAY)
    assert queries.is_paid(made)


def test_a_cancelled_invoice_asks_for_nothing_and_says_so_to_the_business() -> None:
    here = case()
    made = invoice(here)

    services.cancel_invoice(invoice=made, reason="宛先が違っていた", by=here.clerk(), on=DAY)

    assert open_kinds(made) == set()
    assert not queries.open_invoices(here.dossier).exists()
    assert Notice.objects.order_by("-id")[0].kind == "billing.invoice_cancelled"


def test_a_paid_invoice_is_not_cancelled() -> None:
    here = case()
    made = invoice(here)
    services.mark_paid(invoice=made, paid_on=DAY, by=here.clerk(), on=DAY)

    with pytest.raises(ActRefused, match="already_paid"):
        services.cancel_invoice(invoice=made, reason="誤り", by=here.clerk(), on=DAY)


def test_a_cancelled_invoice_is_not_paid() -> None:
    here = case()
    made = invoice(here)
    services.cancel_invoice(invoice=made, reason="誤り", by=here.clerk(), on=DAY)

    with pytest.raises(ActRefused, match="already_cancelled"):
        services.mark_paid(invoice=made, paid_on=DAY, by=here.clerk(), on=DAY)


def test_open_invoices_are_found_by_their_kind() -> None:
    here = case()
    first = invoice(here, codes=["application_fee"])
    invoice(here, kind="registration", codes=["registration_fee"], issuer=here.people.granting_body)

    found = queries.open_invoices(here.dossier, kinds=["application"])

    assert list(found) == [first]


def test_a_business_sees_its_invoices_and_another_one_none() -> None:
    here, there = case(), case("japhic")
    made = invoice(here)

    assert list(queries.payable_by(here.privacy_officer)) == [made]
    assert not queries.payable_by(there.privacy_officer).exists()
    assert not Invoice.objects.visible_to(acting(here.people.other_clerk, DAY)).exists()
