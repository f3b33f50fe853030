"""One-click sign-in as each role of the demonstration data: on a development installation only."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from shirushi.entrance.session import ORGANISATION
from shirushi.people.models import Membership, Organisation, Person

ADDRESSES = "@demo.example"
ONE_CLICK = "one_click"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True)
class Group:
    organisation: Organisation
    memberships: list[Membership]


def is_one_click(request: HttpRequest) -> bool:
    """The session was opened by a demonstration button, and the installation still allows that."""
    return bool(settings.DEVELOPMENT and request.session.get(ONE_CLICK))


def groups(on: date) -> list[Group]:
    """The roles of the demonstration people by organisation: bodies first, then businesses."""
    held = Membership.objects.held_on(on).filter(person__email__endswith=ADDRESSES, person__is_active=True)
    grouped: dict[int, Group] = {}
    for membership in held.select_related("person", "organisation").order_by("pk"):
        organisation = membership.organisation
        grouped.setdefault(organisation.pk, Group(organisation, [])).memberships.append(membership)
    return sorted(grouped.values(), key=lambda group: (not group.organisation.is_body, group.organisation.pk))


def sign_in(request: HttpRequest, membership: Membership) -> None:
    """Sign in as the person in the organisation of the membership, with a new session key."""
    person: Person = membership.person
    login(request, person, backend=BACKEND)
    request.session[ONE_CLICK] = True
    request.session[ORGANISATION] = membership.organisation_id
