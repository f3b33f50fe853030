"""Who works for a body signs in with two factors. Without, only their set-up and signing out are open.

What anybody may read without signing in stays open, too.
"""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from shirushi.entrance import demo
from shirushi.entrance.doors import actor

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
OPEN_PREFIXES = ("mfa_", "account_", "public:", "api:")
OPEN_VIEWS = ("entrance:second_factor", "entrance:organisations", "entrance:switch", "set_language")


def is_missing(request: HttpRequest) -> bool:
    """The request asks for what is closed until the person has a second factor."""
    if not actor(request).is_body or _is_open(request) or demo.is_one_click(request):
        return False
    return not has_one(request)


def has_one(request: HttpRequest) -> bool:
    """A device counts; recovery codes alone do not."""
    return bool(get_adapter().is_mfa_enabled(request.user, types=FACTORS))


def _is_open(request: HttpRequest) -> bool:
    view = request.resolver_match.view_name if request.resolver_match else ""
    return view in OPEN_VIEWS or view.startswith(OPEN_PREFIXES)
