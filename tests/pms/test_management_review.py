"""Objectives and the management review: inputs frozen, decisions, approval, tasks, pages."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from shirushi.agenda.models import Task
from shirushi.people.rights import NotAllowed
from shirushi.pms.models import ManagementReview, Objective, ReviewDecision
from shirushi.pms.queries import reviews as reads
from shirushi.pms.services import improvement
from shirushi.pms.services import reviews as acts
from shirushi.record.errors import ActRefused, Stale
from tests.pms.audit_scene import reported
from tests.pms.doors import door
from tests.pms.firm import Firm, firm, holding

pytestmark = pytest.mark.django_db
HELD, DUE = date(2026, 9, 1), date(2026, 10, 31)


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(HELD)


def started(made: Firm, by: str = "privacy_officer") -> ManagementReview:
    return acts.start_review(
        organisation=made.business, held_on=HELD, covers_from=date(2025, 9, 1), attendees="代表者、管理者",
        by=made.by(by, HELD), on=HELD,
    )  # fmt: skip


def decided(
    made: Firm, review: ManagementReview, owner: str = "worker", code: str = "audits"
) -> ReviewDecision:
    decision = acts.Decision(
        kind="improvement", text="送付前に二人で確かめる", owner_id=getattr(made, owner).pk, due_on=DUE
    )
    return acts.decide(
        review_input=review.inputs.get(code=code),
        decision=decision,
        by=made.by("privacy_officer", HELD),
        on=HELD,
    )


def approved(made: Firm) -> ReviewDecision:
    review = started(made)
    decision = decided(made, review)
    acts.approve(review=review, conclusion="有効", by=made.by("representative", HELD), on=HELD)
    return ReviewDecision.objects.get(pk=decision.pk)


def objective(made: Firm, **others: Any) -> Objective:
    given = {
        "year": 2026,
        "kind": "objective",
        "text": "誤送信をなくす",
        "measure": "報告件数",
        "target": "0件",
    }
    values = acts.ObjectiveValues(**{**given, **others})
    return acts.set_objective(
        organisation=made.business, values=values, by=made.by("privacy_officer"), on=HELD
    )


def lines(review: ManagementReview, code: str, lang: str = "ja") -> list[str]:
    return [line[lang] for line in review.inputs.get(code=code).lines]


def test_the_inputs_stand_in_the_order_of_the_scheme() -> None:
    review = started(firm())

    codes = list(review.inputs.order_by("position").values_list("code", flat=True))

    assert codes == [
        "earlier_actions", "changes", "nonconformities", "monitoring", "audits", "objectives", "feedback", "risks",
        "improvement",
    ]  # fmt: skip


def test_audits_and_what_they_found_are_gathered_in_both_languages() -> None:
    made = firm()
    reported(made)

    review = started(made)

    assert lines(review, "audits")[0] == "定期監査(2026年): 不適合2件、観察事項0件"
    assert lines(review, "audits", "en")[0] == "定期監査 (2026): 2 nonconformities, 0 remarks"
    assert "監査責任者の所見: おおむね守られている" in lines(review, "audits")
    assert review.inputs.get(code="nonconformities").count == 2
    assert "内部監査: 2件" in lines(review, "nonconformities")


def test_objectives_are_gathered_with_their_results() -> None:
    made = firm()
    found = objective(made)
    objective(made, text="研修を全員が受ける", target="100%")
    acts.result_objective(
        objective=found, result="5月に1件", reached="partly", by=made.by("privacy_officer"), on=HELD
    )

    review = started(made)

    assert lines(review, "objectives") == [
        "2026年 誤送信をなくす(目標値: 0件): 一部達成、5月に1件",
        "2026年 研修を全員が受ける(目標値: 100%): 結果はまだありません",
    ]
    assert review.inputs.get(code="monitoring").lines[0]["ja"].startswith("毎月の確認")


def test_what_is_gathered_stays_as_it_was() -> None:
    made = firm()
    review = started(made)
    before = review.inputs.get(code="nonconformities").count

    improvement.open_nonconformity(
        organisation=made.business, source="other", text="x", by=made.by("worker"), on=HELD
    )

    assert (before, review.inputs.get(code="nonconformities").count) == (0, 0)


def test_inputs_are_gathered_anew_while_nothing_is_decided_and_remarks_stay() -> None:
    made = firm()
    review = started(made)
    by = made.by("privacy_officer", HELD)
    acts.remark_input(review_input=review.inputs.get(code="feedback"), remark="なし", by=by, on=HELD)
    improvement.open_nonconformity(organisation=made.business, source="other", text="x", by=by, on=HELD)

    acts.gather_again(review=ManagementReview.objects.get(), by=by, on=HELD)

    assert review.inputs.get(code="nonconformities").count == 1
    assert review.inputs.get(code="feedback").remark == "なし"


def test_decided_inputs_are_not_gathered_anew() -> None:
    made = firm()
    review = started(made)
    decided(made, review)

    with pytest.raises(ActRefused) as refused:
        acts.gather_again(review=review, by=made.by("privacy_officer", HELD), on=HELD)

    assert refused.value.code == "review_decided"


def test_earlier_decisions_and_changes_of_the_inventory_are_gathered() -> None:
    made = firm()
    approved(made)
    holding(made)

    review = started(made)

    assert lines(review, "earlier_actions") == [
        "未実施、期日 2026年10月31日: 送付前に二人で確かめる(白石 杏)"
    ]
    assert "個人情報管理台帳: 追加1件、終了0件。" in lines(review, "changes")


def test_another_business_contributes_nothing() -> None:
    made, other = firm(), firm("あかね商事株式会社")
    reported(other)
    approved(other)

    review = started(made)

    assert not any(
        review.inputs.get(code=code).count for code in ("audits", "earlier_actions", "nonconformities")
    )


@pytest.mark.parametrize("who", ["audit_officer", "head", "worker"])
def test_only_those_who_run_the_pms_begin_a_review(who: str) -> None:
    made = firm()

    with pytest.raises(NotAllowed):
        started(made, by=who)


@pytest.mark.parametrize("who", ["privacy_officer", "audit_officer"])
def test_only_the_representative_approves(who: str) -> None:
    made = firm()
    review = started(made)

    with pytest.raises(NotAllowed):
        acts.approve(review=review, conclusion="", by=made.by(who, HELD), on=HELD)


def test_with_approval_decisions_become_the_tasks_of_their_owners() -> None:
    made = firm()
    review = started(made)
    decision = decided(made, review)
    before = Task.objects.filter(kind="pms.reviews.carry_out").exists()

    acts.approve(review=review, conclusion="有効", by=made.by("representative", HELD), on=HELD)

    task = Task.objects.get(kind="pms.reviews.carry_out", subject_id=decision.pk)
    assert (before, task.person, task.due_on) == (False, made.worker, DUE)


def test_the_minutes_stay_after_approval() -> None:
    made = firm()
    decision = approved(made)
    by = made.by("privacy_officer", HELD)
    review = ManagementReview.objects.get()

    for act in (
        lambda: decided(made, review),
        lambda: acts.drop_decision(decision=decision, by=by, on=HELD),
        lambda: acts.remark_input(review_input=review.inputs.first(), remark="x", by=by, on=HELD),
        lambda: acts.gather_again(review=review, by=by, on=HELD),
    ):
        with pytest.raises(ActRefused) as refused:
            act()
        assert refused.value.code == "review_approved"


def test_open_decisions_flow_into_the_next_plan_until_they_are_done() -> None:
    made = firm()
    review = started(made)
    decided(made, review)
    before = list(reads.open_decisions(made.business))
    acts.approve(review=review, conclusion="", by=made.by("representative", HELD), on=HELD)
    [decision] = reads.open_decisions(made.business)

    acts.report_done(decision=decision, result="決めた", by=made.by("worker", HELD), on=HELD)

    assert before == []
    assert list(reads.open_decisions(made.business)) == []
    assert not Task.objects.filter(kind="pms.reviews.carry_out", closed_on=None).exists()


def test_somebody_else_does_not_report_a_decision_as_done() -> None:
    made = firm()
    decision = approved(made)

    with pytest.raises(NotAllowed):
        acts.report_done(decision=decision, result="x", by=made.by("head", HELD), on=HELD)


def test_an_owner_is_somebody_of_the_business() -> None:
    made, other = firm(), firm("あかね商事株式会社")
    review = started(made)
    decision = acts.Decision(kind="change", text="x", owner_id=other.worker.pk, due_on=DUE)

    with pytest.raises(ActRefused) as refused:
        acts.decide(
            review_input=review.inputs.get(code="risks"),
            decision=decision,
            by=made.by("privacy_officer", HELD),
            on=HELD,
        )

    assert refused.value.code == "owner_foreign"


def test_approval_from_a_stale_page_is_told() -> None:
    made = firm()
    review = started(made)
    seen = review.revision
    decided(made, review)

    with pytest.raises(Stale):
        acts.approve(review=review, conclusion="", by=made.by("representative", HELD), on=HELD, revision=seen)


def test_an_objective_with_its_result_is_not_changed_any_more() -> None:
    made = firm()
    found = objective(made)
    by = made.by("privacy_officer", HELD)
    acts.result_objective(objective=found, result="0件", reached="yes", by=by, on=HELD)

    with pytest.raises(ActRefused) as refused:
        acts.drop_objective(objective=found, by=by, on=HELD)

    assert refused.value.code == "objective_resulted"


def test_a_review_is_walked_from_inputs_to_minutes() -> None:
    made = firm()
    officer, chief = door(made, "privacy_officer"), door(made, "representative")
    data = {"held_on": "2026-09-01", "covers_from": "2025-09-01", "attendees": "代表者"}

    page = officer.post(reverse("portal:pms_review_start"), data).url
    review = ManagementReview.objects.get()
    target = review.inputs.get(code="audits")
    officer.post(
        reverse("portal:pms_review_input", args=[target.pk]),
        {
            "act": "decide",
            "revision": 0,
            "kind": "improvement",
            "text": "二人で確かめる",
            "owner": made.worker.pk,
            "due_on": "2026-10-31",
        },
    )
    officer.post(reverse("portal:pms_review_ask", args=[review.pk]))
    chief.post(
        reverse("portal:pms_review_approve", args=[review.pk]), {"revision": 2, "conclusion": "有効である"}
    )

    minutes = chief.get(reverse("portal:pms_review_minutes", args=[review.pk])).content.decode()
    assert page == reverse("portal:pms_review", args=[review.pk])
    assert "二人で確かめる" in minutes
    assert "有効である" in minutes
    assert "下書き" not in minutes


def test_an_approval_of_what_changed_meanwhile_is_told_on_the_page() -> None:
    made = firm()
    review = started(made)
    decided(made, review)

    answer = door(made, "representative").post(
        reverse("portal:pms_review_approve", args=[review.pk]), {"revision": 0, "conclusion": ""}
    )

    assert answer.status_code == 409
    assert ManagementReview.objects.get().approved_on is None


def test_the_owner_finds_its_decision_and_others_do_not() -> None:
    made, other = firm(), firm("あかね商事株式会社")
    page = reverse("portal:pms_review_decision", args=[approved(made).pk])

    told = {who: door(made, who).get(page).status_code for who in ("worker", "head", "audit_officer")}

    assert told == {"worker": 200, "head": 404, "audit_officer": 200}
    assert door(other, "representative").get(page).status_code == 404


def test_another_business_finds_no_review_and_no_objective() -> None:
    made, other = firm(), firm("あかね商事株式会社")
    review, found = started(made), objective(made)
    client = door(other, "representative")

    pages = [
        client.get(reverse("portal:pms_review", args=[review.pk])),
        client.get(reverse("portal:pms_review_minutes", args=[review.pk])),
        client.get(reverse("portal:pms_review_input", args=[review.inputs.all()[0].pk])),
        client.post(reverse("portal:pms_review_approve", args=[review.pk]), {"revision": 0}),
        client.get(reverse("portal:pms_objective", args=[found.pk])),
        client.post(reverse("portal:pms_objective_drop", args=[found.pk])),
    ]

    assert [page.status_code for page in pages] == [404] * 6


def test_two_change_an_objective_and_the_second_gets_the_form_back() -> None:
    made = firm()
    found = objective(made)
    page = reverse("portal:pms_objective", args=[found.pk])
    data = {
        "year": 2026,
        "kind": "objective",
        "text": "誤送信をなくす",
        "measure": "件数",
        "target": "1件",
        "revision": 0,
        "opened": "{}",
    }
    door(made, "representative").post(page, data)

    answer = door(made, "privacy_officer").post(page, {**data, "target": "2件"})

    assert answer.status_code == 409
    assert "1件" in answer.content.decode()
    assert Objective.objects.get().target == "1件"


@pytest.mark.parametrize("number", [1, 20])
def test_the_lists_ask_the_same_number_of_questions_however_long_they_are(
    number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = firm()
    for _each in range(number):
        approved(made)
        objective(made)
    client = door(made, "privacy_officer")

    for name in ("pms_reviews", "pms_objectives"):
        with django_assert_max_num_queries(9):
            assert client.get(reverse(f"portal:{name}")).status_code == 200


def test_reports_of_this_year_are_in_the_review() -> None:
    made = firm()
    reported(made)

    page = (
        door(made, "representative")
        .get(reverse("portal:pms_review", args=[started(made).pk]))
        .content.decode()
    )

    assert "定期監査(2026年)" in page
