"""The columns of a ledger as one hands it to an assessor: labels from the tables, widths from the room."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

Columns = list[tuple[str, Any, float]]


def label_of(model: type[models.Model], column: str) -> object:
    return getattr(model._meta.get_field(column), "verbose_name", column)


def columns_of(model: type[models.Model], widths: Mapping[str, float]) -> Columns:
    """The number first, then the columns in the order of their widths."""
    named = ((name, label_of(model, name), width) for name, width in widths.items())
    return [("number", _("No."), 6), *named]
