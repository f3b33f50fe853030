"""Forms of the plan of a year."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shirushi.pms.models import PlanEntry
from shirushi.pms.services.planning import EntryValues
from shirushi.portal.forms.pms.audits import FIRST_YEAR, LAST_YEAR
from shirushi.portal.forms.pms.conflict import RevisedForm
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form, WholeNumberField

MONTHS = [(month, f"{month}") for month in range(1, 13)]
NOBODY = ("", _("Whoever holds the role"))
NO_DEPARTMENT = ("", _("The whole business"))
Choices = list[tuple[int, str]]


class NewPlanForm(Form):
    year = WholeNumberField(
        label=_("Year in which the business year begins"), min_value=FIRST_YEAR, max_value=LAST_YEAR - 1
    )
    first_month = ChoiceField(
        label=_("First month of the business year"), choices=MONTHS, help_text=_("In most businesses April.")
    )

    def starts_on(self) -> date:
        return date(self.cleaned_data["year"], int(self.cleaned_data["first_month"]), 1)


class EntryForm(RevisedForm):
    """An entry. Of one that a ledger names the words stay the ledger's."""

    text = CharField(label=_("What is to be done"), max_length=300, example=_("Renew the antivirus licences"))
    phase = ChoiceField(label=_("Phase"), choices=PlanEntry.Phase.choices, widget=forms.RadioSelect)
    due_on = DayField(label=_("Due on"))
    owner_id = ChoiceField(label=_("Who does it"), required=False)
    department_id = ChoiceField(label=_("Department"), required=False)

    def __init__(
        self, *args: Any, opened: PlanEntry, persons: Choices, departments: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, opened=opened, **kwargs)
        self.fields["owner_id"].choices = [NOBODY, *persons]  # type: ignore[attr-defined]
        self.fields["department_id"].choices = [NO_DEPARTMENT, *departments]  # type: ignore[attr-defined]
        if opened.ledger != PlanEntry.Ledger.OWN:
            del self.fields["text"]

    def values_of(self, record: Any) -> dict[str, Any]:
        names = ("text", "phase", "due_on", "owner_id", "department_id")
        return {name: getattr(record, name) for name in names}

    def values(self) -> EntryValues:
        given = self.given()
        return EntryValues(
            phase=given["phase"],
            due_on=given["due_on"],
            text=given.get("text", ""),
            owner_id=int(given["owner_id"]) if given["owner_id"] else None,
            department_id=int(given["department_id"]) if given["department_id"] else None,
        )


class TickForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    done_on = DayField(label=_("Done on"))


class DropForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    reason = CharField(
        label=_("Why it is dropped"), max_length=300, example=_("The department was closed in June.")
    )


class ApprovePlanForm(Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    comment = CharField(label=_("Comment"), max_length=1000, required=False)
