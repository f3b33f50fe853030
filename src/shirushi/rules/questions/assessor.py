"""assessor: whether a person may be put on a review team, and why (P審査員, P前回の審査員).

What the sources leave open is said as a reading of our own: ties refuse whenever they were.
"""

from shirushi.rules.facts import day, flag, on, one_of, scheme
from shirushi.rules.inquiry import Inquiry, Outcome, Question
from shirushi.rules.questions.review_team import GRADES, ReviewTeam

PARTS = ("lead", "member")
# In the order of their weight: the heaviest answer stands.
YES, WITH_REASON, NO = "yes", "with_reason", "no"
TIES = ("belongs", "employed", "consulted", "other_tie")


def answer(inquiry: Inquiry) -> Outcome:
    """{"may": "yes" | "with_reason" | "no", "as_trainee": bool, "needs_consent": bool}."""
    edition = _team(inquiry)
    as_trainee = inquiry.facts["grade"] == "trainee"
    found = {_grade(inquiry, edition), _registration(inquiry, edition), *_ties(inquiry, edition)}
    may = next(each for each in (NO, WITH_REASON, YES) if each in found)
    return {
        "may": may,
        "as_trainee": as_trainee,
        "needs_consent": as_trainee and edition.trainee_needs_consent,
    }


def _team(inquiry: Inquiry) -> ReviewTeam:
    """The scheme's rule. Without one ties refuse all the same, and no grade is asked for."""
    unset = ReviewTeam(in_force_from=inquiry.facts["on"], cites=inquiry.settings.no_public_table, members=1)
    return inquiry.rule_if_any(ReviewTeam) or unset


def _grade(inquiry: Inquiry, edition: ReviewTeam) -> str:
    grade, leads = inquiry.facts["grade"], inquiry.facts["part"] == "lead"
    if grade == "trainee":
        return _trainee(inquiry, edition, leads=leads)
    if not leads or not edition.lead_grades:
        inquiry.because("assessor.may_review", edition.cites)
        return YES
    if grade is None:
        inquiry.because("assessor.grade_not_recorded", edition.cites)
        return YES
    fits = grade in edition.lead_grades
    inquiry.because("assessor.may_lead" if fits else "assessor.may_not_lead", edition.cites, grade=grade)
    return YES if fits else NO


def _trainee(inquiry: Inquiry, edition: ReviewTeam, *, leads: bool) -> str:
    if leads:
        inquiry.because("assessor.may_not_lead", edition.cites, grade="trainee")
        return NO
    if not inquiry.facts["beside_lead"]:
        inquiry.because("assessor.trainee_without_lead", edition.cites)
        return NO
    consent = "assessor.trainee_with_consent" if edition.trainee_needs_consent else "assessor.trainee"
    inquiry.because(consent, edition.cites)
    return YES


def _registration(inquiry: Inquiry, edition: ReviewTeam) -> str:
    expires_on, today = inquiry.facts["registration_expires_on"], inquiry.facts["on"]
    if expires_on is None or today <= expires_on:
        return YES
    inquiry.because("assessor.registration_over", edition.cites, expires_on=expires_on)
    return NO


def _ties(inquiry: Inquiry, edition: ReviewTeam) -> list[str]:
    found = []
    for tie in TIES:
        if inquiry.facts[tie]:
            inquiry.because(f"assessor.{tie}", edition.cites)
            found.append(NO)
    if inquiry.facts["same_name"]:
        inquiry.because("assessor.same_name", edition.cites)
        found.append(WITH_REASON)
    if inquiry.facts["reviewed_previous"]:
        read = "previous" if edition.previous_in_principle_others else "previous_own_reading"
        inquiry.because(f"assessor.{read}", edition.cited("previous"))
        found.append(WITH_REASON)
    return found


KINDS = ()
QUESTION = Question(
    "assessor",
    (
        scheme(),
        on(),
        one_of("part", PARTS),
        one_of("grade", GRADES, needed=False),
        flag("beside_lead", needed=False),
        day("registration_expires_on", needed=False, planned=True),
        *(flag(tie, needed=False) for tie in TIES),
        flag("same_name", needed=False),
        flag("reviewed_previous", needed=False),
    ),
    answer,
)
