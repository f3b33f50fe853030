"""The review goes on after it was completed: whoever decides sent it back."""

from datetime import date

from django.db import transaction

from shirushi.agenda import letters
from shirushi.intake.lifecycle import move
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.review import next_acts, policy
from shirushi.review.letters import COMPLETED
from shirushi.review.lifecycle import refuse_unless
from shirushi.review.models import Review

# Why the letter of the end is set aside; letters are kept in Japanese.
REOPENED = "審査が再開されたため"


@transaction.atomic
def reopen_review(*, application: Application, reasons: str, by: Actor, on: date) -> None:
    """The lead completes it once more when what was asked for is done."""
    allow(policy.may_reopen(by, application))
    refuse_unless(application, Application.State.REVIEWED)
    done = Review.objects.get(application=application)
    before = {"completed_on": done.completed_on}
    letters.overtake(kind=COMPLETED, subject_id=done.pk, reason=REOPENED, by=by, on=on)
    done.completed_on, done.completed_by, done.unresolved = None, None, False
    done.save(update_fields=["completed_on", "completed_by", "unresolved"])
    move(application=application, to=Application.State.UNDER_REVIEW, on=on)
    journal.record(
        "review.review.reopened",
        done,
        dossier_id=application.dossier_id,
        by=by,
        on=on,
        before=before,
        personal={"reasons": reasons},
    )
    next_acts.bring_up_to_date(application, on)
