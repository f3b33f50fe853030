"""Over which days figures are counted, and which terms a list of renewals shows."""

from datetime import date
from typing import cast

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from shirushi.awards.cases.renewals import By, terms_of
from shirushi.desk.forms.billing import MonthField
from shirushi.grants.models import Grant
from shirushi.people.actor import Actor
from shirushi.rules.dates import corresponding_day
from shirushi.ui.forms import ChoiceField, DayField, Form

BY = [
    ("opens", _("Window opens in the month")),
    ("closes", _("Window closes in the month")),
    ("expires", _("Term ends in the month")),
]
APPLIED = [("", _("All")), ("yes", _("Applied for")), ("no", _("Not applied for yet"))]
A_YEAR = -12


class PeriodForm(Form):
    """The last twelve months, where nothing else is asked."""

    found_from = DayField(label=_("From"), required=False)
    found_until = DayField(label=_("Until (last day)"), required=False)

    def days(self, on: date) -> tuple[date, date]:
        given = self.cleaned_data if self.is_valid() else {}
        last = given.get("found_until") or on
        return given.get("found_from") or corresponding_day(last, A_YEAR), last


class TermFilter(Form):
    by = ChoiceField(label=_("By"), choices=BY, required=False, initial="expires")
    month = MonthField(label=_("Month"), required=False)
    applied = ChoiceField(label=_("Renewal"), choices=APPLIED, required=False)

    def terms(self, actor: Actor) -> QuerySet[Grant]:
        """The terms asked for; what was asked wrongly is not asked."""
        self.is_valid()
        given = self.cleaned_data
        found = terms_of(actor, given.get("month"), cast("By", given.get("by") or "expires"))
        applied = given.get("applied")
        return found.filter(renewal_applied_on__isnull=applied == "no") if applied else found
