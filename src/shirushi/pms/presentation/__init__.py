"""The words of the PMS, one module a room: acts, tasks, notices, what journal lines call things, cards.

A room's module may define ACTIONS, TASKS, NOTICES, LABELS (by key of a journal line), CODES_OF (key to code to
label) and CARD (with `roles` if not everybody who sees the PMS sees it); they are found by themselves.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

_ROOMS = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]


def _merged(name: str) -> dict[str, Any]:
    return {key: value for room in _ROOMS for key, value in getattr(room, name, {}).items()}


ACTIONS = _merged("ACTIONS")
TASKS = _merged("TASKS")
NOTICES = _merged("NOTICES")
LABELS = _merged("LABELS")
CODES_OF = _merged("CODES_OF")
CARDS = sorted((room.CARD for room in _ROOMS if hasattr(room, "CARD")), key=lambda card: card["order"])
