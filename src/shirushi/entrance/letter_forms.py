"""Forms around a letter: how it goes out, or why not."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from shirushi.ui.forms import CharField, ChoiceField, Form

LONGEST = 4000


class LetterForm(Form):
    language = ChoiceField(
        label=_("Language of the letter"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    addition = CharField(
        label=_("Your own paragraph"),
        help_text=_(
            "Optional. It stands in the letter as you write it. Look at the letter again before you send it."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
        required=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def given(self) -> dict[str, Any]:
        """What was filled in, as far as it is sound: the draft is shown with it."""
        language = self.data.get("language")
        known = {code for code, _name in settings.LANGUAGES}
        return {
            "language": language if language in known else "ja",
            "addition": self.data.get("addition", "")[:LONGEST],
        }


class SetAsideForm(Form):
    reason = CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("For example: it was sent on paper."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
