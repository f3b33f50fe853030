"""What the forms of the simple ledgers share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.pms.ledger import Ledger
from shirushi.pms.models import Holding
from shirushi.portal.forms.pms.conflict import RevisedForm
from shirushi.portal.forms.pms.improvement import EVERY, open_departments
from shirushi.ui.forms import CharField, ChoiceField, Form, WholeNumberField

CHOOSE = ("", _("Please choose"))


def department_field() -> ChoiceField:
    return ChoiceField(
        label=_("Department"),
        required=False,
        help_text=_("Whose record it is. Empty for the whole business."),
    )


def holding_field() -> WholeNumberField:
    return WholeNumberField(
        label=_("No. in the inventory"),
        required=False,
        min_value=1,
        help_text=_("The entry that it concerns, if it stands there."),
    )


class LedgerForm(RevisedForm):
    """An entry of a ledger. A field `department_id` offers departments, `holding_number` finds an entry."""

    ledger: Ledger

    def __init__(self, *args: Any, who: Actor, **kwargs: Any) -> None:
        self.who = who
        super().__init__(*args, **kwargs)
        if "department_id" in self.fields:
            offered = open_departments(who)
            self.fields["department_id"].choices = [("", _("The whole business")), *offered]  # type: ignore[attr-defined]

    def values_of(self, record: Any) -> dict[str, Any]:
        values = {name: getattr(record, name) for name in self.ledger.columns if name in self.base_fields}
        if "holding_number" in self.base_fields:
            values["holding_number"] = record.holding.number if record.holding else None
        return values

    def clean_department_id(self) -> int | None:
        given = self.cleaned_data["department_id"]
        return int(given) if given else None

    def clean_holding_number(self) -> int | None:
        number = self.cleaned_data["holding_number"]
        if number is None:
            return None
        found = Holding.objects.visible_to(self.who).filter(number=number).first()
        if found is None:
            raise ValidationError(_("There is no such number in the inventory."))
        self.holding = found
        return int(number)

    def given(self) -> dict[str, Any]:
        values = super().given()
        if "holding_number" in values:
            number = values.pop("holding_number")
            values["holding_id"] = self.holding.pk if number else None
        return values


class LedgerFilter(Form):
    """Search and state; a ledger adds its columns. `who` is there for those that offer departments."""

    text = CharField(label=_("Search"), required=False, max_length=100)
    standing = ChoiceField(label=_("State"), required=False)
    # Code of a standing to its words, in their order.
    standings: tuple[tuple[str, Any], ...] = ()

    def __init__(self, *args: Any, who: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["standing"].choices = [EVERY, *self.standings]  # type: ignore[attr-defined]
        if "department_id" in self.fields:
            self.fields["department_id"].choices = [EVERY, *open_departments(who)]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        """The filters that can be understood; others are left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ActForm(Form):
    """One act on an entry, from the page that showed its revision."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
