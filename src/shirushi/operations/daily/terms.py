"""A term is over, a term begins, the time for a late renewal is over."""

from datetime import date

from django.db.models import Q, QuerySet

from shirushi.agenda.services import close_task
from shirushi.grants import queries as grants
from shirushi.grants.models import Grant
from shirushi.grants.numbers import shown
from shirushi.operations.daily.duty import ONE_DAY, Duty, tell_business, unwritten
from shirushi.operations.daily.marks import standing_grants
from shirushi.people.actor import Actor
from shirushi.record import journal, outbox

AFTER_TERM = ("expired", "expired_under_renewal", "awaiting_renewal", "suspended")


def _terms_over(day: date) -> QuerySet[Grant]:
    ended = standing_grants().filter(expires_on=day - ONE_DAY)
    return unwritten(ended, "operations.term.ended", day)


def _write_end(grant: Grant, by: Actor) -> None:
    decision = grants.standing(grant, by.on)
    standing = decision["standing"]
    journal.record(
        "operations.term.ended", grant, by=by, on=by.on, decision=decision, after={"standing": standing}
    )
    _republish(grant)
    if standing in AFTER_TERM:
        kind = f"operations.term_{standing}"
        tell_business(kind, grant.dossier, grant.pk, by, number=shown(grant), expires_on=grant.expires_on)
    if standing == "expired":
        close_task(kind="intake.renew", subject_id=grant.dossier_id, on=by.on)


def _terms_begun(day: date) -> QuerySet[Grant]:
    """Terms that were agreed on before they began (JAPHIC's begin on the first of a month)."""
    begun = standing_grants().filter(starts_on=day, contracted_on__lt=day)
    return unwritten(begun, "operations.term.begun", day)


def _write_beginning(grant: Grant, by: Actor) -> None:
    journal.record("operations.term.begun", grant, by=by, on=by.on, decision=grants.standing(grant, by.on))
    _republish(grant)
    tell_business(
        "operations.term_begun",
        grant.dossier,
        grant.pk,
        by,
        number=shown(grant),
        expires_on=grant.expires_on,
    )


def _reliefs_over(day: date) -> QuerySet[Grant]:
    late = standing_grants().filter(relief_until=day - ONE_DAY, expires_on__lt=day, renewal_applied_on=None)
    late = late.filter(Q(renewal_moved_to=None) | Q(renewal_moved_to__lt=day))
    return unwritten(late, "operations.relief.ended", day)


def _write_relief_over(grant: Grant, by: Actor) -> None:
    decision = grants.standing(grant, by.on)
    journal.record("operations.relief.ended", grant, by=by, on=by.on, decision=decision)
    _republish(grant)
    close_task(kind="intake.renew", subject_id=grant.dossier_id, on=by.on)
    params = {"number": shown(grant), "expires_on": grant.expires_on}
    tell_business("operations.term_expired", grant.dossier, grant.pk, by, **params)


def _republish(grant: Grant) -> None:
    outbox.publish("grants.registration", grant.registration_id or 0)


TERMS_OVER = Duty("terms over", _terms_over, _write_end)
TERMS_BEGUN = Duty("terms begun", _terms_begun, _write_beginning)
RELIEFS_OVER = Duty("time for late renewal over", _reliefs_over, _write_relief_over)
