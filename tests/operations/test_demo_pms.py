"""みどり印刷 lives with its PMS in the demonstration; ひなた商店 starts with nothing."""

from collections.abc import Callable
from datetime import date

import pytest

from shirushi.agenda import queries as agenda
from shirushi.agenda.models import Notice
from shirushi.people import queries as people
from shirushi.people.models import Organisation, Person
from shirushi.pms.models import (
    Comment,
    Complaint,
    Contractor,
    DataRequest,
    DepartmentConfirmation,
    Enrolment,
    Holding,
    Nonconformity,
    RiskSheet,
)
from shirushi.pms.readiness.tree import readiness
from shirushi.portal.task_urls import url_of
from tests.access.world import signed_in
from tests.cast import moment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
ENOUGH = 30


@pytest.fixture(autouse=True)
def _the_day(demonstration: date, show_day: Callable[[date], None]) -> None:
    show_day(demonstration)


@pytest.fixture
def midori() -> Organisation:
    return Organisation.objects.get(name="みどり印刷株式会社")


def test_a_good_part_of_the_requirements_is_shown(midori: Organisation, demonstration: date) -> None:
    state = readiness(midori, scheme="privacymark", on=demonstration, language="ja")

    assert ENOUGH < state.percent < 100


def test_work_waits_in_many_rooms(midori: Organisation) -> None:
    waiting = set(midori.tasks.filter(closed_on=None).values_list("kind", flat=True))

    assert {
        "pms.inventory.confirm", "pms.risk.accept", "pms.risk.treatment", "pms.training.take",
        "pms.contractor.review", "pms.improvement.carry_out", "pms.checks.answer", "pms.request.answer",
        "pms.complaint.close", "pms.audits.hold", "pms.documents.acknowledge",
    } <= waiting  # fmt: skip


def test_what_waits_in_the_rooms_is_there(midori: Organisation, demonstration: date) -> None:
    here = {"organisation": midori}

    unanswered = DepartmentConfirmation.objects.filter(confirmed_on=None, **here)
    assert [part.department.name for part in unanswered] == ["製造部"]
    assert Holding.objects.filter(state="proposed", **here).count() == 2
    assert RiskSheet.objects.filter(accepted_on=None, **here).count() == 1
    assert Enrolment.objects.filter(passed_on=None, **here).count() == 3
    assert Contractor.objects.filter(next_review_on__lt=demonstration, **here).count() == 1
    assert Nonconformity.objects.get(source="audit", **here).stage == "approved"
    assert DataRequest.objects.filter(answered_on=None, **here).count() == 1
    assert Complaint.objects.filter(closed_on=None, **here).count() == 1


@pytest.mark.parametrize("who", ["privacy", "representative", "audit", "head", "worker"])
def test_every_task_leads_to_a_page(midori: Organisation, demonstration: date, who: str) -> None:
    person = Person.objects.get(email=f"{who}@demo.example")
    actor = people.actor_for(person, organisation_id=midori.pk, on=demonstration, at=moment(demonstration))
    client = signed_in(person, midori)

    urls = [url for task in agenda.tasks_for(actor) if (url := url_of(task))]

    assert urls
    shown = {url: client.get(url, follow=True).status_code for url in urls}
    assert shown == dict.fromkeys(urls, 200)


def test_the_business_that_starts_today_has_no_records() -> None:
    hinata = Organisation.objects.get(name="株式会社ひなた商店")

    assert not hinata.departments.exists()
    assert not Holding.objects.filter(organisation=hinata).exists()


def test_its_people_talk_to_each_other_beside_a_record(midori: Organisation) -> None:
    said = Comment.objects.filter(organisation=midori).order_by("pk")

    assert [each.mentioned.count() for each in said] == [1, 1]
    assert {each.kind for each in said} == {"nonconformity"}
    assert Notice.objects.filter(kind="pms.comment.mentioned", organisation=midori).count() == 2
