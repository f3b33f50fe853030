"""What of the queue is shown, and in which order."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import texts
from shirushi.agenda.models import Task
from shirushi.ui import forms as ui

ALL = ("", _("All"))
ORDERS: dict[str, tuple[Any, ...]] = {
    "due": (F("due_on").asc(nulls_last=True), "id"),
    "age": ("opened_on", "id"),
}


# A parameter with the brackets, signs and units around it; particles that stand at an edge without it.
PARAM = re.compile(r"\s*[:：]?\s*[「(（]?%\(\w+\)s(?:円| yen)?[」)）]?")
# What stands in brackets around a parameter, as the round, goes with it.
BRACKETED = re.compile(r"\s*[(（][^()（）]*%\(\w+\)s[^()（）]*[)）]")
EDGES = re.compile(r"^\s*[のとへ]|\s+(?:of|for|with)$")


def without_params(kind: str) -> str:
    """What a kind of task is called when no task is meant in particular."""
    label = PARAM.sub("", BRACKETED.sub("", str(texts.of(kind).label)))
    return EDGES.sub("", re.sub(r"\s+(?=の)", "", label)).strip()


class QueueForm(ui.Form):
    kind = ui.ChoiceField(label=_("Next action"), required=False)
    name = ui.CharField(label=_("Name of the business"), required=False, max_length=200)
    overdue = forms.BooleanField(label=_("Past due only"), required=False)
    order = ui.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[("due", _("Most pressing first")), ("age", _("Oldest first"))],
    )

    def __init__(self, *args: Any, kinds: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(kind, without_params(kind)) for kind in kinds]
        self.fields["kind"].choices = [ALL, *choices]  # type: ignore[attr-defined]

    def filtered(self, tasks: QuerySet[Task], on: date) -> QuerySet[Task]:
        """The tasks that are asked for; what was asked wrongly is not asked."""
        self.is_valid()
        asked = getattr(self, "cleaned_data", {})
        if asked.get("kind"):
            tasks = tasks.filter(kind=asked["kind"])
        if asked.get("name"):
            tasks = tasks.filter(dossier__unit__organisation__name__icontains=asked["name"])
        if asked.get("overdue"):
            tasks = tasks.filter(due_on__lt=on)
        return tasks.order_by(*ORDERS[asked.get("order") or "due"])
