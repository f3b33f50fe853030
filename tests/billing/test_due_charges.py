"""What a visit brought about besides its fee: asked of the office, charged once, or let off with a reason."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from shirushi.agenda.models import Task
from shirushi.billing import services
from shirushi.billing.models import DueCharge, Invoice
from shirushi.desk import task_urls
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine
from shirushi.review import services as review
from tests.access.world import signed_in
from tests.review import stages
from tests.review.stages import DOCUMENTS, VISIT, Case

pytestmark = pytest.mark.django_db
NEXT_DAY = date(2026, 7, 2)
DUE_ON = date(2026, 7, 31)
OVERTIME_HOUR = 41_904


def visited(hours: str = "20") -> Case:
    case = stages.started()
    stages.documents_done(case)
    review.plan_onsite(application=case.application, planned_on=VISIT, by=case.clerk(DOCUMENTS), on=DOCUMENTS)
    review.complete_onsite(
        application=case.application, summary="見た。", hours=Decimal(hours), by=case.lead(VISIT), on=VISIT
    )
    return case


def due_of(case: Case, code: str = "overtime") -> DueCharge:
    return DueCharge.objects.get(subject_id=case.application.pk, code=code)


def charge(case: Case, due: DueCharge | None, code: str = "overtime", **more: object) -> Invoice:
    asked = {"due_on": DUE_ON, "by": case.clerk(NEXT_DAY), "on": NEXT_DAY, "due": due, **more}
    return services.issue_charge(
        dossier=case.application.dossier, issuer=case.company.review_body, code=code, **asked
    )  # type: ignore[arg-type]


def open_tasks(due: DueCharge) -> int:
    return Task.objects.filter(kind=f"charge.{due.code}", subject_id=due.pk, closed_on=None).count()


def test_time_over_the_rule_waits_as_a_task_whose_page_has_the_hours() -> None:
    case = visited()

    due = due_of(case)
    task = Task.objects.get(kind="charge.overtime", closed_on=None)

    assert (task.subject_id, task.organisation) == (due.pk, case.company.review_body)
    assert due.hours == Decimal(20) - Decimal(due.reason["most"])
    assert task_urls.url_of(task) == f"/desk/charges/{due.pk}/"


def test_a_begun_hour_is_proposed_as_a_whole_one() -> None:
    due = due_of(visited("19.5"))

    assert due.hours == 20 - due.reason["most"]
    assert Decimal(due.reason["over"]) == due.hours - Decimal("0.5")


def test_a_visit_within_the_rule_leaves_only_its_travel() -> None:
    visited("1")

    assert list(DueCharge.objects.values_list("code", flat=True)) == ["travel"]


def test_what_was_charged_is_not_charged_again() -> None:
    case = visited()
    due = due_of(case)
    first = charge(case, due, hours=due.hours)

    with pytest.raises(ActRefused) as refused:
        charge(case, DueCharge.objects.get(pk=due.pk), hours=due.hours)

    assert refused.value.code == "charged_already"
    assert first.total == OVERTIME_HOUR * (due.hours or 0)
    assert Invoice.objects.filter(kind="additional").count() == 1
    assert open_tasks(due) == 0


def test_the_page_for_any_charge_settles_what_waits_of_its_kind() -> None:
    case = visited()
    invoice = charge(case, None, hours=3)

    due = due_of(case)

    assert due.invoice == invoice
    assert open_tasks(due) == 0
    with pytest.raises(ActRefused, match="charged_already"):
        charge(case, due, hours=3)


def test_travel_is_charged_by_its_receipts_once() -> None:
    case = visited()
    due = due_of(case, "travel")

    with pytest.raises(ActRefused, match="receipts_missing"):
        charge(case, due, "travel", cost=12_000)
    made = charge(case, due, "travel", cost=12_000, remark="領収書 1〜2")

    assert (made.total, due_of(case, "travel").invoice) == (12_000, made)


def test_a_cancelled_invoice_asks_for_it_again() -> None:
    case = visited()
    made = charge(case, due_of(case), hours=2)

    services.cancel_invoice(invoice=made, reason="時間の誤り", by=case.clerk(NEXT_DAY), on=NEXT_DAY)

    assert due_of(case).is_open
    assert open_tasks(due_of(case)) == 1
    assert charge(case, due_of(case), hours=1).total == OVERTIME_HOUR


def test_letting_it_off_takes_a_reason_and_ends_it() -> None:
    case = visited()
    due, by = due_of(case), case.clerk(NEXT_DAY)

    with pytest.raises(ActRefused) as refused:
        services.waive_charge(due=due, reason="  ", by=by, on=NEXT_DAY)
    services.waive_charge(due=due, reason="審査機関の都合", by=by, on=NEXT_DAY)

    assert refused.value.code == "reason_missing"
    with pytest.raises(ActRefused, match="charge_waived"):
        charge(case, due, hours=2)
    assert open_tasks(due) == 0
    assert JournalLine.objects.get(action="billing.charge.waived").after["reason"] == "審査機関の都合"


def test_only_the_office_lets_it_off() -> None:
    case = visited()

    for who in (case.lead(NEXT_DAY), case.business(NEXT_DAY), case.officer(NEXT_DAY)):
        with pytest.raises(NotAllowed):
            services.waive_charge(due=due_of(case), reason="不要", by=who, on=NEXT_DAY)


def test_one_press_on_the_page_makes_the_invoice(show_day: Callable[[date], None]) -> None:
    show_day(NEXT_DAY)
    case = visited()
    due = due_of(case)
    client = signed_in(case.company.clerk)
    url = f"/desk/charges/{due.pk}/"

    page = client.get(url)
    form = page.context["form"]
    posted = {name: form[name].value() or "" for name in form.fields}
    made = client.post(url, {**posted, "due_on": DUE_ON.isoformat(), "act": "issue"})

    assert page.context["decision"]["outcome"]["total"] == OVERTIME_HOUR * (due.hours or 0)
    assert made.status_code == 302
    assert DueCharge.objects.get(pk=due.pk).invoice is not None
    assert client.post(url, {**posted, "due_on": DUE_ON.isoformat(), "act": "issue"}).status_code == 422
