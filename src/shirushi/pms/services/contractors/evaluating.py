"""The evaluation of a contractor: asked or recorded, answered once, judged, excepted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.models import Role
from shirushi.people.rights import allow
from shirushi.pms import contractor_questions as questions
from shirushi.pms import policy_contractors as policy
from shirushi.pms import tokens
from shirushi.pms.models import Contractor, ContractorEvaluation, Judgement
from shirushi.pms.services.contractors.reviewing import EXCEPT, JUDGE, REVIEW, put_review, put_task
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.rules.dates import corresponding_day

LINK_IS_GOOD_FOR = timedelta(days=30)
MONTHS_TO_NEXT = 12
Way = ContractorEvaluation.Way


@dataclass(frozen=True)
class Asked:
    """An open questionnaire and the token of its link, which is kept nowhere."""

    evaluation: ContractorEvaluation
    token: str


@transaction.atomic
def ask(*, contractor: Contractor, by: Actor, on: date) -> Asked:
    """A link to the questionnaire. An earlier one that is not answered works no longer."""
    allow(policy.may_keep_register(by, contractor.organisation_id))
    evaluation, token = _open(contractor, on), tokens.new_token()
    evaluation.way = Way.LINK
    evaluation.token_digest, evaluation.token_until_on = tokens.digest_of(token), on + LINK_IS_GOOD_FOR
    evaluation.save()
    after = {"until_on": evaluation.token_until_on}
    journal.record("pms.contractor.asked", contractor, by=by, on=on, after=after)
    return Asked(evaluation, token)


def _open(contractor: Contractor, on: date) -> ContractorEvaluation:
    """The evaluation under way, or a new one. The contractor is claimed: two do not begin at once."""
    if contractor.ended_on:
        raise ActRefused("contractor_ended", _("The work with this contractor has ended."))
    claim(contractor, None)
    found: ContractorEvaluation | None = contractor.evaluations.filter(judged_on=None).first()
    if found is None:
        return ContractorEvaluation(
            organisation=contractor.organisation, contractor=contractor, created_on=on
        )
    if found.answered_on:
        raise ActRefused("answers_to_judge", _("The questionnaire is answered. Judge the answers first."))
    claim(found, None)
    return found


@transaction.atomic
def answer(
    *,
    evaluation: ContractorEvaluation,
    answers: Mapping[str, str],
    answered_by: str,
    comment: str,
    token: str,
    by: Actor,
    on: date,
) -> ContractorEvaluation:
    """The contractor answers on its link, once."""
    allow(policy.may_answer(by, evaluation, token))
    if evaluation.answered_on:
        raise ActRefused(
            "answered_already", _("This questionnaire was answered already. Nothing was changed.")
        )
    evaluation.comment = comment
    return _keep(evaluation, answers, answered_by, by=by, on=on)


@transaction.atomic
def record_answers(
    *, contractor: Contractor, answers: Mapping[str, str], answered_by: str, comment: str, by: Actor, on: date
) -> ContractorEvaluation:
    """The privacy officer records what was heard or seen at the contractor; an open link ends."""
    allow(policy.may_keep_register(by, contractor.organisation_id))
    evaluation = _open(contractor, on)
    evaluation.way, evaluation.comment = Way.OFFICER, comment
    evaluation.token_digest, evaluation.token_until_on = "", None
    evaluation.save()
    return _keep(evaluation, answers, answered_by, by=by, on=on)


def _keep(
    evaluation: ContractorEvaluation, answers: Mapping[str, str], answered_by: str, *, by: Actor, on: date
) -> ContractorEvaluation:
    if not questions.are_complete(answers):
        raise ActRefused("answers_missing", _("Please answer every question."))
    claim(evaluation, None)
    evaluation.answers, evaluation.score = dict(answers), questions.score_of(answers)
    evaluation.answered_by, evaluation.answered_on = answered_by, on
    evaluation.save()
    journal.record(
        "pms.contractor.answered",
        evaluation.contractor,
        by=by,
        on=on,
        after={"score": evaluation.score, "way": evaluation.way},
        personal={"answered_by": answered_by},
    )
    put_task(JUDGE, evaluation.contractor, on, None)
    return evaluation


@transaction.atomic
def judge(
    *,
    evaluation: ContractorEvaluation,
    judgement: str,
    reason: str,
    next_review_on: date,
    by: Actor,
    on: date,
    revision: int | None = None,
) -> ContractorEvaluation:
    """Fit, fit with conditions, or not fit; and when it is looked at again, within the year."""
    allow(policy.may_keep_register(by, evaluation.organisation_id))
    _refuse_unless_to_judge(evaluation)
    if not on < next_review_on <= corresponding_day(on, MONTHS_TO_NEXT):
        raise ActRefused("next_within_year", _("The next evaluation lies after today and within a year."))
    if judgement != Judgement.FIT and not reason:
        raise ActRefused("reason_missing", _("Say the conditions, or why the contractor is not fit."))
    claim(evaluation, revision)
    evaluation.judgement, evaluation.reason = judgement, reason
    evaluation.judged_by_id, evaluation.judged_on = by.person_id, on
    evaluation.save()
    _write_result(evaluation, next_review_on, by=by, on=on)
    return evaluation


def _refuse_unless_to_judge(evaluation: ContractorEvaluation) -> None:
    if evaluation.answered_on is None:
        raise ActRefused("not_answered", _("The questionnaire is not answered yet."))
    if evaluation.judged_on:
        raise ActRefused("judged_already", _("This evaluation is judged already."))


def _write_result(evaluation: ContractorEvaluation, next_review_on: date, *, by: Actor, on: date) -> None:
    contractor = evaluation.contractor
    before = {"judgement": contractor.judgement, "next_review_on": contractor.next_review_on}
    claim(contractor, None)
    contractor.judgement, contractor.evaluated_on = evaluation.judgement, on
    contractor.excepted_on, contractor.next_review_on = None, next_review_on
    contractor.review_asked_on = None
    contractor.save()
    after = {
        "judgement": evaluation.judgement,
        "reason": evaluation.reason,
        "score": evaluation.score,
        "next_review_on": next_review_on,
    }
    journal.record("pms.contractor.judged", contractor, by=by, on=on, before=before, after=after)
    for kind in (REVIEW, JUDGE, EXCEPT):
        agenda.close_task(kind=kind, subject_id=contractor.pk, on=on)
    if evaluation.judgement == Judgement.UNFIT:
        put_task(EXCEPT, contractor, on, None, (Role.REPRESENTATIVE, Role.PRIVACY_OFFICER))


@transaction.atomic
def approve_exception(
    *, evaluation: ContractorEvaluation, reason: str, by: Actor, on: date, revision: int | None = None
) -> ContractorEvaluation:
    """The representative lets a contractor that is not fit keep the work, and says why."""
    allow(policy.may_except(by, evaluation))
    contractor = evaluation.contractor
    latest = contractor.evaluations.order_by("-pk").first()
    if evaluation != latest or evaluation.judgement != Judgement.UNFIT or evaluation.excepted_on:
        raise ActRefused(
            "nothing_to_except", _("Only the last evaluation, where it says not fit, is excepted, once.")
        )
    if contractor.ended_on:
        raise ActRefused("contractor_ended", _("The work with this contractor has ended."))
    claim(evaluation, revision)
    claim(contractor, None)
    evaluation.exception_reason, evaluation.excepted_by_id, evaluation.excepted_on = reason, by.person_id, on
    evaluation.save()
    contractor.excepted_on = on
    contractor.save(update_fields=["excepted_on"])
    journal.record("pms.contractor.excepted", contractor, by=by, on=on, after={"reason": reason})
    agenda.close_task(kind=EXCEPT, subject_id=contractor.pk, on=on)
    return evaluation


@transaction.atomic
def ask_for_review(*, contractor: Contractor, by: Actor, on: date) -> None:
    """The next evaluation comes near: the privacy officer is told once."""
    allow(policy.may_ask_for_review(by, contractor.organisation_id))
    if contractor.review_asked_on or contractor.ended_on:
        raise ActRefused("review_asked", _("The evaluation of this contractor is asked for already."))
    claim(contractor, None)
    after = {"next_review_on": contractor.next_review_on}
    journal.record("pms.contractor.review_asked", contractor, by=by, on=on, after=after)
    put_review(contractor, on)
