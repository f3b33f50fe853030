"""The pages of the self-assessment: items, saving, evidence from the PMS, old and new words."""

from collections.abc import Callable
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from shirushi.intake import services
from shirushi.intake.models import AnswerEvidence
from tests.cast import cast
from tests.intake.drafts import DAY, complete, draft, officer, signed_in, submitted, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(show_day: Callable[[date], None]) -> None:
    show_day(DAY)


GENERAL = "self_assessment_general"


def page(pk: int, number: int = 1) -> str:
    return f"/business/applications/{pk}/assessment/{GENERAL}/{number}"


def test_the_overview_says_what_is_missing_and_the_draft_leads_there() -> None:
    company = cast("japhic")
    application = draft(company)
    client = signed_in(company.privacy_officer)

    shown = client.get(f"/business/applications/{application.pk}/assessment")
    check_list = client.get(f"/business/applications/{application.pk}")

    assert "0 of 55 answered" in shown.text
    assert "通則 3-4-4" in shown.text
    assert "Fill it in on the web" in check_list.text


def test_an_answer_is_kept_by_its_button_and_stands_there_on_return() -> None:
    company = cast("japhic")
    application = draft(company)
    client = signed_in(company.privacy_officer)

    client.post(
        page(application.pk) + "/answer", {"item": "2-14", "standing": "partly", "remark": "掲示を改める"}
    )
    shown = client.get(page(application.pk))

    assert "掲示を改める" in shown.text
    assert "This is a must" in shown.text


def test_an_answer_saves_itself_and_tells_its_state_with_the_next_revision() -> None:
    company = cast("japhic")
    application = draft(company)
    client = signed_in(company.privacy_officer)
    answer = page(application.pk) + "/answer"

    first = client.post(answer, {"item": "2-14", "standing": "met"}, headers={"HX-Request": "true"})
    second = client.post(
        answer, {"item": "2-14", "standing": "met", "revision": "0"}, headers={"HX-Request": "true"}
    )
    late = client.post(
        answer, {"item": "2-14", "standing": "not_met", "revision": "0"}, headers={"HX-Request": "true"}
    )

    assert "<html" not in first.text
    assert "Saved" in first.text
    assert 'name="revision" value="1"' in second.text
    assert late.status_code == 409


def test_an_answer_without_a_choice_is_asked_for() -> None:
    company = cast("japhic")
    application = draft(company)
    client = signed_in(company.privacy_officer)

    answer = client.post(page(application.pk) + "/answer", {"item": "2-14", "remark": "書いた"})

    assert answer.status_code == 422
    assert "Choose an answer" in answer.text


def test_evidence_is_made_from_the_pms_with_its_day_and_opens_as_pdf() -> None:
    company = cast("japhic")
    application = draft(company)
    client = signed_in(company.privacy_officer)

    client.post(page(application.pk) + "/evidence", {"item": "2-14", "offer": "training_summary"})
    shown = client.get(page(application.pk))
    evidence = AnswerEvidence.objects.get()

    assert evidence.from_pms
    assert evidence.file.media_type == "application/pdf"
    assert "from the PMS on 11 May 2026" in shown.text


def test_evidence_needs_a_paper_or_a_file() -> None:
    company = cast("japhic")
    application = draft(company)
    client = signed_in(company.privacy_officer)

    neither = client.post(page(application.pk) + "/evidence", {"item": "2-14"})
    uploaded = client.post(page(application.pk) + "/evidence", {"item": "2-14", "upload": upload()})
    client.post(
        f"/business/applications/{application.pk}/assessment/evidence/{AnswerEvidence.objects.get().pk}/remove"
    )

    assert neither.status_code == 422
    assert uploaded.status_code == 302
    assert AnswerEvidence.objects.get().removed_on == DAY


def test_old_and_new_words_stand_side_by_side() -> None:
    company = cast("japhic")
    application = draft(company)
    client = signed_in(company.privacy_officer, language="ja")

    shown = client.get(f"/business/applications/{application.pk}/assessment/{GENERAL}/differences")

    assert "2022年4月1日版と2024年4月1日版" in shown.text
    assert "取得しようとしている情報" in shown.text
    assert "52項目は変わりません" in shown.text


def test_a_reopened_item_shows_the_earlier_answer() -> None:
    company = cast("japhic")
    application = draft(company, day=date(2024, 3, 11))
    services.answer_items(
        application=application,
        form=GENERAL,
        answers={"3-5-3": services.Answered("partly", "手順を作成中")},
        by=officer(company, date(2024, 3, 11)),
        on=date(2024, 3, 11),
    )
    client = signed_in(company.privacy_officer)

    shown = client.get(page(application.pk, 5))

    assert "The words of this item changed" in shown.text
    assert "手順を作成中" in shown.text


def test_a_taken_over_answer_is_turned_on_its_page() -> None:
    company = cast("japhic")
    application = draft(company)
    answer = application.answers.create(
        form=GENERAL, item="2-14", edition="2024-04-01", standing="met", answered_on=DAY, carried_on=DAY
    )
    client = signed_in(company.privacy_officer)
    turn = f"/business/applications/{application.pk}/assessment/answers/{answer.pk}/turn"

    client.post(turn, {"turn": "open_again", "revision": "0"})
    opened = client.get(page(application.pk))
    client.post(turn, {"turn": "undo", "revision": "1"})
    answer.refresh_from_db()

    assert "Undo: back to the earlier answer" in opened.text
    assert answer.standing == "met"


def test_both_sides_read_it_as_submitted_and_as_pdf() -> None:
    company = cast("japhic")
    application = submitted(company)
    clerk, own = signed_in(company.clerk), signed_in(company.audit_officer)

    desk = clerk.get(f"/desk/applications/{application.pk}/assessment")
    portal = own.get(f"/business/applications/{application.pk}/assessment/submitted")
    pdf = clerk.get(f"/desk/applications/{application.pk}/assessment/{GENERAL}/pdf")

    assert "通則 10-6" in desk.text
    assert "通則 10-6" in portal.text
    assert pdf.content.startswith(b"%PDF")


def test_a_part_costs_the_same_however_much_is_answered(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    company = cast("japhic")
    application = complete(company)
    client = signed_in(company.privacy_officer)
    client.get(page(application.pk, 8))

    with django_assert_max_num_queries(22):
        client.get(page(application.pk, 8))
