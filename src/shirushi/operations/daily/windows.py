"""The window in which a renewal is applied for opens and closes."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from shirushi.agenda.models import Task
from shirushi.agenda.services import close_task, open_task
from shirushi.grants import queries as grants
from shirushi.grants.models import Grant
from shirushi.grants.numbers import shown
from shirushi.operations.daily.duty import ANSWERING, ONE_DAY, Duty, tell_business, unwritten
from shirushi.operations.daily.marks import not_applied_for, standing_grants
from shirushi.people.actor import Actor
from shirushi.people.models import Scheme
from shirushi.people.rulebook import current
from shirushi.record import journal, outbox
from shirushi.record.models import JournalLine
from shirushi.rules import Decision

# No scheme opens its window more than a year before the end of a term.
LOOKED_AHEAD = timedelta(days=370)


def _whose(edge: str, on: date, day: date) -> Q:
    """Grants whose window has this edge (`opens_on`, `closes_on`) on the day, asked of the rules as of `on`.

    The edges follow from the day of expiry alone, so each such day is asked about once.
    """
    found = Q(pk__in=[])
    for scheme, expires_on in _expiries(on):
        facts = {"scheme": scheme, "on": on, "expires_on": expires_on}
        window = current().decide("renewal_window", facts)
        if not window.refused and window.day(edge) == day:
            found |= Q(dossier__scheme=scheme, expires_on=expires_on)
    return found


def _expiries(on: date) -> Iterator[tuple[str, date]]:
    for scheme in Scheme.values:
        ahead = Grant.objects.filter(dossier__scheme=scheme, expires_on__range=(on, on + LOOKED_AHEAD))
        for expires_on in ahead.order_by().values_list("expires_on", flat=True).distinct():
            yield scheme, expires_on


def _opened(day: date) -> QuerySet[Grant]:
    opening = not_applied_for(standing_grants()).filter(_whose("opens_on", day, day))
    return unwritten(opening, "operations.window.opened", day)


def _write_opening(grant: Grant, by: Actor) -> None:
    window = grants.renewal_window(grant, by.on)
    closes_on = window.day("closes_on")
    journal.record("operations.window.opened", grant, by=by, on=by.on, decision=window)
    _ask_to_renew(grant, window, closes_on, by)
    days = {"opens_on": by.on, "closes_on": closes_on}
    tell_business("operations.window_opened", grant.dossier, grant.pk, by, number=shown(grant), **days)


def _ask_to_renew(grant: Grant, window: Decision, due_on: date | None, by: Actor) -> None:
    open_task(
        kind="intake.renew",
        dossier=grant.dossier,
        subject_id=grant.dossier_id,
        organisation=grant.dossier.unit.organisation,
        roles=ANSWERING,
        on=by.on,
        due_on=due_on,
        decision=window,
        params={"number": shown(grant), "expires_on": grant.expires_on},
    )


def _closed(day: date) -> QuerySet[Grant]:
    last = day - ONE_DAY
    by_the_rules = Q(renewal_moved_to=None) & _whose("closes_on", last, last)
    closing = not_applied_for(standing_grants()).filter(by_the_rules | Q(renewal_moved_to=last))
    return unwritten(closing, "operations.window.closed", day)


def _write_closing(grant: Grant, by: Actor) -> None:
    window = grants.renewal_window(grant, by.on)
    journal.record("operations.window.closed", grant, by=by, on=by.on, decision=window)
    close_task(kind="intake.renew", subject_id=grant.dossier_id, on=by.on)
    params = {"number": shown(grant), "expires_on": grant.expires_on}
    is_over = grant.expires_on is not None and grant.expires_on < by.on
    if is_over:
        outbox.publish("grants.registration", grant.registration_id or 0)
    kind = "operations.term_expired" if is_over else "operations.window_closed"
    tell_business(kind, grant.dossier, grant.pk, by, **params)


def _reopened(day: date) -> QuerySet[Grant]:
    """The window had closed when a dispensation moved its last day: the renewal is asked for again."""
    asked = Task.objects.filter(kind="intake.renew", subject_id=OuterRef("dossier_id"), closed_on=None)
    closed = JournalLine.objects.filter(
        subject_type="grants.grant", subject_id=OuterRef("pk"), action="operations.window.closed"
    )
    moved = not_applied_for(standing_grants()).filter(renewal_moved_to__gte=day)
    return moved.filter(Exists(closed), ~Exists(asked))


def _write_reopening(grant: Grant, by: Actor) -> None:
    window = grants.renewal_window(grant, by.on)
    journal.record("operations.window.reopened", grant, by=by, on=by.on, decision=window)
    _ask_to_renew(grant, window, grant.renewal_moved_to, by)


def _reliefs_opened(day: date) -> QuerySet[Grant]:
    """The mark is free again, and the suspension left time to renew (003 2.1(9), (10))."""
    free = not_applied_for(standing_grants()).filter(
        relief_until__gte=day, suspensions__lifted_on=day, suspensions__annulled_on=None
    )
    return unwritten(free, "operations.relief.opened", day)


def _write_relief(grant: Grant, by: Actor) -> None:
    window = grants.renewal_window(grant, by.on)
    journal.record("operations.relief.opened", grant, by=by, on=by.on, decision=window)
    _ask_to_renew(grant, window, grant.relief_until, by)
    days = {"opens_on": by.on, "closes_on": grant.relief_until}
    tell_business("operations.window_opened", grant.dossier, grant.pk, by, number=shown(grant), **days)


WINDOWS_OPENED = Duty("windows opened", _opened, _write_opening)
WINDOWS_CLOSED = Duty("windows closed", _closed, _write_closing)
WINDOWS_REOPENED = Duty("windows reopened", _reopened, _write_reopening)
RELIEFS_OPENED = Duty("time for late renewal opened", _reliefs_opened, _write_relief)
