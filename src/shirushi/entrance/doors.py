"""Who comes in by which door. Outsiders get 404: they learn nothing, not even that a page exists."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from shirushi.people import policy
from shirushi.people.actor import Actor
from shirushi.people.rights import allow

View = Callable[..., HttpResponse]


def actor(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found


def _door(passes: Callable[[Actor], bool], roles: tuple[str, ...]) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not passes(actor(request)):
                raise Http404
            allow(not roles or actor(request).has(*roles))
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def for_business(*roles: str) -> Callable[[View], View]:
    """People of a business; with roles, only those (others of the business get 403)."""
    return _door(lambda who: who.is_business, roles)


def for_body(*roles: str) -> Callable[[View], View]:
    """People of a review body or granting body; with roles, only those."""
    return _door(lambda who: who.is_body, roles)


def for_granting_body(*roles: str) -> Callable[[View], View]:
    return _door(lambda who: who.is_granting_body, roles)


def for_member(*roles: str) -> Callable[[View], View]:
    """People of any organisation; with roles, only those."""
    return _door(lambda who: bool(who.organisation_id), roles)


def for_administrators(view: View) -> View:
    """Who runs the affairs of its organisation; other members get 403."""

    @for_member()
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        allow(policy.administers(actor(request)))
        return view(request, *args, **kwargs)

    return guarded
