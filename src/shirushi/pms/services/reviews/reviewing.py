"""The review: inputs are gathered and frozen, the representative decides on them and approves."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Role
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import ManagementReview, ReviewInput
from shirushi.pms.queries.review_inputs import Asked, gather
from shirushi.pms.services.reviews.deciding import ask_owner, refuse_approved
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

APPROVE = "pms.reviews.approve"


@transaction.atomic
def start_review(
    *, organisation: Organisation, held_on: date, covers_from: date, attendees: str, by: Actor, on: date
) -> ManagementReview:
    """Gather every input as it stands today; what is gathered does not change any more."""
    allow(policy.may_run(by, organisation))
    if covers_from >= held_on:
        raise ActRefused(
            "review_looks_ahead", _("The review looks back: name an earlier day to look back to.")
        )
    review: ManagementReview = ManagementReview.objects.create(
        organisation=organisation,
        created_on=on,
        held_on=held_on,
        covers_from=covers_from,
        attendees=attendees,
        gathered_on=on,
        gathered_by_id=by.person_id or 0,
    )
    _freeze(review, on)
    journal.record(
        "pms.review.started", review, by=by, on=on, after={"held_on": held_on, "covers_from": covers_from}
    )
    return review


def _freeze(review: ManagementReview, on: date) -> None:
    found = gather(Asked(review.organisation, review.covers_from, on))
    ReviewInput.objects.bulk_create(
        ReviewInput(review=review, position=position, code=code, count=each.count, lines=each.lines)
        for position, (code, each) in enumerate(found, start=1)
    )


@transaction.atomic
def gather_again(
    *, review: ManagementReview, by: Actor, on: date, revision: int | None = None
) -> ManagementReview:
    """Gather the inputs anew, while nothing has been decided on them yet. Remarks are kept."""
    allow(policy.may_run(by, review.organisation))
    refuse_approved(review)
    if review.decisions.exists():
        raise ActRefused(
            "review_decided", _("Decisions stand on these inputs already. They stay as they are.")
        )
    claim(review, revision)
    remarks = dict(review.inputs.exclude(remark="").values_list("code", "remark"))
    review.inputs.all().delete()
    _freeze(review, on)
    for code, remark in remarks.items():
        review.inputs.filter(code=code).update(remark=remark)
    review.gathered_on, review.gathered_by_id = on, by.person_id or 0
    review.save(update_fields=["gathered_on", "gathered_by"])
    journal.record("pms.review.gathered", review, by=by, on=on)
    return review


@transaction.atomic
def remark_input(
    *, review_input: ReviewInput, remark: str, by: Actor, on: date, revision: int | None = None
) -> ReviewInput:
    """What the system cannot know: the privacy officer's words on an input."""
    review = review_input.review
    allow(policy.may_run(by, review.organisation))
    refuse_approved(review)
    claim(review, revision)
    before = {"remark": review_input.remark}
    review_input.remark = remark
    review_input.save(update_fields=["remark"])
    after = {"input": review_input.code, "remark": remark}
    journal.record("pms.review.remarked", review, by=by, on=on, before=before, after=after)
    return review_input


@transaction.atomic
def ask_for_approval(*, review: ManagementReview, by: Actor, on: date) -> ManagementReview:
    """The minutes are ready: the representative reads and approves them."""
    allow(policy.may_run(by, review.organisation))
    refuse_approved(review)
    claim(review, None)
    review.asked_on = on
    review.save(update_fields=["asked_on"])
    journal.record("pms.review.asked", review, by=by, on=on)
    agenda.open_task(
        kind=APPROVE,
        dossier=None,
        subject_id=review.pk,
        organisation=review.organisation,
        roles=[Role.REPRESENTATIVE],
        on=on,
        due_on=max(review.held_on, on),
        params={"held_on": review.held_on},
    )
    return review


@transaction.atomic
def approve(
    *, review: ManagementReview, conclusion: str, by: Actor, on: date, revision: int | None = None
) -> ManagementReview:
    """The representative's word: the minutes are closed, each decision becomes the task of its owner."""
    allow(policy.may_approve_as_representative(by, review.organisation_id))
    refuse_approved(review)
    claim(review, revision)
    review.conclusion, review.approved_on, review.approved_by_id = conclusion, on, by.person_id
    review.save(update_fields=["conclusion", "approved_on", "approved_by"])
    journal.record("pms.review.approved", review, by=by, on=on, after={"conclusion": conclusion})
    agenda.close_task(kind=APPROVE, subject_id=review.pk, on=on)
    for decision in review.decisions.select_related("owner", "organisation"):
        ask_owner(decision, on)
    return review
