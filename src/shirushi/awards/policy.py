"""Who decides and who contracts. Who reviewed does not decide (separation of duties)."""

from shirushi.awards.models import Contract, Meeting, Objection
from shirushi.grants.models import Grant
from shirushi.intake.models import Application, Succession
from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.actor import Actor
from shirushi.people.models import Role
from shirushi.review import policy as review_policy
from shirushi.review import queries as review
from shirushi.review import ties

DECIDING_ROLES = (Role.OFFICER, Role.COMMITTEE_MEMBER)
WITHDRAWING_ROLES = (Role.REPRESENTATIVE, Role.PRIVACY_OFFICER)


def sits_in_deciding_body(by: Actor, application: Application) -> bool:
    """Officers and committee members of the body that the scheme's setting names."""
    here = by.is_body and by.organisation_id == review.deciding_body(application).pk
    return here and by.has(*DECIDING_ROLES)


def is_impartial(by: Actor, application: Application) -> bool:
    """Had no hand in the review and no tie to the applicant."""
    if review.has_reviewed(application, by.person_id):
        return False
    return not ties.keeps_away(by.person_id, application)


def may_decide(by: Actor, application: Application) -> bool:
    return sits_in_deciding_body(by, application) and is_impartial(by, application)


def may_run_meetings(by: Actor, organisation_id: int) -> bool:
    """Officers and committee members call their body's meetings and write down what is decided."""
    return by.is_body and by.organisation_id == organisation_id and by.has(*DECIDING_ROLES)


def sits_in(by: Actor, meeting: Meeting) -> bool:
    """A member of that meeting: nobody steps aside for another person."""
    here = may_run_meetings(by, meeting.organisation_id)
    return here and meeting.members.filter(person_id=by.person_id or 0).exists()


def may_object(by: Actor, application: Application) -> bool:
    return _is_applicant(by, application) and by.has(*WITHDRAWING_ROLES)


def may_decide_objection(by: Actor, objection: Objection) -> bool:
    """Other people than those who denied, of the body that the scheme names."""
    here = may_run_meetings(by, objection.organisation_id)
    return here and by.person_id not in objection.deciders and is_impartial(by, objection.application)


def may_deny_after_measure(by: Actor, application: Application) -> bool:
    """The body that decided the measure (003 表2, level 10)."""
    return review_policy.may_halt(by, application)


def may_sign(by: Actor, contract: Contract) -> bool:
    return _is_applicant(by, contract.application) and by.has(Role.REPRESENTATIVE)


def may_conclude(by: Actor, contract: Contract) -> bool:
    here = by.is_granting_body and by.scheme == contract.application.scheme
    return here and by.has(Role.OFFICER)


def may_confirm_succession(by: Actor, succession: Succession) -> bool:
    here = by.is_granting_body and by.scheme == succession.dossier.scheme
    return here and by.has(Role.OFFICER)


def may_lapse(by: Actor, contract: Contract) -> bool:
    """Time alone lets a contract lapse; an officer may write it down."""
    return by.is_system or may_conclude(by, contract)


def may_accept_terms(by: Actor, grant: Grant) -> bool:
    return _holds(by, grant) and by.has(*WITHDRAWING_ROLES)


def may_take_mark(by: Actor, grant: Grant) -> bool:
    """Whoever of the holder sees its dossier; the terms were accepted for all of them."""
    return _holds(by, grant) and by.has(*DOSSIER_ROLES)


def _holds(by: Actor, grant: Grant) -> bool:
    return by.is_business and by.organisation_id == grant.dossier.unit.organisation_id


def may_withdraw(by: Actor, application: Application) -> bool:
    return _is_applicant(by, application) and by.has(*WITHDRAWING_ROLES)


def _is_applicant(by: Actor, application: Application) -> bool:
    return by.is_business and by.organisation_id == application.dossier.unit.organisation_id
