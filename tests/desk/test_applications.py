from collections.abc import Callable
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from shirushi.agenda.models import Task
from shirushi.intake import services
from shirushi.intake.models import Application, DocumentCheck
from shirushi.people.models import Access, Dossier, Membership, Person, Role, Unit
from shirushi.record.models import JournalLine
from tests.cast import LONG_AGO, Cast, cast
from tests.intake.drafts import DAY, complete, officer, signed_in, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(DAY)


def test_the_queue_shows_what_was_submitted_to_the_body_and_no_draft() -> None:
    company = cast()
    application = complete(company)
    before = signed_in(company.clerk).get("/desk/applications/")
    services.submit(application=application, by=officer(company), on=DAY, revision=None)
    after = signed_in(company.clerk).get("/desk/applications/")

    assert "みどり印刷" not in before.text
    assert "みどり印刷" in after.text


def test_another_review_body_finds_neither_queue_entry_nor_page() -> None:
    company = cast()
    application = submitted(company)
    client = signed_in(company.other_clerk)

    queue = client.get("/desk/applications/?state=")
    page = client.get(f"/desk/applications/{application.pk}")

    assert "みどり印刷" not in queue.text
    assert page.status_code == 404


def test_a_review_body_that_sees_the_dossier_for_another_case_does_not_see_this_one() -> None:
    company = cast()
    application = submitted(company)
    Access.objects.create(
        dossier=application.dossier,
        organisation=company.other_review_body,
        reason="earlier case",
        from_on=DAY,
    )

    page = signed_in(company.other_clerk).get(f"/desk/applications/{application.pk}")

    assert page.status_code == 404


def test_the_page_shows_everything_that_was_submitted() -> None:
    company = cast()
    application = submitted(company)

    page = signed_in(company.clerk).get(f"/desk/applications/{application.pk}")

    assert "registry_certificate.txt" in page.text
    assert "¥628,573" in page.text
    assert "All is there: accept" in page.text


def test_the_granting_body_reads_the_page_but_does_not_check_formally() -> None:
    company = cast()
    application = submitted(company)
    client = signed_in(company.officer)

    page = client.get(f"/desk/applications/{application.pk}")
    act = client.post(f"/desk/applications/{application.pk}/accept", {"revision": application.revision})

    assert page.status_code == 200
    assert "All is there: accept" not in page.text
    assert act.status_code == 403


def test_passing_the_formal_check_accepts_and_asks_for_a_review_team() -> None:
    company = cast()
    application = submitted(company)

    answer = signed_in(company.clerk).post(
        f"/desk/applications/{application.pk}/accept", {"revision": application.revision}, follow=True
    )

    application.refresh_from_db()
    open_tasks = set(Task.objects.filter(closed_on=None).values_list("kind", flat=True))
    assert application.state == "accepted"
    assert application.formal_checked_on == DAY
    assert "passed the formal check" in answer.text
    assert "review.assign" in open_tasks
    assert "intake.formal_check" not in open_tasks


def test_returning_needs_a_reason_and_keeps_the_application_without_one() -> None:
    company = cast()
    application = submitted(company)

    answer = signed_in(company.clerk).post(
        f"/desk/applications/{application.pk}/return", {"revision": application.revision, "reason": " "}
    )

    assert answer.status_code == 422
    assert "Nothing was returned" in answer.text
    assert Application.objects.get(pk=application.pk).state == "submitted"


def test_a_stale_page_neither_accepts_nor_returns() -> None:
    company = cast()
    application = submitted(company)
    client = signed_in(company.clerk)
    stale = application.revision - 1
    lines = JournalLine.objects.count()

    accepted = client.post(f"/desk/applications/{application.pk}/accept", {"revision": stale})
    returned = client.post(
        f"/desk/applications/{application.pk}/return", {"revision": stale, "reason": "古い"}
    )

    assert (accepted.status_code, returned.status_code) == (409, 409)
    assert JournalLine.objects.count() == lines


