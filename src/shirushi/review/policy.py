"""Who may do what in a review: only assigned people of the responsible review body review."""

from django.db.models import QuerySet

from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.models import Role
from shirushi.review.models import Assignment, Finding, Halt

OFFICE_ROLES = (Role.CLERK, Role.OFFICER)
MEASURE_ROLES = (Role.CLERK, Role.OFFICER, Role.COMMITTEE_MEMBER)
ANSWERING_ROLES = (Role.REPRESENTATIVE, Role.PRIVACY_OFFICER)


def _of_the_review_body(by: Actor, application: Application) -> bool:
    return by.is_review_body and by.organisation_id == application.review_body_id


def may_assign(by: Actor, application: Application) -> bool:
    return _of_the_review_body(by, application) and by.has(*OFFICE_ROLES)


def may_keep_register(by: Actor, organisation_id: int | None) -> bool:
    """The office of the review body writes who is registered there, and as what."""
    return by.is_review_body and by.organisation_id == organisation_id and by.has(*OFFICE_ROLES)


def may_tell_of(by: Actor, person_id: int) -> bool:
    """Ties and days away: an assessor of itself, the office of its people."""
    return by.is_review_body and (
        by.has(*OFFICE_ROLES) or (by.has(Role.ASSESSOR) and by.person_id == person_id)
    )


def may_declare(by: Actor, assignment: Assignment) -> bool:
    """Nobody declares or recuses for another person."""
    mine = assignment.person_id == by.person_id and assignment.ended_on is None
    return mine and _of_the_review_body(by, assignment.application)


def may_release(by: Actor, assignment: Assignment) -> bool:
    return assignment.ended_on is None and may_assign(by, assignment.application)


def may_review(by: Actor, application: Application) -> bool:
    """An assessor of the team that declared to have no conflict of interest. Trainees are not of the team."""
    if not _of_the_review_body(by, application) or not by.has(Role.ASSESSOR):
        return False
    return _declared(by, application).filter(is_trainee=False).exists()


def may_practise(by: Actor, application: Application) -> bool:
    """A trainee looks at the requirements beside a lead; what it says settles nothing (P審査員)."""
    if not _of_the_review_body(by, application) or not by.has(Role.ASSESSOR):
        return False
    led = Assignment.objects.filter(application=application, ended_on=None, is_lead=True)
    return _declared(by, application).filter(is_trainee=True).exists() and led.exists()


def may_examine(by: Actor, application: Application) -> bool:
    return may_review(by, application) or may_practise(by, application)


def may_lead(by: Actor, application: Application) -> bool:
    """The lead assessor signs the end of the review (P審査員)."""
    return may_review(by, application) and _declared(by, application).filter(is_lead=True).exists()


def may_arrange(by: Actor, application: Application) -> bool:
    """Starting the review and setting its days: the office or the team."""
    return may_assign(by, application) or may_review(by, application)


def may_answer(by: Actor, finding: Finding) -> bool:
    own = finding.application.dossier.unit.organisation_id == by.organisation_id
    return by.is_business and own and by.has(*ANSWERING_ROLES)


def may_replace(by: Actor, application: Application) -> bool:
    """The business hands in another file for what it submitted."""
    own = application.dossier.unit.organisation_id == by.organisation_id
    return by.is_business and own and by.has(*ANSWERING_ROLES)


def may_halt(by: Actor, application: Application) -> bool:
    """What follows from a measure: the body that decided it (003 表2), or time (the daily run)."""
    if by.is_system:
        return True
    here = by.is_granting_body and by.scheme == application.scheme
    return (here or _of_the_review_body(by, application)) and by.has(*MEASURE_ROLES)


def may_reopen(by: Actor, application: Application) -> bool:
    """Whoever decides sends a case back; who that is was settled by the act that this one follows from."""
    return by.is_body and by.scheme == application.scheme and by.has(Role.OFFICER, Role.COMMITTEE_MEMBER)


def may_end_halt(by: Actor, halt: Halt) -> bool:
    return may_halt(by, halt.application)


def _declared(by: Actor, application: Application) -> QuerySet[Assignment]:
    if by.person_id is None:
        return Assignment.objects.none()
    mine = Assignment.objects.filter(application=application, person_id=by.person_id, ended_on=None)
    return mine.exclude(no_conflict_declared_on=None)
