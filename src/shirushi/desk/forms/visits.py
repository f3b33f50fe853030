"""Forms of the visit: its plan with the agenda, the questions, answers, the summing-up."""

from collections.abc import Iterable
from datetime import time
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Person
from shirushi.review.edition import requirements_of
from shirushi.review.models import Attendee, Judgement, VisitPlan
from shirushi.review.visit_hours import Slot
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form
from shirushi.ui.language import language

SPARE_ROWS = 3


class PlaceForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    place = CharField(
        label=_("Place of the visit"), max_length=300, help_text=_("Address and room; where to come to.")
    )


class SlotForm(Form):
    day = DayField(label=_("Day"))
    starts_at = forms.TimeField(
        label=_("Begins at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    ends_at = forms.TimeField(
        label=_("Ends at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
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


AgendaForms = forms.formset_factory(SlotForm, extra=SPARE_ROWS, max_num=20)


def agenda_forms(
    data: Any, plan: VisitPlan | None, team: list[Person], proposed: list[dict[str, Any]]
) -> Any:
    """The rows as sent, as kept, or as a first proposal."""
    options: dict[str, Any] = {"prefix": "slot", "form_kwargs": {"team": team}}
    if data is not None:
        # Every row may be emptied, those that were proposed as well.
        return AgendaForms({**data.dict(), "slot-INITIAL_FORMS": "0"}, **options)
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


class AnswerForm(Form):
    """One answer to one requirement; `replaces` names the answers that were there when it was opened."""

    client_id = forms.UUIDField(widget=forms.HiddenInput)
    replaces = forms.CharField(widget=forms.HiddenInput, required=False)
    requirement = ChoiceField(label=_("Requirement"), widget=forms.HiddenInput)
    verdict = ChoiceField(
        label=_("What you saw"), choices=[("", _("Note only")), *Judgement.Verdict.choices], required=False
    )
    text = CharField(
        label=_("Note"), widget=forms.Textarea(attrs={"rows": 2}), max_length=4000, required=False
    )

    def __init__(self, *args: Any, application: Any, is_free: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.fields["requirement"]
        asked.choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            *requirements_of(application).choices(language()),
        ]
        if is_free:
            asked.widget = forms.Select(choices=asked.choices)  # type: ignore[attr-defined]

    def clean_replaces(self) -> str:
        given = str(self.cleaned_data["replaces"])
        for each in given.split(",") if given else ():
            forms.UUIDField().clean(each)
        return given

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("verdict") and not str(given.get("text") or "").strip():
            self.add_error("text", _("Write a note or say what you saw."))
        return given


class SummingUpForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    present = forms.TypedMultipleChoiceField(
        label=_("Who of the business was there"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = CharField(
        label=_("Others who were there"),
        help_text=_("One person a line: name, post. Consultants are not at the visit."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        required=False,
    )
    hours = forms.DecimalField(label=_("Hours"), max_digits=4, decimal_places=1, min_value=Decimal("0.5"))
    seen = CharField(label=_("What was seen"), widget=forms.Textarea(attrs={"rows": 5}), max_length=4000)
    announced = CharField(
        label=_("Findings announced"),
        help_text=_("As they were said at the end. The written findings follow."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )

    def __init__(self, *args: Any, attendees: Iterable[Attendee] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"].choices = [  # type: ignore[attr-defined]
            (each.pk, f"{each.name} {each.post}".strip()) for each in attendees
        ]
