"""Who may do what about an incident. Seeing it is decided by `visible_to`."""

from collections.abc import Sequence

from shirushi.incidents.models import Incident, Measure
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier

REPORTING = ("representative", "privacy_officer")


def may_report(by: Actor, dossier: Dossier) -> bool:
    own = by.is_business and dossier.unit.organisation_id == by.organisation_id
    return own and by.has(*REPORTING)


def _serves(by: Actor, dossier: Dossier) -> bool:
    """The scheme's granting body, or the review body that answers for the dossier."""
    if by.scheme != dossier.scheme:
        return False
    return by.is_granting_body or (by.is_review_body and by.organisation_id == dossier.review_body_id)


def may_weigh(by: Actor, incident: Incident) -> bool:
    """May decide at all, whichever measure: an officer of the bodies that answer for the dossier."""
    return _serves(by, incident.dossier) and by.has("officer")


def may_decide(by: Actor, incident: Incident, decided_by: Sequence[str]) -> bool:
    """The bodies that the rules name for this measure (003 4(2)); either where they name none."""
    return may_weigh(by, incident) and (not decided_by or by.organisation_kind in decided_by)


def may_notify(by: Actor, measure: Measure) -> bool:
    return may_decide(by, measure.incident, measure.measure_decision["outcome"]["decided_by"])


def may_annul(by: Actor, measure: Measure) -> bool:
    """Whoever could decide it can also take it back."""
    return may_notify(by, measure)
