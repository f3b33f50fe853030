"""A small demonstration, made once for the tests that look at it."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from shirushi.operations.demo.filling import fill
from tests.cast import moment

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[date]:
    """Forty holders as of the day that is returned; rolled back after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill(count=40, seed=1, today=TODAY, at=moment(TODAY), say=lambda _line: None)
        yield TODAY
        transaction.set_rollback(True)
