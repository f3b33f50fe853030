"""Findings and their correction, round by round."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from shirushi.agenda.models import Notice, Task
from shirushi.papers.services import store
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.review import services
from shirushi.review.models import CorrectiveActionReport, Finding, FindingsNotice, Review
from tests.cast import acting
from tests.review import stages
from tests.review.stages import ANSWERS, COMPLETED, FINDINGS

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(days=1)
FIRST_DUE = date(2026, 10, 8)


def test_a_finding_is_the_teams_until_it_is_issued() -> None:
    case = stages.visited()
    finding = stages.find(case)
    business = case.business(FINDINGS)
    assert not Finding.objects.visible_to(business).exists()

    stages.issue(case)

    assert Finding.objects.visible_to(business).get() == finding


def test_privacymark_gives_three_months_and_then_one() -> None:
    case = stages.visited()
    finding = stages.find(case)

    first = stages.issue(case)
    report = stages.answer(case, finding)
    stages.judge(case, report, accepted=False, reply="証拠がない。")
    second = stages.issue(case, COMPLETED)

    assert (first.round, first.due_on) == (1, FIRST_DUE)
    assert (second.round, second.due_on) == (2, date(2026, 9, 10))
    assert first.decision["reasons"][0]["code"] == "case_deadlines.first_round"
    assert second.decision["reasons"][0]["code"] == "case_deadlines.further_round"


def test_the_due_day_reaches_the_business_with_its_reason() -> None:
    case = stages.visited()
    stages.find(case)

    notice = stages.issue(case)

    task = Task.objects.get(kind="review.answer_findings", closed_on=None)
    assert (task.organisation, task.due_on, task.decision) == (
        case.company.business,
        FIRST_DUE,
        notice.decision,
    )
    told = Notice.objects.get(kind="review.findings_issued")
    assert told.params == {"round": 1, "count": 1}


def test_japhic_has_no_public_table_so_the_body_sets_the_day() -> None:
    case = stages.visited("japhic")
    stages.find(case)

    with pytest.raises(ActRefused) as refused:
        services.issue_findings(application=case.application, by=case.lead(FINDINGS), on=FINDINGS)
    notice = services.issue_findings(
        application=case.application, by=case.lead(FINDINGS), on=FINDINGS, due_on=FINDINGS + ONE_DAY
    )

    assert refused.value.code == "due_day_missing"
    assert notice.due_on == FINDINGS + ONE_DAY
    assert notice.decision["refused"]
    assert notice.decision["reasons"][0]["code"] == "no_public_table"


def test_japhic_gives_at_least_a_day() -> None:
    case = stages.visited("japhic")
    stages.find(case)

    with pytest.raises(ActRefused) as refused:
        services.issue_findings(
            application=case.application, by=case.lead(FINDINGS), on=FINDINGS, due_on=FINDINGS
        )

    assert refused.value.code == "due_day_past"


def test_answers_are_judged_and_the_review_completed() -> None:
    case = stages.visited()
    finding = stages.find(case)
    stages.issue(case)
    report = stages.answer(case, finding)
    assert Task.objects.filter(kind="review.judge_answers", closed_on=None).exists()

    stages.judge(case, report)
    services.complete_review(application=case.application, by=case.lead(COMPLETED), on=COMPLETED)

    finding.refresh_from_db()
    assert finding.closed_on == COMPLETED
    assert case.reread().state == "reviewed"


def test_a_round_is_answered_when_its_last_finding_is() -> None:
    case = stages.visited()
    first, second = stages.find(case), stages.find(case, "委託先の評価が 1 年を過ぎている。")
    stages.issue(case)

    stages.answer(case, first)
    halfway = FindingsNotice.objects.get().answered_on
    stages.answer(case, second)

    assert halfway is None
    assert FindingsNotice.objects.get().answered_on == ANSWERS
    assert not Task.objects.filter(kind="review.answer_findings", closed_on=None).exists()


def test_the_evidence_is_handed_in_with_the_answer() -> None:
    case = stages.visited()
    finding = stages.find(case)
    stages.issue(case)
    by = case.business(ANSWERS)
    upload = SimpleUploadedFile("daicho.csv", "項目,目的\n".encode())
    evidence = store(dossier=case.application.dossier, upload=upload, by=by, on=ANSWERS)

    services.answer_finding(
        finding=finding, cause="漏れ", action="加えた", evidence=[evidence], by=by, on=ANSWERS
    )

    evidence.refresh_from_db()
    assert evidence.submitted_on == ANSWERS


def test_a_finding_is_answered_once_a_round() -> None:
    case = stages.visited()
    finding = stages.find(case)
    stages.find(case, "教育の記録がない。")
    stages.issue(case)
    stages.answer(case, finding)

    with pytest.raises(ActRefused) as refused:
        stages.answer(case, finding)

    assert refused.value.code == "answered_already"
    assert CorrectiveActionReport.objects.count() == 1


def test_a_late_answer_is_taken_with_its_day() -> None:
    case = stages.visited()
    finding = stages.find(case)
    stages.issue(case)

    report = stages.answer(case, finding, FIRST_DUE + ONE_DAY)

    assert report.reported_on == FIRST_DUE + ONE_DAY


def test_a_remark_wants_no_answer_and_keeps_nothing_open() -> None:
    case = stages.visited()
    remark = stages.find(case, "掲示が見やすい。", grade=Finding.Grade.REMARK)
    notice = stages.issue(case)

    with pytest.raises(ActRefused) as refused:
        stages.answer(case, remark)
    services.complete_review(application=case.application, by=case.lead(COMPLETED), on=COMPLETED)

    assert refused.value.code == "no_answer_wanted"
    assert (notice.due_on, notice.answered_on) == (None, FINDINGS)


def test_a_second_click_does_not_write_the_finding_again() -> None:
    case = stages.visited()
    stages.find(case)

    with pytest.raises(ActRefused) as refused:
        stages.find(case)

    assert refused.value.code == "finding_repeated"
    assert Finding.objects.count() == 1


def test_nothing_is_issued_twice() -> None:
    case = stages.visited()
    stages.find(case)
    stages.issue(case)

    with pytest.raises(ActRefused) as refused:
        stages.issue(case)

    assert refused.value.code == "nothing_to_issue"


def test_a_new_round_waits_for_the_answers_of_the_last() -> None:
    case = stages.visited()
    stages.find(case)
    stages.issue(case)
    stages.find(case, "後から見つかった。", FINDINGS)

    with pytest.raises(ActRefused) as refused:
        stages.issue(case)

    assert refused.value.code == "round_open"


def test_a_new_round_waits_until_the_answers_are_judged() -> None:
    case = stages.visited()
    finding = stages.find(case)
    stages.issue(case)
    stages.answer(case, finding)
    stages.find(case, "後から見つかった。", ANSWERS)

    with pytest.raises(ActRefused) as refused:
        stages.issue(case, COMPLETED)

    assert refused.value.code == "answers_not_judged"


def test_findings_are_issued_after_the_visit() -> None:
    case = stages.started()
    step = stages.documents_done(case)
    services.write_finding(
        application=case.application,
        step=step,
        requirement="J.2.2",
        grade="nonconformity",
        text="方針に日付がない。",
        by=case.lead(stages.DOCUMENTS),
        on=stages.DOCUMENTS,
    )

    with pytest.raises(ActRefused) as refused:
        stages.issue(case)

    assert refused.value.code == "step_not_done"


def test_an_answer_is_judged_once() -> None:
    case = stages.visited()
    finding = stages.find(case)
    stages.issue(case)
    report = stages.answer(case, finding)
    stages.judge(case, report)

    with pytest.raises(ActRefused) as refused:
        stages.judge(case, report, accepted=False, reply="やはり足りない。")

    assert refused.value.code == "judged_already"


def test_a_returned_answer_says_what_is_missing() -> None:
    case = stages.visited()
    finding = stages.find(case)
    stages.issue(case)
    report = stages.answer(case, finding)

    with pytest.raises(ActRefused) as refused:
        stages.judge(case, report, accepted=False, reply=" ")

    assert refused.value.code == "reply_missing"


def test_only_officers_of_the_applicant_answer() -> None:
    case = stages.visited()
    finding = stages.find(case)
    stages.issue(case)

    for who in (case.company.worker, case.company.audit_officer, case.company.clerk, case.company.assessor):
        with pytest.raises(NotAllowed):
            services.answer_finding(finding=finding, cause="", action="", by=acting(who, ANSWERS), on=ANSWERS)


def test_a_review_with_an_open_nonconformity_is_not_completed() -> None:
    case = stages.visited()
    stages.find(case)
    stages.issue(case)

    with pytest.raises(ActRefused) as refused:
        services.complete_review(
            application=case.application, by=case.lead(FIRST_DUE), on=FIRST_DUE, unresolved=True
        )

    assert refused.value.code == "open_nonconformities"
    assert "1" in refused.value.sentence


def test_a_review_ends_unresolved_only_when_the_answers_stayed_out_past_their_day() -> None:
    case = stages.visited()
    stages.find(case)
    stages.issue(case)
    day = FIRST_DUE + ONE_DAY

    with pytest.raises(ActRefused):
        services.complete_review(application=case.application, by=case.lead(day), on=day)
    services.complete_review(application=case.application, by=case.lead(day), on=day, unresolved=True)

    assert Review.objects.get().unresolved


@pytest.mark.parametrize("step", ["unissued", "unjudged"])
def test_a_review_is_not_completed_while_findings_wait(step: str) -> None:
    case = stages.visited()
    finding = stages.find(case)
    if step == "unjudged":
        stages.issue(case)
        stages.answer(case, finding)

    with pytest.raises(ActRefused) as refused:
        services.complete_review(application=case.application, by=case.lead(COMPLETED), on=COMPLETED)

    expected = {"unissued": "findings_not_issued", "unjudged": "answers_not_judged"}
    assert refused.value.code == expected[step]
