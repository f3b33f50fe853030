"""Nonconformities: the way from being found until the correction had its effect, and who may do what."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from shirushi.agenda.models import Task
from shirushi.people.rights import NotAllowed
from shirushi.pms.models import Nonconformity
from shirushi.pms.queries import improvement as reads
from shirushi.pms.services import improvement as acts
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from tests.pms.firm import DAY, Firm, firm

pytestmark = pytest.mark.django_db
DUE, DONE, LATER = date(2026, 4, 30), date(2026, 4, 20), date(2026, 5, 20)
CORRECTION = acts.Correction(
    cause="連絡の手順がない", action="毎月25日に退職者を伝える", due_on=DUE, remedy="停止した"
)


def opened(made: Firm, by: str = "privacy_officer", **others: Any) -> Nonconformity:
    given = {"source": "other", "text": "退職者のアカウントが残っていた", "department": made.sales, **others}
    return acts.open_nonconformity(organisation=made.business, by=made.by(by), on=DAY, **given)


def planned(made: Firm, by: str = "head") -> Nonconformity:
    return acts.plan_correction(nonconformity=opened(made), correction=CORRECTION, by=made.by(by), on=DAY)


def approved(made: Firm) -> Nonconformity:
    return acts.approve_correction(nonconformity=planned(made), by=made.by("privacy_officer"), on=DAY)


def done(made: Firm, by: str = "head") -> Nonconformity:
    found = approved(made)
    return acts.report_done(nonconformity=found, result="伝えた", done_on=DONE, by=made.by(by, DONE), on=DONE)


def judged(made: Firm, by: str, on: date = LATER, *, had_effect: bool = True) -> Nonconformity:
    return acts.judge_effect(
        nonconformity=done(made), effect="その後なし", had_effect=had_effect, by=made.by(by, on), on=on
    )


def open_task(kind: str) -> Task:
    return Task.objects.get(kind=f"pms.improvement.{kind}", closed_on=None)


def test_everybody_who_works_here_may_say_what_does_not_conform() -> None:
    made = firm()

    found = [opened(made, by=who).number for who in ("worker", "head", "audit_officer", "representative")]

    assert found == [1, 2, 3, 4]


def test_nobody_of_another_business_puts_something_into_the_list() -> None:
    made, other = firm(), firm("あかね商事株式会社")

    with pytest.raises(NotAllowed):
        acts.open_nonconformity(
            organisation=made.business, source="other", text="x", by=other.by("privacy_officer"), on=DAY
        )


def test_each_business_counts_its_own() -> None:
    made, other = firm(), firm("あかね商事株式会社")
    opened(made)

    assert opened(other).number == 1


def test_a_department_of_another_business_is_refused() -> None:
    made, other = firm(), firm("あかね商事株式会社")

    with pytest.raises(ActRefused) as refused:
        opened(made, department=other.sales)

    assert refused.value.code == "department_foreign"


def test_nothing_is_found_in_the_future() -> None:
    made = firm()

    with pytest.raises(ActRefused) as refused:
        opened(made, found_on=date(2026, 4, 7))

    assert refused.value.code == "found_ahead"


def test_the_head_of_the_department_is_asked_for_cause_and_correction() -> None:
    made = firm()

    opened(made)

    assert (open_task("plan").person, open_task("plan").due_on) == (made.head, date(2026, 4, 20))


def test_the_privacy_officer_is_asked_where_a_department_has_no_head() -> None:
    made = firm()

    opened(made, department=made.factory)

    assert open_task("plan").roles == ["privacy_officer"]


def test_a_head_plans_only_for_the_own_department() -> None:
    made = firm()
    found = opened(made, department=made.factory)

    with pytest.raises(NotAllowed):
        acts.plan_correction(nonconformity=found, correction=CORRECTION, by=made.by("head"), on=DAY)


def test_a_plan_waits_for_approval_and_what_changed_is_on_record() -> None:
    made = firm()

    found = planned(made)

    line = JournalLine.objects.get(action="pms.nonconformity.planned")
    assert (found.stage, open_task("approve").roles) == ("planned", ["privacy_officer", "representative"])
    assert (line.before["cause"], line.after["cause"]) == ("", "連絡の手順がない")


def test_a_correction_is_not_planned_into_the_past() -> None:
    made = firm()
    past = acts.Correction(cause="x", action="y", due_on=date(2026, 4, 5))

    with pytest.raises(ActRefused) as refused:
        acts.plan_correction(nonconformity=opened(made), correction=past, by=made.by("head"), on=DAY)

    assert refused.value.code == "due_past"


def test_the_privacy_officer_does_not_approve_an_own_plan_but_the_representative_does() -> None:
    made = firm()
    found = planned(made, by="privacy_officer")

    with pytest.raises(NotAllowed):
        acts.approve_correction(nonconformity=found, by=made.by("privacy_officer"), on=DAY)
    acts.approve_correction(nonconformity=found, by=made.by("representative"), on=DAY)

    assert found.approved_by_id == made.representative.pk


@pytest.mark.parametrize("who", ["head", "worker", "audit_officer"])
def test_others_approve_nothing(who: str) -> None:
    made = firm()
    found = planned(made)

    with pytest.raises(NotAllowed):
        acts.approve_correction(nonconformity=found, by=made.by(who), on=DAY)


def test_a_returned_plan_is_asked_for_again() -> None:
    made = firm()
    found = planned(made)

    acts.return_correction(nonconformity=found, comment="原因が浅い", by=made.by("privacy_officer"), on=DAY)

    assert (found.stage, open_task("plan").person) == ("found", made.head)
    assert not Task.objects.filter(kind="pms.improvement.approve", closed_on=None).exists()


def test_an_approved_correction_is_the_task_of_the_head_until_its_day() -> None:
    made = firm()

    approved(made)

    assert (open_task("carry_out").person, open_task("carry_out").due_on) == (made.head, DUE)


def test_nothing_is_carried_out_before_it_is_approved() -> None:
    made = firm()
    found = planned(made)

    with pytest.raises(ActRefused) as refused:
        acts.report_done(nonconformity=found, result="x", done_on=DAY, by=made.by("head"), on=DAY)

    assert refused.value.code == "wrong_stage"


@pytest.mark.parametrize("day", [date(2026, 4, 5), date(2026, 4, 21)])
def test_what_was_done_was_done_between_finding_and_today(day: date) -> None:
    made = firm()
    found = approved(made)

    with pytest.raises(ActRefused) as refused:
        acts.report_done(nonconformity=found, result="x", done_on=day, by=made.by("head"), on=DONE)

    assert refused.value.code == "done_day"


def test_the_effect_is_looked_at_a_month_later_by_the_officers() -> None:
    made = firm()

    done(made)

    assert (open_task("confirm").due_on, open_task("confirm").roles) == (
        LATER,
        ["audit_officer", "privacy_officer"],
    )


def test_the_effect_is_not_confirmed_on_the_day_itself() -> None:
    made = firm()

    with pytest.raises(ActRefused) as refused:
        judged(made, "audit_officer", on=DONE)

    assert refused.value.code == "effect_too_early"


def test_nobody_confirms_the_effect_of_ones_own_correction() -> None:
    made = firm()
    found = done(made, by="privacy_officer")

    with pytest.raises(NotAllowed):
        acts.judge_effect(
            nonconformity=found, effect="x", had_effect=True, by=made.by("privacy_officer", LATER), on=LATER
        )


def test_with_its_effect_confirmed_a_nonconformity_is_closed() -> None:
    made = firm()

    found = judged(made, "audit_officer")

    assert (found.stage, found.effective_on, found.confirmed_by_id) == (
        "closed",
        LATER,
        made.audit_officer.pk,
    )
    assert not Task.objects.filter(kind__startswith="pms.improvement.", closed_on=None).exists()


def test_without_effect_the_cause_is_sought_again() -> None:
    made = firm()

    found = judged(made, "audit_officer", had_effect=False)

    assert (found.stage, found.effective_on, found.approved_on) == ("found", None, None)
    assert open_task("plan").person == made.head


def test_two_people_plan_at_once_and_the_second_is_told() -> None:
    made = firm()
    found = opened(made)
    seen = found.revision
    acts.plan_correction(
        nonconformity=found, correction=CORRECTION, by=made.by("head"), on=DAY, revision=seen
    )

    with pytest.raises(Stale):
        acts.plan_correction(
            nonconformity=Nonconformity.objects.get(), correction=CORRECTION, by=made.by("privacy_officer"), on=DAY,
            revision=seen,
        )  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"stage": "closed"},
        {"effective_on": DONE, "stage": "closed"},
        {"stage": "done", "approved_on": None},
    ],
)
def test_the_database_holds_the_order_of_the_way(wrong: dict[str, Any]) -> None:
    made = firm()
    found = done(made)

    with pytest.raises(IntegrityError), transaction.atomic():
        Nonconformity.objects.filter(pk=found.pk).update(**wrong)


def test_heads_see_what_concerns_their_departments_and_workers_nothing() -> None:
    made = firm()
    mine, other = opened(made), opened(made, department=made.factory)

    seen = {who: set(reads.nonconformities(made.by(who))) for who in ("head", "worker", "audit_officer")}

    assert seen == {"head": {mine}, "worker": set(), "audit_officer": {mine, other}}


def test_everything_open_leaves_out_what_is_closed() -> None:
    made = firm()
    judged(made, "audit_officer")
    left = opened(made)

    assert list(reads.nonconformities(made.by("privacy_officer"), {"stage": "open"})) == [left]


def test_what_is_past_its_day_is_counted_until_it_is_done() -> None:
    made = firm()
    approved(made)

    assert [reads.overdue(made.business, day).count() for day in (DUE, date(2026, 5, 1))] == [0, 1]
