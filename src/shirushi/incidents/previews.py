"""What the rules would answer: asked before anything is decided, and again when it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from shirushi.grants.queries import current_grant
from shirushi.incidents.models import Incident, Party
from shirushi.incidents.queries import party
from shirushi.people.rulebook import current
from shirushi.rules import Decision
from shirushi.rules.questions.measure import Measures

SUSPENDING = ("suspension", "review_halt")
BARRING = "application_bar"


def level_preview(
    incident: Incident, on: date, *, level: int | None = None, adjustment_reasons: Sequence[str] = ()
) -> Decision:
    """The base value of event and cause, and the level that would be decided. May be refused."""
    facts: dict[str, Any] = {
        "scheme": incident.scheme, "on": on, "event": incident.event, "cause": incident.cause,
    }  # fmt: skip
    if level is not None:
        facts |= {"decided_level": level, "adjustment_reasons": list(adjustment_reasons)}
    return current().decide("level", facts)


def measure_preview(incident: Incident, on: date, *, level: int) -> Decision:
    """The measure of that level for what the business is to the scheme on that day. May be refused."""
    facts = {"scheme": incident.scheme, "on": on, "level": level, "party": party(incident.dossier, on)}
    return current().decide("measure", facts)


def effect_preview(
    incident: Incident, on: date, *, measure: str, level: int, months: int | None
) -> Decision | None:
    """When the effect would begin and end if the notice went out on that day; None where nothing is dated."""
    if measure in SUSPENDING:
        return current().decide("suspension", _suspension_facts(incident, on, level, months))
    if measure == BARRING:
        return current().decide("application_bar", _bar_facts(incident, on, level, months))
    return None


def _suspension_facts(incident: Incident, on: date, level: int, months: int | None) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "scheme": incident.scheme,
        "on": on,
        "level": level,
        "months": months,
        "party": party(incident.dossier, on),
    }
    if facts["party"] == Party.HOLDER:
        grant = current_grant(incident.dossier, on)
        return facts | {"notified_on": on, "expires_on": grant.expires_on if grant else None}
    return facts | {"occurred_on": incident.occurred_on, "discovered_on": incident.discovered_on}


def _bar_facts(incident: Incident, on: date, level: int, months: int | None) -> dict[str, Any]:
    facts = {
        "scheme": incident.scheme,
        "on": on,
        "level": level,
        "occurred_on": incident.occurred_on,
        "discovered_on": incident.discovered_on,
    }
    return facts if months is None else facts | {"months": months}


@dataclass(frozen=True)
class Band:
    """One band of the scale for a party: for the drawing and for the choice of level and months."""

    first: int
    last: int
    measure: str
    months: tuple[int, int] | None


def bands(scheme: str, on: date, for_party: str) -> list[Band]:
    """The scale of measures in force; empty where the scheme has no public table."""
    rule = current().rules.get(f"{scheme}.measures")
    edition = rule.in_force_on(on) if rule else None
    if not isinstance(edition, Measures):
        return []
    return [
        Band(band.levels[0], band.levels[1], measure, band.months)
        for band in edition.bands
        if (measure := band.measure_for(for_party))
    ]
