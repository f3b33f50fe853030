"""Findings, the decision, the contract and the certificate as the business meets them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from shirushi.awards.models import Contract
from shirushi.grants.models import Grant
from shirushi.people.models import Person
from shirushi.review import services
from shirushi.review.models import CorrectiveActionReport, Finding
from tests.awards import stages as awards
from tests.awards.stages import CONCLUDED, DECIDED, LAPSES, SIGNED
from tests.intake.drafts import signed_in
from tests.review import stages
from tests.review.stages import ANSWERS, DOCUMENTS, FINDINGS, Case

pytestmark = pytest.mark.django_db
ANSWER = {"cause": "見直しの対象から漏れていた。", "action": "台帳に加えた。"}


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


def findings_path(case: Case) -> str:
    return f"/business/applications/{case.application.pk}/findings"


def issued() -> tuple[Case, Finding]:
    case = stages.visited()
    finding = stages.find(case)
    stages.issue(case)
    return case, finding


def test_a_finding_is_not_read_before_it_is_handed_over(on: Today) -> None:
    case = stages.visited()
    stages.find(case, "まだ下書きの指摘")
    client = on(FINDINGS, case.company.privacy_officer)

    before = client.get(findings_path(case)).text
    stages.issue(case)
    after = client.get(findings_path(case)).text

    assert "まだ下書きの指摘" not in before
    assert "まだ下書きの指摘" in after
    assert "To be answered by 8 October 2026." in after
    assert "Why?" in after


def test_the_summary_of_the_assessors_is_not_for_the_business(on: Today) -> None:
    case, _finding = issued()
    client = on(FINDINGS, case.company.privacy_officer)

    pages = [findings_path(case), f"/business/applications/{case.application.pk}"]

    assert all("運用を見た。" not in client.get(path).text for path in pages)


def test_a_finding_is_answered_with_evidence(on: Today) -> None:
    case, finding = issued()
    client = on(ANSWERS, case.company.privacy_officer)
    evidence = SimpleUploadedFile("daicho.txt", "台帳\n".encode())
    record = SimpleUploadedFile("kiroku.txt", "記録\n".encode())

    answer = client.post(
        f"/business/findings/{finding.pk}/answer", {**ANSWER, "evidence": [evidence, record]}, follow=True
    )

    report = CorrectiveActionReport.objects.get()
    assert "was handed in" in answer.text
    assert (report.cause, report.reported_on) == (ANSWER["cause"], ANSWERS)
    assert [(each.file.name, each.file.submitted_on) for each in report.evidence_files.all()] == [
        ("daicho.txt", ANSWERS),
        ("kiroku.txt", ANSWERS),
    ]


def test_a_second_click_keeps_the_first_answer_and_says_so(on: Today) -> None:
    case, finding = issued()
    stages.find(case, "二つ目")
    client = on(ANSWERS, case.company.privacy_officer)
    path = f"/business/findings/{finding.pk}/answer"

    client.post(path, ANSWER)
    second = client.post(path, ANSWER)

    assert second.status_code == 422
    assert "answered already" in second.text
    assert CorrectiveActionReport.objects.count() == 1


def test_a_file_that_is_not_accepted_hands_nothing_in_and_keeps_the_words(on: Today) -> None:
    case, finding = issued()
    client = on(ANSWERS, case.company.privacy_officer)
    program = SimpleUploadedFile("tool.exe", b"MZ")

    answer = client.post(f"/business/findings/{finding.pk}/answer", {**ANSWER, "evidence": program})

    assert answer.status_code == 422
    assert ANSWER["cause"] in answer.text
    assert not CorrectiveActionReport.objects.exists()


def test_the_audit_officer_reads_and_does_not_answer(on: Today) -> None:
    case, finding = issued()
    client = on(ANSWERS, case.company.audit_officer)

    page = client.get(findings_path(case))
    answer = client.get(f"/business/findings/{finding.pk}/answer")

    assert page.status_code == 200
    assert "Answer this finding" not in page.text
    assert answer.status_code == 403


def test_the_reply_of_the_assessor_is_read_with_the_returned_answer(on: Today) -> None:
    case, finding = issued()
    report = stages.answer(case, finding)
    stages.judge(case, report, accepted=False, reply="応募書類の保管期限が分からない。")
    stages.issue(case, stages.COMPLETED)
    client = on(stages.COMPLETED, case.company.privacy_officer)

    page = client.get(findings_path(case)).text

    assert "応募書類の保管期限が分からない。" in page
    assert "Answer this finding" in page


def test_inside_a_halt_nothing_has_to_be_answered(on: Today) -> None:
    case, finding = issued()
    services.halt(
        application=case.application,
        starts_on=FINDINGS,
        planned_ends_on=date(2026, 9, 7),
        decision={"question": "measure", "refused": False, "reasons": [], "outcome": {}},
        by=case.officer(FINDINGS),
        on=FINDINGS,
    )
    client = on(ANSWERS, case.company.privacy_officer)

    page = client.get(findings_path(case)).text
    answer = client.post(f"/business/findings/{finding.pk}/answer", ANSWER)

    assert "Things go on on 8 September 2026" in page
    assert "Answer this finding" not in page
    assert answer.status_code == 422
    assert "8 September 2026" in answer.text


def test_findings_of_others_do_not_exist(on: Today) -> None:
    case, finding = issued()
    neighbour = stages.neighbour(case.company, 1)
    client = on(ANSWERS, neighbour.privacy_officer)

    assert client.get(findings_path(case)).status_code == 404
    assert client.get(f"/business/findings/{finding.pk}/answer").status_code == 404


def test_the_list_of_findings_counts_its_queries(
    on: Today, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    case = stages.visited()
    for number in range(12):
        stages.find(case, f"指摘 {number}")
    stages.issue(case)
    client = on(FINDINGS, case.company.privacy_officer)
    client.get(findings_path(case))

    with django_assert_max_num_queries(FINDINGS_QUERIES):
        page = client.get(findings_path(case))

    assert page.text.count("To be answered<") == 12


FINDINGS_QUERIES = 19


def test_the_representative_signs_the_contract(on: Today) -> None:
    case = awards.granted()
    contract = awards.contract_of(case)
    client = on(SIGNED, case.company.representative)
    path = f"/business/contracts/{contract.pk}"

    unread = client.post(path, {"revision": contract.revision})
    signed = client.post(path, {"revision": contract.revision, "agreed": "on"}, follow=True)
    again = client.post(path, {"revision": contract.revision, "agreed": "on"})

    assert unread.status_code == 422
    assert "signed for the business" in signed.text
    assert again.status_code == 422
    assert "1 September 2026" in again.text
    assert Contract.objects.get().business_signed_by == case.company.representative


def test_the_privacy_officer_reads_the_contract_and_does_not_sign(on: Today) -> None:
    case = awards.granted()
    path = f"/business/contracts/{awards.contract_of(case).pk}"
    client = on(SIGNED, case.company.privacy_officer)

    page = client.get(path)
    posted = client.post(path, {"revision": 0, "agreed": "on"})

    assert "The representative signs." in page.text
    assert posted.status_code == 403


@pytest.mark.parametrize(("day", "open_still"), [(LAPSES, True), (LAPSES + timedelta(days=1), False)])
def test_after_the_last_day_there_is_nothing_to_sign(on: Today, day: date, open_still: bool) -> None:
    case = awards.granted()
    path = f"/business/contracts/{awards.contract_of(case).pk}"

    page = on(day, case.company.representative).get(path).text

    assert ("Sign the contract" in page) == open_still
    assert ("The last day has passed" in page) != open_still


def test_a_denied_business_reads_reasons_refund_and_when_it_may_apply_again(on: Today) -> None:
    case = stages.reviewed("japhic")
    awards.decide(case, "denied")
    client = on(DECIDED, case.company.privacy_officer)

    page = client.get(f"/business/applications/{case.application.pk}/decision").text

    assert "要求事項を満たす。" in page
    assert "73,500" in page


def test_before_the_decision_the_page_says_so(on: Today) -> None:
    case = stages.reviewed()
    client = on(DECIDED, case.company.privacy_officer)

    page = client.get(f"/business/applications/{case.application.pk}/decision").text

    assert "Nothing is decided yet." in page


def test_a_holder_prints_its_certificate(on: Today) -> None:
    case = awards.contracted()
    grant = Grant.objects.get()
    client = on(CONCLUDED, case.company.privacy_officer)

    page = client.get(f"/business/certificates/{grant.pk}").text

    assert "みどり印刷株式会社" in page
    assert str(grant.registration) in page
    assert "may show the mark" in page


def test_there_is_no_certificate_after_the_term_and_the_page_says_why(on: Today) -> None:
    case = awards.contracted()
    grant = Grant.objects.get()
    assert grant.expires_on is not None
    client = on(grant.expires_on + timedelta(days=1), case.company.privacy_officer)

    page = client.get(f"/business/certificates/{grant.pk}").text

    assert "There is no certificate now" in page
    assert "is certified under" not in page
    assert "Why?" in page


def test_a_grant_without_a_term_has_no_certificate(on: Today) -> None:
    case = awards.granted()
    client = on(DECIDED, case.company.privacy_officer)

    assert client.get(f"/business/certificates/{Grant.objects.get().pk}").status_code == 404


def test_an_application_is_withdrawn_on_its_page(on: Today) -> None:
    case = stages.started()
    client = on(DOCUMENTS, case.company.privacy_officer)
    path = f"/business/applications/{case.application.pk}/withdraw"

    old = client.post(path, {"revision": 0, "reason": ""})
    done = client.post(path, {"revision": case.reread().revision, "reason": ""}, follow=True)
    again = client.post(path, {"revision": case.reread().revision, "reason": ""})

    assert old.status_code == 409
    assert "was withdrawn" in done.text
    assert case.reread().state == "withdrawn"
    assert again.status_code == 422