def test_a_second_accept_is_refused_and_writes_nothing() -> None:
    company = cast()
    application = submitted(company)
    client = signed_in(company.clerk)
    client.post(f"/desk/applications/{application.pk}/accept", {"revision": application.revision})
    application.refresh_from_db()
    lines = JournalLine.objects.count()

    second = client.post(f"/desk/applications/{application.pk}/accept", {"revision": application.revision})

    assert second.status_code == 422
    assert JournalLine.objects.count() == lines


def test_the_filter_narrows_the_queue_and_an_unknown_value_empties_nothing() -> None:
    company = cast()
    submitted(company)
    client = signed_in(company.clerk)

    renewals = client.get("/desk/applications/?state=&kind=renewal")
    nonsense = client.get("/desk/applications/?state=nonsense")

    assert "No application fits this choice" in renewals.text
    assert "みどり印刷" in nonsense.text


def many(company: Cast, count: int) -> None:
    for number in range(count):
        unit = Unit.objects.create(
            organisation=company.business, kind="department", name=f"第{number}部", registered_on=LONG_AGO
        )
        case = Dossier.objects.create(unit=unit, scheme="privacymark", opened_on=LONG_AGO)
        Access.objects.create(
            dossier=case, organisation=company.review_body, reason="application submitted", from_on=DAY
        )
        Application.objects.create(
            dossier=case,
            scheme="privacymark",
            kind="new",
            state="submitted",
            review_body=company.review_body,
            started_on=DAY,
            submitted_on=DAY,
        )


def test_the_queue_costs_the_same_however_long_it_is(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    company = cast()
    many(company, 40)
    client = signed_in(company.clerk)
    client.get("/desk/applications/")

    with django_assert_max_num_queries(11):
        page = client.get("/desk/applications/")

    assert page.text.count("data-label") == 25 * 7
    assert "page=2" in page.text


def test_a_guest_of_the_body_sees_only_what_is_open_to_it_by_name() -> None:
    company = cast()
    application = submitted(company)
    guest = Person.objects.create_user(email="guest@people.example", name="客 人")
    Membership.objects.create(
        person=guest,
        organisation=company.review_body,
        role=Role.GUEST,
        from_on=LONG_AGO,
        until_on=date(2030, 1, 1),
    )

    page = signed_in(guest).get(f"/desk/applications/{application.pk}")

    assert page.status_code == 404


def test_the_queue_says_how_long_a_case_waits_and_who_acts_next(show_day: Callable[[date], None]) -> None:
    company = cast()
    submitted(company)
    show_day(DAY + timedelta(days=12))

    page = signed_in(company.clerk).get("/desk/applications/")

    assert "12 days" in page.text
    # The invoice falls due before the formal check, which has no day.
    assert '<td data-label="Acts next">みどり印刷株式会社<br>' in page.text


def test_a_document_is_found_lacking_with_a_word_and_the_case_is_not_accepted_before_it_is_settled() -> None:
    company = cast()
    application = submitted(company)
    client = signed_in(company.clerk)
    page = f"/desk/applications/{application.pk}"
    lacking = application.documents.get(code="registry_certificate")
    fine = application.documents.get(code="sites")

    client.post(
        f"{page}/documents",
        {
            f"document-{lacking.pk}-verdict": "lacking",
            f"document-{lacking.pk}-word": "3か月より前の日付です",
            f"document-{fine.pk}-verdict": "fine",
        },
    )
    shown = client.get(page)
    refused = client.post(f"{page}/accept", {"revision": Application.objects.get(pk=application.pk).revision})

    assert shown.text.count("3か月より前の日付です") == 2  # beside the document, and proposed as the reason
    assert refused.status_code == 422
    assert Application.objects.get(pk=application.pk).state == "submitted"


def test_what_lacks_needs_its_word_and_only_the_case_s_clerks_check() -> None:
    company = cast()
    application = submitted(company)
    lacking = application.documents.get(code="registry_certificate")
    page = f"/desk/applications/{application.pk}/documents"
    given = {f"document-{lacking.pk}-verdict": "lacking"}

    without = signed_in(company.clerk).post(page, given)
    granting = signed_in(company.officer).post(page, given)

    assert without.status_code == 422
    assert granting.status_code == 403
    assert not DocumentCheck.objects.exists()
