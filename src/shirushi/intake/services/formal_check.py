"""The formal check by the review body: is all there, or what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import letters
from shirushi.agenda import services as agenda
from shirushi.billing import services as billing
from shirushi.dispensations.models import Deadline
from shirushi.dispensations.reach import of_a_set_day
from shirushi.grants import services as grants
from shirushi.intake import policy, queries
from shirushi.intake.lifecycle import move
from shirushi.intake.models import Application, DocumentCheck
from shirushi.intake.services.eligibility import TO_CONFIRM, confirm_by_accepting
from shirushi.people.actor import Actor
from shirushi.people.models import Role
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.rules import Decision


@transaction.atomic
def pass_formal_check(
    *, application: Application, by: Actor, on: date, revision: int | None, seen: str | None = None
) -> None:
    """All is there: the application is accepted and waits for its assessors.

    `seen` is the digest of the answer on eligibility that stood on the page, where nobody confirmed it before.
    """
    allow(policy.may_check_formally(by, application))
    if queries.lacking_documents(application):
        raise ActRefused(
            "documents_lacking",
            _(
                "The check found documents lacking. Settle them or return the application; nothing was changed."
            ),
        )
    claim(application, revision)
    _refuse_unless_submitted(application)
    confirm_by_accepting(application, seen=seen, by=by, on=on)
    application.formal_checked_on = on
    move(application=application, to=Application.State.ACCEPTED, on=on)
    application.save(update_fields=["formal_checked_on"])
    agenda.close_task(kind="intake.formal_check", subject_id=application.pk, on=on)
    # The room above takes it from here; its task has to stand before its first act.
    agenda.open_task(
        kind="review.assign",
        dossier=application.dossier,
        subject_id=application.pk,
        organisation=application.review_body,
        roles=[Role.CLERK],
        on=on,
    )
    _tell_the_business("intake.application_accepted", application, by, on)
    _write("intake.accepted", application, by, on)
    journal.record(
        "intake.application.accepted", application, by=by, on=on, after={"state": application.state}
    )


def _refuse_unless_submitted(application: Application) -> None:
    if application.state != Application.State.SUBMITTED:
        raise ActRefused(
            "wrong_state", _("The formal check of this application is over. Nothing was changed.")
        )


@dataclass(frozen=True)
class Verdict:
    """What the check says of one document."""

    is_fine: bool
    word: str = ""


@transaction.atomic
def check_documents(
    *, application: Application, verdicts: Mapping[int, Verdict], by: Actor, on: date
) -> None:
    """Keep what the clerk found, document by document (their primary keys). A later word replaces an earlier."""
    allow(policy.may_check_formally(by, application))
    _refuse_unless_submitted(application)
    documents = {each.pk: each for each in queries.current_documents(application) if each.pk in verdicts}
    for key, document in documents.items():
        verdict = verdicts[key]
        if not verdict.is_fine and not verdict.word.strip():
            raise ActRefused(
                "word_missing", _("Say of each lacking document what is lacking. Nothing was kept.")
            )
        DocumentCheck.objects.update_or_create(
            document=document,
            defaults={
                "is_fine": verdict.is_fine,
                "word": verdict.word.strip(),
                "checked_on": on,
                "checked_by_id": by.person_id or 0,
            },
        )
    journal.record(
        "intake.documents.checked",
        application,
        by=by,
        on=on,
        after={document.code: verdicts[key].is_fine for key, document in documents.items()},
    )


@transaction.atomic
def return_application(
    *,
    application: Application,
    reason: str,
    by: Actor,
    on: date,
    revision: int | None,
    complete_until: date | None = None,
    grounds: str = Application.ReturnedFor.INCOMPLETE,
) -> None:
    """Something is missing: the application is closed and the business starts again from a copy."""
    allow(policy.may_check_formally(by, application))
    _refuse_unclear_return(reason, complete_until, on)
    claim(application, revision)
    moved = _as_moved(application, complete_until, on)
    if moved is not None:
        complete_until = moved.day("due_on")
    application.return_reason = reason.strip()
    application.returned_for = grounds
    application.complete_until = complete_until
    move(application=application, to=Application.State.RETURNED, on=on)
    application.save(update_fields=["return_reason", "returned_for", "complete_until"])
    _undo_submission(application, by, on)
    agenda.open_task(
        kind="intake.start_again",
        dossier=application.dossier,
        subject_id=application.pk,
        organisation=application.dossier.unit.organisation,
        roles=list(policy.APPLICANT_ROLES),
        due_on=complete_until,
        decision=moved,
        on=on,
    )
    _tell_the_business("intake.application_returned", application, by, on)
    _write("intake.returned", application, by, on)
    journal.record(
        "intake.application.returned",
        application,
        by=by,
        on=on,
        after={
            "state": application.state,
            "returned_for": application.returned_for,
            "reason": application.return_reason,
            "complete_until": complete_until,
        },
    )


def _as_moved(application: Application, complete_until: date | None, on: date) -> Decision | None:
    """The day that the body names, as dispensations in force leave it."""
    if complete_until is None:
        return None
    return of_a_set_day(application.dossier, Deadline.COMPLETION, complete_until, on=on)


def _refuse_unclear_return(reason: str, complete_until: date | None, on: date) -> None:
    if not reason.strip():
        raise ActRefused("reason_missing", _("Say what is missing. Nothing was returned."))
    if complete_until is not None and complete_until < on:
        raise ActRefused(
            "completion_in_the_past", _("The day for completing lies in the past. Nothing was returned.")
        )


def _undo_submission(application: Application, by: Actor, on: date) -> None:
    """An unpaid invoice is cancelled; a renewal no longer counts as applied for."""
    agenda.close_task(kind="intake.formal_check", subject_id=application.pk, on=on)
    agenda.close_task(kind=TO_CONFIRM, subject_id=application.pk, on=on)
    if application.invoice is not None and application.invoice.paid_on is None:
        billing.cancel_invoice(invoice=application.invoice, reason=application.return_reason, by=by, on=on)
    if application.kind == Application.Kind.RENEWAL:
        grants.record_renewal_decided(dossier=application.dossier, by=by, on=on)


def _tell_the_business(kind: str, application: Application, by: Actor, on: date) -> None:
    agenda.notify(
        kind=kind,
        dossier=application.dossier,
        subject_id=application.pk,
        organisation=application.dossier.unit.organisation,
        roles=list(policy.APPLICANT_ROLES),
        by=by,
        on=on,
    )


def _write(kind: str, application: Application, by: Actor, on: date) -> None:
    letters.prepare(
        kind=kind,
        dossier=application.dossier,
        subject_id=application.pk,
        sender=application.review_body,
        by=by,
        on=on,
    )
