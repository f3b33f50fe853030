"""What an issuer prints on its invoices from a day on."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.billing import policy
from shirushi.billing.models import InvoicingDetails
from shirushi.people import corporate_number
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.errors import ActRefused


@transaction.atomic
def set_invoicing_details(
    *,
    organisation: Organisation,
    from_on: date,
    registration_number: str,
    bank_account: str,
    by: Actor,
    on: date,
) -> InvoicingDetails:
    """Say what stands on invoices from that day on. Those that were issued stay as they are."""
    allow(policy.may_set_details(by, organisation))
    number = _plain(registration_number)
    _refuse_wrong_number(number, organisation)
    _refuse_past(from_on, on)
    details, _made = InvoicingDetails.objects.update_or_create(
        organisation=organisation,
        from_on=from_on,
        defaults={
            "registration_number": number,
            "bank_account": bank_account.strip(),
            "recorded_by_id": by.person_id,
        },
    )
    journal.record(
        "billing.details.set",
        details,
        by=by,
        on=on,
        after={"from_on": from_on, "registration_number": number, "bank_account": details.bank_account},
    )
    return details


def _plain(number: str) -> str:
    """As it is printed: T and thirteen digits; full-width signs and hyphens are how people write them."""
    return corporate_number.plain(number).upper()


def _refuse_wrong_number(number: str, organisation: Organisation) -> None:
    """A corporation's number is its corporate number after T; the check digit is the same rule."""
    if not number:
        return
    if not number.startswith("T") or not corporate_number.is_valid(number[1:]):
        raise ActRefused(
            "registration_number_wrong",
            _("A registration number is T and thirteen digits with their check digit. Nothing was changed."),
        )
    if organisation.corporate_number and number[1:] != organisation.corporate_number:
        raise ActRefused(
            "registration_number_of_another",
            _("This is not T and the corporate number of your organisation. Nothing was changed."),
        )


def _refuse_past(from_on: date, on: date) -> None:
    if from_on < on:
        raise ActRefused(
            "details_in_the_past",
            _("Invoices of earlier days are issued already: choose today or a later day."),
        )
