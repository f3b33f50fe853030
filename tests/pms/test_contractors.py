"""Contractors: registered, asked, answered once, judged, excepted, looked at again within the year."""

from datetime import date, timedelta
from typing import Any

import pytest

from shirushi.agenda.models import Task
from shirushi.operations.daily.contractors import CONTRACTORS_TO_EVALUATE
from shirushi.people.actor import nobody, system
from shirushi.people.rights import NotAllowed
from shirushi.pms import contractor_questions as questions
from shirushi.pms.models import Contractor, ContractorEvaluation
from shirushi.pms.queries import contractors as reads
from shirushi.pms.services import contractors as acts
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from tests.cast import corporate_number, moment
from tests.pms.firm import DAY, Firm, firm

pytestmark = pytest.mark.django_db
A_YEAR_ON = date(2027, 4, 6)
ENTERED = {
    "name": "わかば給与事務所",
    "work": "給与計算",
    "data": "従業者の氏名、給与",
    "corporate_number": "",
}


def entered(made: Firm, by: str = "privacy_officer", **others: Any) -> Contractor:
    values = {**ENTERED, **others}
    return acts.register(organisation=made.business, values=values, by=made.by(by), on=DAY)


def answers(answer: str = "yes", **others: str) -> dict[str, str]:
    return {each.code: answer for each in questions.questionnaire().questions} | others


def recorded(made: Firm, contractor: Contractor, answer: str = "yes") -> ContractorEvaluation:
    return acts.record_answers(
        contractor=contractor, answers=answers(answer), answered_by="総務 若葉", comment="",
        by=made.by("privacy_officer"), on=DAY,
    )  # fmt: skip


def judged(made: Firm, contractor: Contractor, judgement: str = "fit", **others: Any) -> ContractorEvaluation:
    given = {
        "reason": "理由",
        "next_review_on": A_YEAR_ON,
        "by": made.by("privacy_officer"),
        "on": DAY,
        **others,
    }
    return acts.judge(evaluation=recorded(made, contractor), judgement=judgement, **given)


def answered_by_link(asked: acts.Asked, day: date = DAY, **others: Any) -> ContractorEvaluation:
    given = {"answers": answers(), "answered_by": "総務 若葉", "comment": "", "token": asked.token, **others}
    return acts.answer(evaluation=asked.evaluation, by=nobody(on=day, at=moment(day)), on=day, **given)


def open_tasks() -> set[str]:
    return set(Task.objects.filter(closed_on=None).values_list("kind", flat=True))


def test_a_new_contractor_is_to_be_evaluated_at_once() -> None:
    made = firm()

    found = entered(made)

    task = Task.objects.get(closed_on=None)
    assert (task.kind, task.subject_id, task.due_on, task.roles) == (
        "pms.contractor.review", found.pk, DAY, ["privacy_officer"],
    )  # fmt: skip


@pytest.mark.parametrize("who", ["audit_officer", "head", "worker"])
def test_only_those_who_run_the_pms_keep_the_register(who: str) -> None:
    made = firm()

    with pytest.raises(NotAllowed):
        entered(made, by=who)


def test_a_corporate_number_is_kept_as_digits_and_a_wrong_one_refused() -> None:
    made, number = firm(), corporate_number(77)
    wrong = f"{number[:-1]}{(int(number[-1]) + 1) % 10}"

    found = entered(made, corporate_number=f"{number[0]}-{number[1:]}")

    assert found.corporate_number == number
    with pytest.raises(ActRefused, match="corporate_number_wrong"):
        entered(made, corporate_number=wrong)


def test_re_entrustment_says_to_whom() -> None:
    made = firm()

    with pytest.raises(ActRefused) as refused:
        entered(made, re_entrusts=True)

    assert refused.value.code == "re_entrusted_to_whom"


def test_a_change_says_what_stood_before() -> None:
    made = firm()
    found = entered(made)

    acts.change(contractor=found, values={"work": "年末調整"}, by=made.by("privacy_officer"), on=DAY)

    line = JournalLine.objects.get(action="pms.contractor.changed")
    assert (line.before, line.after) == ({"work": "給与計算"}, {"work": "年末調整"})


def test_a_change_from_a_stale_page_is_refused() -> None:
    made = firm()
    found = entered(made)
    acts.change(contractor=found, values={"work": "年末調整"}, by=made.by("privacy_officer"), on=DAY)

    with pytest.raises(Stale):
        acts.change(contractor=found, values={"work": "x"}, by=made.by("privacy_officer"), on=DAY, revision=0)


