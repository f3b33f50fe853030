"""The letters of a review: what each act drafts, what it encloses, and that nobody is told twice."""

from collections.abc import Iterator
from datetime import date, time

import pytest
from django.utils import translation

from shirushi.agenda import letters
from shirushi.agenda.models import Notice, Task
from shirushi.papers import queries as papers
from shirushi.papers.letters import queries, sheets
from shirushi.papers.models import Letter
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine
from shirushi.review import services
from shirushi.review.attendance import Named
from shirushi.review.models import ReviewStep
from shirushi.review.services.reopening import reopen_review
from shirushi.review.services.summing_up import Seen, keep_summing_up, sign_summing_up
from shirushi.review.visit_hours import Slot
from tests.review import stages
from tests.review.stages import ANSWERS, COMPLETED, DOCUMENTS, FINDINGS, VISIT, Case

pytestmark = pytest.mark.django_db
LATER = date(2026, 8, 20)


@pytest.fixture(autouse=True)
def _in_japanese() -> Iterator[None]:
    with translation.override("ja"):
        yield


def said(letter: Letter, language: str = "ja") -> str:
    sheet = sheets.sheet_of(letter, on=letter.drafted_on, language=language, addition="")
    cells = [cell for block in sheet.blocks for row in block.rows for cell in row]
    return "\n".join([sheet.title, *(f"{block.label} {block.text}" for block in sheet.blocks), *cells])


def sent(letter: Letter, case: Case, day: date) -> Letter:
    return letters.send_unread(letter=letter, by=case.clerk(day), on=day)


def with_documents_done(found: str = "") -> Case:
    case = stages.started()
    if found:
        services.write_finding(
            application=case.application,
            step=ReviewStep.objects.get(application=case.application, kind="document"),
            requirement="J.3.1.1",
            grade="nonconformity",
            text=found,
            by=case.lead(DOCUMENTS),
            on=DOCUMENTS,
        )
    stages.documents_done(case)
    return case


def test_the_result_of_the_documents_goes_out_with_its_kept_paper() -> None:
    case = with_documents_done("台帳に採用応募者の情報がない。")
    issued = services.issue_document_result(
        application=case.application, summary="おおむね整っている。", by=case.lead(DOCUMENTS), on=DOCUMENTS
    )

    letter = Letter.objects.get(kind="review.document_result", subject_id=issued.pk)
    before = papers.content_of(issued.file).read()
    sent(letter, case, DOCUMENTS)

    assert "おおむね整っている。" in said(letter)
    assert list(letter.enclosures.all()) == [issued.file]
    assert papers.content_of(letter.enclosures.get()).read() == before
    line = JournalLine.objects.get(action="papers.letter.sent")
    assert line.after["enclosures"] == [issued.file.sha256]


def plan(case: Case) -> None:
    slots = [Slot(VISIT, time(10), time(12), "代表者との面談", "代表者", case.company.assessor.pk)]
    proposed = services.plan_visit(
        application=case.application, place="本社会議室", slots=slots, by=case.clerk(DOCUMENTS), on=DOCUMENTS
    )
    services.propose_visit(plan=proposed, by=case.clerk(DOCUMENTS), on=DOCUMENTS)


def test_the_notice_of_the_visit_names_day_place_hours_and_people() -> None:
    case = with_documents_done()
    plan(case)

    letter = Letter.objects.get(kind="review.visit", subject_id=case.application.pk)
    text = said(letter)

    assert all(
        word in text for word in ("2026年7月1日", "本社会議室", "2時間", "代表者との面談", "主任審査員")
    )
    assert case.company.second_assessor.name in text
    assert [
        each.name for each in sheets.sheet_of(letter, on=DOCUMENTS, language="ja", addition="").enclosures
    ]


def test_a_day_set_without_a_plan_is_written_of_as_well() -> None:
    case = with_documents_done()
    services.plan_onsite(
        application=case.application, planned_on=VISIT, by=case.clerk(DOCUMENTS), on=DOCUMENTS
    )

    letter = sent(Letter.objects.get(kind="review.visit"), case, DOCUMENTS)

    assert "2026年7月1日" in said(letter)
    assert "計画書" not in said(letter)
    assert not letter.enclosures.exists()


