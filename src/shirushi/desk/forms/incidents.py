"""What an officer is asked when a measure is weighed, sent, and lived through."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.incidents.models import NextStep, Party
from shirushi.incidents.presentation import ADJUSTMENT_REASONS
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form

LONGEST = 11
STEPS = [("", _("All")), ("open", _("Open ones")), *NextStep.choices]


class IncidentFilter(Form):
    step = ChoiceField(label=_("Next step"), choices=STEPS, required=False)
    party = ChoiceField(label=_("The business is"), choices=[("", _("All")), *Party.choices], required=False)


class RevisedForm(Form):
    """Carries the revision that the page was opened with."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class DecideForm(RevisedForm):
    level = forms.TypedChoiceField(label=_("Level of disqualification"), coerce=int)
    adjustment_reasons = forms.MultipleChoiceField(
        label=_("Why the level differs from the base value"),
        choices=list(ADJUSTMENT_REASONS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Only where another level than the base value is chosen."),
    )
    adjustment_words = CharField(
        label=_("The situation in words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The business reads these words in the notice."),
    )
    months = forms.TypedChoiceField(
        label=_("Period"), coerce=int, empty_value=None, required=False, choices=[]
    )
    conditions = CharField(
        label=_("End conditions"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One a line; a suspension needs at least one. It ends once all are met."),
        example=_("All contractors are evaluated anew by the changed criteria"),
    )

    def __init__(self, *args: Any, bands: Sequence[Mapping[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [  # type: ignore[attr-defined]
            (level, f"{level} {band['label']}")
            for band in bands
            for level in range(band["first"], band["last"] + 1)
        ]
        months = [(count, _("%(count)s months") % {"count": count}) for count in range(1, LONGEST + 1)]
        self.fields["months"].choices = [("", _("none")), *months]  # type: ignore[attr-defined]

    def clean_conditions(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["conditions"].splitlines() if line.strip()]


class NoticeForm(RevisedForm):
    """The day of dispatch: not before the decision, not after today."""

    notified_on = DayField(
        label=_("Day of dispatch"), help_text=_("The measure takes effect on this day (003 2.1(3)).")
    )

    def __init__(self, *args: Any, decided_on: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decided_on, self.today = decided_on, today

    def clean_notified_on(self) -> date:
        day: date = self.cleaned_data["notified_on"]
        if not self.decided_on <= day <= self.today:
            raise forms.ValidationError(
                _("The day of dispatch lies between the day of the decision and today.")
            )
        return day


class ReasonForm(RevisedForm):
    reason = CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class CloseForm(RevisedForm):
    remark = CharField(
        label=_("Why it is closed"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        example=_("The correction was looked at; the scheme has no table of measures."),
    )


class ExtendForm(RevisedForm):
    months = forms.TypedChoiceField(
        label=_("Months more"),
        coerce=int,
        choices=[(count, str(count)) for count in range(1, LONGEST + 1)],
        help_text=_("Twelve months in all at the most, counted from the start."),
    )


class JudgeForm(Form):
    reply = CharField(
        label=_("What is still missing"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only where it is not met yet."),
    )

    def __init__(self, *args: Any, met: bool | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.met = met

    def clean_reply(self) -> str:
        reply: str = self.cleaned_data["reply"]
        if self.met is False and not reply.strip():
            raise forms.ValidationError(_("Say what is still missing."))
        return reply
