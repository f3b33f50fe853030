"""From a signed-in person to an actor: which organisation, which roles, today."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from shirushi.people import actor as actors
from shirushi.people import queries
from shirushi.people.actor import Actor

ORGANISATION = "organisation_id"


def actor_of(request: HttpRequest, *, at: datetime) -> Actor:
    person = request.user
    if not person.is_authenticated:
        return actors.nobody(on=at.date(), at=at)
    return queries.actor_for(person, organisation_id=request.session.get(ORGANISATION), on=at.date(), at=at)


def language_of(request: HttpRequest) -> str:
    """The language of the signed-in person, unless the browser was switched; "" for no change."""
    if settings.LANGUAGE_COOKIE_NAME in request.COOKIES or not request.user.is_authenticated:
        return ""
    return request.user.language