def test_each_round_of_findings_has_its_letter_with_what_the_last_answer_lacked() -> None:
    case = stages.visited()
    finding = stages.find(case)
    first = stages.issue(case)
    report = stages.answer(case, finding)
    stages.judge(case, report, accepted=False, reply="教育の記録がない。")
    second = stages.issue(case, COMPLETED)

    texts = [said(Letter.objects.get(kind="review.findings", subject_id=pk)) for pk in (first.pk, second.pk)]

    assert "第1回" in texts[0]
    assert finding.text in texts[0]
    assert "教育の記録がない。" not in texts[0]
    assert "第2回" in texts[1]
    assert "教育の記録がない。" in texts[1]


def test_the_act_and_its_letter_of_the_same_day_are_one_message() -> None:
    case = stages.visited()
    stages.find(case)
    stages.issue(case)

    sent(Letter.objects.get(kind="review.findings"), case, FINDINGS)

    told = Notice.objects.filter(organisation=case.company.business, given_on=FINDINGS)
    assert [each.kind for each in told] == ["review.findings_issued"]


def test_a_letter_of_a_later_day_is_told_of() -> None:
    case = stages.visited()
    stages.find(case)
    stages.issue(case)

    sent(Letter.objects.get(kind="review.findings"), case, ANSWERS)

    told = Notice.objects.filter(organisation=case.company.business, given_on=ANSWERS)
    assert [each.kind for each in told] == ["letter.waits.review.findings"]


def test_the_summing_up_reaches_the_business_without_what_the_team_keeps_to_itself() -> None:
    case = with_documents_done()
    services.plan_onsite(
        application=case.application, planned_on=VISIT, by=case.clerk(DOCUMENTS), on=DOCUMENTS
    )
    kept = keep_summing_up(
        application=case.application,
        said=Seen(hours=6, seen="内輪の記録", announced="教育の記録について指摘する。", others=[Named("青木 薫", "総務部")]),
        by=case.lead(VISIT),
        on=VISIT,
    )  # fmt: skip
    sign_summing_up(summing_up=kept, by=case.lead(VISIT), on=VISIT)

    text = said(Letter.objects.get(kind="review.summed_up", subject_id=kept.pk))

    assert "教育の記録について指摘する。" in text
    assert "青木 薫" in text
    assert "内輪の記録" not in text


@pytest.mark.parametrize(("answered", "word"), [(True, "すべて是正された"), (False, "期限を過ぎても")])
def test_the_end_says_whether_all_was_corrected(answered: bool, word: str) -> None:
    case = stages.visited()
    finding = stages.find(case)
    stages.issue(case)
    day = COMPLETED
    if answered:
        stages.judge(case, stages.answer(case, finding))
    else:
        day = date(2026, 12, 1)
    services.complete_review(application=case.application, by=case.lead(day), on=day, unresolved=not answered)

    assert word in said(Letter.objects.get(kind="review.completed"))


def test_a_review_that_goes_on_takes_the_letter_of_its_end_back() -> None:
    case = stages.reviewed()
    reopen_review(application=case.application, reasons="確認が足りない。", by=case.decider(LATER), on=LATER)

    letter = Letter.objects.get(kind="review.completed")

    assert (letter.set_aside_on, letter.set_aside_reason) == (LATER, "審査が再開されたため")
    assert queries.waiting("review.completed", letter.subject_id) is None
    assert not Task.objects.filter(kind="letter.send.review.completed", closed_on=None).exists()


def test_a_letter_reads_anew_when_its_enclosure_changed() -> None:
    case = with_documents_done()
    plan(case)
    letter, by = Letter.objects.get(kind="review.visit"), case.clerk(DOCUMENTS)
    read = sheets.sheet_of(letter, on=DOCUMENTS, language="ja", addition="", sender_name=by.name).digest
    plan(case)

    with pytest.raises(ActRefused) as refused:
        letters.send(letter=letter, language="ja", addition="", seen=read, by=by, on=DOCUMENTS)

    assert refused.value.code == "letter_changed"
