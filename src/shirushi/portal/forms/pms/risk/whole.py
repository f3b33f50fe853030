"""A whole sheet as one form: every risk with its measures, degrees and treatment, saved at once.

Drawn by hand in the template: thirty risks are some four hundred fields.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from shirushi.pms.models import Risk, RiskMeasure
from shirushi.pms.models.risk import DEGREE
from shirushi.pms.services.risk import Answer
from shirushi.portal.forms.pms.risk.small import LONGEST, OWNERS, answered
from shirushi.ui.forms import DayField

DEGREES = ("likelihood", "impact", "residual_likelihood", "residual_impact")
CHOSEN = (*DEGREES, "treatment", "owner_role", "owner_department")
NONE = ("", "—")
FIELDS = (*DEGREES, "treatment", "further_measure", "owner_role", "owner_department", "due_on")


@dataclass
class Row:
    """One risk on the page: what stands in its fields, what is wrong, what somebody else changed meanwhile."""

    risk: Risk
    values: dict[str, str]
    in_place: set[int]
    concerns: bool
    revision: int
    errors: list[Any] = field(default_factory=list)
    answer: Answer | None = None
    theirs: bool = False
    is_sent: bool = False
    options: dict[str, SafeString] = field(default_factory=dict)

    @property
    def measures(self) -> list[tuple[RiskMeasure, bool]]:
        return [(each, each.pk in self.in_place) for each in self.risk.measures.all()]


class WholeSheet:
    """The rows of a sheet, as stored or as posted."""

    def __init__(
        self, risks: Sequence[Risk], departments: Sequence[tuple[Any, Any]], data: QueryDict | None = None
    ) -> None:
        self.departments = [(str(key), name) for key, name in departments]
        self.rows = [_posted(risk, data) if data else _stored(risk) for risk in risks]
        self._drawn: dict[tuple[str, str], SafeString] = {}
        for row in self.rows:
            row.options = {name: self._options(name, row.values[name]) for name in CHOSEN}
            if row.is_sent:
                self._judge(row)

    def is_valid(self) -> bool:
        return not any(row.errors for row in self.rows)

    def answers(self) -> dict[int, Answer]:
        return {row.risk.pk: row.answer for row in self.rows if row.answer}

    def tell_who_was_quicker(self) -> None:
        """Mark the risks that somebody else changed since the page was opened; the next save replaces that."""
        for row in self.rows:
            row.theirs = row.revision != row.risk.revision
            row.revision = row.risk.revision

    def _options(self, name: str, chosen: str) -> SafeString:
        """The options of a select, drawn once for all rows that chose alike."""
        key = ("degree" if name in DEGREES else name, chosen)
        if key not in self._drawn:
            self._drawn[key] = _drawn_options(self._choices(name), chosen)
        return self._drawn[key]

    def _choices(self, name: str) -> Sequence[tuple[Any, Any]]:
        choices: dict[str, Sequence[tuple[Any, Any]]] = {
            "treatment": Risk.Treatment.choices,
            "owner_role": [NONE, *OWNERS],
            "owner_department": [NONE, *self.departments],
        }
        return choices.get(name, DEGREE)

    def _judge(self, row: Row) -> None:
        given: dict[str, Any] = {}
        for name, asked in self._asked().items():
            try:
                given[name] = asked.clean(row.values[name])
            except forms.ValidationError as error:
                row.errors += error.messages
        row.errors += _contradictions(given) if not row.errors else []
        if not row.errors:
            values = answered(given) | {"concerns": row.concerns}
            row.answer = Answer(values, in_place=frozenset(row.in_place))

    def _asked(self) -> dict[str, forms.Field]:
        if not hasattr(self, "_fields"):
            self._fields = _fields(self.departments)
        return self._fields


def _fields(departments: Sequence[tuple[str, Any]]) -> dict[str, forms.Field]:
    degrees: dict[str, forms.Field] = {name: forms.ChoiceField(choices=DEGREE) for name in DEGREES}
    return degrees | {
        "treatment": forms.ChoiceField(choices=Risk.Treatment.choices),
        "further_measure": forms.CharField(required=False, max_length=LONGEST),
        "owner_role": forms.ChoiceField(choices=OWNERS, required=False),
        "owner_department": forms.ChoiceField(choices=departments, required=False),
        "due_on": DayField(required=False),
    }


def _drawn_options(choices: Sequence[tuple[Any, Any]], chosen: str) -> SafeString:
    rows = (
        (value, mark_safe(" selected") if str(value) == chosen else "", label) for value, label in choices
    )
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


def _contradictions(given: dict[str, Any]) -> list[Any]:
    is_raised = any(int(given[f"residual_{name}"]) > int(given[name]) for name in ("likelihood", "impact"))
    is_ownerless = given["further_measure"] and not (given["owner_role"] and given["due_on"])
    found = [_("With measures a risk is not larger than without them.")] if is_raised else []
    return [*found, _("A further measure needs an owner and a due day.")] if is_ownerless else found


def _stored(risk: Risk) -> Row:
    values = {name: getattr(risk, name) for name in FIELDS if name != "owner_department"}
    values |= {"owner_department": risk.owner_department_id}
    return Row(
        risk=risk,
        values={name: "" if value is None else str(value) for name, value in values.items()},
        in_place={each.pk for each in risk.measures.all() if each.in_place},
        concerns=risk.concerns,
        revision=risk.revision,
    )


def _posted(risk: Risk, data: QueryDict) -> Row:
    """A risk that the form did not send (added meanwhile) stands as it is stored."""
    if f"r{risk.pk}-revision" not in data:
        return _stored(risk)
    sent = {name: data.get(f"r{risk.pk}-{name}", "") for name in (*FIELDS, "revision")}
    known = {each.pk for each in risk.measures.all()}
    ticked = {int(key) for key in data.getlist(f"r{risk.pk}-measure") if key.isdecimal()}
    revision = sent.pop("revision")
    return Row(
        risk=risk,
        values=sent,
        in_place=ticked & known,
        concerns=bool(data.get(f"r{risk.pk}-concerns")),
        revision=int(revision) if revision.isdecimal() else risk.revision,
        is_sent=True,
    )
