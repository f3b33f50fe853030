"""Signing in and registering: in our design, in Japanese, without a way out of the house."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from shirushi.people.models import Person
from tests.cast import business as a_business
from tests.cast import member, person

pytestmark = pytest.mark.django_db
PASSWORD = "ひとつめの長い合言葉 2026"
ADDRESS = "hana@midori.example"


@pytest.fixture(autouse=True)
def _no_attempts_counted() -> None:
    cache.clear()


def somebody() -> Person:
    who = person("緑川 花", ADDRESS)
    who.set_password(PASSWORD)
    who.save()
    return who


def sign_in(client: Client, password: str = PASSWORD, following: str = "") -> object:
    return client.post(reverse("account_login"), {"login": ADDRESS, "password": password, "next": following})


def test_whoever_knows_the_password_comes_to_the_first_page() -> None:
    somebody()
    client = Client()

    answer = sign_in(client)

    assert answer["Location"] == reverse("entrance:home")  # type: ignore[index]


def test_a_wrong_password_is_refused_in_japanese_and_the_address_is_kept() -> None:
    somebody()

    answer = sign_in(Client(), "another")

    assert "パスワードが正しくありません" in answer.content.decode()  # type: ignore[attr-defined]
    assert ADDRESS in answer.content.decode()  # type: ignore[attr-defined]


def test_after_five_wrong_passwords_the_right_one_waits_too() -> None:
    somebody()
    client = Client()
    for _ in range(5):
        sign_in(client, "wrong")

    answer = sign_in(client)

    assert answer.status_code == 200  # type: ignore[attr-defined]
    assert not client.get(reverse("entrance:profile")).wsgi_request.user.is_authenticated


@pytest.mark.parametrize(
    "away", ["https://evil.example/", "//evil.example/", "https:evil.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_out_of_the_house_after_signing_in(away: str) -> None:
    somebody()

    answer = sign_in(Client(), following=away)

    assert answer["Location"] == reverse("entrance:home")  # type: ignore[index]


def test_a_page_of_the_house_is_gone_on_to() -> None:
    somebody()

    answer = sign_in(Client(), following=reverse("entrance:profile"))

    assert answer["Location"] == reverse("entrance:profile")  # type: ignore[index]


def test_a_session_known_before_signing_in_is_worth_nothing_after() -> None:
    somebody()
    client = Client()
    client.get(reverse("account_login"))
    planted = client.session
    planted["planted"] = "by somebody else"
    planted.save()
    before = planted.session_key
    client.cookies["sessionid"] = before

    sign_in(client)

    assert client.session.session_key != before
    assert (
        not Client(headers={"cookie": f"sessionid={before}"})
        .get(reverse("entrance:profile"))
        .wsgi_request.user.is_authenticated
    )


def test_registering_keeps_the_name_and_the_language_of_the_page() -> None:
    client = Client()
    client.cookies["django_language"] = "en"

    client.post(
        reverse("account_signup"),
        {"name": "緑川 花", "email": ADDRESS, "password1": PASSWORD, "password2": PASSWORD},
    )

    made = Person.objects.get(email=ADDRESS)
    assert (made.name, made.language) == ("緑川 花", "en")


def test_who_registered_and_belongs_nowhere_is_shown_the_two_ways() -> None:
    somebody()
    client = Client()
    sign_in(client)

    answer = client.get(reverse("entrance:home"), follow=True)

    text = answer.content.decode()
    assert reverse("entrance:register_business") in text
    assert "招待を受けている" in text


def test_pages_speak_the_language_of_the_person_until_the_browser_is_switched() -> None:
    who = member(a_business(), "worker", "スミス アン")
    Person.objects.filter(pk=who.pk).update(language="en")
    client = Client()
    client.force_login(who)

    own = client.get(reverse("entrance:profile")).content.decode()
    client.post(reverse("set_language"), {"language": "ja"})
    switched = client.get(reverse("entrance:profile")).content.decode()

    assert "My profile" in own
    assert "自分の情報" in switched


@pytest.mark.parametrize("page", ["account_login", "account_signup", "account_reset_password"])
def test_pages_for_strangers_keep_to_the_policy_of_our_own_sources(page: str) -> None:
    answer = Client().get(reverse(page))

    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert " style=" not in answer.content.decode()
    assert " onclick=" not in answer.content.decode()


def test_a_second_factor_is_set_up_only_after_the_password_was_given_once_more() -> None:
    somebody()
    client = Client()
    sign_in(client)

    answer = client.get(reverse("mfa_activate_totp"))

    assert answer["Location"].startswith(reverse("account_reauthenticate"))


def test_the_code_for_the_phone_stands_in_the_page_itself() -> None:
    somebody()
    client = Client()
    sign_in(client)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    text = client.get(reverse("mfa_activate_totp")).content.decode()

    assert "<svg" in text
    assert "data:image" not in text
    assert "<?xml" not in text


def test_signing_out_asks_and_then_closes_the_session() -> None:
    somebody()
    client = Client()
    sign_in(client)

    asked = client.get(reverse("account_logout"))
    client.post(reverse("account_logout"))

    assert asked.status_code == 200
    assert client.get(reverse("entrance:profile")).status_code == 302


def test_the_table_of_the_cache_is_there_after_migrate() -> None:
    cache.set("attempts", date(2026, 11, 22))

    assert cache.get("attempts") == date(2026, 11, 22)
