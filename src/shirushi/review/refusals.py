"""Why a person is not put on a team, said in a sentence that names the reason of the rules."""

from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Person
from shirushi.record.errors import ActRefused
from shirushi.review.candidates import NO, WITH_REASON
from shirushi.review.models import Assignment
from shirushi.rules import Decision
from shirushi.ui.language import language

# Reasons that refuse, with the code of the refusal.
CODES = {
    "assessor.belongs": "belongs_to_applicant",
    "assessor.employed": "employed_by_applicant",
    "assessor.consulted": "consulted_applicant",
    "assessor.other_tie": "tied_to_applicant",
    "assessor.may_not_lead": "grade_too_low",
    "assessor.trainee_without_lead": "trainee_without_lead",
    "assessor.registration_over": "registration_over",
    "assessor.same_name": "same_name",
    "assessor.previous": "reviewed_previous",
    "assessor.previous_own_reading": "reviewed_previous",
}
OF_GRADE = ("grade_too_low", "trainee_without_lead", "registration_over")
ASKING_FOR_REASON = ("same_name", "reviewed_previous")


def refuse_unfit(person: Person, decision: Decision, *, reason: str) -> None:
    """A refusal stands; where the rules only prefer another, a reason lets it pass."""
    may = decision["may"]
    if may == NO:
        raise _refused(person, decision)
    if may == WITH_REASON and not reason.strip():
        raise _reason_wanted(person, decision)


def _refused(person: Person, decision: Decision) -> ActRefused:
    code, why = next(
        (CODES[each.code], each.text(language()))
        for each in decision.reasons
        if each.code in CODES and CODES[each.code] not in ASKING_FOR_REASON
    )
    said = (
        _("%(name)s cannot be assigned. %(why)s Nothing was changed.")
        if code in OF_GRADE
        else _("%(name)s cannot be assigned: this is a conflict of interest. %(why)s Nothing was changed.")
    )
    return ActRefused(code, said, decision=decision.as_json(), name=person, why=why)


def _reason_wanted(person: Person, decision: Decision) -> ActRefused:
    code, why = next(
        (CODES[each.code], each.text(language())) for each in decision.reasons if each.code in CODES
    )
    return ActRefused(
        code,
        _("%(name)s: %(why)s Name another, or write the reason. Nothing was changed."),
        decision=decision.as_json(),
        name=person,
        why=why,
    )


def refuse_without_consent(assignment: Assignment) -> None:
    if assignment.awaits_consent:
        raise ActRefused(
            "consent_missing",
            _("The business has not agreed to the trainee yet. The case opens once it has."),
        )
