"""Files are handed out as attachments, and only to those who may see them."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.access.world import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> World:
    return world()


def asked(client: Client, made: World, file: str = "file") -> object:
    return client.get(reverse("entrance:file", args=[made.things[file].pk]))


def test_a_file_comes_as_attachment_with_its_own_name_and_no_guessing(made: World) -> None:
    answer = asked(made.clients["clerk"], made)

    assert b"".join(answer.streaming_content) == b"PDF"  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")  # type: ignore[index]
    assert answer["X-Content-Type-Options"] == "nosniff"  # type: ignore[index]
    assert answer["Content-Type"] == "application/pdf"  # type: ignore[index]


@pytest.mark.parametrize(
    "who", ["foreign_clerk", "foreign_assessor", "foreign_privacy_officer", "worker", "past_guest"]
)
def test_outsiders_learn_nothing_of_it(made: World, who: str) -> None:
    assert asked(made.clients[who], made).status_code == 404  # type: ignore[attr-defined]


@pytest.mark.parametrize("who", ["clerk", "assessor", "granting_officer"])
def test_bodies_do_not_see_what_was_not_handed_in(made: World, who: str) -> None:
    assert asked(made.clients[who], made, "draft_file").status_code == 404  # type: ignore[attr-defined]


def test_the_business_sees_its_own_draft(made: World) -> None:
    assert asked(made.clients["privacy_officer"], made, "draft_file").status_code == 200  # type: ignore[attr-defined]
