"""Who may hand in files: the business whose dossier it is, by those who work on it. Papers follow acts.

A business's own files are put down by those who keep its records.
"""

from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.actor import Actor
from shirushi.people.models import Department, Dossier, Organisation


def may_store(by: Actor, dossier: Dossier) -> bool:
    return by.organisation_id == dossier.unit.organisation_id and by.has(*DOSSIER_ROLES)


def may_receive(by: Actor, dossier: Dossier) -> bool:
    """The office of a body of the scheme puts down what came to it on paper or from elsewhere."""
    return by.is_body and by.scheme == dossier.scheme and by.has("clerk", "officer")


def may_store_own(by: Actor, organisation: Organisation, department: Department | None) -> bool:
    """The officers and guests for the whole business, a head for its departments."""
    if not by.is_business or by.organisation_id != organisation.pk:
        return False
    if by.has(*DOSSIER_ROLES):
        return True
    return by.has("department_head") and department is not None and department.pk in by.department_ids


def may_submit(by: Actor, dossier: Dossier | None) -> bool:
    """Handing in is the officers' word; a guest prepares. A business's own file goes to no body."""
    if dossier is None:
        return False
    own = by.organisation_id == dossier.unit.organisation_id
    return own and by.has("representative", "privacy_officer")


def may_keep_generated(by: Actor, dossier: Dossier) -> bool:
    """A paper follows from an act that was allowed: of the business, of a body of its scheme, of time."""
    own = by.organisation_id == dossier.unit.organisation_id
    return by.is_system or own or (by.is_body and by.scheme == dossier.scheme)
