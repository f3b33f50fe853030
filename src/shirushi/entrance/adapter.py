"""What django-allauth asks the house."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import get_language


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    def new_user(self, request: HttpRequest) -> Any:
        """Whoever registers goes on in the language of the page."""
        person = super().new_user(request)
        person.language = get_language() or person.language
        return person


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    def build_totp_svg(self, url: str) -> str:
        """The QR code as it stands inside a page: without the declaration of an XML document."""
        picture: str = super().build_totp_svg(url)
        return picture[picture.index("<svg") :]
