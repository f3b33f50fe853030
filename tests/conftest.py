"""Fixtures that every test may ask for."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.utils import translation
from pytest_django import DjangoDbBlocker, Settings

from shirushi.entrance import clock
from shirushi.pms import search_table
from shirushi.ui import catalogues

if TYPE_CHECKING:
    from playwright.sync_api import Browser

catalogues.compile_all()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The search table of the PMS, where no migration has made it."""
    with django_db_blocker.unblock():
        if "pms_search" not in connection.introspection.table_names():
            with connection.schema_editor() as editor:
                search_table.create(editor)


@pytest.fixture(autouse=True)
def _nobody_has_chosen_a_language() -> None:
    """A page that an earlier test asked for in English leaves English behind."""
    translation.deactivate()


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One Chromium for all tests of a worker."""
    from tests.e2e.browser import chromium  # noqa: PLC0415 - most tests need no browser

    with chromium() as started:
        yield started


@pytest.fixture
def show_day(tmp_path: Path, settings: Settings) -> Callable[[date], None]:
    """Show the front doors another day than the clock's: `show_day(date(2026, 5, 11))`."""
    settings.VAR = tmp_path
    return clock.show_day
