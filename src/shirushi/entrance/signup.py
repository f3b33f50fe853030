"""What registering asks beside address and password. django-allauth reads this class from the settings."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ("name", "email", "password1", "password2")

    def signup(self, _request: HttpRequest, person: Any) -> None:
        person.name = self.cleaned_data["name"]
        person.save(update_fields=["name"])
