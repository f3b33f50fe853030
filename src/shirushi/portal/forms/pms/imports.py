"""Forms of imports: the file, and which column answers which field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.pms.imports import LEDGERS
from shirushi.pms.imports.mapping import ColumnMap
from shirushi.pms.queries.imports import Shown
from shirushi.sheets.fields import Field, Reads
from shirushi.sheets.headers import Header
from shirushi.sheets.reading import ENDINGS
from shirushi.sheets.values import Unread, read
from shirushi.sheets.wording import sentence
from shirushi.ui.forms import ChoiceField, Form, WholeNumberField
from shirushi.ui.language import language

NO_COLUMN = ""
HIGHEST_HEADER = 3
SHORTEST = 40


class UploadForm(Form):
    """Which ledger, which file."""

    ledger = ChoiceField(label=_("What to import"), widget=forms.RadioSelect)
    upload = forms.FileField(
        label=_("File"),
        help_text=_("Excel (xlsx, xls), ODS or CSV, up to %(megabytes)s MB."),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in ENDINGS)}),
        error_messages={"empty": _("This file is empty."), "required": _("Choose a file first.")},
    )

    def __init__(self, *args: Any, megabytes: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ledger"].choices = [(code, ledger.label) for code, ledger in LEDGERS.items()]  # type: ignore[attr-defined]
        upload = self.fields["upload"]
        upload.help_text = str(upload.help_text) % {"megabytes": megabytes}


@dataclass(frozen=True)
class MappedField:
    """One line of the table of columns: a field, its two controls, the first values of the chosen column."""

    field: Field
    column: forms.BoundField
    when_empty: forms.BoundField | None
    examples: str


class MappingForm(Form):
    """Sheet, header, a column for each field, and what stands for cells that are empty."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    sheet = forms.TypedChoiceField(label=_("Sheet"), coerce=int)
    row = WholeNumberField(label=_("Row of the header"), min_value=1)
    height = forms.TypedChoiceField(
        label=_("Lines of the header"),
        coerce=int,
        choices=[(str(lines), str(lines)) for lines in range(1, HIGHEST_HEADER + 1)],
    )
    new_departments = forms.BooleanField(
        label=_("Open departments that are not there yet"),
        help_text=_("Departments of the file that are not registered are opened along with the import."),
        required=False,
    )

    def __init__(self, *args: Any, shown: Shown, **kwargs: Any) -> None:
        self._shown = shown
        super().__init__(*args, initial=_initial(shown), **kwargs)
        self.fields["sheet"].choices = [(str(n), each.name) for n, each in enumerate(shown.sheets)]  # type: ignore[attr-defined]
        columns = [(NO_COLUMN, _("— none —")), *_columns(shown)]
        for field in shown.ledger.fields:
            self.fields[f"column_{field.name}"] = forms.ChoiceField(
                label=_("Column for “%(field)s”") % {"field": field.label}, choices=columns, required=False
            )
            if field.needed:
                self.fields[f"empty_{field.name}"] = _when_empty(field)
        for name in self.fields:
            if name.startswith(("column_", "empty_")):
                self.fields[name].widget.attrs["class"] = "control"

    @property
    def lines(self) -> Iterator[MappedField]:
        for field in self._shown.ledger.fields:
            yield MappedField(
                field,
                self[f"column_{field.name}"],
                self[f"empty_{field.name}"] if field.needed else None,
                _examples(self._shown, field.name),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for field in self._shown.ledger.fields:
            self._check_when_empty(field, cleaned.get(f"empty_{field.name}", ""))
        return cleaned

    def _check_when_empty(self, field: Field, text: str) -> None:
        try:
            read(text, field)
        except Unread as unread:
            self.add_error(f"empty_{field.name}", sentence(unread.code, language(), unread.facts))

    def mapping(self) -> ColumnMap:
        given = self.cleaned_data
        return ColumnMap(
            sheet=given["sheet"],
            header=Header(given["row"] - 1, given["height"]),
            columns={name: int(place) for name, place in self._given("column_").items()},
            when_empty=self._given("empty_"),
            new_departments=given["new_departments"],
        )

    def _given(self, prefix: str) -> Mapping[str, str]:
        found = (
            (name.removeprefix(prefix), self.cleaned_data[name])
            for name in self.fields
            if name.startswith(prefix)
        )
        return {name: value for name, value in found if value != ""}


def _initial(shown: Shown) -> dict[str, Any]:
    mapping = shown.mapping
    return {
        "revision": shown.batch.revision,
        "sheet": str(mapping.sheet),
        "row": mapping.header.row + 1,
        "height": str(mapping.header.height),
        "new_departments": mapping.new_departments,
        **{f"column_{name}": str(place) for name, place in mapping.columns.items()},
        **{f"empty_{name}": text for name, text in mapping.when_empty.items()},
    }


def _columns(shown: Shown) -> Iterator[tuple[str, str]]:
    for each in shown.columns:
        label = " ".join(each.label.split())[:SHORTEST]
        yield str(each.column), f"{each.letters}: {label}" if label else each.letters


def _when_empty(field: Field) -> forms.Field:
    label = _("Where “%(field)s” is empty") % {"field": field.label}
    if field.reads == Reads.CHOICE:
        choices = [("", "—"), *((code, words[0]) for code, words in field.choices.items())]
        return forms.ChoiceField(label=label, choices=choices, required=False)
    return forms.CharField(label=label, required=False, max_length=field.longest or None)


def _examples(shown: Shown, name: str) -> str:
    if name not in shown.mapping.columns:
        return ""
    values = (" ".join(value.split()) for value in shown.examples(shown.mapping.columns[name]))
    return "、".join(value[:SHORTEST] for value in islice(dict.fromkeys(islice(values, 50)), 3))
