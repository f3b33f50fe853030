"""Reads of marks: their dated facts, and what the rules say of a day."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from shirushi.dispensations.models import Deadline
from shirushi.dispensations.reach import Row, rows_for
from shirushi.grants.models import Grant, Suspension
from shirushi.people.models import Dossier
from shirushi.people.rulebook import current
from shirushi.rules import Decision

ONE_DAY = timedelta(days=1)
# The standings in which a unit is still a holder, whether or not it may show the mark.
HOLDING = ("granted", "suspended", "expired_under_renewal", "awaiting_renewal")
DATED = (
    "decided_on", "starts_on", "expires_on", "revoked_on", "revocation_annulled_on", "returned_on",
    "terminated_on", "renewal_applied_on", "renewal_decided_on", "relief_until",
)  # fmt: skip


def grant_facts(grant: Grant, on: date | None = None) -> dict[str, Any]:
    """The facts for rules.standing; with `on`, only suspensions that had begun by then."""
    facts: dict[str, Any] = {name: getattr(grant, name) for name in DATED}
    facts["relief_until"] = late_renewal_until(grant)
    facts["suspensions"] = suspension_spans(grant.suspensions.all(), on)
    return facts


def late_renewal_until(grant: Grant) -> date | None:
    """Until when a renewal can be applied for past the expiry: by a suspension's relief, by a dispensation."""
    moved_to, expires_on = grant.renewal_moved_to, grant.expires_on
    dispensed = moved_to if moved_to and expires_on and moved_to > expires_on else None
    return max(filter(None, (grant.relief_until, dispensed)), default=None)


def suspension_spans(suspensions: Iterable[Suspension], on: date | None = None) -> list[dict[str, Any]]:
    """Suspensions as the rules read them. An annulled one held until the day before its annulment."""
    begun = [each for each in suspensions if on is None or each.starts_on <= on]
    return [span for each in sorted(begun, key=lambda each: each.starts_on) if (span := _span(each, on))]


def _span(suspension: Suspension, on: date | None) -> dict[str, Any] | None:
    annulled_on = suspension.annulled_on
    if annulled_on is not None and (on is None or annulled_on <= on):
        if annulled_on <= suspension.starts_on:
            return None
        ends_on: date | None = annulled_on - ONE_DAY
        return {"starts_on": suspension.starts_on, "ends_on": ends_on, "lifted_on": annulled_on}
    ends_on = suspension.ends_on or suspension.planned_ends_on
    return {"starts_on": suspension.starts_on, "ends_on": ends_on, "lifted_on": suspension.lifted_on}


def standing(grant: Grant, on: date) -> Decision:
    """What the mark's standing is on that day (not before the grant was decided)."""
    facts = {"scheme": grant.dossier.scheme, "on": on, **grant_facts(grant, on)}
    return current().require("standing", facts)


def standing_code(grant: Grant, on: date) -> str:
    code: str = standing(grant, on)["standing"]
    return code


def holds(grant: Grant | None, on: date) -> bool:
    """The unit is a holder on that day: suspended, or expired with a renewal under way, too."""
    return grant is not None and standing_code(grant, on) in HOLDING


def current_grant(dossier: Dossier, on: date) -> Grant | None:
    """The grant whose term covers the day, else the latest that had begun."""
    begun = Grant.objects.filter(dossier=dossier, starts_on__lte=on)
    return begun.select_related("dossier", "registration").order_by("-starts_on", "-pk").first()


def open_suspension(grant: Grant) -> Suspension | None:
    return grant.suspensions.filter(ends_on=None, annulled_on=None).first()


def suspension_on(grant: Grant, on: date) -> Suspension | None:
    """The suspension that holds the mark on that day, its last day included."""
    begun = grant.suspensions.filter(starts_on__lte=on, annulled_on=None).order_by("-starts_on")
    return next((each for each in begun if each.lifted_on is None or on < each.lifted_on), None)


def suspension_facts(suspension: Suspension, on: date) -> dict[str, Any]:
    """The facts for rules.suspension as they stood on that day."""
    extensions = sorted(suspension.extensions.all(), key=lambda extension: extension.decided_on)
    met_on = suspension.conditions_met_on
    return {
        "scheme": suspension.dossier.scheme,
        "on": on,
        "party": "holder",
        "level": suspension.level,
        "months": suspension.months,
        "notified_on": suspension.notified_on,
        "expires_on": suspension.grant.expires_on,
        "extensions": [
            {"months": extension.months, "decided_on": extension.decided_on}
            for extension in extensions
            if extension.decided_on <= on
        ],
        "conditions_met_on": met_on if met_on and met_on <= on else None,
        "dispensations": _dispensations(suspension.grant),
    }


def suspension_state(suspension: Suspension, on: date) -> Decision:
    """Phase, planned end, relief and duties of a suspension on that day."""
    return current().require("suspension", suspension_facts(suspension, on))


def _dispensations(grant: Grant) -> list[Row]:
    """Those that reach the window; not asked for where none moved it."""
    return rows_for(grant.dossier, Deadline.RENEWAL_WINDOW) if grant.renewal_moved_to else []


def renewal_window(grant: Grant, on: date, rows: list[Row] | None = None) -> Decision:
    """When the renewal of this grant can be applied for, relief and dispensations included."""
    spans = suspension_spans(grant.suspensions.all(), on)
    facts = {
        "scheme": grant.dossier.scheme,
        "on": on,
        "expires_on": grant.expires_on,
        "suspensions": [{"starts_on": span["starts_on"], "ends_on": span["ends_on"]} for span in spans],
        "dispensations": _dispensations(grant) if rows is None else rows,
    }
    return current().require("renewal_window", facts)


def may_apply_on(window: Decision, on: date) -> bool:
    """The day lies inside the window or inside the relief that a suspension brought."""
    opens_on, closes_on = window.day("opens_on"), window.day("closes_on")
    if opens_on and closes_on and opens_on <= on <= closes_on:
        return True
    relief = window["relief"]
    return bool(relief) and relief["apply_from"] <= on.isoformat() <= relief["apply_until"]


def ending_facts(dossier: Dossier) -> dict[str, date | None]:
    """The days that rules.eligibility asks for: the last revocation that stands, the last termination."""
    grants = list(Grant.objects.filter(dossier=dossier))
    revoked = [grant.revoked_on for grant in grants if grant.revoked_on and not grant.revocation_annulled_on]
    terminated = [grant.terminated_on for grant in grants if grant.terminated_on]
    return {"revoked_on": max(revoked, default=None), "terminated_on": max(terminated, default=None)}


def all_conditions_met(suspension: Suspension) -> bool:
    return not suspension.conditions.filter(met_on=None).exists()
