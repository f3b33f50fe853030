"""A suspension's period is reached, or its year, without its conditions met: a person has to decide."""

from datetime import date, timedelta

from django.db.models import F, QuerySet

from shirushi.grants import queries as grants
from shirushi.grants.models import Grant, Suspension
from shirushi.grants.numbers import shown
from shirushi.incidents.services import follow_suspension
from shirushi.operations.daily.duty import ONE_DAY, Duty, tell_business, unwritten
from shirushi.operations.daily.marks import NOT_ENDED
from shirushi.people.actor import Actor
from shirushi.record import journal


def _open_suspensions() -> QuerySet[Suspension]:
    held = Suspension.objects.filter(
        ends_on=None, annulled_on=None, grant__in=Grant.objects.filter(NOT_ENDED)
    )
    return held.select_related("dossier__unit__organisation", "grant__registration")


def _periods_reached(day: date) -> QuerySet[Suspension]:
    """Not those whose year is over as well: they have the graver line of that day."""
    reached = _open_suspensions().filter(planned_ends_on=day - ONE_DAY)
    return unwritten(
        reached.exclude(revocation_from=F("planned_ends_on") + timedelta(days=1)),
        "operations.suspension.period_reached",
        day,
    )


def _write_period(suspension: Suspension, by: Actor) -> None:
    """The task to extend or lift stands since the notice went out; its day has come."""
    state = grants.suspension_state(suspension, by.on)
    journal.record(
        "operations.suspension.period_reached",
        suspension,
        by=by,
        on=by.on,
        decision=state,
        after={"phase": state["phase"]},
    )
    tell_business(
        "operations.period_reached",
        suspension.dossier,
        suspension.pk,
        by,
        number=shown(suspension.grant),
        planned_ends_on=suspension.planned_ends_on,
    )


def _revocations_due(day: date) -> QuerySet[Suspension]:
    return unwritten(
        _open_suspensions().filter(revocation_from=day), "operations.suspension.revocation_due", day
    )


def _ask_to_revoke(suspension: Suspension, by: Actor) -> None:
    """Due, and still decided by a person, notified and open to objection."""
    state = grants.suspension_state(suspension, by.on)
    journal.record(
        "operations.suspension.revocation_due",
        suspension,
        by=by,
        on=by.on,
        decision=state,
        after={"phase": state["phase"]},
    )
    follow_suspension(suspension=suspension, on=by.on)
    number = shown(suspension.grant)
    tell_business("operations.revocation_due", suspension.dossier, suspension.pk, by, number=number)


PERIODS_REACHED = Duty("suspensions at their planned end", _periods_reached, _write_period)
REVOCATIONS_DUE = Duty("revocations due", _revocations_due, _ask_to_revoke)
