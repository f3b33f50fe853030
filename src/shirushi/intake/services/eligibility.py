"""A person confirms the rules' answer about who may apply, or says otherwise with a reason."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.intake import policy
from shirushi.intake.eligibility import CHECKABLE, Standing, standing
from shirushi.intake.models import Application, EligibilityCheck
from shirushi.intake.services.guards import refuse_barred
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

TO_CONFIRM = "intake.confirm_eligibility"


@transaction.atomic
def confirm_eligibility(
    *,
    application: Application,
    is_eligible: bool,
    reason: str,
    seen: str,
    by: Actor,
    on: date,
    revision: int | None,
) -> EligibilityCheck:
    """Say what holds, of the answer that was read (`seen` is its digest). Against the rules only with a reason.

    A running bar is no matter of judgement: it blocks by rule.
    """
    allow(policy.may_check_formally(by, application))
    claim(application, revision)
    if application.state not in CHECKABLE:
        raise ActRefused(
            "wrong_state", _("Eligibility is confirmed of a submitted case that is not decided yet.")
        )
    now = _asked(application, on)
    _refuse_another_answer(now, seen)
    if is_eligible:
        refuse_barred(application, on)
    if is_eligible != now.is_eligible and not reason.strip():
        raise ActRefused(
            "reason_missing", _("Say why it is otherwise than the rules answer. Nothing was confirmed.")
        )
    return _keep(application, now, is_eligible=is_eligible, reason=reason, by=by, on=on)


def confirm_by_accepting(application: Application, *, seen: str | None, by: Actor, on: date) -> None:
    """Acceptance stands on a person's word. Whoever accepts without one confirms a favourable answer by it."""
    refuse_barred(application, on)
    now = _asked(application, on)
    if now.holds:
        return
    if now.check is not None and not now.is_changed:
        raise ActRefused(
            "held_not_eligible",
            _(
                "It was confirmed that the business cannot apply. Return the application; nothing was changed."
            ),
        )
    if now.is_changed or not now.is_eligible:
        raise ActRefused(
            "eligibility_open",
            _("Eligibility is not confirmed as it stands today. Confirm it first; nothing was changed."),
            decision=now.decision.as_json(),
        )
    if seen:
        _refuse_another_answer(now, seen)
    _keep(application, now, is_eligible=True, reason="", by=by, on=on)


def _asked(application: Application, on: date) -> Standing:
    now = standing(application, on=on)
    if now is None:
        raise ActRefused("undeclared", _("Nothing is declared about who may apply. Nothing was changed."))
    return now


def _refuse_another_answer(now: Standing, seen: str) -> None:
    if seen != now.digest:
        raise ActRefused(
            "answer_changed",
            _("The rules answer otherwise now than when you looked. Read it again; nothing was confirmed."),
        )


def _keep(
    application: Application, now: Standing, *, is_eligible: bool, reason: str, by: Actor, on: date
) -> EligibilityCheck:
    deviates = is_eligible != now.is_eligible
    made: EligibilityCheck = application.eligibility_checks.create(
        decision=now.decision.as_json(),
        is_eligible=is_eligible,
        is_deviation=deviates,
        reason=reason.strip(),
        checked_on=on,
        checked_by_id=by.person_id or 0,
    )
    agenda.close_task(kind=TO_CONFIRM, subject_id=application.pk, on=on)
    journal.record(
        "intake.eligibility.deviated" if deviates else "intake.eligibility.confirmed",
        application,
        by=by,
        on=on,
        decision=now.decision,
        after={"eligible": is_eligible, "reason": made.reason},
    )
    return made


def reopen_eligibility(*, dossier: Dossier, by: Actor, on: date) -> None:
    """A fact came or went: where it changes a confirmed answer, the body's people look again (inside its act)."""
    for application in dossier.applications.filter(state__in=CHECKABLE).select_related("dossier__unit"):
        now = standing(application, on=on)
        if now is not None and now.check is not None and now.is_changed and not now.check.reopened_on:
            _reopen(application, now.check, now, by, on)


def _reopen(application: Application, check: EligibilityCheck, now: Standing, by: Actor, on: date) -> None:
    check.reopened_on = on
    check.save(update_fields=["reopened_on"])
    agenda.open_task(
        kind=TO_CONFIRM,
        dossier=application.dossier,
        subject_id=application.pk,
        organisation=application.review_body,
        roles=list(policy.FORMAL_CHECK_ROLES),
        params={"business": str(application.dossier.unit)},
        decision=now.decision,
        on=on,
    )
    journal.record("intake.eligibility.reopened", application, by=by, on=on, decision=now.decision)
