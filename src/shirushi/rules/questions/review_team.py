"""review_team: how many review in principle, and what a trainee's practice takes (P費用, P審査員, J認証の流れ)."""

from typing import ClassVar, Literal, get_args

from pydantic import PositiveInt

from shirushi.rules.editions import Edition, Sealed
from shirushi.rules.facts import on, scheme
from shirushi.rules.inquiry import Inquiry, Outcome, Question

Grade = Literal["lead", "assessor", "trainee"]
GRADES: tuple[str, ...] = get_args(Grade)


class Training(Sealed):
    """Cases of practice: documents (may end at the lower number), visits by courses."""

    documents: PositiveInt
    documents_at_least: PositiveInt
    visits_a_course: PositiveInt
    courses_at_most: PositiveInt


class ReviewTeam(Edition):
    """A team. Without `lead_grades` the scheme has published no grades: every assessor may lead."""

    kind: ClassVar[str] = "review_team"

    members: PositiveInt
    lead_grades: tuple[Grade, ...] = ()
    previous_in_principle_others: bool = False
    trainee_needs_consent: bool = False
    training: Training | None = None


def answer(inquiry: Inquiry) -> Outcome:
    """{"members", "training": {"documents", "documents_at_least", "visits", "visits_at_most"} or None}."""
    edition = inquiry.rule(ReviewTeam)
    inquiry.because("review_team.members", edition.cited("members"), members=edition.members)
    practice = edition.training
    if practice is None:
        return {"members": edition.members, "training": None}
    training = {
        "documents": practice.documents,
        "documents_at_least": practice.documents_at_least,
        "visits": practice.visits_a_course,
        "visits_at_most": practice.visits_a_course * practice.courses_at_most,
    }
    inquiry.because("review_team.training", edition.cited("training"), **training)
    return {"members": edition.members, "training": training}


KINDS = (ReviewTeam,)
QUESTION = Question("review_team", (scheme(), on()), answer)
