"""One click for each role, on a development installation only."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from shirushi.people.models import Membership, Organisation, Person
from tests.cast import LONG_AGO, body, business, member, person

pytestmark = pytest.mark.django_db
PAGE = "/demo-logins"


def shown(organisation: Organisation, role: str, name: str, until_on: date | None = None) -> Membership:
    who = person(name, f"{role}-{organisation.pk}@demo.example")
    return Membership.objects.create(
        person=who, organisation=organisation, role=role, from_on=LONG_AGO, until_on=until_on
    )


def test_the_page_does_not_exist_outside_development(settings: Settings) -> None:
    held = shown(business(), "privacy_officer", "緑川 花")
    settings.DEVELOPMENT = False

    asked = Client().get(PAGE)
    tried = Client().post(PAGE, {"membership": held.pk})

    assert (asked.status_code, tried.status_code) == (404, 404)


def test_each_role_of_the_demonstration_has_its_button_bodies_first() -> None:
    company = shown(business(), "privacy_officer", "緑川 花")
    clerk = shown(body("review_body", "privacymark", "みちのく審査センター", "18"), "clerk", "道野 久美")

    text = Client().get(PAGE).content.decode()

    assert 0 < text.index(str(clerk.person)) < text.index(str(company.person))


def test_a_click_signs_in_and_leads_to_the_first_page() -> None:
    clerk = shown(body("review_body", "privacymark", "みちのく審査センター", "18"), "clerk", "道野 久美")
    client = Client()

    answer = client.post(PAGE, {"membership": clerk.pk}, follow=True)

    assert answer.status_code == 200
    assert answer.wsgi_request.path == reverse("desk:home")


def test_nobody_else_is_signed_in_by_a_click() -> None:
    member(business(), "privacy_officer", "緑川 花")
    real = Person.objects.get(name="緑川 花").memberships.get()
    client = Client()

    answer = client.post(PAGE, {"membership": real.pk})

    assert answer.status_code == 404
    assert client.get(reverse("entrance:profile")).status_code == 302


@pytest.mark.parametrize("asked", ["", "x", "0", "-1", "9" * 30])
def test_a_button_that_does_not_exist_does_nothing(asked: str) -> None:
    assert Client().post(PAGE, {"membership": asked}).status_code == 404


def test_a_role_that_has_ended_has_no_button() -> None:
    shown(business(), "guest", "昔 助", until_on=date(2020, 1, 1))

    assert "昔 助" not in Client().get(PAGE).content.decode()


def test_the_click_gives_the_session_a_new_key() -> None:
    held = shown(business(), "privacy_officer", "緑川 花")
    client = Client()
    planted = client.session
    planted["planted"] = 1
    planted.save()

    client.post(PAGE, {"membership": held.pk})

    assert client.session.session_key != planted.session_key
