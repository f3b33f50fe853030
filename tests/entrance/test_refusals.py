"""Refusals become words: on the form where they can be mended, else on a page."""

import pytest
from django import forms
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override

from shirushi.entrance import clock, refusals
from shirushi.people import actor as actors
from shirushi.record.errors import ActRefused, Stale
from shirushi.rules import BadInput, Decision, Refused, decide
from tests.access.world import signed_in
from tests.cast import cast

pytestmark = pytest.mark.django_db


class Asked(forms.Form):
    level = forms.IntegerField(required=False)


def refused(code: str = "no") -> ActRefused:
    return ActRefused(code, "%(who)s may not", who="Nobody")


def filled() -> Asked:
    form = Asked({"level": "3"})
    assert form.is_valid()
    return form


def not_answered() -> Decision:
    return decide("measure", {"scheme": "privacymark", "on": "2008-01-15", "level": 99, "party": "holder"})


def page(error: Exception) -> object:
    request = RequestFactory().get("/")
    request.actor = actors.nobody(on=clock.today(), at=clock.now())  # type: ignore[attr-defined]
    with override("ja"):
        return refusals.page(request, error)


def test_a_refused_act_stands_above_the_form() -> None:
    form = filled()

    refusals.add_to_form(form, refused())

    assert form.non_field_errors() == ["Nobody may not"]


def test_bad_input_stands_at_the_field_that_it_names_in_the_language_of_the_page() -> None:
    form = filled()
    wrong = BadInput("unknown_field", "level")

    with override("ja"):
        refusals.add_to_form(form, wrong)

    assert form.errors["level"] == [wrong.text["ja"]]


def test_bad_input_of_a_field_that_the_form_has_not_stands_above_it() -> None:
    form = filled()

    refusals.add_to_form(form, BadInput("unknown_field", "months"))

    assert form.non_field_errors()


def test_an_attempt_gives_back_what_was_done_or_nothing() -> None:
    form = filled()

    def act() -> str:
        raise refused()

    assert refusals.attempt(form, lambda: "done") == "done"
    assert refusals.attempt(form, act) is None
    assert form.non_field_errors() == ["Nobody may not"]


def test_somebody_quicker_is_not_put_on_the_form() -> None:
    def act() -> str:
        raise Stale("stale_form", "Somebody was quicker")

    with pytest.raises(Stale):
        refusals.attempt(filled(), act)


@pytest.mark.parametrize(
    ("error", "status"),
    [(refused(), 422), (Stale("stale_form", "x"), 409), (BadInput("unknown_field", "level"), 422)],
)
def test_what_no_form_takes_is_a_page_that_says_nothing_was_changed(error: Exception, status: int) -> None:
    answer = page(error)

    assert answer.status_code == status  # type: ignore[attr-defined]
    assert "何も変えていません" in answer.content.decode()  # type: ignore[attr-defined]


def test_a_refusal_of_the_rules_shows_its_reasons() -> None:
    decision = not_answered()

    answer = page(Refused(decision))

    assert decision.as_json()["reasons"][0]["text"]["ja"] in answer.content.decode()  # type: ignore[attr-defined]


def test_other_exceptions_are_left_to_others() -> None:
    assert page(PermissionDenied()) is None


def test_a_page_that_is_not_there_is_told_in_our_design() -> None:
    answer = Client().get("/nowhere")

    assert answer.status_code == 404
    assert "ページが見つかりません" in answer.content.decode()


def test_who_may_not_is_told_so_and_that_nothing_happened() -> None:
    answer = signed_in(cast().worker).get(reverse("entrance:invite"))

    assert answer.status_code == 403
    assert "この操作の権限がありません" in answer.content.decode()


def test_a_form_without_its_token_is_told_what_to_do() -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post(reverse("account_login"), {"login": "x", "password": "x"})

    assert answer.status_code == 403
    assert "フォームの期限が切れています" in answer.content.decode()


def test_a_fault_of_ours_is_owned_up_to(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(raise_request_exception=False)
    monkeypatch.setattr("shirushi.entrance.session.actor_of", _breaks)

    answer = client.get(reverse("entrance:demo_logins"))

    assert answer.status_code == 500
    assert "こちらの不具合です" in answer.content.decode()


def _breaks(*_args: object, **_kwargs: object) -> None:
    raise RuntimeError
