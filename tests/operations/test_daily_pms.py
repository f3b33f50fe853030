"""What a PMS asks for at its times, and whom the daily run reminds of what."""

from datetime import date, timedelta

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from shirushi.agenda import mail, queries, texts
from shirushi.agenda.models import Notice, Task
from shirushi.agenda.services import close_task, open_task
from shirushi.operations import presentation
from shirushi.operations.daily import pms, reminders
from shirushi.people.models import Membership
from shirushi.pms.models import Nonconformity, OperationCheck, RiskSheet, TrainingReminder, YearPlan
from shirushi.pms.services import audits, checks, departments, improvement
from shirushi.pms.services.audits.planning import YearsPlan
from shirushi.record.errors import ActRefused
from tests.operations.running import pass_day, pass_days
from tests.pms.firm import DAY, Firm, firm
from tests.pms.school import DUE, opened, staff

pytestmark = pytest.mark.django_db
ONE = timedelta(days=1)
MAY = date(2026, 5, 1)


@pytest.fixture
def made() -> Firm:
    return firm()


def asked(made: Firm, due_on: date, **whom: object) -> Task:
    to = {"roles": ["privacy_officer"], **whom}
    return open_task(
        kind="pms.nothing", dossier=None, subject_id=1, organisation=made.business, on=DAY, due_on=due_on, **to
    )  # fmt: skip


@pytest.fixture(autouse=True)
def _words() -> None:
    words = {"pms.nothing": texts.Text("Look round")}
    texts.register({**words, **presentation.reminders(words)})


def told() -> list[tuple[str, int]]:
    """What was told of the task, and how many days from the first."""
    rows = Notice.objects.filter(kind__endswith=".pms.nothing").order_by("pk")
    return [(each.kind.split(".")[1], (each.given_on - DAY).days) for each in rows]


# Checks of the month


def test_the_checks_of_a_month_are_asked_on_its_first_day_once(made: Firm) -> None:
    checks.ask_month(organisation=made.business, month=DAY, by=made.by("privacy_officer"), on=DAY)

    pass_days(MAY - ONE, MAY + ONE)
    pass_day(MAY)

    may = OperationCheck.objects.filter(month=MAY)
    assert set(may.values_list("department", flat=True)) == {made.sales.pk, made.factory.pk}
    assert Task.objects.get(subject_id=may.get(department=made.sales).pk).person == made.head
    assert OperationCheck.objects.count() == 4


def test_who_has_not_begun_with_checks_is_not_asked(made: Firm) -> None:
    pass_day(MAY)

    assert not OperationCheck.objects.exists()


def planned(made: Firm, approved_on: date, starts_on: date = date(2026, 4, 1)) -> None:
    YearPlan.objects.create(
        organisation=made.business, created_on=DAY, starts_on=starts_on,
        approved_on=approved_on, approved_by=made.representative,
    )  # fmt: skip


def test_with_an_approved_plan_the_first_month_is_asked_by_itself(made: Firm) -> None:
    planned(made, approved_on=DAY)

    pass_days(DAY + ONE, DAY + 3 * ONE)

    april = OperationCheck.objects.filter(month=date(2026, 4, 1))
    task = Task.objects.get(subject_id=april.get(department=made.sales).pk, kind="pms.checks.answer")
    assert april.count() == OperationCheck.objects.count() == 2
    assert (task.opened_on, task.due_on) == (DAY + ONE, date(2026, 4, 30))


def test_a_plan_approved_late_in_a_month_begins_with_the_next(made: Firm) -> None:
    planned(made, approved_on=date(2026, 4, 21))

    pass_days(date(2026, 4, 21), MAY)

    assert set(OperationCheck.objects.values_list("month", flat=True)) == {MAY}


