"""Two people edit one record: the second gets its form back, told what the first changed.

A form that is to be protected is a `RevisedForm`; it carries the record's revision and what stood in its fields
when it was opened. `attempt` saves, or brings the three versions together: a field that only the other person
changed takes the other's value; a field that both changed keeps mine, with the other's shown beside it. Nothing
is saved until the form is sent again.

    form = HoldingForm(request.POST or None, opened=holding, …)
    if form.is_valid() and conflict.attempt(form, act, lambda: Holding.objects.get(pk=holding.pk)):
        return redirect(…)
    return render(…, status=conflict.status_of(form))

Template: `{% include "portal/pms/conflict.html" %}` before the form.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from shirushi.entrance import history
from shirushi.entrance.refusals import CONFLICT
from shirushi.entrance.refusals import attempt as attempt_act
from shirushi.record.errors import Stale
from shirushi.record.models import JournalLine
from shirushi.ui.days import NOTHING
from shirushi.ui.forms import Form

T = TypeVar("T")
CARRIED = ("revision", "opened")
OK = 200


@dataclass(frozen=True)
class Conflict:
    """One field that somebody else changed since the form was opened."""

    label: Any
    was: str
    theirs: str
    mine: str
    both: bool


class RevisedForm(Form):
    """A form about a record with a revision. `values_of` gives the form's fields as the record has them."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    opened = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200_000)

    def __init__(self, *args: Any, opened: Any, **kwargs: Any) -> None:
        values = self.values_of(opened)
        given = {**values, **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial={**given, "revision": opened.revision}, **kwargs)
        self.initial["opened"] = json.dumps(self.as_posted(values), ensure_ascii=False)
        self.conflicts: list[Conflict] = []
        self.last_change: history.Entry | None = None

    def values_of(self, record: Any) -> dict[str, Any]:
        raise NotImplementedError

    def as_posted(self, values: dict[str, Any]) -> dict[str, str]:
        """Values as a browser would send them."""
        return {
            name: _posted(self.fields[name], value) for name, value in values.items() if name in self.fields
        }

    def given(self) -> dict[str, Any]:
        """The cleaned values without what only the form needs."""
        return {name: value for name, value in self.cleaned_data.items() if name not in CARRIED}


def _posted(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.BooleanField):
        return "on" if value else ""
    prepared = field.prepare_value(value)
    return "" if prepared is None else str(prepared).replace("\r\n", "\n")


def attempt(form: RevisedForm, act: Callable[[], T], fresh: Callable[[], models.Model]) -> T | None:
    """Do the act; refusals become errors of the form, and somebody quicker a form with both versions."""
    try:
        return attempt_act(form, act)
    except Stale:
        merge(form, fresh())
        return None


def merge(form: RevisedForm, record: Any) -> None:
    """Put into the form what somebody else changed; keep what this person changed."""
    was, theirs = _opened(form), form.as_posted(form.values_of(record))
    mine = {name: _sent(form, name) for name in theirs}
    data = dict(form.data.items())
    for name, value in theirs.items():
        if value == was.get(name, value):
            continue
        both = mine[name] not in (was.get(name), value)
        shown = [_shown(form.fields[name], each) for each in (was.get(name, ""), value, mine[name])]
        form.conflicts.append(Conflict(form.fields[name].label, shown[0], shown[1], shown[2], both))
        if not both:
            data[form.add_prefix(name)] = value
    data[form.add_prefix("revision")] = str(record.revision)
    data[form.add_prefix("opened")] = json.dumps(theirs, ensure_ascii=False)
    form.data = data
    form.last_change = _last_change(record)
    form.add_error(
        None, _("Somebody else changed this since you opened the page. Nothing was changed by you.")
    )


def _opened(form: RevisedForm) -> dict[str, str]:
    """What stood there when the form was opened; nothing if the browser sent something else."""
    try:
        found = json.loads(form.data.get(form.add_prefix("opened"), ""))
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


def _sent(form: RevisedForm, name: str) -> str:
    if isinstance(form.fields[name], forms.BooleanField):
        return "on" if form.data.get(form.add_prefix(name)) else ""
    return str(form.data.get(form.add_prefix(name), "")).replace("\r\n", "\n")


def _shown(field: forms.Field, value: str) -> str:
    """A posted value as people read it."""
    if isinstance(field, forms.BooleanField):
        return str(_("yes")) if value else str(_("no"))
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        choices = dict(field.choices)  # type: ignore[arg-type]
        return next((str(label) for key, label in choices.items() if str(key) == value), value)
    return value or NOTHING


def _last_change(record: models.Model) -> history.Entry | None:
    lines = JournalLine.objects.filter(subject_type=record._meta.label_lower, subject_id=record.pk)
    return next(iter(history.entries(lines.order_by("-id")[:1])), None)


def status_of(form: RevisedForm) -> int:
    return CONFLICT if form.conflicts or form.last_change else OK
