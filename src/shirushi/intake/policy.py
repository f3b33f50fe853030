"""Who may do what with applications. Seeing them is decided by `visible_to`."""

from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Role

APPLICANT_ROLES = (Role.REPRESENTATIVE, Role.PRIVACY_OFFICER)
FORMAL_CHECK_ROLES = (Role.CLERK, Role.OFFICER)


def may_prepare(by: Actor, dossier: Dossier) -> bool:
    """The representative or the privacy officer of the business whose unit it is."""
    return dossier.unit.organisation_id == by.organisation_id and by.is_business and by.has(*APPLICANT_ROLES)


def may_submit(by: Actor, application: Application) -> bool:
    """They also stand for the truth of the declarations."""
    return may_prepare(by, application.dossier)


def may_check_formally(by: Actor, application: Application) -> bool:
    here = by.is_review_body and by.organisation_id == application.review_body_id
    return here and by.has(*FORMAL_CHECK_ROLES)


def may_disqualify(by: Actor, dossier: Dossier) -> bool:
    """Bodies of the scheme; which body decides what is settled by the act that this one follows from."""
    return by.is_system or (by.is_body and by.scheme == dossier.scheme)


def may_report_succession(by: Actor, dossier: Dossier) -> bool:
    return may_prepare(by, dossier)
