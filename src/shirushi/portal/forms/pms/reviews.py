"""Forms of objectives and management reviews."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Membership, Person
from shirushi.pms.models import Objective, ReviewDecision
from shirushi.pms.services.reviews import Decision, ObjectiveValues
from shirushi.portal.forms.pms.audits import FIRST_YEAR, LAST_YEAR, RevisionForm
from shirushi.portal.forms.pms.conflict import RevisedForm
from shirushi.portal.forms.pms.improvement import area
from shirushi.rules.dates import corresponding_day
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form, WholeNumberField


class ObjectiveForm(RevisedForm):
    year = WholeNumberField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR, example="2027")
    kind = ChoiceField(label=_("Kind"), choices=Objective.Kind.choices, widget=forms.RadioSelect)
    text = CharField(label=_("Objective"), max_length=300, example=_("No mail goes to a wrong address"))
    measure = CharField(
        label=_("How it is measured"), max_length=300, example=_("Reported wrong sendings in a year")
    )
    target = CharField(label=_("Target"), max_length=200, example="0")

    def values_of(self, record: Any) -> dict[str, Any]:
        return {name: getattr(record, name) for name in ("year", "kind", "text", "measure", "target")}

    def values(self) -> ObjectiveValues:
        return ObjectiveValues(**self.given())


class ResultForm(RevisionForm):
    result = area(_("Result at the end of the year"), rows=3, example=_("One wrong sending, in May"))
    reached = ChoiceField(label=_("Reached"), choices=Objective.Reached.choices, widget=forms.RadioSelect)


class StartForm(Form):
    held_on = DayField(label=_("Held on"))
    covers_from = DayField(label=_("Looks back to"), help_text=_("Usually the day of the last review."))
    attendees = CharField(
        label=_("Who took part"), max_length=500, example=_("Representative, privacy officer")
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        held_on, since = given.get("held_on"), given.get("covers_from")
        if held_on and since and since >= held_on:
            self.add_error("covers_from", _("The review looks back: name an earlier day to look back to."))
        return given


class RemarkForm(RevisionForm):
    remark = area(_("Remark of the privacy officer"), rows=2, required=False)


class DecisionForm(RevisionForm):
    kind = ChoiceField(label=_("Kind"), choices=ReviewDecision.Kind.choices, widget=forms.RadioSelect)
    text = area(
        _("Decision"), rows=2, example=_("A second person looks at every outgoing list from July on.")
    )
    owner = ChoiceField(label=_("Who does it"))
    due_on = DayField(label=_("Due on"))

    def __init__(self, *args: Any, persons: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = persons  # type: ignore[attr-defined]

    def decision(self) -> Decision:
        given = self.cleaned_data
        return Decision(
            kind=given["kind"], text=given["text"], owner_id=int(given["owner"]), due_on=given["due_on"]
        )


class ApproveForm(RevisionForm):
    conclusion = area(
        _("Conclusion of the representative"),
        rows=4,
        required=False,
        example=_("The PMS works and fits its purpose. It is to be improved as decided above."),
    )


class DoneForm(RevisionForm):
    result = area(_("What was done"), rows=3)


def owners(who: Actor) -> list[tuple[int, str]]:
    """The people of the business who can carry something out."""
    held = Membership.objects.visible_to(who).held_on(who.on).exclude(role="guest")
    people = Person.objects.filter(pk__in=held.values("person_id"), is_active=True).order_by("name", "pk")
    return [(person.pk, str(person)) for person in people]


def start_initial(last_held_on: date | None, today: date) -> dict[str, Any]:
    back = last_held_on if last_held_on and last_held_on < today else corresponding_day(today, -12)
    return {"held_on": today, "covers_from": back}
