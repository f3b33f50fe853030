"""Who may hand in files: the business whose dossier it is, by those who work on it."""

from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier


def may_store(by: Actor, dossier: Dossier) -> bool:
    return by.organisation_id == dossier.unit.organisation_id and by.has(*DOSSIER_ROLES)


def may_submit(by: Actor, dossier: Dossier) -> bool:
    """Handing in is the officers' word; a guest prepares."""
    own = by.organisation_id == dossier.unit.organisation_id
    return own and by.has("representative", "privacy_officer")
