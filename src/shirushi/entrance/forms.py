"""Forms of sign-up, the organisation and its people."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shirushi.people import corporate_number, prefectures
from shirushi.people.actor import Actor
from shirushi.people.models import (
    BODY_ROLES,
    BUSINESS_ROLES,
    Department,
    Membership,
    Organisation,
    Person,
    Role,
)
from shirushi.ui import forms as ui

OWN_ROLES = (Role.PRIVACY_OFFICER, Role.REPRESENTATIVE)
NO_CHOICE = ("", "—")


class OrganisationForm(ui.Form):
    """What is known of an organisation and may change."""

    name = ui.CharField(
        label=_("Name of the organisation"), max_length=200, example=_("Midori Printing Co., Ltd.")
    )
    name_kana = ui.CharField(
        label=_("Name in kana"),
        max_length=200,
        help_text=_("Without the form of company."),
        example="ミドリインサツ",
    )
    name_english = ui.CharField(label=_("Name in English"), max_length=200, required=False)
    prefecture = ui.ChoiceField(label=_("Prefecture"), help_text=_("Of the head office."))
    address = ui.CharField(label=_("Address"), max_length=300, help_text=_("From the city on."))
    website = forms.URLField(
        label=_("Website"),
        required=False,
        assume_scheme="https",
        help_text=_("Shown on the mark's public page."),
    )
    autocomplete = {"name": "organization", "prefecture": "address-level1", "address": "street-address"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = self.fields["prefecture"]
        if isinstance(choices, forms.ChoiceField):
            choices.choices = [NO_CHOICE, *prefectures.choices()]

    def hold_back(self, names: Iterable[str]) -> None:
        """These stand here to be read: they are changed elsewhere."""
        for name in names:
            self.fields[name].disabled = True


class RegisterBusinessForm(OrganisationForm):
    corporate_number = ui.CharField(
        label=_("Corporate number"),
        max_length=20,
        required=False,
        help_text=_("13 digits. Only sole proprietors have none: leave it empty then."),
        example="6999900000011",
    )
    role = ui.ChoiceField(
        label=_("Your own role"),
        choices=[(role.value, role.label) for role in OWN_ROLES],
        widget=forms.RadioSelect,
        help_text=_("The other roles are invited afterwards."),
    )
    field_order = ("name", "name_kana", "name_english", "corporate_number")

    def clean_corporate_number(self) -> str | None:
        number = corporate_number.plain(self.cleaned_data["corporate_number"])
        if number and not corporate_number.is_valid(number):
            raise ValidationError(
                _("The check digit does not fit. Compare the 13 digits with your papers."), code="check_digit"
            )
        return number or None


class InviteForm(ui.Form):
    email = forms.EmailField(label=_("E-mail"), help_text=_("The invitation goes to this address."))
    role = ui.ChoiceField(label=_("Role"))
    department = forms.ModelChoiceField(
        label=_("Department"), queryset=Department.objects.none(), required=False
    )
    role_until_on = ui.DayField(
        label=_("Until (last day)"),
        required=False,
        help_text=_("A guest needs a last day; others may go without."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = BUSINESS_ROLES if actor.is_business else BODY_ROLES
        self.fields["role"].choices = [(role.value, role.label) for role in roles]  # type: ignore[attr-defined]
        departments = Department.objects.visible_to(actor).filter(closed_on=None).order_by("name")
        self.fields["department"].queryset = departments  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        asked: dict[str, Any] = super().clean() or {}
        if asked.get("role") == Role.GUEST and not asked.get("role_until_on") and not self.errors:
            self.add_error("role_until_on", _("A guest needs a last day."))
        return asked


class MemberField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Another person of the organisation."""

    def label_from_instance(self, person: Person) -> str:
        return str(person)


def other_members(membership: Membership, actor: Actor) -> Any:
    """The people who belong to the organisation today, without whoever holds the role."""
    held = Membership.objects.visible_to(actor).held_on(actor.on)
    return (
        Person.objects.filter(pk__in=held.values("person_id"))
        .exclude(pk=membership.person_id)
        .order_by("name")
    )


class HandOverForm(ui.Form):
    to = MemberField(label=_("Who takes over"), queryset=Person.objects.none())

    def __init__(self, *args: Any, membership: Membership, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = other_members(membership, actor)  # type: ignore[attr-defined]


class DeputyForm(ui.Form):
    person = MemberField(label=_("Deputy"), queryset=Person.objects.none())
    from_on = ui.DayField(label=_("From"))
    until_on = ui.DayField(label=_("Until (last day)"))

    def __init__(self, *args: Any, membership: Membership, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = other_members(membership, actor)  # type: ignore[attr-defined]


class DepartmentForm(ui.Form):
    name = ui.CharField(label=_("Name of the department"), max_length=100)


class ProfileForm(ui.Form):
    name = ui.CharField(label=_("Your name"), max_length=100)
    language = ui.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
    autocomplete = {"name": "name"}


def organisation_data(organisation: Organisation) -> dict[str, Any]:
    return {name: getattr(organisation, name) for name in OrganisationForm.base_fields}
