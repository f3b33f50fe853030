from collections.abc import Callable
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from shirushi.billing.models import Invoice
from shirushi.intake import services
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Person, Unit
from shirushi.record.models import JournalLine
from tests.cast import LONG_AGO, Cast, acting, business, cast, dossier, member
from tests.intake.drafts import (
    DAY,
    FACTS,
    complete,
    declare_all,
    draft,
    granted,
    officer,
    signed_in,
    submitted,
    upload,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(DAY)


def unit_of(company: Cast, kind: str = "corporation", name: str = "") -> Unit:
    return Unit.objects.create(organisation=company.business, kind=kind, name=name, registered_on=LONG_AGO)


def test_a_business_starts_an_application_from_unit_scheme_and_review_body() -> None:
    company = cast()
    unit = unit_of(company)
    client = signed_in(company.privacy_officer)

    answer = client.post(
        "/business/applications/start",
        {"unit": unit.pk, "scheme": "privacymark", "review_body": company.review_body.pk},
    )

    made = Application.objects.get()
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/business/applications/{made.pk}"
    assert (made.kind, made.state, made.review_body) == ("new", "draft", company.review_body)


def test_privacymark_is_refused_to_a_department_with_the_reason_and_opens_nothing() -> None:
    company = cast()
    unit = unit_of(company, "department", "印刷事業部")
    client = signed_in(company.privacy_officer)

    answer = client.post(
        "/business/applications/start",
        {"unit": unit.pk, "scheme": "privacymark", "review_body": company.review_body.pk},
    )

    assert answer.status_code == 200
    assert "whole corporations" in answer.text
    assert not Dossier.objects.exists()


def test_a_second_open_application_is_refused_in_words() -> None:
    company = cast()
    first = draft(company)
    client = signed_in(company.privacy_officer)

    answer = client.post(
        "/business/applications/start",
        {"unit": first.dossier.unit.pk, "scheme": "privacymark", "review_body": company.review_body.pk},
    )

    assert "already open" in answer.text
    assert Application.objects.count() == 1


def as_posted(facts: dict[str, object]) -> dict[str, object]:
    return {
        name: ("yes" if value else "no") if isinstance(value, bool) else value
        for name, value in facts.items()
    }


def test_an_eligibility_declaration_is_kept_and_its_answer_shown_at_once() -> None:
    company = cast()
    application = draft(company)
    client = signed_in(company.privacy_officer)
    facts = as_posted(FACTS["privacymark"]["eligibility"])

    answer = client.post(
        f"/business/applications/{application.pk}/declare/eligibility",
        {**facts, "qualified_people": "1", "revision": 0},
        follow=True,
    )

    application.refresh_from_db()
    assert application.declared["eligibility"]["qualified_people"] == 1
    assert "You cannot apply now" in answer.text
    assert "P申請資格" in answer.text


def test_an_impossible_day_is_an_error_of_its_field_and_nothing_is_kept() -> None:
    company = cast("japhic")
    application = draft(company)
    client = signed_in(company.privacy_officer)
    facts = as_posted(FACTS["japhic"]["eligibility"])

    answer = client.post(
        f"/business/applications/{application.pk}/declare/eligibility",
        {**facts, "serious_infringement_on": "2026-02-30", "revision": 0},
    )

    assert "Write the day like" in answer.text
    assert "eligibility" not in Application.objects.get(pk=application.pk).declared


def test_a_day_in_the_future_is_refused_at_its_field() -> None:
    company = cast("japhic")
    application = draft(company)
    client = signed_in(company.privacy_officer)
    facts = as_posted(FACTS["japhic"]["eligibility"])

    answer = client.post(
        f"/business/applications/{application.pk}/declare/eligibility",
        {**facts, "serious_infringement_on": "2026-05-12", "revision": 0},
    )

    assert "lies in the future" in answer.text


def test_what_the_system_knows_cannot_be_typed() -> None:
    company = cast("japhic")
    application = draft(company)
    client = signed_in(company.privacy_officer)
    facts = as_posted(FACTS["japhic"]["eligibility"])

    client.post(
        f"/business/applications/{application.pk}/declare/eligibility",
        {**facts, "revoked_on": "2026-01-01", "revision": 0},
    )

    assert "revoked_on" not in Application.objects.get(pk=application.pk).declared["eligibility"]


def test_an_old_page_is_told_that_somebody_was_quicker() -> None:
    company = cast()
    application = draft(company)
    declare_all(application, officer(company))
    client = signed_in(company.representative)

    answer = client.post(
        f"/business/applications/{application.pk}/declare/size_class",
        {"industry": "retail", "workers": "3", "revision": 0},
    )

    assert answer.status_code == 409
    assert Application.objects.get(pk=application.pk).declared["size_class"]["workers"] == 24


def test_the_size_shows_the_fees_with_their_reason_before_submission() -> None:
    company = cast()
    application = draft(company)
    client = signed_in(company.privacy_officer)

    answer = client.post(
        f"/business/applications/{application.pk}/declare/size_class",
        {"industry": "service", "capital": "1,000万", "workers": "２４", "revision": 0},
    )
    right = client.post(
        f"/business/applications/{application.pk}/declare/size_class",
        {"industry": "service", "capital": "10,000,000円", "workers": "２４", "revision": 0},
        follow=True,
    )

    assert "whole yen" in answer.text
    assert "¥471,429" in right.text
    assert "P規模区分" in right.text


def test_a_document_is_uploaded_replaced_and_taken_out() -> None:
    company = cast()
    application = draft(company)
    client = signed_in(company.privacy_officer)
    page = f"/business/applications/{application.pk}/documents"

    client.post(page, {"code": "articles_of_association", "upload": upload("teikan.txt")})
    client.post(page, {"code": "articles_of_association", "upload": upload("teikan2.txt", b"second")})
    kept = application.documents.get(replaced_on=None)
    client.get(page)
    shown = client.get(page)
    client.post(f"{page}/{kept.pk}/remove")

    assert "teikan2.txt" in shown.text
    assert "teikan.txt" not in shown.text
    assert not application.documents.filter(replaced_on=None).exists()
    assert application.documents.count() == 2


def test_a_file_that_is_not_what_it_says_is_refused_beside_its_document() -> None:
    company = cast()
    application = draft(company)
    client = signed_in(company.privacy_officer)

    answer = client.post(
        f"/business/applications/{application.pk}/documents",
        {"code": "articles_of_association", "upload": upload("teikan.pdf", b"no pdf")},
    )

    assert answer.status_code == 200
    assert "Nothing was stored" in answer.text
    assert not application.documents.exists()


def test_a_document_code_that_nobody_asks_for_is_refused() -> None:
    company = cast()
    application = draft(company)
    client = signed_in(company.privacy_officer)

    client.post(f"/business/applications/{application.pk}/documents", {"code": "poem", "upload": upload()})

    assert not application.documents.exists()


def test_the_draft_says_what_is_missing_and_why_it_is_asked() -> None:
    company = cast()
    application = draft(company)
    client = signed_in(company.privacy_officer)

    page = client.get(f"/business/applications/{application.pk}")

    assert "3 things are still to do" in page.text
    assert "14 required documents are missing" in page.text
    assert "decide the size class" in page.text


def test_submitting_needs_the_confirmation_of_the_declaration() -> None:
    company = cast()
    application = complete(company)
    client = signed_in(company.representative)
    page = f"/business/applications/{application.pk}/submit"

    without = client.post(page, {"revision": application.revision})
    confirmed = client.post(page, {"revision": application.revision, "confirmed": "on"}, follow=True)

    assert "Nothing was submitted" in without.text
    assert "The application is submitted" in confirmed.text
    assert Application.objects.get(pk=application.pk).state == "submitted"


def test_a_second_click_on_submit_is_told_the_day_and_doubles_nothing() -> None:
    company = cast()
    application = complete(company)
    client = signed_in(company.representative)
    page = f"/business/applications/{application.pk}/submit"
    data = {"revision": application.revision, "confirmed": "on"}
    client.post(page, data)
    lines = JournalLine.objects.count()

    second = client.post(page, data, follow=True)

    assert "already submitted on 11 May 2026" in second.text
    assert Invoice.objects.count() == 1
    assert JournalLine.objects.count() == lines


def test_who_is_not_eligible_sees_the_reason_and_keeps_the_draft() -> None:
    company = cast()
    application = complete(company)
    facts = {**FACTS["privacymark"]["eligibility"], "pms_operated": False}
    services.declare(
        application=application,
        question="eligibility",
        facts=facts,
        by=officer(company),
        on=DAY,
        revision=None,
    )
    client = signed_in(company.representative)

    answer = client.post(
        f"/business/applications/{application.pk}/submit",
        {"revision": application.revision, "confirmed": "on"},
    )

    assert answer.status_code == 422
    assert "the draft is kept" in answer.text
    assert "000 取得の流れ1" in answer.text
    assert Application.objects.get(pk=application.pk).state == "draft"


def test_missing_documents_are_named_on_the_way_to_submission() -> None:
    company = cast()
    application = draft(company)
    declare_all(application, officer(company))
    client = signed_in(company.representative)
    page = f"/business/applications/{application.pk}/submit"

    shown = client.get(page)
    answer = client.post(page, {"revision": application.revision, "confirmed": "on"})

    assert "14 required documents are missing" in shown.text
    assert answer.status_code == 422
    assert not Invoice.objects.exists()


def test_the_page_of_a_submitted_application_shows_steps_next_actor_and_invoice() -> None:
    company = cast()
    application = submitted(company)
    client = signed_in(company.audit_officer)

    page = client.get(f"/business/applications/{application.pk}")

    assert application.invoice.number in page.text
    assert "みちのく審査センター" in page.text
    assert "Your turn" in page.text
    assert "registry_certificate.txt" in page.text


def test_somebody_elses_application_is_not_there() -> None:
    company = cast()
    application = complete(company)
    stranger = cast_of_another_business()
    client = signed_in(stranger)
    pages = ("", "/declare/eligibility", "/documents", "/submit")

    answers = {client.get(f"/business/applications/{application.pk}{page}").status_code for page in pages}

    assert answers == {404}
    assert (
        client.post(f"/business/applications/{application.pk}/submit", {"confirmed": "on"}).status_code == 404
    )


def cast_of_another_business() -> Person:
    return member(business("あおぞら商事株式会社"), "privacy_officer", "青空 翔")


def test_a_returned_application_shows_its_reason_and_goes_on_from_a_copy() -> None:
    company = cast()
    application = submitted(company)
    services.return_application(
        application=application,
        reason="登記事項証明書が3か月より古いです。",
        by=acting_clerk(company),
        on=DAY,
        revision=None,
    )
    client = signed_in(company.privacy_officer)

    page = client.get(f"/business/applications/{application.pk}")
    client.post(f"/business/applications/{application.pk}/again")

    copy = Application.objects.get(state="draft")
    assert "3か月より古いです" in page.text
    assert copy.previous == application
    assert copy.declared == application.declared
    assert copy.documents.count() == 14
    assert Invoice.objects.get().cancelled_on == DAY


def acting_clerk(company: Cast) -> Actor:
    return acting(company.clerk, DAY)


def test_the_list_costs_the_same_however_long_it_is(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    company = cast()
    for number in range(12):
        unit = Unit.objects.create(
            organisation=company.business, kind="department", name=f"第{number}部", registered_on=LONG_AGO
        )
        case = Dossier.objects.create(unit=unit, scheme="privacymark", opened_on=LONG_AGO)
        Application.objects.create(
            dossier=case, scheme="privacymark", kind="new", review_body=company.review_body, started_on=DAY
        )
    client = signed_in(company.privacy_officer)
    client.get("/business/applications/")

    with django_assert_max_num_queries(9):
        page = client.get("/business/applications/")

    assert page.text.count("data-label") == 12 * 6


EXPIRES, STARTED_ON = date(2026, 12, 20), date(2024, 12, 21)


def held(company: Cast) -> Dossier:
    case = dossier(company.business, review_body=company.review_body)
    granted(company, case, STARTED_ON, EXPIRES)
    return case


def test_before_the_window_the_renewal_page_says_when_it_opens_and_why(
    show_day: Callable[[date], None],
) -> None:
    company = cast()
    case = held(company)
    show_day(date(2026, 4, 20))

    page = signed_in(company.privacy_officer).get(f"/business/renewal/{case.pk}")

    assert "can be applied for from 21 April 2026" in page.text
    assert "P更新申請" in page.text
    assert '<form method="post" novalidate>' not in page.text


def test_a_renewal_posted_before_its_window_is_refused_and_starts_nothing(
    show_day: Callable[[date], None],
) -> None:
    company = cast()
    case = held(company)
    show_day(date(2026, 4, 20))

    page = signed_in(company.privacy_officer).post(
        f"/business/renewal/{case.pk}", {"review_body": company.review_body.pk}
    )

    assert page.status_code == 200
    assert not Application.objects.exists()


def test_in_the_window_the_renewal_starts_with_the_last_review_body() -> None:
    company = cast()
    case = held(company)
    client = signed_in(company.privacy_officer)

    page = client.get(f"/business/renewal/{case.pk}")
    client.post(f"/business/renewal/{case.pk}", {"review_body": company.review_body.pk})

    assert "You can apply until 20 August 2026" in page.text
    assert Application.objects.get().kind == "renewal"


def test_after_the_window_the_renewal_page_says_when_it_closed(show_day: Callable[[date], None]) -> None:
    company = cast()
    case = held(company)
    show_day(date(2026, 8, 21))

    page = signed_in(company.privacy_officer).get(f"/business/renewal/{case.pk}")

    assert "closed on 20 August 2026" in page.text


def test_a_bar_in_force_is_told_with_its_clause() -> None:
    company = cast()
    application = complete(company)
    services.disqualify(
        dossier=application.dossier,
        kind="bar",
        starts_on=DAY,
        ends_on=date(2026, 8, 10),
        decision={},
        by=acting(company.officer, DAY),
        on=DAY,
    )
    client = signed_in(company.representative)

    page = client.get(f"/business/applications/{application.pk}")
    answer = client.post(
        f"/business/applications/{application.pk}/submit",
        {"revision": application.revision, "confirmed": "on"},
    )

    assert "You cannot apply now" in page.text
    assert "003 2.1(12)" in answer.text
    assert Application.objects.get(pk=application.pk).state == "draft"


def test_a_form_is_filled_in_from_what_is_known_and_says_what_the_pms_says_otherwise() -> None:
    company = cast()
    application = draft(company)
    client = signed_in(company.privacy_officer)
    page = f"/business/applications/{application.pk}/forms/pms_organisation"

    first = client.get(page)
    client.post(
        page,
        {
            "revision": application.revision,
            "representative": "緑川 一郎",
            "privacy_officer": "緑川 花",
            "audit_officer": "外村 涼",
            "complaints": "総務部",
            "others": "",
        },
    )
    again = client.get(page)

    assert 'value="青木 健"' in first.text
    assert "from the PMS on 11 May 2026" in first.text
    assert "外村 涼" in again.text
    assert "The PMS says otherwise today" in again.text
    assert application.documents.get().code == "pms_organisation"


def test_a_paper_is_made_from_the_pms_with_one_click() -> None:
    company = cast()
    application = draft(company)
    client = signed_in(company.privacy_officer)

    client.post(f"/business/applications/{application.pk}/documents/audit_and_review_summary/make")
    page = client.get(f"/business/applications/{application.pk}/documents")

    assert application.documents.get().from_pms
    assert "from the PMS on 11 May 2026" in page.text


def test_contradictions_stand_before_the_signature_and_at_the_clerk() -> None:
    company = cast()
    application = complete(company)
    certificate = application.documents.get(code="registry_certificate")
    certificate.dated_on = date(2025, 12, 1)
    certificate.save()

    signing = signed_in(company.representative).get(f"/business/applications/{application.pk}/submit")
    services.submit(application=application, by=officer(company), on=DAY, revision=None)
    clerk = signed_in(company.clerk).get(f"/desk/applications/{application.pk}")

    assert "This does not fit together" in signing.text
    assert "3 months old at most" in clerk.text
