"""The change report: how everything is now. What was left as it was is not reported."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.changes.models import Change
from shirushi.people import prefectures
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form

ITEMS = tuple(Change.Item.values)
MOST_LETTERS = 2000


class ChangeReportForm(Form):
    """`initial` says how things stood; the fields are named after the items."""

    name = CharField(label=_("Name of the organisation"), max_length=200)
    name_kana = CharField(
        label=_("Name in kana"), max_length=200, help_text=_("Without the form of company."), required=False
    )
    name_english = CharField(label=_("Name in English"), max_length=200, required=False)
    prefecture = ChoiceField(label=_("Prefecture"), help_text=_("Of the head office."))
    address = CharField(label=_("Address"), max_length=300, help_text=_("From the city on."))
    representative = CharField(label=_("Representative"), max_length=100, required=False)
    privacy_officer = CharField(label=_("Privacy officer"), max_length=100, required=False)
    audit_officer = CharField(label=_("Audit officer"), max_length=100, required=False)
    contact = CharField(label=_("Contact person"), max_length=100, required=False)
    sites = CharField(label=_("Places of business"), max_length=500, required=False)
    business = CharField(label=_("What the business does"), max_length=500, required=False)
    workers = CharField(label=_("Number of workers"), max_length=20, required=False)
    takes_effect_on = DayField(label=_("The change takes effect on"))
    explanation = CharField(
        label=_("Explanation"),
        help_text=_("Why, and what else the review body should know."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=MOST_LETTERS,
        required=False,
    )
    upload = forms.FileField(
        label=_("Papers in one PDF"),
        help_text=_("Where the change needs them: choose “See what is needed” first."),
        required=False,
    )
    papers_dated_on = DayField(
        label=_("Day on the registry certificate"), help_text=_("If you add one."), required=False
    )
    autocomplete = {"name": "organization", "prefecture": "address-level1", "address": "street-address"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["prefecture"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = [("", "—"), *prefectures.choices()]

    def given(self) -> dict[str, str]:
        """How each item is now."""
        return {item: self.cleaned_data[item] for item in ITEMS}

    def facts(self) -> dict[str, Any]:
        about = ("takes_effect_on", "explanation", "upload", "papers_dated_on")
        return {"given": self.given()} | {name: self.cleaned_data[name] for name in about}
