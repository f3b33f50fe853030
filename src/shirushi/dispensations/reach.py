"""Whom a dispensation reaches, and what it says to the rules."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from shirushi.dispensations.models import Dispensation
from shirushi.people.models import Dossier
from shirushi.people.rulebook import current
from shirushi.rules import Decision

ONE_DAY = timedelta(days=1)
Row = dict[str, Any]


def dossiers_reached(dispensation: Dispensation) -> QuerySet[Dossier]:
    """All of the scheme, narrowed by prefectures, review body and named units."""
    reached = Q(scheme=dispensation.scheme)
    if dispensation.prefectures:
        reached &= Q(unit__organisation__prefecture__in=dispensation.prefectures)
    if dispensation.review_body_id:
        reached &= Q(review_body_id=dispensation.review_body_id)
    named = _named(dispensation)
    if named:
        reached &= Q(pk__in=named)
    return Dossier.objects.filter(reached)


def reaches(dispensation: Dispensation, dossier: Dossier) -> bool:
    """The same for one dossier."""
    prefecture = dossier.unit.organisation.prefecture
    named = _named(dispensation)
    return (
        dispensation.scheme == dossier.scheme
        and (not dispensation.prefectures or prefecture in dispensation.prefectures)
        and dispensation.review_body_id in (None, dossier.review_body_id)
        and (not named or dossier.pk in named)
    )


def _named(dispensation: Dispensation) -> set[int]:
    return {dossier.pk for dossier in dispensation.dossiers.all()} if dispensation.pk else set()


def in_force(scheme: str) -> list[Dispensation]:
    """Every dispensation of the scheme that moves or moved something."""
    return list(Dispensation.objects.in_force().filter(scheme=scheme).prefetch_related("dossiers"))


def rows_among(found: Iterable[Dispensation], dossier: Dossier, deadline: str) -> list[Row]:
    """Those that move this deadline of this dossier, as facts for the rules."""
    moving = [each for each in found if deadline in each.deadlines and reaches(each, dossier)]
    return [row for each in moving if (row := row_of(each))]


def rows_for(dossier: Dossier, deadline: str) -> list[Row]:
    return rows_among(in_force(dossier.scheme), dossier, deadline)


def row_of(dispensation: Dispensation) -> Row | None:
    """A dispensation as the rules read it. An annulled one moves nothing that falls on its annulment or later."""
    until_on = dispensation.until_on
    if dispensation.annulled_on is not None:
        until_on = min(until_on, dispensation.annulled_on - ONE_DAY)
    if until_on < dispensation.from_on:
        return None
    names = ("title", "notice", "noticed_on", "move", "count", "to_on", "from_on")
    return {**{name: getattr(dispensation, name) for name in names}, "until_on": until_on}


def of_a_set_day(
    dossier: Dossier, deadline: str, due_on: date, *, on: date, rows: list[Row] | None = None
) -> Decision | None:
    """Where a day stands that a body has set itself; None where no dispensation has to do with it."""
    found = rows_for(dossier, deadline) if rows is None else rows
    if not found:
        return None
    facts = {"scheme": dossier.scheme, "on": on, "deadline": deadline, "due_on": due_on}
    return current().require("dispensation", {**facts, "dispensations": found})


def day_set(decision: Any, stands_on: date | None) -> date | None:
    """The day that a body had set, before anything moved it: `decision` is what is kept with the day."""
    if decision and decision.get("question") == "dispensation":
        return date.fromisoformat(decision["outcome"]["counted_on"])
    return stands_on
