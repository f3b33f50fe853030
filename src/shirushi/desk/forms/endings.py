"""What a body records of the end of a holder's time."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.ui.forms import CharField, DayField, Form

MOST_LETTERS = 2000


class RecordDissolutionForm(Form):
    dissolved_on = DayField(label=_("Day of the dissolution or closing down"))
    reason = CharField(
        label=_("What happened, and how it is known"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=MOST_LETTERS,
    )
    upload = forms.FileField(
        label=_("Evidence"), help_text=_("For example the certificate of the closed register.")
    )


class ReceivedForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    remark = CharField(
        label=_("Remark"),
        help_text=_("What came back, or why nothing will come."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=MOST_LETTERS,
        required=False,
    )
