"""Pages hand over dicts, stored JSON, tuples or objects; the pieces read all of them alike."""

from collections.abc import Mapping
from typing import Any


def read(thing: Any, name: str, default: Any = None) -> Any:
    if isinstance(thing, Mapping):
        return thing.get(name, default)
    return getattr(thing, name, default)
