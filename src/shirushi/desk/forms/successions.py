"""The granting body's word on a reported merger or split."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.ui.forms import CharField, Form


class SuccessionWordForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    word = CharField(
        label=_("Word to the business"),
        help_text=_("Needed if it is not confirmed."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
