"""What has to be true before money moves: read anew under a lock, said in a sentence."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.billing.models import Invoice, Payment, Refund
from shirushi.record.errors import ActRefused

# Ten digits and more are a slip of the keyboard, and more than a column holds.
LARGEST = 999_999_999


def lock(thing: Invoice | Payment | Refund) -> None:
    """Read anew, and keep others out until the act is done: a second click finds the first's work."""
    locked: Any = type(thing).objects.select_for_update()
    thing.refresh_from_db(from_queryset=locked)


def refuse_unless_payable(invoice: Invoice) -> None:
    refuse_unless_open(invoice)
    if invoice.awaits_confirmation:
        raise ActRefused("not_confirmed", _("Confirm the amounts first: they are provisional."))


def refuse_unless_open(invoice: Invoice) -> None:
    if invoice.paid_on:
        raise ActRefused("already_paid", _("This payment is already recorded. Nothing was changed."))
    if invoice.cancelled_on:
        raise ActRefused("already_cancelled", _("This invoice is already cancelled. Nothing was changed."))


def refuse_unless_between(day: date, *, first: date, last: date) -> None:
    if day < first:
        raise ActRefused("day_too_early", _("The day lies before the day of issue. Nothing was changed."))
    if day > last:
        raise ActRefused("day_in_future", _("The day lies in the future. Nothing was changed."))


def refuse_amount(amount: int) -> None:
    if not 0 < amount <= LARGEST:
        raise ActRefused(
            "amount_out_of_range",
            _("An amount is from 1 to %(largest)s yen. Nothing was changed."),
            largest=f"{LARGEST:,}",
        )
