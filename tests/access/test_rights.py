"""Rights hold from the next request; deputies and other bodies see what they may and no more."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.urls import reverse

from shirushi.people import services
from shirushi.people.models import Access
from tests.access.world import TODAY, World, signed_in, world
from tests.cast import acting

pytestmark = pytest.mark.django_db
ShowDay = Callable[[date], None]


@pytest.fixture(autouse=True)
def _the_day(show_day: ShowDay) -> None:
    show_day(TODAY)


@pytest.fixture
def made() -> World:
    return world()


def history(made: World, actor: str) -> int:
    return made.clients[actor].get(reverse("entrance:history", args=[made.things["dossier"].pk])).status_code


def person_behind(made: World, actor: str) -> object:
    return made.clients[actor].get(reverse("entrance:profile")).wsgi_request.user


def test_an_ended_role_opens_nothing_from_the_next_request_on(made: World) -> None:
    before = history(made, "audit_officer")
    auditor = person_behind(made, "audit_officer")

    services.end_membership(
        membership=auditor.memberships.get(),  # type: ignore[attr-defined]
        by=acting(person_behind(made, "privacy_officer"), TODAY),  # type: ignore[arg-type]
        on=TODAY,
    )

    assert (before, history(made, "audit_officer")) == (200, 404)


def test_a_recused_assessor_is_outside_from_the_next_request_on(made: World) -> None:
    before = history(made, "assessor")

    services.close_access(
        dossier=made.things["dossier"],  # type: ignore[arg-type]
        person=person_behind(made, "assessor"),  # type: ignore[arg-type]
        by=acting(person_behind(made, "clerk"), TODAY),  # type: ignore[arg-type]
        on=TODAY,
    )

    assert (before, history(made, "assessor")) == (200, 404)


def test_a_body_whose_access_is_closed_is_outside_from_the_next_request_on(made: World) -> None:
    before = history(made, "clerk")

    Access.objects.filter(organisation__kind="review_body").update(until_on=TODAY - timedelta(days=1))

    assert (before, history(made, "clerk")) == (200, 404)


def test_a_deputy_sees_in_its_days_what_the_role_sees(made: World, show_day: ShowDay) -> None:
    officer = person_behind(made, "privacy_officer")
    before = history(made, "worker")
    services.appoint_deputy(
        membership=officer.memberships.get(),  # type: ignore[attr-defined]
        person=person_behind(made, "worker"),  # type: ignore[arg-type]
        from_on=TODAY,
        until_on=date(2026, 11, 30),
        by=acting(officer, TODAY),  # type: ignore[arg-type]
        on=TODAY,
    )
    during = history(made, "worker")

    show_day(date(2026, 12, 1))

    assert (before, during, history(made, "worker")) == (404, 200, 404)


def test_a_guest_is_outside_on_the_day_after_the_last(made: World, show_day: ShowDay) -> None:
    show_day(date(2027, 3, 31))
    on_the_last_day = history(made, "guest")

    show_day(date(2027, 4, 1))

    assert (on_the_last_day, history(made, "guest")) == (200, 404)


@pytest.mark.parametrize("who", ["foreign_clerk", "foreign_assessor", "other_assessor_here"])
def test_people_of_other_bodies_and_assessors_of_other_cases_find_nothing(made: World, who: str) -> None:
    assert history(made, who) == 404


def test_a_locked_person_is_signed_out(made: World) -> None:
    clerk = person_behind(made, "clerk")
    clerk.is_active = False  # type: ignore[attr-defined]
    clerk.save()  # type: ignore[attr-defined]

    answer = made.clients["clerk"].get(reverse("desk:home"))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_acting_in_one_organisation_gives_no_right_of_another(made: World) -> None:
    """Somebody is clerk of the body and worker of the business: as worker the case stays closed."""
    clerk = person_behind(made, "clerk")
    business = made.things["dossier"].unit.organisation  # type: ignore[attr-defined]
    clerk.memberships.create(organisation=business, role="worker", from_on=TODAY)  # type: ignore[attr-defined]

    as_worker = signed_in(clerk, business)  # type: ignore[arg-type]
    answer = as_worker.get(reverse("entrance:history", args=[made.things["dossier"].pk]))

    assert answer.status_code == 404
