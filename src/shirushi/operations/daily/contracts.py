"""A grant whose contract was not concluded in time lapses."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from shirushi.awards import services
from shirushi.awards.models import Contract
from shirushi.intake.models import Application
from shirushi.operations.daily.duty import Duty
from shirushi.people.actor import Actor
from shirushi.review.models import Halt


def _past_their_day(day: date) -> QuerySet[Contract]:
    waiting = Contract.objects.filter(application__state=Application.State.GRANTED, body_signed_on=None)
    over = waiting.filter(~Exists(_halts_on(day)), lapsed_on=None, lapses_on__lt=day)
    return over.select_related("application__dossier__unit__organisation")


def _halts_on(day: date) -> QuerySet[Halt]:
    """While a review stands still nothing of it ends either."""
    halts = Halt.objects.filter(application=OuterRef("application"), annulled_on=None, starts_on__lte=day)
    return halts.filter(ended_on=None, planned_ends_on__gte=day)


def _lapse(contract: Contract, by: Actor) -> None:
    services.lapse_contract(contract=contract, by=by, on=by.on)


CONTRACTS_LAPSED = Duty("contracts lapsed", _past_their_day, _lapse)
