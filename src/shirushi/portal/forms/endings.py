"""The end of a mark before its term: returning it, dissolution, what is to be done afterwards."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.ui.forms import CharField, DayField, Form

MOST_LETTERS = 2000


class ReturnMarkForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    reason = CharField(
        label=_("Why the mark is returned"), widget=forms.Textarea(attrs={"rows": 3}), max_length=MOST_LETTERS
    )
    understood = forms.BooleanField(
        label=_("We know that the grant ends today and cannot be taken up again.")
    )


class DissolutionForm(Form):
    dissolved_on = DayField(label=_("Day of the dissolution or closing down"))
    reason = CharField(
        label=_("How it came about"), widget=forms.Textarea(attrs={"rows": 3}), max_length=MOST_LETTERS
    )
    understood = forms.BooleanField(
        label=_("We know that all marks of the business end today and that it cannot apply any more.")
    )


class TakenDownForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    remark = CharField(
        label=_("Remark"),
        help_text=_("How the certificate and the data go back."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=MOST_LETTERS,
        required=False,
    )
