"""Forms of the visit: its plan with the agenda, the questions, answers, the summing-up."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Person
from shirushi.review.edition import requirements_of
from shirushi.review.models import VisitPlan
from shirushi.review.visit_hours import Slot
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form
from shirushi.ui.language import language

ROWS = 8


class PlaceForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    place = CharField(
        label=_("Place of the visit"), max_length=300, help_text=_("Address and room; where to come to.")
    )


class SlotForm(Form):
    day = DayField(label=_("Day"))
    starts_at = forms.TimeField(
        label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    ends_at = forms.TimeField(
        label=_("Until"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    topic = CharField(label=_("Topic"), max_length=200)
    meets = CharField(label=_("Of the business"), max_length=200, required=False)
    assessor_id = forms.TypedChoiceField(label=_("Assessor"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, team: Iterable[Person] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(person.pk, str(person)) for person in team]
        self.fields["assessor_id"].choices = [("", _("All")), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        starts_at, ends_at = given.get("starts_at"), given.get("ends_at")
        if isinstance(starts_at, time) and isinstance(ends_at, time) and ends_at <= starts_at:
            self.add_error("ends_at", _("This ends before it starts."))
        return given


AgendaForms = forms.formset_factory(SlotForm, extra=ROWS, max_num=20)


def agenda_forms(
    data: Any, plan: VisitPlan | None, team: list[Person], proposed: list[dict[str, Any]]
) -> Any:
    """The rows as sent, as kept, or as a first proposal."""
    options: dict[str, Any] = {"prefix": "slot", "form_kwargs": {"team": team}}
    if data is not None:
        return AgendaForms(data, **options)
    return AgendaForms(initial=kept_rows(plan) if plan else proposed, **options)


def kept_rows(plan: VisitPlan) -> list[dict[str, Any]]:
    columns = ("day", "starts_at", "ends_at", "topic", "meets", "assessor_id")
    return list(plan.items.order_by("day", "starts_at", "pk").values(*columns))


def slots_of(rows: Any) -> list[Slot]:
    return [Slot(**form.cleaned_data) for form in rows if form.has_changed() and form.cleaned_data.get("day")]


class QuestionForm(Form):
    requirement = ChoiceField(label=_("Requirement"))
    text = CharField(label=_("Question"), max_length=1000)

    def __init__(self, *args: Any, application: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = requirements_of(application).choices(language())
        self.fields["requirement"].choices = [("", _("Choose")), *groups]  # type: ignore[attr-defined]
