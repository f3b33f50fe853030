"""What a page needs to know of one field of a form to show it: label, hint, example, errors, their ids."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

_WITHOUT_FRAME = (forms.CheckboxInput, forms.CheckboxSelectMultiple, forms.RadioSelect, forms.FileInput)


@dataclass(frozen=True)
class FormRow:
    id: str
    name: str
    kind: str
    label: str
    required: bool
    hint: str
    example: str
    unit: str
    errors: list[str]
    widget: SafeString

    @property
    def grouped(self) -> bool:
        return self.kind in ("radio", "choices", "group")

    @property
    def described_by(self) -> str:
        return described_by(self.id, bool(self.hint), bool(self.example), bool(self.errors))


def form_row(bound: BoundField) -> FormRow:
    field = bound.field
    return FormRow(
        id=bound.auto_id or bound.html_name,
        name=bound.html_name,
        kind=kind_of(field.widget),
        label=str(bound.label),
        required=field.required,
        hint=str(bound.help_text),
        example=str(getattr(field, "example", "") or ""),
        unit=str(getattr(field, "unit", "") or ""),
        errors=[str(error) for error in bound.errors],
        widget=bound.as_widget(attrs=widget_attributes(bound)),
    )


def kind_of(widget: forms.Widget) -> str:
    """How the field is laid out; what is asked in several controls stands in a fieldset."""
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.RadioSelect):
        return "radio"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if isinstance(widget, forms.FileInput):
        return "file"
    return "group" if widget.use_fieldset else _kind_of_control(widget)


def _kind_of_control(widget: forms.Widget) -> str:
    if isinstance(widget, forms.Textarea):
        return "textarea"
    return "select" if isinstance(widget, forms.Select) else "input"


def widget_attributes(bound: BoundField) -> dict[str, Any]:
    field, widget = bound.field, bound.field.widget
    attributes: dict[str, Any] = {}
    if not isinstance(widget, _WITHOUT_FRAME):
        attributes["class"] = " ".join(filter(None, ["control", widget.attrs.get("class", "")]))
    if kind_of(widget) in ("radio", "choices", "group"):
        return attributes
    ids = described_by(
        bound.auto_id or bound.html_name,
        bool(bound.help_text),
        bool(getattr(field, "example", "")),
        bool(bound.errors),
    )
    return attributes | _told(ids=ids, required=field.required, wrong=bool(bound.errors))


def _told(*, ids: str, required: bool, wrong: bool) -> dict[str, str]:
    told = {"aria-describedby": ids} if ids else {}
    if required:
        told["aria-required"] = "true"
    if wrong:
        told["aria-invalid"] = "true"
    return told


def described_by(field_id: str, hint: bool, example: bool, errors: bool) -> str:
    parts = {"hint": hint, "example": example, "error": errors}
    return " ".join(f"{field_id}-{name}" for name, there in parts.items() if there)


@dataclass(frozen=True)
class FormError:
    target: str
    label: str
    text: str


def form_errors(form: forms.BaseForm) -> list[FormError]:
    """Every error of the form in the order of the page; those of the whole form lead nowhere."""
    whole = [FormError("", "", str(error)) for error in form.non_field_errors()]
    return whole + [error for bound in form for error in _errors_of(bound)]


def _errors_of(bound: BoundField) -> list[FormError]:
    target = "" if bound.is_hidden else first_control(bound)
    return [FormError(target, str(bound.label), str(error)) for error in bound.errors]


def first_control(bound: BoundField) -> str:
    """The id that a link to the field leads to: of a group its first control."""
    field_id = bound.auto_id or bound.html_name
    kind = kind_of(bound.field.widget)
    return f"{field_id}_0" if kind in ("radio", "choices", "group") else field_id
