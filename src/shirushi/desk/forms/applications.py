"""Forms of the formal check."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.ui.forms import CharField, DayField, Form


class RevisionForm(Form):
    """An act on an application as it was when the page was opened."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class ReturnForm(RevisionForm):
    reason = CharField(
        label=_("What is missing"),
        help_text=_("The business reads this sentence and starts again from a copy."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        example=_("The registry certificate is older than three months. Please hand in a new one."),
        error_messages={"required": _("Say what is missing. Nothing was returned.")},
    )
    complete_until = DayField(
        label=_("To be completed by (last day)"),
        help_text=_(
            "A renewal whose window has closed can be handed in again until this day. "
            "The scheme names no length; your body does."
        ),
        required=False,
    )
