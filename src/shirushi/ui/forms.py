"""Forms that ask as people answer: full-width digits, Japanese days, amounts with commas."""

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shirushi.ui.days import parse_day

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words: TypeAlias = "str | _StrPromise"

# What browsers may fill in, by the names that our forms give to such fields (WCAG 1.3.5).
AUTOCOMPLETE = {
    "email": "email",
    "telephone": "tel",
    "postal_code": "postal-code",
    "username": "username",
    "person_name": "name",
    "organisation_name": "organization",
}
_INPUTMODES: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.EmailField, "email"),
    (forms.URLField, "url"),
    (forms.IntegerField, "numeric"),
    (forms.DecimalField, "decimal"),
)
_MISSING: tuple[tuple[type[forms.Field], Words], ...] = (
    (forms.BooleanField, _("Please tick this.")),
    (forms.FileField, _("Please choose a file.")),
    (forms.ChoiceField, _("Please choose.")),
    (forms.ModelChoiceField, _("Please choose.")),
    (forms.Field, _("Please fill this in.")),
)
_GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+")


class Asking:
    """Gives each field the attributes that help whoever fills it in.

    A form may name `examples` and `autocomplete` by field. Fields tell themselves that they are required
    (aria-required): the errors of the server, with their summary, are the ones that people see.
    """

    use_required_attribute = False
    examples: dict[str, Words] = {}
    autocomplete: dict[str, str] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            self._help(name, field)

    def _help(self, name: str, field: forms.Field) -> None:
        _ask_plainly(field)
        if name in self.examples:
            field.example = self.examples[name]  # type: ignore[attr-defined]
        filled_in = self.autocomplete.get(name, AUTOCOMPLETE.get(name))
        if filled_in:
            field.widget.attrs.setdefault("autocomplete", filled_in)
        for kind, inputmode in _INPUTMODES:
            if isinstance(field, kind) and isinstance(field.widget, forms.widgets.Input):
                field.widget.attrs.setdefault("inputmode", inputmode)


def _ask_plainly(field: forms.Field) -> None:
    """What is missing is asked for in words of its kind; a field's own words stay."""
    if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
        words = next(words for kind, words in _MISSING if isinstance(field, kind))
        field.error_messages |= {"required": words}


class Form(Asking, forms.Form):
    pass


class ModelForm(Asking, forms.ModelForm):  # type: ignore[type-arg]
    pass


class Exemplary:
    """A field that takes an `example`, shown with its hint."""

    example: Words = ""

    def __init__(self, *args: Any, example: Words = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.example = example or self.example


class CharField(Exemplary, forms.CharField):
    pass


class ChoiceField(Exemplary, forms.ChoiceField):
    pass


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DayField(Exemplary, forms.DateField):
    """A day: 2026-11-22, 2026/11/22, 2026年11月22日, 令和8年11月22日, R8.11.22, full-width or not."""

    widget = DayInput
    default_error_messages = {
        "invalid": _("Write the day like 2026-11-22 or 令和8年11月22日."),
    }

    def to_python(self, value: Any) -> date | None:
        if not isinstance(value, str):
            return super().to_python(value)
        if not value.strip():
            return None
        day = parse_day(value)
        if day is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class WholeNumberField(Exemplary, forms.IntegerField):
    """A whole number, with commas and full-width digits if people like."""

    widget = forms.TextInput
    unit: Words = ""
    default_error_messages = {"invalid": _("Write a whole number like 12,345.")}

    def __init__(self, *args: Any, unit: Words = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit or self.unit

    def to_python(self, value: Any) -> int | None:
        return super().to_python(self.plain(value) if isinstance(value, str) else value)

    def plain(self, value: str) -> str:
        digits = unicodedata.normalize("NFKC", value).strip().replace("−", "-")
        return digits.replace(",", "") if _GROUPED.fullmatch(digits) else digits

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"inputmode": "numeric", "class": "control-number"}


class YenField(WholeNumberField):
    """Whole yen, from 0 on: 12,345, 12,345円, ¥12,345."""

    unit = _("yen")
    default_error_messages = {"invalid": _("Write the amount in whole yen, like 12,345.")}

    def __init__(self, *args: Any, min_value: int | None = 0, **kwargs: Any) -> None:
        super().__init__(*args, min_value=min_value, **kwargs)

    def plain(self, value: str) -> str:
        amount = unicodedata.normalize("NFKC", value).strip().removeprefix("¥").removesuffix("円")
        return super().plain(amount)


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(Exemplary, forms.FileField):
    """Any number of files; the value is a list."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(each, initial) for each in given if each] or self._none()

    def _none(self) -> list[Any]:
        if self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return []