@pytest.mark.parametrize("starts_on", [date(2025, 4, 1), date(2026, 5, 1)])
def test_a_plan_of_another_year_asks_for_nothing(made: Firm, starts_on: date) -> None:
    planned(made, approved_on=DAY, starts_on=starts_on)

    pass_day(DAY + ONE)

    assert not OperationCheck.objects.exists()


def test_a_month_that_was_missed_is_asked_as_of_its_first_day(made: Firm) -> None:
    checks.ask_month(organisation=made.business, month=DAY, by=made.by("privacy_officer"), on=DAY)

    pass_days(MAY, MAY + 5 * ONE)

    tasks = Task.objects.filter(
        kind="pms.checks.answer", subject_id__in=OperationCheck.objects.filter(month=MAY)
    )
    assert {(each.opened_on, each.due_on) for each in tasks} == {(MAY, date(2026, 5, 31))}


# Acceptance


def sheet(made: Firm, accepted_on: date) -> RiskSheet:
    return RiskSheet.objects.create(
        organisation=made.business, created_on=accepted_on, number=RiskSheet.objects.count() + 1, name="顧客名簿",
        medium="paper", assessed_on=accepted_on, accepted_on=accepted_on, accepted_by=made.representative,
    )  # fmt: skip


def test_an_acceptance_of_more_than_a_year_ago_is_asked_for_anew(made: Firm) -> None:
    sheet(made, accepted_on=DAY - 365 * ONE)

    pass_day(DAY)
    before = Task.objects.count()
    pass_days(DAY + ONE, DAY + 3 * ONE)

    task = Task.objects.get()
    assert before == 0
    assert (task.kind, task.params, task.opened_on) == ("pms.risk.accept", {"count": 1}, DAY + ONE)
    assert task.due_on == DAY + 15 * ONE


def test_more_that_waits_gives_no_more_time(made: Firm) -> None:
    sheet(made, accepted_on=DAY - 365 * ONE)
    sheet(made, accepted_on=DAY - 363 * ONE)

    pass_days(DAY + ONE, DAY + 3 * ONE)

    task = Task.objects.get()
    assert (task.params, task.due_on) == ({"count": 2}, DAY + 15 * ONE)


# Training


def test_those_missing_are_asked_a_week_and_a_day_before_and_weekly_after(made: Firm) -> None:
    staff(made)
    course = opened(made)

    pass_days(DAY, DUE + 14 * ONE)

    days = [(each.created_on - DUE).days for each in TrainingReminder.objects.order_by("pk")]
    assert days == [-7, -1, 7, 14]
    assert course.enrolments.get().reminders == 4


def test_nobody_is_asked_again_for_training_by_the_general_reminders(made: Firm) -> None:
    staff(made, person=made.worker)
    opened(made)

    pass_days(DUE - 7 * ONE, DUE + ONE)

    assert not Notice.objects.filter(kind__endswith="pms.training.take").exists()


# Reminders


def test_a_task_is_called_to_mind_a_month_a_week_and_a_day_before_and_weekly_after(made: Firm) -> None:
    asked(made, due_on=DAY + 40 * ONE)

    pass_days(DAY, DAY + 54 * ONE)
    pass_days(DAY + 30 * ONE, DAY + 54 * ONE)

    assert told() == [
        ("ahead", 10), ("ahead", 33), ("ahead", 39), ("due", 40), ("late", 41), ("still", 47), ("still", 54),
    ]  # fmt: skip


def test_what_was_asked_for_just_now_is_not_called_to_mind_at_once(made: Firm) -> None:
    asked(made, due_on=DAY + 7 * ONE)

    pass_days(DAY, DAY + 5 * ONE)

    assert told() == []


def test_what_is_done_is_not_called_to_mind(made: Firm) -> None:
    asked(made, due_on=DAY + 8 * ONE)
    close_task(kind="pms.nothing", subject_id=1, on=DAY)

    pass_days(DAY, DAY + 16 * ONE)

    assert told() == []


