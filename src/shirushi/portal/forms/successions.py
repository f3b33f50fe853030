"""The report of a merger, a takeover or a split."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Succession
from shirushi.ui.forms import CharField, DayField, Form

MOST_LETTERS = 2000


class SuccessionForm(Form):
    """What happened, with whom, from when; with `consequence` the page answers before anything is reported."""

    event = forms.ChoiceField(
        choices=Succession.Event.choices, widget=forms.RadioSelect, label=_("Which change it is")
    )
    other_name = CharField(label=_("Name of the other company"), required=False, max_length=200)
    other_number = CharField(
        label=_("Registration number of its mark"),
        help_text=_("If the other company holds the mark too."),
        required=False,
        max_length=20,
        example="10000001",
    )
    takes_effect_on = DayField(label=_("Takes effect on"))
    description = CharField(
        label=_("What changes in the PMS and in the organisation"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=MOST_LETTERS,
    )
    upload = forms.FileField(
        label=_("Papers in one PDF"),
        help_text=_("Changes of the PMS, organisation chart, training record. Where the type needs papers."),
        required=False,
    )

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.fields}
