"""Fixtures of the tests of the rules."""

import pytest
from hypothesis import settings

from shirushi.rules.book import shipped_book

# A busy machine is no fault of the rules; bench/ watches their speed.
settings.register_profile("rules", deadline=None)
settings.load_profile("rules")


@pytest.fixture(scope="session", autouse=True)
def _shipped_rules() -> None:
    """Read the shipped rules before any test is timed."""
    shipped_book()
