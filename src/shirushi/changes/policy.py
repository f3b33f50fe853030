"""Who reports a change and who confirms it. Seeing it is decided by `visible_to`."""

from shirushi.changes.models import ChangeReport, Ending
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation, Role

REPORTING_ROLES = (Role.REPRESENTATIVE, Role.PRIVACY_OFFICER)
OFFICE_ROLES = (Role.CLERK, Role.OFFICER)


def is_of_the_business(by: Actor, dossier: Dossier) -> bool:
    return by.is_business and by.organisation_id == dossier.unit.organisation_id


def may_report(by: Actor, dossier: Dossier) -> bool:
    return is_of_the_business(by, dossier) and by.has(*REPORTING_ROLES)


def may_decide(by: Actor, report: ChangeReport) -> bool:
    """The office of the review body that it was handed to."""
    here = by.is_review_body and by.organisation_id == report.review_body_id
    return here and by.has(*OFFICE_ROLES)


def may_end(by: Actor, dossier: Dossier) -> bool:
    """Giving the mark back is the representative's word, as the contract was."""
    return is_of_the_business(by, dossier) and by.has(Role.REPRESENTATIVE)


def may_dissolve(by: Actor, organisation: Organisation) -> bool:
    return by.is_business and by.organisation_id == organisation.pk and by.has(Role.REPRESENTATIVE)


def may_record_dissolution(by: Actor, dossier: Dossier) -> bool:
    """The office of the granting body, or of the review body that answers for the dossier."""
    here = by.is_granting_body or by.organisation_id == dossier.review_body_id
    return by.is_body and by.scheme == dossier.scheme and here and by.has(*OFFICE_ROLES)


def may_receive(by: Actor, ending: Ending) -> bool:
    here = by.is_granting_body and by.scheme == ending.dossier.scheme
    return here and by.has(*OFFICE_ROLES)
