"""The result of the document review goes out before the visit; what it names is checked there."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from shirushi.agenda.models import Notice
from shirushi.intake.models import ApplicationDocument
from shirushi.papers import contents
from shirushi.record.errors import ActRefused
from shirushi.review import queries, services
from shirushi.review.models import DocumentResult, Finding, ReviewStep
from shirushi.review.showing import findings
from tests.review import stages
from tests.review.stages import DOCUMENTS, FINDINGS, VISIT, Case

pytestmark = pytest.mark.django_db


def found_in_documents(case: Case, text: str = "規程に罰則がない。") -> Finding:
    document = ApplicationDocument.objects.get(application=case.application, code="pms_documents")
    return services.write_finding(
        application=case.application,
        step=ReviewStep.objects.get(application=case.application, kind="document"),
        requirement="J.4.5.4",
        grade="nonconformity",
        text=text,
        document=document,
        place="3.2 節、12 ページ",
        by=case.lead(DOCUMENTS),
        on=DOCUMENTS,
    )


def sent(case: Case) -> DocumentResult:
    return services.issue_document_result(
        application=case.application, summary="おおむね整っている。", by=case.lead(DOCUMENTS), on=DOCUMENTS
    )


def planned(case: Case) -> None:
    services.plan_onsite(
        application=case.application, planned_on=VISIT, by=case.clerk(DOCUMENTS), on=DOCUMENTS
    )


def test_the_result_has_a_number_and_takes_the_findings_to_the_business() -> None:
    case = stages.started()
    finding = found_in_documents(case)
    stages.documents_done(case)
    before = list(Finding.objects.visible_to(case.business(DOCUMENTS)))

    result = sent(case)

    assert before == []
    assert result.number == "D2026-00001"
    assert [shown.state for shown in findings(case.application, case.business(DOCUMENTS))] == ["announced"]
    assert Notice.objects.get(kind="review.document_result").params == {"number": "D2026-00001"}
    finding.refresh_from_db()
    assert finding.result == result


def test_the_paper_is_kept_as_it_was_sent() -> None:
    case = stages.started()
    found_in_documents(case)
    stages.documents_done(case)

    kept = sent(case).file

    assert kept is not None
    with contents.open_content(kept.sha256) as opened, pikepdf.open(BytesIO(opened.read())) as pdf:
        assert len(pdf.pages) == 1


def test_numbers_go_on_within_the_body() -> None:
    first = stages.started()
    second = stages.started(company=stages.neighbour(first.company, 1))
    stages.documents_done(first)
    stages.documents_done(second)

    assert [sent(first).number, sent(second).number] == ["D2026-00001", "D2026-00002"]


def test_the_result_is_sent_once_after_the_documents_and_before_the_visit() -> None:
    case = stages.started()

    with pytest.raises(ActRefused) as early:
        sent(case)
    stages.documents_done(case)
    sent(case)
    with pytest.raises(ActRefused) as again:
        sent(case)

    assert (early.value.code, again.value.code) == ("step_not_done", "result_issued")


def test_what_was_corrected_by_the_visit_is_closed_there_and_asked_for_no_more() -> None:
    case = stages.started()
    finding = found_in_documents(case)
    stages.documents_done(case)
    sent(case)
    planned(case)

    services.close_at_visit(finding=finding, note="改訂版の 3.2 節を見た。", by=case.lead(VISIT), on=VISIT)
    services.complete_onsite(application=case.application, summary="見た。", by=case.lead(VISIT), on=VISIT)

    assert not queries.findings_to_issue(case.application).exists()
    assert not queries.open_nonconformities(case.application).exists()


@pytest.mark.parametrize(
    ("day", "note", "code"), [(DOCUMENTS, "見た", "visit_ahead"), (VISIT, " ", "note_missing")]
)
def test_nothing_is_closed_before_the_visit_or_without_a_word(day: date, note: str, code: str) -> None:
    case = stages.started()
    finding = found_in_documents(case)
    stages.documents_done(case)
    sent(case)
    planned(case)

    with pytest.raises(ActRefused) as refused:
        services.close_at_visit(finding=finding, note=note, by=case.lead(day), on=day)

    assert refused.value.code == code


def test_what_is_still_open_after_the_visit_goes_into_the_first_round() -> None:
    case = stages.started()
    finding = found_in_documents(case)
    stages.documents_done(case)
    sent(case)
    planned(case)
    services.complete_onsite(application=case.application, summary="見た。", by=case.lead(VISIT), on=VISIT)

    stages.issue(case, FINDINGS)

    finding.refresh_from_db()
    assert finding.notice is not None
    assert [shown.state for shown in findings(case.application, case.business(FINDINGS))] == ["to_answer"]


def test_a_place_in_a_document_of_another_case_is_not_taken() -> None:
    case = stages.started()
    other = stages.started(company=stages.neighbour(case.company, 1))
    foreign = ApplicationDocument.objects.filter(application=other.application).first()

    written = services.write_finding(
        application=case.application,
        step=ReviewStep.objects.get(application=case.application, kind="document"),
        requirement="J.4.5.4",
        grade="remark",
        text="様式",
        document=foreign,
        by=case.lead(DOCUMENTS),
        on=DOCUMENTS,
    )

    assert written.document is None
