"""Who reports a change and who confirms it. Seeing it is decided by `visible_to`."""

from shirushi.changes.models import ChangeReport
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Role

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
