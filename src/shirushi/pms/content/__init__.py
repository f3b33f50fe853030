"""Texts and proposals that ship with the PMS, as data: loaded once, checked by their models."""

from typing import Any

from ruamel.yaml import YAML


def read(text: str) -> Any:
    """What a content file says (YAML 1.2, safe; a key given twice is refused)."""
    return YAML(typ="safe", pure=True).load(text)
