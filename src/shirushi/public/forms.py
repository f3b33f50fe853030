from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.people import prefectures
from shirushi.people.models import Scheme
from shirushi.registry.presentation import STANDINGS
from shirushi.ui.forms import DayField, Form

ANYTHING = ("", _("All"))
SEARCHABLE = (
    "granted",
    "suspended",
    "expired_under_renewal",
    "awaiting_renewal",
    "expired",
    "revoked",
    "returned",
)


class SearchForm(Form):
    """Look up a mark. Everything is optional; what cannot be read is said, and the rest is searched."""

    q = forms.CharField(
        label=_("Name, registration number or corporate number"), required=False, max_length=100
    )
    scheme = forms.ChoiceField(label=_("Scheme"), required=False, choices=[ANYTHING, *Scheme.choices])
    prefecture = forms.ChoiceField(
        label=_("Prefecture"), required=False, choices=lambda: [ANYTHING, *prefectures.choices()]
    )
    standing = forms.ChoiceField(
        label=_("Standing"),
        required=False,
        choices=[ANYTHING, *((code, STANDINGS[code]) for code in SEARCHABLE)],
    )


class DayForm(Form):
    on = DayField(label=_("Day"))
