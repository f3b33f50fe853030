"""The sentences of all acts, collected from the rooms' presentations."""

from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils.functional import Promise

Words = str | Promise


@lru_cache(maxsize=1)
def sentences() -> dict[str, Words]:
    return _collected("ACTIONS")


@lru_cache(maxsize=1)
def labels() -> dict[str, Words]:
    """What rooms call the keys of their lines."""
    return _collected("LABELS")


@lru_cache(maxsize=1)
def _codes() -> dict[str, dict[str, Words]]:
    return _collected("CODES_OF")


def codes_of(key: str) -> dict[str, Words]:
    """What the codes under a key mean, where a room says so: one code may mean several things in the house."""
    return _codes().get(key, {})


def _collected(words: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for app in apps.get_app_configs():
        name = f"{app.name}.presentation"
        if app.name.startswith("shirushi.") and find_spec(name):
            found.update(getattr(import_module(name), words, {}))
    return found


def sentence(action: str) -> Words:
    """What an act is called; the bare name of one that no room names any more."""
    return sentences().get(action, action)
