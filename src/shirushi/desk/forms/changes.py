"""The review body's word on a reported change."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.changes.models import ChangeReport
from shirushi.ui.forms import CharField, ChoiceField, Form

STATES = [("", _("All")), *ChangeReport.State.choices]


class ChangeReportFilter(Form):
    state = ChoiceField(label=_("State"), choices=STATES, required=False)


class ChangeWordForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    word = CharField(
        label=_("Word to the business"),
        help_text=_("Needed if it is returned."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
