"""The same seed makes the same demonstration; an installation that is not for it refuses it."""

import hashlib
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from pytest_django import Settings

from shirushi.operations.demo.filling import fill
from shirushi.people.models import Organisation
from shirushi.registry.models import Listing
from tests.cast import moment

pytestmark = pytest.mark.django_db
# Facts that name no keys of rows, which go on counting after a rollback.
COLUMNS = ("number", "name", "name_kana", "prefecture", "address", "corporate_number", "starts_on", "facts")


def digest(seed: int, today: date) -> str:
    """What the registry shows of it."""
    with transaction.atomic():
        fill(count=30, seed=seed, today=today, at=moment(today), say=lambda _line: None)
        rows = list(Listing.objects.order_by("number").values_list(*COLUMNS))
        transaction.set_rollback(True)
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def test_the_same_seed_gives_the_same_scheme_and_another_another() -> None:
    today = date(2027, 3, 1)

    first, second, other = digest(1, today), digest(1, today), digest(2, today)

    assert first == second
    assert first != other


def test_it_is_refused_outside_development(settings: Settings) -> None:
    settings.DEVELOPMENT = False

    with pytest.raises(CommandError, match="SHIRUSHI_DEVELOPMENT=1"):
        call_command("demo")
    assert not Organisation.objects.exists()
