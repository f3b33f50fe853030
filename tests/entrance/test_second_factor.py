"""Who works for a body comes no further than the set-up until it has a second factor."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from shirushi.entrance import demo
from shirushi.people.models import Person
from tests.cast import Cast, cast

pytestmark = pytest.mark.django_db
BODIES = ("clerk", "assessor", "review_officer", "officer", "committee_member")


def signed_in(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def with_device(who: Person, kind: str) -> Client:
    Authenticator.objects.create(user=who, type=kind, data={"secret": "x"})
    return signed_in(who)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.mark.parametrize("who", BODIES)
def test_people_of_bodies_are_led_to_the_set_up(people: Cast, who: str) -> None:
    client = signed_in(getattr(people, who))

    answer = client.get(reverse("desk:home"), follow=True)

    assert answer.redirect_chain == [(reverse("entrance:second_factor"), 302)]
    assert "パスワードだけでは守れません" in answer.content.decode()


@pytest.mark.parametrize(
    "page", ["entrance:profile", "entrance:organisation", "entrance:invite", "entrance:home"]
)
def test_nothing_else_of_the_house_opens_without_it(people: Cast, page: str) -> None:
    answer = signed_in(people.clerk).get(reverse(page))

    assert answer["Location"] == reverse("entrance:second_factor")


def test_nothing_is_done_without_it(people: Cast) -> None:
    client = signed_in(people.review_officer)

    answer = client.post(reverse("entrance:end_membership", args=[people.assessor.memberships.get().pk]))

    assert answer["Location"] == reverse("entrance:second_factor")
    assert people.assessor.memberships.get().until_on is None


@pytest.mark.parametrize("page", ["mfa_index", "mfa_activate_totp", "account_logout", "public:home"])
def test_the_set_up_signing_out_and_the_public_pages_stay_open(people: Cast, page: str) -> None:
    answer = signed_in(people.clerk).get(reverse(page))

    assert answer.status_code == 200


@pytest.mark.parametrize("kind", ["totp", "webauthn"])
def test_with_a_device_the_desk_opens(people: Cast, kind: str) -> None:
    answer = with_device(people.clerk, kind).get(reverse("desk:home"))

    assert answer.status_code == 200


def test_recovery_codes_alone_are_no_second_factor(people: Cast) -> None:
    answer = with_device(people.clerk, "recovery_codes").get(reverse("desk:home"))

    assert answer.status_code == 302


def test_who_removes_the_device_is_outside_from_the_next_request(people: Cast) -> None:
    client = with_device(people.clerk, "totp")
    before = client.get(reverse("desk:home")).status_code

    Authenticator.objects.all().delete()

    assert before == 200
    assert client.get(reverse("desk:home")).status_code == 302


def test_people_of_a_business_are_not_asked(people: Cast) -> None:
    answer = signed_in(people.privacy_officer).get(reverse("portal:home"))

    assert answer.status_code == 200


def test_the_mark_of_a_demonstration_session_counts_on_a_development_installation_only(
    people: Cast, settings: Settings
) -> None:
    client = signed_in(people.clerk)
    opened = client.session
    opened[demo.ONE_CLICK] = True
    opened.save()
    settings.DEVELOPMENT = True
    in_development = client.get(reverse("desk:home")).status_code

    settings.DEVELOPMENT = False

    assert in_development == 200
    assert client.get(reverse("desk:home")).status_code == 302
