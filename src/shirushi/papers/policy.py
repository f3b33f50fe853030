"""Who may hand in files: the business whose dossier it is, by those who work on it. Papers follow acts."""

from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier


def may_store(by: Actor, dossier: Dossier) -> bool:
    return by.organisation_id == dossier.unit.organisation_id and by.has(*DOSSIER_ROLES)


def may_submit(by: Actor, dossier: Dossier) -> bool:
    """Handing in is the officers' word; a guest prepares."""
    own = by.organisation_id == dossier.unit.organisation_id
    return own and by.has("representative", "privacy_officer")


def may_keep_generated(by: Actor, dossier: Dossier) -> bool:
    """A paper follows from an act that was allowed: of the business, of a body of its scheme, of time."""
    own = by.organisation_id == dossier.unit.organisation_id
    return by.is_system or own or (by.is_body and by.scheme == dossier.scheme)