def test_the_token_of_a_link_is_kept_nowhere() -> None:
    made = firm()

    asked = acts.ask(contractor=entered(made), by=made.by("privacy_officer"), on=DAY)

    kept = ContractorEvaluation.objects.values().get()
    assert asked.token not in str(kept)
    assert asked.token not in str(list(JournalLine.objects.values("before", "after")))
    assert kept["token_until_on"] == DAY + timedelta(days=30)


def test_the_contractor_answers_without_an_account_and_the_officer_is_to_judge() -> None:
    made = firm()
    asked = acts.ask(contractor=entered(made), by=made.by("privacy_officer"), on=DAY)

    found = answered_by_link(asked, answers=answers(Q01="no", Q02="partly"))

    assert (found.score, found.answered_on, found.way) == (90, DAY, "link")
    assert "pms.contractor.judge" in open_tasks()


def test_a_questionnaire_is_answered_once() -> None:
    made = firm()
    asked = acts.ask(contractor=entered(made), by=made.by("privacy_officer"), on=DAY)
    answered_by_link(asked)

    with pytest.raises(ActRefused) as refused:
        answered_by_link(asked, answers=answers("no"))

    assert refused.value.code == "answered_already"
    assert ContractorEvaluation.objects.get().score == 100


def test_of_two_who_send_at_once_one_is_late() -> None:
    made = firm()
    asked = acts.ask(contractor=entered(made), by=made.by("privacy_officer"), on=DAY)
    same = acts.Asked(ContractorEvaluation.objects.get(), asked.token)
    answered_by_link(asked)

    with pytest.raises(Stale):
        answered_by_link(same)


@pytest.mark.parametrize(("token", "day"), [("other", DAY), ("", DAY), (None, DAY + timedelta(days=31))])
def test_a_wrong_or_old_link_answers_nothing(token: str | None, day: date) -> None:
    made = firm()
    asked = acts.ask(contractor=entered(made), by=made.by("privacy_officer"), on=DAY)

    with pytest.raises(NotAllowed):
        answered_by_link(asked, day, token=asked.token if token is None else token)


def test_a_new_link_ends_the_one_before() -> None:
    made = firm()
    contractor = entered(made)
    first = acts.ask(contractor=contractor, by=made.by("privacy_officer"), on=DAY)

    second = acts.ask(contractor=contractor, by=made.by("privacy_officer"), on=DAY)

    assert second.evaluation == first.evaluation
    with pytest.raises(NotAllowed):
        answered_by_link(acts.Asked(second.evaluation, first.token))


def test_a_link_ends_with_the_work() -> None:
    made = firm()
    contractor = entered(made)
    asked = acts.ask(contractor=contractor, by=made.by("privacy_officer"), on=DAY)

    acts.end(contractor=contractor, ended_on=DAY, reason="契約の終了", by=made.by("privacy_officer"), on=DAY)

    with pytest.raises(NotAllowed):
        answered_by_link(asked)
    assert not open_tasks()


@pytest.mark.parametrize("wrong", [{"Q01": "perhaps"}, {"Q01": "not_concerned"}, {"Q99": "yes"}])
def test_only_answers_of_the_questionnaire_count(wrong: dict[str, str]) -> None:
    made = firm()
    asked = acts.ask(contractor=entered(made), by=made.by("privacy_officer"), on=DAY)

    with pytest.raises(ActRefused) as refused:
        answered_by_link(asked, answers=answers(**wrong))

    assert refused.value.code == "answers_missing"


def test_who_answered_stands_in_the_personal_part_alone() -> None:
    made = firm()

    recorded(made, entered(made))

    line = JournalLine.objects.get(action="pms.contractor.answered")
    assert "若葉" not in str(line.after)
    assert line.body.content == {"answered_by": "総務 若葉"}


def test_a_judgement_closes_what_was_to_do_and_sets_the_next_day() -> None:
    made = firm()
    found = entered(made)

    judged(made, found)

    kept = Contractor.objects.get()
    assert (kept.judgement, kept.evaluated_on, kept.next_review_on) == ("fit", DAY, A_YEAR_ON)
    assert not open_tasks()


@pytest.mark.parametrize("day", [DAY, A_YEAR_ON + timedelta(days=1)])
def test_the_next_evaluation_comes_within_a_year(day: date) -> None:
    made = firm()

    with pytest.raises(ActRefused) as refused:
        judged(made, entered(made), next_review_on=day)

    assert refused.value.code == "next_within_year"


