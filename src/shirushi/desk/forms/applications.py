"""Forms of the application queue and of the formal check."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form

OPEN = "open"
SUBMITTED_STATES = [choice for choice in Application.State.choices if choice[0] != Application.State.DRAFT]


class QueueFilter(Form):
    """Which applications the queue shows; without a choice those that are still open."""

    state = ChoiceField(
        choices=[(OPEN, _("Still open")), ("", _("All")), *SUBMITTED_STATES], required=False, label=_("State")
    )
    kind = ChoiceField(choices=[("", _("All")), *Application.Kind.choices], required=False, label=_("Kind"))

    def conditions(self) -> dict[str, Any]:
        """The filter as keywords; what is no choice filters nothing."""
        given = self.cleaned_data if self.is_valid() else {}
        found: dict[str, Any] = {}
        state = given.get("state", "")
        if state == OPEN:
            found["state__in"] = Application.OPEN_STATES
        elif state:
            found["state"] = state
        if given.get("kind"):
            found["kind"] = given["kind"]
        return found


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
