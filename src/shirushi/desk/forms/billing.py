"""What a clerk is asked about invoices."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shirushi.ui.forms import CharField, ChoiceField, DayField, Form

STATUSES = [
    ("", _("All")),
    ("open", _("To be paid")),
    ("overdue", _("Overdue")),
    ("paid", pgettext_lazy("invoice", "Paid")),
    ("cancelled", _("Cancelled")),
    ("refund", _("Refund to be paid back")),
]


class InvoiceFilter(Form):
    status = ChoiceField(label=_("Status"), choices=STATUSES, required=False)


class ConfirmForm(Form):
    remark = CharField(
        label=_("What you compared the amounts with"),
        max_length=200,
        example=_("Table of fees from October 2026, page 2"),
    )


class PaidForm(Form):
    paid_on = DayField(label=_("Day on which the money arrived"))


class CancelForm(Form):
    reason = CharField(label=_("Reason"), max_length=200, example=_("Issued to the wrong addressee"))


class PaidBackForm(Form):
    paid_back_on = DayField(label=_("Day on which the money was sent"))