def test_a_reminder_names_the_day_so_that_it_stays_true(made: Firm) -> None:
    asked(made, due_on=DAY + 10 * ONE)

    pass_days(DAY, DAY + 3 * ONE)

    with translation.override("ja"):
        assert Notice.objects.get().label == "2026年4月16日まで: Look round"


def test_one_persons_task_is_called_to_that_persons_mind_alone(made: Firm) -> None:
    asked(made, due_on=DAY + 8 * ONE, roles=[], person=made.head)

    pass_days(DAY + ONE, DAY + 7 * ONE)

    notice = Notice.objects.filter(kind__startswith="operations.ahead.").order_by("pk").last()
    assert notice is not None
    assert mail.recipients(notice) == [made.head]
    assert list(queries.notices_for(made.by("head")))[:1] == [notice]
    assert not queries.notices_for(made.by("privacy_officer")).exists()


def test_who_has_left_is_told_nothing(made: Firm) -> None:
    asked(made, due_on=DAY + 8 * ONE, roles=[], person=made.head)
    Membership.objects.filter(person=made.head).update(until_on=DAY)

    pass_day(DAY + 7 * ONE)

    assert mail.recipients(Notice.objects.get()) == []


def test_what_is_to_be_done_is_found_by_one_question_each(
    made: Firm, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    duties = (
        pms.CHECKS_OF_THE_MONTH, pms.ACCEPTANCES_STALE, pms.TRAINING_CHASED,
        reminders.DUE_AHEAD, reminders.STILL_OVERDUE,
    )  # fmt: skip

    with django_assert_num_queries(len(duties)):
        for duty in duties:
            list(duty.due(MAY).values_list("pk", flat=True))


# Departments


def test_what_a_closing_department_owns_of_checks_and_findings_goes_over(made: Firm) -> None:
    by = made.by("privacy_officer")
    checks.add_point(department=made.sales, text="金庫の鍵", by=by, on=DAY)
    checks.ask_month(organisation=made.business, month=DAY, by=by, on=DAY)
    found = improvement.open_nonconformity(
        organisation=made.business, source="other", text="鍵がない", department=made.sales, by=by, on=DAY
    )

    moved = departments.hand_over(source=made.sales, target=made.factory, by=by, on=DAY)

    assert {name: moved[name] for name in ("check_points", "checks", "nonconformities")} == {
        "check_points": 1, "checks": 1, "nonconformities": 1,
    }  # fmt: skip
    assert Nonconformity.objects.get(pk=found.pk).department == made.factory
    assert departments.records_of(made.sales) == []
    assert Task.objects.get(kind="pms.improvement.plan", closed_on=None).roles == ["privacy_officer"]
    assert OperationCheck.objects.get().department == made.factory


def test_an_audit_not_begun_becomes_the_other_departments(made: Firm) -> None:
    audits.plan_year(
        organisation=made.business, plan=YearsPlan(year=2026, theme="定期監査", planned_on=DAY),
        by=made.by("audit_officer"), on=DAY,
    )  # fmt: skip
    target = made.business.departments.create(name="管理部")

    departments.hand_over(source=made.sales, target=target, by=made.by("privacy_officer"), on=DAY)
    departments.hand_over(source=made.factory, target=target, by=made.by("privacy_officer"), on=DAY)

    assert departments.records_of(made.factory) == []
    assert [count for _label, count in departments.records_of(target)] == [1]


def test_an_audit_under_way_is_finished_before_the_department_goes(made: Firm) -> None:
    by = made.by("audit_officer")
    plan = audits.plan_year(
        organisation=made.business, plan=YearsPlan(year=2026, theme="定期監査", planned_on=DAY), by=by, on=DAY
    )
    plan.audits.filter(department=made.sales).update(begun_on=DAY)

    with pytest.raises(ActRefused, match="audit_under_way"):
        departments.hand_over(source=made.sales, target=made.factory, by=made.by("privacy_officer"), on=DAY)
