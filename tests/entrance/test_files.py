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


def shown(client: Client, made: World, media_type: str = "application/pdf") -> object:
    file = made.things["file"]
    type(file).objects.filter(pk=file.pk).update(media_type=media_type)
    return client.get(reverse("entrance:file_shown", args=[file.pk]))


@pytest.mark.parametrize("media_type", ["application/pdf", "image/png", "text/csv"])
def test_a_harmless_kind_is_shown_inside_our_own_pages_only(made: World, media_type: str) -> None:
    answer = shown(made.clients["assessor"], made, media_type)

    assert answer.status_code == 200  # type: ignore[attr-defined]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"  # type: ignore[index]
    assert "default-src 'none'" in answer["Content-Security-Policy"]  # type: ignore[index]
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]  # type: ignore[index]
    assert answer["X-Content-Type-Options"] == "nosniff"  # type: ignore[index]


def test_any_text_is_shown_as_plain_text(made: World) -> None:
    assert shown(made.clients["assessor"], made, "text/csv")["Content-Type"] == "text/plain; charset=utf-8"  # type: ignore[index]


def test_other_kinds_are_for_download_alone(made: World) -> None:
    assert shown(made.clients["assessor"], made, "application/zip").status_code == 404  # type: ignore[attr-defined]
