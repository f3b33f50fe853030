"""Forms of evidence."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shirushi.people.actor import Actor
from shirushi.people.models import Scheme
from shirushi.pms.models import Evidence
from shirushi.pms.queries import evidence as reads
from shirushi.portal.forms.pms.conflict import RevisedForm
from shirushi.portal.forms.pms.improvement import EVERY, area, open_departments
from shirushi.rules.requirements import Requirements
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form
from shirushi.ui.language import language

STANDINGS = [
    ("", pgettext_lazy("evidence", "In force")),
    ("expiring", _("Lapses soon")),
    ("expired", _("Lapsed")),
    ("withdrawn", _("Withdrawn")),
    ("all", _("All")),
]
ACCEPTED = ".pdf,.xlsx,.docx,.csv,.txt,.png,.jpg,.jpeg"
Used = dict[str, Requirements]


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once."""

    widget = FilesInput(attrs={"accept": ACCEPTED})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = [each for each in data or [] if each]
        return [
            super(FilesField, self).clean(each, initial) for each in given or [None] if each or self.required
        ]


def files_field(label: Any, *, required: bool = True) -> FilesField:
    return FilesField(
        label=label,
        required=required,
        help_text=_("PDF, Excel, Word, CSV, text, PNG or JPEG; several at once if you like."),
    )


class EvidenceForm(RevisedForm):
    title = CharField(
        label=_("Title of the evidence"), max_length=200, example=_("Photo of the locked server room")
    )
    shows = area(
        _("What it shows"),
        rows=2,
        required=False,
        help_text=_("The reviewer asks: what do I see from this? One sentence is enough."),
        example=_("The room is locked and only named people have the key."),
    )
    dated_on = DayField(
        label=_("Day of the evidence"), help_text=_("When it came about, not when you upload it.")
    )
    covers_from = DayField(
        label=_("Covers from"), required=False, help_text=_("For a log or a yearly record.")
    )
    covers_until = DayField(label=_("Covers until"), required=False)
    expires_on = DayField(
        label=_("In force until"),
        required=False,
        help_text=_("If it lapses: a certificate, a contract. You are reminded a month ahead."),
    )
    place = CharField(
        label=_("Where the original is kept"),
        required=False,
        max_length=200,
        example=_("Binder 3 in the locked cabinet"),
    )
    department = ChoiceField(label=_("Department"), required=False)

    def __init__(self, *args: Any, who: Actor, opened: Evidence, **kwargs: Any) -> None:
        super().__init__(*args, opened=opened, **kwargs)
        homes = open_departments(who)
        if who.has("representative", "privacy_officer"):
            homes = [("", _("Whole business")), *homes]  # type: ignore[list-item]
        if opened.department and opened.department.pk not in {key for key, _label in homes}:
            homes = [(opened.department.pk, opened.department.name), *homes]
        self.fields["department"].choices = homes  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        day, last = given.get("dated_on"), given.get("expires_on")
        if day and last and last < day:
            self.add_error("expires_on", _("It would lapse before its own day. Look at both days."))
        begins, ends = given.get("covers_from"), given.get("covers_until")
        if begins and ends and ends < begins:
            self.add_error("covers_until", _("The period ends before it begins."))
        return given

    def values_of(self, record: Any) -> dict[str, Any]:
        names = ("title", "shows", "dated_on", "covers_from", "covers_until", "expires_on", "place")
        return {"department": record.department_id, **{name: getattr(record, name) for name in names}}

    def values(self) -> dict[str, Any]:
        given = self.given()
        given.pop("uploads", None)
        home = given.pop("department")
        return {**given, "department_id": int(home) if home else None}


class AddEvidenceForm(EvidenceForm):
    uploads = files_field(_("Kept files"), required=False)
    field_order = ("title", "uploads")


class FilesForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    uploads = files_field(_("Further files"))


class ReplaceForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    upload = forms.FileField(label=_("New file"), widget=forms.FileInput(attrs={"accept": ACCEPTED}))


class WithdrawForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    reason = area(
        _("Reason"), rows=2, example=_("It belongs to another company and was uploaded by mistake.")
    )


def choice_of(scheme: str, code: str) -> str:
    return f"{scheme}:{code}"


def served_from(choices: Iterable[str]) -> list[tuple[str, str]]:
    """(scheme, code) of each choice."""
    parted = [each.partition(":") for each in choices]
    return [(scheme, code) for scheme, _sign, code in parted]


class RequirementsForm(Form):
    """The items of both schemes, one field a group of the source."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, used: Used, served: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = {choice_of(scheme, code) for scheme, code in served}
        self.groups: list[tuple[str, list[str]]] = []
        for scheme, edition in used.items():
            names = [self._add(scheme, place, group, held) for place, group in enumerate(edition.groups)]
            self.groups.append((str(Scheme(scheme).label), names))

    def _add(self, scheme: str, place: int, group: Any, held: set[str]) -> str:
        choices = [(choice_of(scheme, item.code), item.label(language())) for item in group.items]
        name = f"{scheme}_{place}"
        self.fields[name] = forms.MultipleChoiceField(
            label=group.label(language()),
            choices=choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            initial=[key for key, _label in choices if key in held],
        )
        return name

    def parts(self) -> list[dict[str, Any]]:
        """Scheme, and its groups with the number of what is chosen in each."""
        return [
            {
                "scheme": scheme,
                "groups": [{"field": self[name], "count": len(self[name].value() or ())} for name in names],
            }
            for scheme, names in self.groups
        ]

    def served(self) -> list[tuple[str, str]]:
        names = [name for _scheme, group in self.groups for name in group]
        return served_from(key for name in names for key in self.cleaned_data[name])


class FindForm(Form):
    q = CharField(label=_("Search"), required=False, max_length=100)

    def text(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("q", ""))


class EvidenceFilter(Form):
    q = CharField(label=_("Search"), required=False, max_length=100)
    requirement = ChoiceField(label=_("Requirement"), required=False)
    standing = ChoiceField(label=_("State"), required=False, choices=STANDINGS)
    department = ChoiceField(label=_("Department"), required=False)

    def __init__(self, *args: Any, who: Actor, used: Used, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].choices = [EVERY, *open_departments(who)]  # type: ignore[attr-defined]
        self.fields["requirement"].choices = [EVERY, *_requirements(used)]  # type: ignore[attr-defined]

    def asked(self) -> reads.Filter:
        """The filters that can be understood; others are left out."""
        self.is_valid()
        given = self.cleaned_data
        scheme, _sign, code = given.get("requirement", "").partition(":")
        return reads.Filter(
            text=given.get("q", ""),
            scheme=scheme,
            code=code,
            standing=given.get("standing", ""),
            department=int(given["department"]) if given.get("department") else None,
        )


def _requirements(used: Used) -> list[tuple[str, list[tuple[str, str]]]]:
    """Of both schemes, in the editions that the business goes by."""
    return [
        (
            f"{Scheme(scheme).label} {group.label(language())}",
            [(choice_of(scheme, item.code), item.label(language())) for item in group.items],
        )
        for scheme, edition in used.items()
        for group in edition.groups
    ]
