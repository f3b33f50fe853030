"""What has to be true before a decision or a contract."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from shirushi.awards.models import Contract
from shirushi.awards.queries import fee_is_paid
from shirushi.intake.models import Application
from shirushi.record.errors import ActRefused
from shirushi.review.lifecycle import hold, refuse_unless, refuse_while_halted
from shirushi.review.models import Review
from shirushi.ui.days import written_day

State = Application.State
CONTRACT_FACTS = ["lapses_on", "business_signed_on", "body_signed_on", "lapsed_on", "revision"]


def hold_contract(contract: Contract) -> None:
    """Wait for whoever acts on the case, then read application and contract anew."""
    hold(contract.application)
    contract.refresh_from_db(fields=CONTRACT_FACTS)


def refuse_unless_offered(contract: Contract, on: date) -> None:
    """The contract can still be concluded on that day."""
    refuse_while_halted(contract.application, on)
    refuse_unless(contract.application, State.GRANTED)
    if contract.lapses_on is not None and on > contract.lapses_on:
        raise ActRefused(
            "contract_lapsed",
            _("The contract could be concluded until %(day)s. That day has passed."),
            day=written_day(contract.lapses_on),
        )


def refuse_signed(contract: Contract) -> None:
    if contract.business_signed_on is not None:
        raise ActRefused(
            "signed_already",
            _("The contract was signed on %(day)s. Nothing was changed."),
            day=written_day(contract.business_signed_on),
        )


def refuse_unless_signed(contract: Contract) -> None:
    if contract.business_signed_on is None:
        raise ActRefused("not_signed", _("The business signs first."))


def refuse_unless_fee_paid(application: Application) -> None:
    if not fee_is_paid(application):
        raise ActRefused("fee_not_paid", _("The registration fee is not marked as paid yet."))


def refuse_unresolved_grant(application: Application, result: str) -> None:
    """A review that ended with open nonconformities can only be denied."""
    review = Review.objects.filter(application=application).first()
    if result == "granted" and review is not None and review.unresolved:
        raise ActRefused(
            "unresolved", _("The review ended with findings that were never answered. It cannot be granted.")
        )
