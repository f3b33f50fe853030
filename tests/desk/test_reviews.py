"""The review on the desk: each page does its act, says what is refused, and shows nothing to outsiders."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from shirushi.agenda.models import Task
from shirushi.awards import presentation as awards_presentation
from shirushi.awards.models import Contract, GrantDecision
from shirushi.desk import task_urls as desk_urls
from shirushi.grants.models import Grant
from shirushi.people.models import Person
from shirushi.portal import task_urls as portal_urls
from shirushi.review import presentation as review_presentation
from shirushi.review import services
from shirushi.review.models import Assignment, Finding, FindingsNotice, Halt, Review, ReviewStep
from tests.awards import stages as awards
from tests.cast import cast
from tests.intake.drafts import DAY, signed_in
from tests.review import stages
from tests.review.stages import ANSWERS, COMPLETED, DOCUMENTS, FINDINGS, START, VISIT, Case

pytestmark = pytest.mark.django_db


class Today:
    """Shows the pages another day, and signs a person in."""

    def __init__(self, show_day: Callable[[date], None]) -> None:
        self._show_day = show_day

    def __call__(self, day: date, person: Person) -> Client:
        self._show_day(day)
        return signed_in(person)


@pytest.fixture
def on(show_day: Callable[[date], None]) -> Today:
    return Today(show_day)


def revision(case: Case) -> int:
    return case.reread().revision


def review_path(case: Case, act: str = "") -> str:
    return f"/desk/reviews/{case.application.pk}" + (f"/{act}" if act else "")


def test_the_office_assigns_and_the_case_page_says_so(on: Today) -> None:
    case = stages.accepted()
    client = on(START, case.company.clerk)

    answer = client.post(
        review_path(case, "assign"), {"person": case.company.assessor.pk, "is_lead": "on"}, follow=True
    )

    assert answer.status_code == 200
    assert Assignment.objects.get().is_lead
    assert "Has not declared itself yet" in answer.text
    assert "Assessors that the scheme wants in principle: 2" in answer.text


def test_a_conflict_of_interest_is_said_on_the_page_and_keeps_the_choice(on: Today) -> None:
    case = stages.accepted()
    case.company.business.memberships.create(person=case.company.assessor, role="worker", from_on=DAY)
    client = on(START, case.company.clerk)

    answer = client.post(review_path(case, "assign"), {"person": case.company.assessor.pk})

    assert answer.status_code == 422
    assert "conflict of interest" in answer.text
    assert f'value="{case.company.assessor.pk}" selected' in answer.text
    assert not Assignment.objects.exists()


def test_an_assessor_declares_itself_before_it_sees_the_case(on: Today) -> None:
    case = stages.accepted()
    mine = stages.assign(case, case.company.assessor)
    client = on(START, case.company.assessor)

    first = client.get(review_path(case))
    declared = client.post(f"/desk/assignments/{mine.pk}", follow=True)

    assert first.status_code == 302
    assert first.headers["Location"] == f"/desk/assignments/{mine.pk}"
    assert "What was submitted" in declared.text
    mine.refresh_from_db()
    assert mine.no_conflict_declared_on == START


def test_a_second_declaration_is_answered_in_words(on: Today) -> None:
    case = stages.started()
    mine = Assignment.objects.get(person=case.company.assessor)
    client = on(DOCUMENTS, case.company.assessor)

    answer = client.post(f"/desk/assignments/{mine.pk}")

    assert "You declared this already" in answer.text


def test_who_steps_down_is_led_away_from_the_case(on: Today) -> None:
    case = stages.accepted()
    mine = stages.assign(case, case.company.assessor, START)
    client = on(START, case.company.assessor)

    without_reason = client.post(f"/desk/assignments/{mine.pk}/recuse", {"reason": ""})
    answer = client.post(f"/desk/assignments/{mine.pk}/recuse", {"reason": "親族"}, follow=True)

    assert without_reason.status_code == 422
    assert answer.redirect_chain == [("/desk/reviews/", 302)]
    assert client.get(review_path(case)).status_code == 404


def test_nobody_opens_the_declaration_of_another(on: Today) -> None:
    case = stages.accepted()
    mine = stages.assign(case, case.company.assessor, START)
    stages.assign(case, case.company.second_assessor, START, is_lead=False)
    client = on(START, case.company.second_assessor)

    assert client.get(f"/desk/assignments/{mine.pk}").status_code == 403


def test_the_review_begins_from_its_page_or_says_what_is_missing(on: Today) -> None:
    case = stages.accepted()
    stages.staff(case, START)
    client = on(START, case.company.clerk)

    refused = client.post(review_path(case, "start"), {"revision": revision(case)})
    stages.pay(case, START)
    begun = client.post(review_path(case, "start"), {"revision": revision(case)}, follow=True)

    assert refused.status_code == 422
    assert "The review begins when what invoice" in refused.text
    assert "The review has begun." in begun.text
    assert Review.objects.get().started_on == START


def test_a_double_click_is_answered_politely_and_begins_once(on: Today) -> None:
    case = stages.accepted()
    stages.staff(case, START)
    stages.pay(case, START)
    client = on(START, case.company.clerk)
    form = {"revision": revision(case)}

    client.post(review_path(case, "start"), form)
    second = client.post(review_path(case, "start"), form)

    assert second.status_code == 422
    assert "This cannot be done now" in second.text
    assert Review.objects.count() == 1


def test_an_old_page_is_told_that_somebody_was_quicker(on: Today) -> None:
    case = stages.started()
    seen = revision(case)
    type(case.application).objects.filter(pk=case.application.pk).update(revision=seen + 1)
    client = on(DOCUMENTS, case.company.assessor)

    answer = client.post(review_path(case, "documents"), {"revision": seen, "summary": "よい"})

    assert answer.status_code == 409
    assert not ReviewStep.objects.exclude(done_on=None).exists()


def test_the_steps_go_through_their_pages(on: Today) -> None:
    case = stages.started()
    stages.judge_all(case)
    lead = on(DOCUMENTS, case.company.assessor)
    lead.post(review_path(case, "documents"), {"revision": revision(case), "summary": "規程は整っている。"})
    clerk = on(DOCUMENTS, case.company.clerk)
    planned = clerk.post(review_path(case, "plan"), {"planned_on": "令和8年7月1日"}, follow=True)
    lead = on(VISIT, case.company.assessor)
    lead.post(review_path(case, "onsite"), {"revision": revision(case), "summary": "運用を見た。"})
    on(COMPLETED, case.company.assessor)
    done = lead.post(
        review_path(case, "complete"), {"revision": revision(case), "recommendation": "grant"}, follow=True
    )

    assert "6 hours at most" in planned.text
    assert "The review is completed" in done.text
    assert case.reread().state == "reviewed"


def test_a_finding_is_written_and_the_form_may_stay_open_for_another(on: Today) -> None:
    case = stages.visited()
    client = on(VISIT, case.company.second_assessor)
    step = ReviewStep.objects.get(kind="onsite")
    form = {"step": step.pk, "requirement": "J.7.1", "grade": "nonconformity", "text": "是正の記録がない。"}

    stays = client.post(review_path(case, "finding"), {**form, "another": "1"})
    again = client.post(review_path(case, "finding"), form)

    assert stays.headers["Location"] == review_path(case, "finding")
    assert again.status_code == 422
    assert "written down already" in again.text
    assert "是正の記録がない。" in again.text
    assert Finding.objects.get().requirement == "J.7.1"


def test_a_requirement_of_another_scheme_cannot_be_named(on: Today) -> None:
    case = stages.visited("japhic")
    client = on(VISIT, case.company.second_assessor)
    step = ReviewStep.objects.get(kind="onsite")

    answer = client.post(
        review_path(case, "finding"),
        {"step": step.pk, "requirement": "J.7.1", "grade": "nonconformity", "text": "記録がない。"},
    )

    assert answer.status_code == 422
    assert "通則 3-1-1" in answer.text
    assert not Finding.objects.exists()


def test_privacymark_findings_are_handed_over_with_the_day_of_the_rules(on: Today) -> None:
    case = stages.visited()
    stages.find(case)
    client = on(FINDINGS, case.company.assessor)

    shown = client.get(review_path(case, "issue"))
    client.post(review_path(case, "issue"))

    assert "8 October 2026" in shown.text
    assert FindingsNotice.objects.get().due_on == date(2026, 10, 8)


def test_japhic_findings_ask_for_the_day(on: Today) -> None:
    case = stages.visited("japhic")
    stages.find(case)
    client = on(FINDINGS, case.company.assessor)

    without = client.post(review_path(case, "issue"))
    client.post(review_path(case, "issue"), {"due_on": "2026-08-07"})

    assert without.status_code == 422
    assert "no public table" in without.text
    assert FindingsNotice.objects.get().due_on == date(2026, 8, 7)


def test_an_answer_is_judged_on_its_page(on: Today) -> None:
    case = stages.visited()
    finding = stages.find(case)
    stages.issue(case)
    report = stages.answer(case, finding)
    client = on(COMPLETED, case.company.assessor)

    without_reply = client.post(f"/desk/answers/{report.pk}", {"verdict": "returned", "reply": ""})
    client.post(f"/desk/answers/{report.pk}", {"verdict": "accepted", "reply": "確認しました。"})

    assert without_reply.status_code == 422
    assert "Say what is missing" in without_reply.text
    report.refresh_from_db()
    assert (report.accepted_on, report.reply) == (COMPLETED, "確認しました。")


def test_a_halt_is_shown_with_the_day_and_takes_the_forms_away(on: Today) -> None:
    case = stages.started()
    halt = services.halt(
        application=case.application,
        starts_on=DOCUMENTS,
        planned_ends_on=date(2026, 8, 31),
        decision={"question": "measure", "refused": False, "reasons": [], "outcome": {}},
        by=case.officer(DOCUMENTS),
        on=DOCUMENTS,
    )

    page = on(DOCUMENTS, case.company.assessor).get(review_path(case)).text
    officer = on(DOCUMENTS, case.company.officer)
    goes_on = officer.post(f"/desk/halts/{halt.pk}/resume", follow=True)

    assert "1 September 2026" in page
    assert "Complete the document review" not in page
    assert "The review goes on from today." in goes_on.text
    assert Halt.objects.get().ended_on == date(2026, 5, 31)


def test_a_case_of_another_review_body_does_not_exist(on: Today) -> None:
    case = stages.visited()
    finding = stages.find(case)
    stages.issue(case)
    report = stages.answer(case, finding)

    for person in (case.company.other_clerk, case.company.other_assessor):
        client = on(COMPLETED, person)
        assert client.get(review_path(case)).status_code == 404
        assert client.get(f"/desk/decisions/{case.application.pk}").status_code in {403, 404}
        assert client.get(f"/desk/answers/{report.pk}").status_code in {403, 404}


def test_the_page_of_a_case_counts_its_queries(
    on: Today, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    case = stages.visited()
    client = on(FINDINGS, case.company.assessor)
    for number in range(3):
        stages.find(case, f"指摘 {number}")
    client.get(review_path(case))
    with django_assert_max_num_queries(PAGE_QUERIES):
        client.get(review_path(case))

    for number in range(3, 12):
        stages.find(case, f"指摘 {number}")

    with django_assert_max_num_queries(PAGE_QUERIES):
        client.get(review_path(case))


PAGE_QUERIES = 38


def test_my_cases_lists_what_i_review(on: Today) -> None:
    case = stages.started()

    mine = on(DOCUMENTS, case.company.assessor).get("/desk/reviews/").text
    office = on(DOCUMENTS, case.company.clerk).get("/desk/reviews/")

    assert "みどり印刷株式会社" in mine
    assert office.status_code == 403


def test_the_decision_is_taken_on_its_page_by_those_who_did_not_review(on: Today) -> None:
    case = stages.reviewed()
    path = f"/desk/decisions/{case.application.pk}"
    client = on(awards.DECIDED, case.company.review_officer)
    form = {"revision": revision(case), "result": "granted", "reasons": "要求事項を満たす。"}

    waiting = client.get("/desk/decisions/").text
    shown = client.get(path).text
    decided = client.post(path, form, follow=True)
    again = client.post(path, form)

    assert "みどり印刷株式会社" in waiting
    assert "Record the decision" in shown
    assert "The decision is recorded" in decided.text
    assert again.status_code == 422
    assert GrantDecision.objects.get().result == "granted"


def test_who_reviewed_is_told_that_others_decide(on: Today) -> None:
    case = stages.reviewed()
    case.company.review_body.memberships.create(
        person=case.company.assessor, role="officer", from_on=date(2020, 4, 1)
    )
    client = on(awards.DECIDED, case.company.assessor)
    path = f"/desk/decisions/{case.application.pk}"

    shown = client.get(path)
    posted = client.post(path, {"revision": revision(case), "result": "granted", "reasons": "よい"})

    assert "others decide" in shown.text
    assert "Record the decision" not in shown.text
    assert posted.status_code == 403


def test_the_contract_is_concluded_on_its_page_once_signed_and_paid(on: Today) -> None:
    case = awards.granted()
    contract = awards.sign(case)
    client = on(awards.CONCLUDED, case.company.officer)
    path = f"/desk/contracts/{contract.pk}"

    unpaid = client.post(path, {"revision": Contract.objects.get().revision})
    awards.pay_registration(case)
    listed = client.get("/desk/contracts/").text
    concluded = client.post(path, {"revision": Contract.objects.get().revision}, follow=True)

    assert unpaid.status_code == 422
    assert "not marked as paid yet" in unpaid.text
    assert "みどり印刷株式会社" in listed
    assert "The contract is concluded" in concluded.text
    assert Grant.objects.get().starts_on == awards.CONCLUDED


@pytest.mark.parametrize("path", ["/desk/reviews/", "/desk/decisions/", "/desk/contracts/"])
def test_an_empty_list_says_so(on: Today, path: str) -> None:
    company = cast()
    person = {"/desk/reviews/": company.assessor, "/desk/decisions/": company.review_officer}.get(
        path, company.officer
    )

    answer = on(ANSWERS, person).get(path)

    assert answer.status_code == 200
    assert 'class="empty' in answer.text


def test_the_lists_count_their_queries(
    on: Today, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    company = cast()
    for serial in range(4):
        stages.reviewed(company=stages.neighbour(company, serial))
    for serial in range(4, 8):
        awards.granted(company=stages.neighbour(company, serial))
    pages = {
        "/desk/reviews/": on(awards.DECIDED, company.assessor),
        "/desk/decisions/": on(awards.DECIDED, company.review_officer),
        "/desk/contracts/": on(awards.DECIDED, company.officer),
    }

    for path, client in pages.items():
        client.get(path)
        with django_assert_max_num_queries(LIST_QUERIES):
            answer = client.get(path)
        assert answer.text.count("あおば商事") == 4


LIST_QUERIES = 6


def test_a_finding_on_the_documents_is_written_while_they_are_read(on: Today) -> None:
    case = stages.started()
    client = on(DOCUMENTS, case.company.assessor)
    step = ReviewStep.objects.get()
    form = {"step": step.pk, "requirement": "J.2.2", "grade": "nonconformity", "text": "方針に日付がない。"}

    page = client.get(review_path(case))
    client.post(review_path(case, "finding"), form)

    assert "Write a finding" in page.text
    assert Finding.objects.get().step.kind == "document"


def test_it_is_the_turn_of_the_person_and_not_of_its_colleagues(on: Today) -> None:
    case = stages.started()
    Task.objects.filter(kind__startswith="letter.send.").update(closed_on=DOCUMENTS)

    lead = on(DOCUMENTS, case.company.assessor).get(review_path(case)).text
    clerk = on(DOCUMENTS, case.company.clerk).get(review_path(case)).text

    assert "Your turn" in lead
    assert "Your turn" not in clerk
    assert str(case.company.assessor) in clerk


def test_every_task_of_the_review_and_the_award_leads_to_a_page() -> None:
    led = {**desk_urls.URLS, **portal_urls.URLS}

    assert {*review_presentation.TASKS, *awards_presentation.TASKS} - set(led) == set()
