"""Signing in with a passkey: the way that bodies are asked to take."""

from datetime import date

import pytest

from tests.e2e.acts import applying
from tests.e2e.browser import Visitor
from tests.e2e.conftest import Open

pytestmark = pytest.mark.browser

EMAIL = "tetsu@aoba.example"


def test_a_passkey_is_set_up_and_opens_the_door_without_a_password(open_installation: Open) -> None:
    _place, people = open_installation("tests.e2e.bodies", date(2026, 11, 24))
    visitor = people.stranger("青葉 徹")
    plug_in_a_key(visitor)
    visitor.go("/accounts/signup/")
    applying.sign_up(visitor, "青葉 徹", EMAIL)

    add_a_passkey(visitor)
    sign_out(visitor)
    visitor.go("/accounts/login/")
    visitor.press("パスキーでログイン")

    visitor.go("/profile")
    visitor.sees(EMAIL)
    people.has_no_complaint()


def plug_in_a_key(visitor: Visitor) -> None:
    """A device that knows its owner, as Chromium plays it for tests."""
    device = visitor.context.new_cdp_session(visitor.page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def add_a_passkey(visitor: Visitor) -> None:
    visitor.go("/accounts/2fa/webauthn/add/")
    visitor.fill("パスワード", applying.PASSWORD)
    visitor.press("確認する")
    visitor.is_well()
    visitor.fill("この端末の名前", "仕事の電話")
    visitor.press("登録")
    visitor.sees("セキュリティーキーを登録しました")


def sign_out(visitor: Visitor) -> None:
    visitor.go("/accounts/logout/")
    visitor.press("ログアウト")
