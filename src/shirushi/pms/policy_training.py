"""Who may do what with training."""

from hmac import compare_digest

from shirushi.people.actor import Actor
from shirushi.pms.models import Enrolment, TrainingCourse
from shirushi.pms.policy import of_own
from shirushi.pms.tokens import digest_of


def may_run_course(by: Actor, course: TrainingCourse) -> bool:
    """Plan, open, chase: the privacy officer and the representative."""
    return of_own(by, course.organisation_id) and by.has("representative", "privacy_officer")


def may_enrol(by: Actor, organisation_id: int) -> bool:
    """Time does it (the daily run), or those who run the courses."""
    return by.is_system or (of_own(by, organisation_id) and by.has("representative", "privacy_officer"))


def may_chase(by: Actor, course: TrainingCourse) -> bool:
    """Time asks those again who are missing (the daily run), or those who run the courses."""
    return by.is_system or may_run_course(by, course)


def may_approve_report(by: Actor, course: TrainingCourse) -> bool:
    """The report of a course is the privacy officer's word."""
    return of_own(by, course.organisation_id) and by.has("privacy_officer")


def may_take(by: Actor, enrolment: Enrolment, token: str = "") -> bool:
    """The worker itself, signed in or with the link on its slip."""
    return holds_link(by, enrolment, token) or is_own(by, enrolment)


def is_own(by: Actor, enrolment: Enrolment) -> bool:
    own = by.person_id is not None and by.person_id == enrolment.worker.person_id
    return own and of_own(by, enrolment.organisation_id)


def holds_link(by: Actor, enrolment: Enrolment, token: str) -> bool:
    if not token or not enrolment.token_digest or not enrolment.token_until_on:
        return False
    return compare_digest(digest_of(token), enrolment.token_digest) and by.on <= enrolment.token_until_on


def may_record_result(by: Actor, enrolment: Enrolment) -> bool:
    """What was answered on paper, and links on slips."""
    return of_own(by, enrolment.organisation_id) and by.has("representative", "privacy_officer")