@pytest.mark.parametrize("judgement", ["conditions", "unfit"])
def test_what_is_not_simply_fit_has_its_reason(judgement: str) -> None:
    made = firm()

    with pytest.raises(ActRefused) as refused:
        judged(made, entered(made), judgement, reason="")

    assert refused.value.code == "reason_missing"


def test_nothing_is_judged_before_it_is_answered_nor_twice() -> None:
    made = firm()
    contractor = entered(made)
    asked = acts.ask(contractor=contractor, by=made.by("privacy_officer"), on=DAY)
    given: dict[str, Any] = {"judgement": "fit", "reason": "", "next_review_on": A_YEAR_ON, "on": DAY}

    with pytest.raises(ActRefused) as early:
        acts.judge(evaluation=asked.evaluation, by=made.by("privacy_officer"), **given)
    done = judged(made, contractor)
    with pytest.raises(ActRefused) as late:
        acts.judge(evaluation=done, by=made.by("privacy_officer"), **given)

    assert (early.value.code, late.value.code) == ("not_answered", "judged_already")


def test_a_contractor_that_is_not_fit_waits_for_the_representative() -> None:
    made = firm()
    found = judged(made, entered(made), "unfit")
    assert open_tasks() == {"pms.contractor.except"}

    acts.approve_exception(evaluation=found, reason="年内に移行する", by=made.by("representative"), on=DAY)

    kept = Contractor.objects.get()
    assert (kept.excepted_on, kept.is_usable) == (DAY, True)
    assert not open_tasks()


def test_the_privacy_officer_approves_no_exception() -> None:
    made = firm()
    found = judged(made, entered(made), "unfit")

    with pytest.raises(NotAllowed):
        acts.approve_exception(evaluation=found, reason="x", by=made.by("privacy_officer"), on=DAY)


def test_an_exception_is_of_the_last_evaluation_only() -> None:
    made = firm()
    contractor = entered(made)
    first = judged(made, contractor, "unfit")
    judged(made, contractor, "fit")

    with pytest.raises(ActRefused):
        acts.approve_exception(evaluation=first, reason="x", by=made.by("representative"), on=DAY)


def test_the_readiness_counts_those_evaluated_within_their_year_and_let_to_work() -> None:
    made = firm()
    fit, unfit, over = entered(made), entered(made), entered(made)
    entered(made)
    judged(made, fit)
    judged(made, unfit, "unfit")
    judged(made, over)
    acts.end(contractor=over, ended_on=DAY, reason="終了", by=made.by("privacy_officer"), on=DAY)
    entered(firm("あかね商事株式会社"))

    found = [
        reads.contractors_reviewed(made.business, day)
        for day in (DAY, A_YEAR_ON, A_YEAR_ON + timedelta(days=1))
    ]

    assert found == [(1, 3), (1, 3), (0, 3)]


def test_the_next_evaluation_is_asked_for_a_month_ahead_and_once() -> None:
    made = firm()
    judged(made, entered(made))
    early, near = (A_YEAR_ON - timedelta(days=days) for days in (31, 30))

    found = [CONTRACTORS_TO_EVALUATE.due(day).count() for day in (early, near)]
    CONTRACTORS_TO_EVALUATE.act(Contractor.objects.get(), system(on=near, at=moment(near)))

    assert found == [0, 1]
    assert not CONTRACTORS_TO_EVALUATE.due(near).exists()
    assert Task.objects.get(closed_on=None).due_on == A_YEAR_ON


def test_the_questionnaire_has_fifteen_questions_or_more_in_both_languages() -> None:
    asked = questions.questionnaire()

    assert len(asked.questions) >= 15
    assert set(asked.groups) == {"10-1", "10-2", "10-3", "10-4", "10-5", "10-6", "10-7", "3-4-4"}
    assert all(each.ja.endswith("。") and each.en.endswith("?") for each in asked.questions)


@pytest.mark.parametrize(
    ("given", "score", "judgement"),
    [
        (answers("yes"), 100, "fit"),
        (answers("yes", Q15="not_concerned", Q16="not_concerned"), 100, "fit"),
        (answers("yes", Q03="no"), 93, "conditions"),
        (answers("partly"), 50, "unfit"),
        (answers("partly", Q01="yes", Q02="yes", Q03="yes", Q04="yes"), 62, "conditions"),
        (answers("no"), 0, "unfit"),
    ],
)
def test_answers_add_up_to_a_score_and_a_proposal(given: dict[str, str], score: int, judgement: str) -> None:
    found = (questions.score_of(given), questions.proposed(given))

    assert found == (score, judgement)
