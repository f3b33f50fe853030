"""The business takes its application back."""

from datetime import date

from django.db import transaction

from shirushi.awards import policy
from shirushi.awards.services.closing import close_case, tell_body
from shirushi.grants.services import record_renewal_decided
from shirushi.intake.lifecycle import move
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.review.lifecycle import hold, refuse_unless

State = Application.State
WITHDRAWABLE = (State.DRAFT, State.SUBMITTED, State.ACCEPTED, State.UNDER_REVIEW, State.REVIEWED)


@transaction.atomic
def withdraw(
    *, application: Application, reason: str, by: Actor, on: date, revision: int | None = None
) -> None:
    """Until it is decided, halted or not. What was invoiced is the issuer's to settle."""
    allow(policy.may_withdraw(by, application))
    hold(application)
    refuse_unless(application, *WITHDRAWABLE)
    claim(application, revision)
    was_submitted = application.submitted_on is not None
    before = {"state": application.state}
    move(application=application, to=State.WITHDRAWN, on=on)
    close_case(application, by=by, on=on)
    if was_submitted:
        record_renewal_decided(dossier=application.dossier, by=by, on=on)
        tell_body("awards.withdrawn", application, application.review_body, by=by, on=on)
    journal.record(
        "awards.application.withdrawn",
        application,
        by=by,
        on=on,
        before=before,
        after={"state": application.state},
        personal={"reason": reason} if reason else None,
    )
