"""Forms of the screen on which requirements are judged."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.review.models import Judgement
from shirushi.ui.forms import CharField, ChoiceField, Form


class JudgementForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    verdict = ChoiceField(
        label=_("Your judgement"), choices=Judgement.Verdict.choices, widget=forms.RadioSelect
    )
    note = CharField(
        label=_("Note to the judgement"),
        help_text=_("For the team. The business does not read it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        required=False,
    )


class TeamNoteForm(Form):
    text = CharField(
        label=_("Note among the team"),
        help_text=_("The business never reads it."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
    )


class RestForm(Form):
    """One judgement for all of a group that nobody has judged yet."""

    group = forms.CharField(widget=forms.HiddenInput)
    verdict = ChoiceField(
        label=_("All that are not looked at yet"),
        choices=[
            (Judgement.Verdict.CONFORMS, Judgement.Verdict.CONFORMS.label),
            (Judgement.Verdict.NOT_APPLICABLE, Judgement.Verdict.NOT_APPLICABLE.label),
        ],
    )
