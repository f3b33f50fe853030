"""What a clerk is asked about invoices."""

from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import FileField, FileInput, Textarea
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shirushi.billing.services.holding import LARGEST
from shirushi.sheets.folding import narrow
from shirushi.sheets.reading import ENDINGS
from shirushi.ui.forms import CharField, ChoiceField, DayField, Form, YenField

STATUSES = [
    ("", _("All")),
    ("open", _("To be paid")),
    ("overdue", _("Overdue")),
    ("paid", pgettext_lazy("invoice", "Paid")),
    ("cancelled", _("Cancelled")),
    ("refund", _("Refund to be paid back")),
]


PAYMENT_STATUSES = [
    ("", _("All")),
    ("left", _("To be assigned or sent back")),
    ("reversed", _("Taken back")),
]


class InvoiceFilter(Form):
    text = CharField(label=_("Payer or number"), required=False, max_length=200)
    status = ChoiceField(label=_("Status"), choices=STATUSES, required=False)


class ConfirmForm(Form):
    remark = CharField(
        label=_("What you compared the amounts with"),
        max_length=200,
        example=_("Table of fees from October 2026, page 2"),
    )


class PaidForm(Form):
    paid_on = DayField(label=_("Day on which the money arrived"))
    amount = YenField(
        label=_("Amount"),
        required=False,
        min_value=1,
        max_value=LARGEST,
        help_text=_("Leave this empty if all that is owed arrived."),
    )
    payer_name = CharField(
        label=_("Payer as the bank wrote it"), max_length=200, required=False, example="ミドリインサツ(カ"
    )
    reference = CharField(label=_("Reference of the bank"), max_length=60, required=False)


class CreditForm(Form):
    amount = YenField(label=_("Amount to take off"), min_value=1, max_value=LARGEST)
    reason = CharField(
        label=_("Reason"),
        max_length=200,
        example="審査時間の訂正",
        help_text=_("It stands on the credit note."),
    )


class CancelForm(Form):
    reason = CharField(label=_("Reason"), max_length=200, example=_("Issued to the wrong addressee"))


class PaidBackForm(Form):
    paid_back_on = DayField(label=_("Day on which the money was sent"))


class DetailsForm(Form):
    from_on = DayField(label=_("From"))
    registration_number = CharField(
        label=_("Registration number of the qualified issuer"),
        max_length=20,
        required=False,
        example="T1234567890123",
        help_text=_("T and thirteen digits. Leave this empty if your organisation is not registered."),
    )
    bank_account = CharField(
        label=_("Account to pay to"),
        max_length=300,
        required=False,
        widget=Textarea(attrs={"rows": 3}),
        example=_("Example Bank, Chuo branch, ordinary 1234567, name in kana"),
    )


class PaymentFilter(Form):
    status = ChoiceField(label=_("Status"), choices=PAYMENT_STATUSES, required=False)


class BankFileForm(Form):
    upload = FileField(
        label=_("File"),
        help_text=_("CSV or Excel as your bank gives it, up to %(megabytes)s MB."),
        widget=FileInput(attrs={"accept": ",".join(f".{ending}" for ending in ENDINGS)}),
    )

    def __init__(self, *args: Any, megabytes: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        upload = self.fields["upload"]
        upload.help_text = str(upload.help_text) % {"megabytes": megabytes}


class AssignForm(Form):
    number = CharField(label=_("Number of the invoice"), max_length=20, example="2026-000123")


class ReturnForm(Form):
    amount = YenField(label=_("Amount"), min_value=1, max_value=LARGEST)
    sent_on = DayField(label=_("Day on which the money was sent"))
    reason = CharField(label=_("Reason"), max_length=200)


class ReasonForm(Form):
    reason = CharField(label=_("Reason"), max_length=200)


class MonthField(CharField):
    """A month like 2026-10, as its first day."""

    def to_python(self, value: Any) -> Any:
        text = narrow(value or "").strip()
        if not text:
            return None
        try:
            return datetime.strptime(text, "%Y-%m").replace(tzinfo=UTC).date()
        except ValueError:
            raise ValidationError(_("Write the month like 2026-10."), code="invalid") from None

    def validate(self, value: Any) -> None:
        """Nothing more: it is a day or nothing."""

    def run_validators(self, value: Any) -> None:
        """The validators of texts are not asked about a day."""


class MonthForm(Form):
    month = MonthField(label=_("Month"), required=False, example="2026-10")
