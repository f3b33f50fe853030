"""Every route, as every kind of actor. A route without a line fails, and so does a line without a route."""

from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.conf import settings as configured
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from pytest_django import DjangoDbBlocker

from tests.access import routes as routes_of_rooms
from tests.access.table import ACTORS, ALLOWED, COMES_IN, Line
from tests.access.world import TODAY, World, world

pytestmark = pytest.mark.django_db
ROOMS = sorted(found.name for found in iter_modules(routes_of_rooms.__path__))
TABLE: dict[str, Line] = {
    name: line for room in ROOMS for name, line in import_module(f"tests.access.routes.{room}").ROUTES.items()
}


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(TODAY)


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The world is made once: every request is undone, and the whole of it at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield world()
        transaction.set_rollback(True)


def routes(patterns: list[URLPattern | URLResolver], namespace: str = "") -> Iterator[str]:
    """The full names of all routes; one without a name is known by its pattern."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern.url_patterns, inner)
        else:
            yield f"{namespace}{pattern.name or pattern.pattern}"


def test_every_route_has_its_line() -> None:
    known = set(routes(get_resolver().url_patterns))

    assert sorted(known - set(TABLE)) == []


def test_every_line_has_its_route() -> None:
    known = set(routes(get_resolver().url_patterns))

    assert sorted(set(TABLE) - known) == []


def test_no_room_answers_for_the_route_of_another() -> None:
    lines = [name for room in ROOMS for name in import_module(f"tests.access.routes.{room}").ROUTES]

    assert len(lines) == len(set(lines))


def test_lines_name_only_known_kinds_of_actors() -> None:
    named = {actor for line in TABLE.values() for actor in line.answers}

    assert named <= set(ACTORS)


def test_the_world_has_a_client_for_every_kind_of_actor(made: World) -> None:
    assert set(made.clients) == set(ACTORS)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_every_kind_of_actor_gets_the_answer_of_the_table(name: str, made: World) -> None:
    line = TABLE[name]
    address = address_of(name, line, made)

    answers = {actor: told(ask(made.clients[actor], address, line)) for actor in ACTORS}

    expected = {actor: line.answer_for(actor) for actor in ACTORS}
    assert {a: g for a, g in answers.items() if not fits(g, expected[a])} == {}


@pytest.mark.parametrize("name", sorted(name for name, line in TABLE.items() if line.post))
def test_what_acts_does_not_act_on_a_link(name: str, made: World) -> None:
    address = address_of(name, TABLE[name], made)

    answers = {told(client.get(address)) for client in made.clients.values()}

    assert answers <= {405, 404, 403, SIGN_IN}


SIGN_IN = -302


def told(answer: HttpResponse) -> int:
    """The status; a redirect to the sign-in page is told apart from one that goes on."""
    to_sign_in = answer.status_code == 302 and resolve_name(answer["Location"]) == configured.LOGIN_URL
    return SIGN_IN if to_sign_in else answer.status_code


def resolve_name(address: str) -> str:
    path = address.split("?", 1)[0].split("#", 1)[0]
    return resolve(path).view_name if path.startswith("/") else ""


def fits(got: int, expected: int) -> bool:
    """302 for those who are not signed in means the sign-in page, or a page that anybody may be sent to."""
    if expected == ALLOWED:
        return got in COMES_IN
    return abs(got) == expected


def ask(client: Client, address: str, line: Line) -> HttpResponse:
    """One request; whatever it did is undone."""
    with transaction.atomic():
        answer = client.post(address, line.data) if line.post else client.get(address)
        transaction.set_rollback(True)
    return answer


def address_of(name: str, line: Line, made: World) -> str:
    if isinstance(line.at, str):
        return reverse(name, args=[made.argument(line.at)] if line.at else [])
    return reverse(name, kwargs={word: made.argument(key) for word, key in line.at.items()})
