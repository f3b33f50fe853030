"""Refusals in words: on the form where it can be mended there, else on a page of their own."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shirushi.record.errors import ActRefused, Stale
from shirushi.rules import BadInput, Refused
from shirushi.ui.language import language

T = TypeVar("T")
CONFLICT, NOT_DONE = 409, 422


def add_to_form(form: BaseForm, error: ActRefused | BadInput) -> None:
    """Put a refusal into the form: at the field that it names, else above the form."""
    field = error.field if isinstance(error, BadInput) and error.field in form.fields else None
    form.add_error(field, sentence(error))


def sentence(error: ActRefused | BadInput) -> str:
    return error.sentence if isinstance(error, ActRefused) else error.text[language()]


def attempt(form: BaseForm, act: Callable[[], T]) -> T | None:
    """Do the act; what it refuses becomes an error of the form (None). Somebody quicker is a page (409)."""
    try:
        return act()
    except Stale:
        raise
    except (ActRefused, BadInput) as error:
        add_to_form(form, error)
        return None


def page(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """The page of a refusal, or None for other exceptions."""
    if isinstance(error, ActRefused | BadInput):
        status = CONFLICT if isinstance(error, Stale) else NOT_DONE
        return _page(request, status, sentence=sentence(error))
    if isinstance(error, Refused):
        return _page(request, NOT_DONE, decision=error.decision.as_json())
    return None


def _page(request: HttpRequest, status: int, **said: Any) -> HttpResponse:
    return render(request, "entrance/refused.html", said, status=status)
