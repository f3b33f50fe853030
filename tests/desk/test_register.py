"""The register on the desk: list, one assessor, its acts, the proposal, the workbook; the business's answer."""

from collections.abc import Callable
from datetime import date

import pytest

from shirushi.people.models import Role
from shirushi.review.models import Assessor, Assignment, DaysAway, Tie, TraineeConsent
from tests.cast import member
from tests.intake.drafts import signed_in
from tests.review import stages
from tests.review.test_register import registered, tied, with_trainee

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(stages.START)


def test_the_office_writes_the_register_and_takes_it_home() -> None:
    case = stages.accepted()
    client, who = signed_in(case.company.clerk), case.company.assessor

    edited = client.post(
        f"/desk/assessors/{who.pk}/edit",
        {
            "revision": 0,
            "grade": "lead",
            "number": "A-12",
            "fields_known": ["service"],
            "regions": ["04", "13"],
        },
        follow=True,
    )
    listed = client.get("/desk/assessors/?grade=lead&region=04")
    sheet = client.get("/desk/assessors/register.xlsx")

    assert "A-12" in edited.text
    assert who.name in listed.text
    assert case.company.second_assessor.name not in listed.text
    assert Assessor.objects.get().reaches.count() == 3
    assert sheet.content[:2] == b"PK"


def test_an_assessor_tells_of_its_own_ties_and_days_and_of_nobody_elses() -> None:
    case = stages.accepted()
    client, who = signed_in(case.company.assessor), case.company.assessor
    other = case.company.second_assessor

    client.post(f"/desk/assessors/{who.pk}/ties", {"kind": "employed", "name": "もみじ印刷株式会社"})
    away = {"from_on": "2026-12-01", "until_on": "2026-12-03"}
    client.post(f"/desk/assessors/{who.pk}/away", away)
    mine = client.get("/desk/assessors/mine")
    backwards = client.post(
        f"/desk/assessors/{who.pk}/away", {"from_on": "2026-12-03", "until_on": "2026-12-01"}
    )

    assert "もみじ印刷株式会社" in mine.text
    assert Tie.objects.get().recorded_by == who
    assert DaysAway.objects.get().until_on == date(2026, 12, 3)
    assert backwards.status_code == 422
    assert client.post(f"/desk/assessors/{other.pk}/away", away).status_code == 404


def test_the_proposal_says_why_not_and_assigning_goes_from_there() -> None:
    case = stages.accepted()
    tied(case, corporate_number=case.company.business.corporate_number or "")
    client = signed_in(case.company.clerk)

    shown = client.get(f"/desk/reviews/{case.application.pk}/candidates")
    refused = client.post(
        f"/desk/reviews/{case.application.pk}/assign", {"person": case.company.assessor.pk, "is_lead": "on"}
    )
    client.post(
        f"/desk/reviews/{case.application.pk}/assign",
        {"person": case.company.second_assessor.pk, "is_lead": "on"},
    )

    assert "Cannot be assigned" in shown.text
    assert "Advises or advised the applicant" in shown.text
    assert refused.status_code == 422
    assert Assignment.objects.get().person == case.company.second_assessor


def test_the_business_answers_for_a_trainee_in_the_portal() -> None:
    case = stages.started()
    made = with_trainee(case)
    client = signed_in(case.company.privacy_officer)

    asked = client.get(f"/business/trainees/{made.pk}")
    nothing = client.post(f"/business/trainees/{made.pk}", {})
    answered = client.post(f"/business/trainees/{made.pk}", {"answer": "yes"}, follow=True)

    assert made.person.name in asked.text
    assert nothing.status_code == 422
    assert answered.status_code == 200
    assert TraineeConsent.objects.get().agreed


def test_a_name_that_is_no_assessor_of_the_body_is_not_found() -> None:
    case = stages.accepted()
    registered(case, member(case.company.review_body, Role.ASSESSOR, "新 人"))

    answer = signed_in(case.company.other_clerk).get(f"/desk/assessors/{case.company.assessor.pk}")

    assert answer.status_code == 404
