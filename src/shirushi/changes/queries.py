"""Reads of change reports, and who answers for a dossier."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from shirushi.changes.models import Change, ChangeReport
from shirushi.grants import queries as grants
from shirushi.intake import queries as intake
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation

State = ChangeReport.State


def running_case(dossier: Dossier) -> Application | None:
    """The application that was handed in and is not over."""
    found = intake.open_application(dossier)
    return found if found and found.submitted_on else None


def is_known_to_bodies(dossier: Dossier, on: date) -> bool:
    """It holds the mark or has handed an application in: what changes is reported."""
    return running_case(dossier) is not None or grants.holds(grants.current_grant(dossier, on), on)


def must_report(organisation: Organisation, on: date) -> bool:
    """One of its units is known to bodies."""
    dossiers = Dossier.objects.filter(unit__organisation=organisation).select_related("unit")
    return any(is_known_to_bodies(dossier, on) for dossier in dossiers)


def responsible_body(dossier: Dossier, on: date) -> Organisation | None:
    """Whom a report goes to: the body of the running case, else the one that answers for the dossier."""
    case = running_case(dossier)
    if case is not None:
        return case.review_body
    grant = grants.current_grant(dossier, on)
    return dossier.review_body or (grant.review_body if grant else None)


def reports_of(actor: Actor, dossier: Dossier) -> QuerySet[ChangeReport]:
    """What was reported of a dossier, newest first."""
    seen: QuerySet[ChangeReport] = ChangeReport.objects.visible_to(actor).filter(dossier=dossier)
    return seen.prefetch_related("changes").order_by("-pk")


def inbox(actor: Actor, state: str = "") -> QuerySet[ChangeReport]:
    """Reports that the actor sees; those that wait are the oldest first."""
    seen: QuerySet[ChangeReport] = ChangeReport.objects.visible_to(actor)
    chosen = seen.filter(state=state) if state else seen
    rows = chosen.select_related("dossier__unit__organisation", "review_body").prefetch_related("changes")
    return rows.order_by("reported_on", "pk") if state == State.REPORTED else rows.order_by("-pk")


@dataclass(frozen=True)
class FormerName:
    """What an organisation was called until a day (its last day)."""

    name: str
    until_on: date


def former_names(organisation_ids: Iterable[int]) -> dict[int, list[FormerName]]:
    """What these organisations were called before, the earliest first; one query for all of them.

    A business with two marks reports its new name to both schemes: it stands here once.
    """
    followed = Change.objects.filter(
        item=Change.Item.NAME,
        report__followed_on__isnull=False,
        report__dossier__unit__organisation__in=list(organisation_ids),
    )
    rows = followed.order_by("report__takes_effect_on", "report_id").values_list(
        "report__dossier__unit__organisation_id", "before", "report__takes_effect_on"
    )
    found: dict[int, list[FormerName]] = {}
    for organisation_id, before, from_on in rows:
        names = found.setdefault(organisation_id, [])
        if all(each.name != before or each.until_on != _eve(from_on) for each in names):
            names.append(FormerName(before, _eve(from_on)))
    return found


def _eve(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
