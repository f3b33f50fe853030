"""What a clerk is asked for a charge besides the fees of an application. Prices come from the rules."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.billing.presentation import fee_name
from shirushi.billing.services.holding import LARGEST
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form, WholeNumberField, YenField

CODES = {
    "privacymark": ("overtime", "re_visit", "travel", "document_re_review"),
    "japhic": (
        "re_review", "foreign_transfer", "third_party_records", "anonymised", "overtime", "re_visit", "travel",
    ),
}  # fmt: skip
MOST_HOURS, MOST_REVIEWERS = 200, 20


class ChargeForm(Form):
    code = ChoiceField(label=_("Charge"))
    hours = WholeNumberField(
        label=_("Hours"), required=False, min_value=1, max_value=MOST_HOURS,
        help_text=_("For time over the standard hours and another visit."),
    )  # fmt: skip
    reviewers = WholeNumberField(
        label=_("Assessors"), required=False, min_value=1, max_value=MOST_REVIEWERS,
        help_text=_("For another visit."),
    )  # fmt: skip
    cost = YenField(
        label=_("Cost as it arose"), required=False, min_value=1, max_value=LARGEST,
        help_text=_("For travel and lodging only."),
    )  # fmt: skip
    remark = CharField(
        label=_("Remark on the invoice"),
        max_length=200,
        required=False,
        example=_("Receipts 1 to 3, Sendai 12 May"),
        help_text=_("For travel: the receipts on which the cost stands."),
    )
    due_on = DayField(label=_("Due"))

    def __init__(self, *args: Any, scheme: str, code: str = "", **kwargs: Any) -> None:
        """`code`: this charge and no other is asked for."""
        super().__init__(*args, **kwargs)
        choices = [(each, fee_name(each, scheme)) for each in ((code,) if code else CODES[scheme])]
        self.fields["code"].choices = choices  # type: ignore[attr-defined]


class WaiveForm(Form):
    reason = CharField(
        label=_("Why nothing is charged"), max_length=200, example=_("The team came on foot; no cost arose.")
    )
