"""Suspensions, halts, bars, contracts, due days: what time asks people to do."""

from datetime import date, timedelta

import pytest

from shirushi.agenda.models import Notice, Task
from shirushi.awards.models import Contract
from shirushi.grants.models import Suspension
from shirushi.intake import services as intake
from shirushi.operations.daily import running
from shirushi.operations.models import DailyRun
from shirushi.people import actor as actors
from shirushi.review import services as reviews
from shirushi.rules import decide
from tests.awards import stages as awards
from tests.cast import acting, moment
from tests.grants.ground import Ground, lifted
from tests.incidents import scene
from tests.operations.running import lines, pass_day, pass_days
from tests.review import stages as review

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def suspended() -> tuple[Ground, Suspension]:
    here = scene.holder()
    incident = scene.report(here)
    measure = scene.decide(here, incident)
    scene.notify(here, measure)
    return here, here.dossier.suspensions.get()


def test_the_day_after_the_planned_end_says_that_a_decision_is_due() -> None:
    _here, suspension = suspended()

    pass_days(suspension.planned_ends_on, suspension.planned_ends_on + 2 * DAY)

    (line,) = lines("operations.suspension.period_reached")
    assert line.effective_on == suspension.planned_ends_on + DAY
    assert line.after == {"phase": "decision_due"}
    assert Task.objects.filter(kind="incidents.suspension.decide_end", closed_on=None).count() == 1


def test_a_suspension_that_was_lifted_reaches_no_planned_end() -> None:
    here, suspension = suspended()
    lifted(here, suspension, suspension.planned_ends_on - 10 * DAY)

    pass_day(suspension.planned_ends_on + DAY)

    assert lines("operations.suspension.period_reached") == []


def test_after_a_year_a_person_is_asked_to_decide_on_revocation() -> None:
    here, suspension = suspended()

    pass_day(suspension.revocation_from)
    pass_day(suspension.revocation_from)

    task = Task.objects.get(kind="incidents.suspension.decide_revocation", closed_on=None)
    assert task.organisation == here.cast.granting_body
    assert len(lines("operations.suspension.revocation_due")) == 1
    assert here.dossier.grants.get().revoked_on is None


def test_a_review_goes_on_the_day_after_its_halt() -> None:
    case = review.started()
    starts_on, ends_on = date(2026, 6, 10), date(2026, 9, 9)
    decision = decide(
        "suspension",
        {
            "scheme": "privacymark", "on": starts_on, "party": "under_review", "level": 8, "months": 3,
            "occurred_on": starts_on,
        },
    )  # fmt: skip
    halt = reviews.halt(
        application=case.application,
        starts_on=starts_on,
        planned_ends_on=ends_on,
        decision=decision,
        by=acting(case.company.review_officer, starts_on),
        on=starts_on,
    )

    pass_day(ends_on)
    halt.refresh_from_db()
    before = halt.ended_on
    pass_day(ends_on + DAY)
    halt.refresh_from_db()

    assert (before, halt.ended_on) == (None, ends_on)
    assert Task.objects.filter(kind="review.document_review", closed_on=None).count() == 1


def test_a_barred_business_is_told_when_it_may_apply_again() -> None:
    here = scene.ground()
    last = date(2026, 9, 30)
    decision = decide("convert_level", {"scheme": "privacymark", "level": 1})
    by = actors.system(on=last, at=moment(last))
    intake.disqualify(
        dossier=here.dossier, kind="bar", starts_on=date(2026, 5, 1), ends_on=last, decision=decision, by=by,
        on=date(2026, 5, 1),
    )  # fmt: skip

    pass_days(last, last + 2 * DAY)

    assert [line.effective_on for line in lines("operations.bar.ended")] == [last + DAY]
    assert Notice.objects.filter(kind="operations.bar_over").count() == 1


def test_a_contract_that_nobody_concluded_lapses_after_its_day() -> None:
    awards.granted()

    pass_day(awards.LAPSES)
    before = Contract.objects.get().lapsed_on
    pass_day(awards.LAPSES + DAY)

    assert before is None
    assert Contract.objects.get().lapsed_on == awards.LAPSES + DAY


def test_a_task_is_called_to_mind_the_day_before_on_its_day_and_the_day_after() -> None:
    review.accepted()
    task = Task.objects.get(kind="billing.pay_invoice")
    due_on = task.due_on or date.min

    pass_days(due_on - 2 * DAY, due_on + 4 * DAY)

    said = Notice.objects.filter(subject_id=task.pk, kind__endswith=".billing.pay_invoice").order_by("pk")
    assert [(notice.kind, notice.given_on) for notice in said] == [
        ("operations.ahead.billing.pay_invoice", due_on - DAY),
        ("operations.due.billing.pay_invoice", due_on),
        ("operations.late.billing.pay_invoice", due_on + DAY),
    ]


def test_a_reminder_says_the_task() -> None:
    review.accepted()
    task = Task.objects.get(kind="billing.pay_invoice")

    pass_day(task.due_on or date.min)

    notice = Notice.objects.get(kind="operations.due.billing.pay_invoice")
    assert str(task.params["number"]) in notice.label
    assert notice.label != task.label


def test_what_is_due_on_the_day_it_is_asked_for_is_called_to_mind_the_day_after() -> None:
    _here, suspension = suspended()

    pass_days(suspension.starts_on, suspension.starts_on + DAY)

    said = Notice.objects.filter(kind__endswith=".incidents.suspension.duties")
    assert [(notice.kind.split(".")[1], notice.given_on) for notice in said] == [
        ("late", suspension.starts_on + DAY)
    ]


def test_what_is_done_is_not_called_to_mind() -> None:
    case = review.accepted()
    due_on = Task.objects.get(kind="billing.pay_invoice").due_on or date.min
    review.pay(case)

    pass_days(due_on, due_on + DAY)

    assert Notice.objects.filter(kind__endswith=".billing.pay_invoice").count() == 0


def test_one_thing_that_fails_keeps_the_day_open_and_nothing_else_from_being_done() -> None:
    case = review.accepted()
    due_on = Task.objects.get(kind="billing.pay_invoice").due_on or date.min
    broken = Task.objects.create(
        dossier=case.application.dossier, kind="nobody.knows", subject_id=1, organisation=case.company.business,
        opened_on=due_on - DAY, due_on=due_on, roles=["privacy_officer"],
    )  # fmt: skip

    done = pass_day(due_on)

    assert done.failures == 1
    assert Notice.objects.filter(kind="operations.due.billing.pay_invoice").count() == 1
    assert DailyRun.objects.get(day=due_on).finished_at is None
    assert running.days_to_run(due_on + DAY) == [due_on, due_on + DAY]
    broken.delete()
    assert pass_day(due_on).failures == 0
    assert DailyRun.objects.get(day=due_on).finished_at is not None
