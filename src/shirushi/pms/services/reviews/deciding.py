"""Decisions of a management review: on an input, by somebody, until a day; and that it was done."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.access import open_on
from shirushi.people.actor import Actor
from shirushi.people.models import Membership, Organisation, Person
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import ManagementReview, ReviewDecision, ReviewInput
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

CARRY_OUT = "pms.reviews.carry_out"


@dataclass(frozen=True, kw_only=True)
class Decision:
    kind: str
    text: str
    owner_id: int
    due_on: date


def refuse_approved(review: ManagementReview) -> None:
    if review.approved_on:
        raise ActRefused("review_approved", _("This review is approved. Its minutes stay as they are."))


@transaction.atomic
def decide(
    *, review_input: ReviewInput, decision: Decision, by: Actor, on: date, revision: int | None = None
) -> ReviewDecision:
    """Write down what the representative decided on an input. It holds once the review is approved."""
    review = review_input.review
    allow(policy.may_run(by, review.organisation))
    refuse_approved(review)
    _refuse_stranger(review.organisation, decision.owner_id, on)
    if decision.due_on < on:
        raise ActRefused("due_past", _("The day lies in the past. Name a day from today on."))
    claim(review, revision)
    made: ReviewDecision = ReviewDecision.objects.create(
        organisation=review.organisation, created_on=on, input=review_input, review=review, **asdict(decision)
    )
    after = {"input": review_input.code, "text": decision.text, "due_on": decision.due_on}
    journal.record("pms.review.decided", review, by=by, on=on, after=after)
    return made


def _refuse_stranger(organisation: Organisation, owner_id: int, on: date) -> None:
    held = Membership.objects.filter(open_on(on), organisation=organisation, person_id=owner_id)
    if not held.exclude(role="guest").exists():
        raise ActRefused("owner_foreign", _("Choose somebody of this business."))


@transaction.atomic
def drop_decision(*, decision: ReviewDecision, by: Actor, on: date) -> None:
    """Take a decision back before the review is approved."""
    allow(policy.may_run(by, decision.organisation))
    refuse_approved(decision.review)
    claim(decision.review, None)
    before = {"text": decision.text, "due_on": decision.due_on}
    journal.record("pms.review.decision_dropped", decision.review, by=by, on=on, before=before)
    decision.delete()


def ask_owner(decision: ReviewDecision, on: date) -> None:
    agenda.open_task(
        kind=CARRY_OUT,
        dossier=None,
        subject_id=decision.pk,
        organisation=decision.organisation,
        roles=[],
        person=Person.objects.get(pk=decision.owner_id),
        on=on,
        due_on=decision.due_on,
        params={"text": decision.text[:80]},
    )


def may_report_done(by: Actor, decision: ReviewDecision) -> bool:
    """Its owner, and those who run the PMS."""
    own = policy.of_own(by, decision.organisation_id)
    return own and (by.person_id == decision.owner_id or by.has("representative", "privacy_officer"))


@transaction.atomic
def report_done(
    *, decision: ReviewDecision, result: str, by: Actor, on: date, revision: int | None = None
) -> ReviewDecision:
    """What was decided is carried out."""
    allow(may_report_done(by, decision))
    if not decision.review.approved_on or decision.done_on:
        raise ActRefused("decision_not_open", _("This decision is not approved yet, or it is done already."))
    claim(decision, revision)
    decision.result, decision.done_on = result, on
    decision.save(update_fields=["result", "done_on"])
    journal.record("pms.review_decision.done", decision, by=by, on=on, after={"result": result})
    agenda.close_task(kind=CARRY_OUT, subject_id=decision.pk, on=on)
    return decision
