"""Draws a piece of template in one of the languages, as a page would."""

from collections.abc import Callable
from typing import Any

import pytest
from django.template import engines
from django.utils import translation

Draw = Callable[..., str]


@pytest.fixture
def draw() -> Draw:
    def drawn(source: str, language: str = "ja", **context: Any) -> str:
        with translation.override(language):
            return engines["django"].from_string("{% load ui %}" + source).render(context)

    return drawn
