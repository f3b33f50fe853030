"""The last day to apply for renewal, as dispensations move it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from shirushi.agenda.services import move_due_day
from shirushi.dispensations.models import Deadline
from shirushi.dispensations.movable import Movable, Period
from shirushi.dispensations.reach import Row, rows_for
from shirushi.grants.models import Grant
from shirushi.grants.queries import renewal_window
from shirushi.grants.services.publishing import publish
from shirushi.rules import Decision
from shirushi.rules.dispensations import moved_by

if TYPE_CHECKING:
    from shirushi.people.models import Dossier

# No scheme closes its window more than a year before the end of a term.
LOOKED_AHEAD = timedelta(days=370)


class RenewalWindow(Movable):
    deadline = Deadline.RENEWAL_WINDOW

    def open_in(self, dossiers: "QuerySet[Dossier]", period: Period) -> Iterable[Grant]:
        later = Grant.objects.filter(dossier=OuterRef("dossier"), starts_on__gt=OuterRef("starts_on"))
        counted = Q(expires_on__range=(period.from_on, period.until_on + LOOKED_AHEAD))
        moved = Q(renewal_moved_to__range=(period.from_on, period.until_on))
        over = Q(renewal_decided_on__gte=F("renewal_applied_on"))
        return (
            Grant.objects.filter(counted | moved, ~Exists(later), dossier__in=dossiers)
            .filter(Q(revoked_on=None) | Q(revocation_annulled_on__isnull=False))
            .filter(Q(renewal_applied_on=None) | over, returned_on=None, terminated_on=None)
            .select_related("dossier__unit__organisation", "registration")
            .prefetch_related("suspensions")
            .order_by("expires_on", "pk")
        )

    def asked(self, thing: Grant, rows: list[Row], on: date) -> tuple[date | None, Decision | None]:
        decision = renewal_window(thing, on, rows)
        return decision.day("closes_on"), decision

    def stands_on(self, thing: Grant, on: date) -> date | None:
        return thing.renewal_moved_to or self.asked(thing, [], on)[0]

    def move(self, thing: Grant, day: date, decision: Decision | None, _on: date) -> None:
        thing.renewal_moved_to = day if moved_by(decision, day) else None
        thing.save(update_fields=["renewal_moved_to"])
        move_due_day(kind="intake.renew", subject_id=thing.dossier_id, due_on=day, decision=decision)
        publish(thing)


def of_a_new_term(grant: Grant, on: date) -> None:
    """A term that begins under a dispensation has its window moved from the start."""
    rows = rows_for(grant.dossier, Deadline.RENEWAL_WINDOW)
    if rows:
        day, decision = RenewalWindow().asked(grant, rows, on)
        grant.renewal_moved_to = day if moved_by(decision, day) else None
        grant.save(update_fields=["renewal_moved_to"])
