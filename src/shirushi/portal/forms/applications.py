"""Forms of applications. What is asked in a declaration comes from the schema of the scheme."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.intake import queries
from shirushi.intake.declarations import Fact, Sheet
from shirushi.intake.paper_forms import Blank
from shirushi.intake.wording import CHOICES, NO, YES, asked
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Scheme, Unit
from shirushi.people.queries import review_bodies
from shirushi.ui.forms import ChoiceField, DayField, Form, WholeNumberField, YenField

MOST_PEOPLE = 10_000_000
MOST_LETTERS = 4000


class StartForm(Form):
    """What is to be certified, under which scheme, by which review body."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("What is to be certified"), empty_label=None)
    scheme = ChoiceField(
        choices=Scheme.choices,
        widget=forms.RadioSelect,
        label=_("Scheme"),
        help_text=_(
            "PrivacyMark certifies a whole corporation for two years, JAPHIC a corporation, "
            "a department or a sole proprietor for one."
        ),
    )
    review_body = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Review body"),
        help_text=_(
            "It checks and reviews your application, and sends the invoice. Choose one of the scheme."
        ),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.visible_to(actor).select_related("organisation").order_by("pk")
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["unit"].label_from_instance = _unit_label  # type: ignore[attr-defined]
        bodies = Organisation.objects.filter(kind=Organisation.Kind.REVIEW_BODY)
        self.fields["review_body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["review_body"].choices = _bodies_by_scheme()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        unit, scheme, body = (cleaned.get(name) for name in ("unit", "scheme", "review_body"))
        if unit and scheme and not queries.covers_unit(scheme, unit):
            self.add_error("unit", _not_covered(scheme, unit))
        if scheme and body and body.scheme != scheme:
            self.add_error("review_body", _("This review body does not serve the chosen scheme."))
        return cleaned


def _not_covered(scheme: str, unit: Unit) -> str:
    words = {"scheme": Scheme(scheme).label, "unit": unit.get_kind_display()}
    return str(_("%(scheme)s is granted to whole corporations, not to this kind of unit (%(unit)s).")) % words


def _unit_label(unit: Unit) -> str:
    return f"{unit} ({unit.get_kind_display()})"


def _bodies_by_scheme() -> list[tuple[Any, Any]]:
    groups = [
        (label, [(body.pk, body.name) for body in review_bodies(scheme)]) for scheme, label in Scheme.choices
    ]
    return [("", "—"), *groups]


class RenewalForm(Form):
    """Which review body reviews the renewal; the last one is proposed."""

    review_body = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Review body"), empty_label=None
    )

    def __init__(self, *args: Any, scheme: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Organisation.objects.filter(kind=Organisation.Kind.REVIEW_BODY, scheme=scheme)
        self.fields["review_body"].queryset = bodies.order_by("code", "name")  # type: ignore[attr-defined]


class DeclarationForm(Form):
    """The facts of one sheet, made from its schema; `facts()` is what the service takes."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, sheet: Sheet, on: date, **kwargs: Any) -> None:
        self._sheet = sheet
        self._on = on
        super().__init__(*args, **kwargs)
        for fact in sheet.facts:
            self.fields[fact.name] = _field_for(fact)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            if isinstance(value, date) and value > self._on:
                self.add_error(name, _("This day lies in the future."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        given = {name: self.cleaned_data.get(name) for name in self._sheet.names}
        return {name: value for name, value in given.items() if value is not None}


def declared_initial(sheet: Sheet, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Declared facts as the form shows them."""
    flags = {fact.name for fact in sheet.facts if fact.reads == "flag"}
    return {name: ("yes" if value else "no") if name in flags else value for name, value in facts.items()}


def _field_for(fact: Fact) -> forms.Field:
    words = asked(fact.name)
    field = _MAKERS[fact.reads](
        fact, {"label": words.label, "help_text": words.hint, "required": fact.needed}
    )
    if words.example:
        field.example = words.example  # type: ignore[attr-defined]
    return field


def _flag(_fact: Fact, words: dict[str, Any]) -> forms.Field:
    return forms.TypedChoiceField(
        choices=[("yes", YES), ("no", NO)],
        widget=forms.RadioSelect,
        coerce=lambda given: given == "yes",
        empty_value=None,
        **words,
    )


def _whole(fact: Fact, words: dict[str, Any]) -> forms.Field:
    least = 1 if fact.name == "workers" else 0
    return WholeNumberField(min_value=least, max_value=MOST_PEOPLE, unit=_("people"), **words)


def _yen(_fact: Fact, words: dict[str, Any]) -> forms.Field:
    return YenField(max_value=10**15, **words)


def _day(_fact: Fact, words: dict[str, Any]) -> forms.Field:
    return DayField(**words)


def _choice(fact: Fact, words: dict[str, Any]) -> forms.Field:
    return ChoiceField(choices=_choices(fact), widget=forms.RadioSelect, **words)


def _codes(fact: Fact, words: dict[str, Any]) -> forms.Field:
    return forms.MultipleChoiceField(choices=_choices(fact), widget=forms.CheckboxSelectMultiple, **words)


def _choices(fact: Fact) -> list[tuple[str, Any]]:
    return [(code, CHOICES[code]) for code in fact.choices]


Maker = Callable[[Fact, dict[str, Any]], forms.Field]
_MAKERS: Mapping[str, Maker] = {
    "flag": _flag,
    "whole": _whole,
    "yen": _yen,
    "day": _day,
    "choice": _choice,
    "codes": _codes,
}


class DocumentForm(Form):
    """One file under one document code."""

    code = forms.CharField(widget=forms.HiddenInput)
    upload = forms.FileField(
        label=_("File"),
        error_messages={"empty": _("This file is empty."), "required": _("Choose a file first.")},
    )

    dated_on = DayField(label=_("Day on the paper"), required=False)

    def __init__(self, *args: Any, code: str = "", is_dated: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"id_{code}_%s")
        super().__init__(*args, **kwargs)
        if code:
            self.fields["code"].initial = code
        if not is_dated:
            del self.fields["dated_on"]


class PaperForm(Form):
    """A form of the application, made from its blanks."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, blanks: tuple[Blank, ...], **kwargs: Any) -> None:
        self._blanks = blanks
        super().__init__(*args, **kwargs)
        for blank in blanks:
            self.fields[blank.name] = forms.CharField(
                label=str(blank.label),
                help_text=str(blank.hint),
                required=blank.needed,
                max_length=MOST_LETTERS,
                widget=forms.TextInput() if blank.lines == 1 else forms.Textarea(attrs={"rows": blank.lines}),
                error_messages={"required": _("Please fill this in.")},
            )

    def values(self) -> dict[str, str]:
        return {
            blank.name: self.cleaned_data[blank.name].replace("\r\n", "\n").strip() for blank in self._blanks
        }


class SubmitForm(Form):
    """The word of the representative or privacy officer."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    confirmed = forms.BooleanField(
        label=_("I confirm that what is declared here is true and that we agree to the rules of the scheme."),
        error_messages={"required": _("Confirm the declaration to submit. Nothing was submitted.")},
    )
