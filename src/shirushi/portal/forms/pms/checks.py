"""Forms of operation checks and of the log of the day."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.pms.models import CheckAnswer, LogPlace
from shirushi.pms.services.checks import PointAnswer
from shirushi.portal.forms.pms.improvement import area
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form

Result = CheckAnswer.Result


class PointForm(Form):
    """One point: ○, × or not applicable, with a word."""

    result = ChoiceField(label=_("Answer"), choices=Result.choices, widget=forms.RadioSelect)
    remark = CharField(label=_("What was not well, and what was done"), required=False, max_length=500)
    to_list = forms.BooleanField(label=_("Put it into the list of nonconformities"), required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("result") == Result.BAD and not given.get("remark"):
            self.add_error("remark", _("Say what was not well, and what was done."))
        return given

    def answer(self, key: str) -> PointAnswer:
        return PointAnswer(key=key, **self.cleaned_data)


class CheckForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    remark = area(_("Further words"), rows=2, required=False)


class OwnPointForm(Form):
    text = CharField(label=_("Own point"), max_length=300, example=_("The reception list is turned over"))


class PlaceForm(Form):
    name = CharField(label=_("Logged place"), max_length=100, example=_("Office"))


class PastDayForm(Form):
    """A day that was forgotten."""

    place = ChoiceField(label=_("Logged place"))
    day = DayField(label=_("Day"))
    nobody = forms.BooleanField(label=_("Nobody was here"), required=False)
    opened_at = forms.TimeField(
        label=_("First in"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    closed_at = forms.TimeField(
        label=_("Last out"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    remark = CharField(
        label=_("Further words"),
        required=False,
        max_length=300,
        help_text=_("How you know it, or why it is not known."),
        example=_("From the alarm company's log"),
    )

    def __init__(self, *args: Any, places: Sequence[LogPlace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {str(place.pk): place for place in places}
        self.fields["place"].choices = [(key, place.name) for key, place in self.by_key.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        known = [given.get(name) for name in ("nobody", "opened_at", "closed_at", "remark")]
        if not any(known):
            self.add_error("remark", _("Say at least one thing about this day."))
        return given

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "place": self.by_key[self.cleaned_data["place"]]}
