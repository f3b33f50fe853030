"""The grant decision, by people who did not review; and the denial that a measure brings (003 表2)."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import letters
from shirushi.agenda.services import open_task
from shirushi.awards import policy
from shirushi.awards.letters import CONTRACT_OFFERED
from shirushi.awards.lifecycle import refuse_unresolved_grant
from shirushi.awards.meetings import open_item
from shirushi.awards.models import Contract, GrantDecision
from shirushi.awards.services.closing import close_case, tell_body, tell_business
from shirushi.billing.models import Invoice
from shirushi.billing.queries import refund_of
from shirushi.billing.services import decide_refund, issue_invoice
from shirushi.dispensations.models import Deadline
from shirushi.dispensations.reach import rows_for
from shirushi.grants.services import award, record_renewal_decided
from shirushi.intake.assessment import known_facts
from shirushi.intake.lifecycle import move
from shirushi.intake.models import Application, Disqualification
from shirushi.intake.services import disqualify
from shirushi.intake.services.submission import DAYS_TO_PAY
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Role, Scheme
from shirushi.people.queries import granting_body
from shirushi.people.rights import allow
from shirushi.people.rulebook import current
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.review.lifecycle import hold, refuse_unless, refuse_while_halted
from shirushi.review.services import person_of
from shirushi.review.services.reopening import reopen_review
from shirushi.rules import Decision
from shirushi.ui.days import written_day

State = Application.State
Result = GrantDecision.Result
DENIABLE = (State.SUBMITTED, State.ACCEPTED, State.UNDER_REVIEW, State.REVIEWED, State.GRANTED)


@transaction.atomic
def decide(
    *,
    application: Application,
    result: str,
    reasons: str,
    by: Actor,
    on: date,
    revision: int | None = None,
    in_meeting: bool = False,
) -> GrantDecision:
    """Grant or deny, with reasons, after the review was completed; in a meeting of the committee or not."""
    allow(policy.may_decide(by, application))
    hold(application)
    _refuse_outside_the_meeting(application, in_meeting=in_meeting)
    refuse_while_halted(application, on)
    refuse_unless(application, State.REVIEWED)
    _refuse_without_reasons(reasons)
    refuse_unresolved_grant(application, result)
    claim(application, revision)
    decided = (
        _grant(application, reasons, by, on)
        if result == Result.GRANTED
        else _deny(application, reasons, by, on)
    )
    record_renewal_decided(dossier=application.dossier, by=by, on=on)
    return decided


def _refuse_outside_the_meeting(application: Application, *, in_meeting: bool) -> None:
    """Where the scheme leaves the decision to the committee, or the case stands on its agenda."""
    if in_meeting:
        return
    if "officer" not in current().settings[application.scheme].grant_decided_in:
        raise ActRefused("committee_decides", _("The scheme leaves this decision to the committee."))
    placed = open_item(application)
    if placed is not None:
        raise ActRefused(
            "on_an_agenda",
            _("This case stands on the agenda of the meeting on %(day)s. It is decided there."),
            day=written_day(placed.meeting.held_on),
        )


@transaction.atomic
def send_back(*, application: Application, reasons: str, by: Actor, on: date) -> None:
    """Too early to decide: the review goes on and is completed once more."""
    allow(policy.may_decide(by, application))
    hold(application)
    refuse_while_halted(application, on)
    refuse_unless(application, State.REVIEWED)
    _refuse_without_reasons(reasons)
    reopen_review(application=application, reasons=reasons, by=by, on=on)
    tell_body("awards.sent_back", application, application.review_body, by=by, on=on)


def _refuse_without_reasons(reasons: str) -> None:
    if not reasons.strip():
        raise ActRefused("reasons_missing", _("A decision needs its reasons."))


def _grant(application: Application, reasons: str, by: Actor, on: date) -> GrantDecision:
    asked = {"scheme": application.scheme, "on": on, "decided_on": on}
    moving = rows_for(application.dossier, Deadline.CONTRACT)
    term = current().require("term", {**asked, "dispensations": moving})
    lapses_on = term.day("lapses_on")
    grant = award(
        dossier=application.dossier,
        review_body=application.review_body,
        decided_on=on,
        lapses_on=lapses_on,
        decision=term,
        by=by,
        on=on,
    )
    decided = _decided(application, Result.GRANTED, reasons, by, on, decision=term.as_json(), grant=grant)
    move(application=application, to=State.GRANTED, on=on)
    close_case(application, by=by, on=on)
    decided.registration_invoice = _registration_invoice(application, lapses_on, by, on)
    decided.save(update_fields=["registration_invoice"])
    _record("awards.application.granted", decided, by=by, on=on, decision=term, reasons=reasons)
    _offer(application, term, by, on)
    _write("awards.granted", decided, by, on)
    return decided


def _registration_invoice(
    application: Application, lapses_on: date | None, by: Actor, on: date
) -> Invoice | None:
    """PrivacyMark's fee for the term, by the fees decision of the submission.

    JAPHIC's is paid already, unless a denial that was annulled had paid it back.
    """
    issuer = _who_invoices_the_registration(application)
    if issuer is None:
        return None
    return issue_invoice(
        dossier=application.dossier,
        kind=Invoice.Kind.REGISTRATION,
        issuer=issuer,
        payer=application.dossier.unit.organisation,
        decision=application.decisions["fees"],
        codes=["registration_fee"],
        due_on=lapses_on or on + timedelta(days=DAYS_TO_PAY),
        by=by,
        on=on,
    )


def _who_invoices_the_registration(application: Application) -> Organisation | None:
    if application.scheme == Scheme.PRIVACYMARK:
        return granting_body(application.scheme)
    first = application.invoice
    return first.issuer if first is not None and _was_paid_back(application) else None


def _was_paid_back(application: Application) -> bool:
    return application.invoice is not None and refund_of(application.invoice) is not None


def _offer(application: Application, term: Decision, by: Actor, on: date) -> None:
    lapses_on = term.day("lapses_on")
    contract = Contract.objects.create(application=application, offered_on=on, lapses_on=lapses_on)
    open_task(
        kind="awards.sign_contract",
        dossier=application.dossier,
        subject_id=contract.pk,
        organisation=application.dossier.unit.organisation,
        roles=(Role.REPRESENTATIVE,),
        due_on=lapses_on,
        decision=term if lapses_on else None,
        on=on,
    )
    tell_business("awards.granted", application, by=by, on=on)
    letters.prepare(
        kind=CONTRACT_OFFERED,
        dossier=application.dossier,
        subject_id=contract.pk,
        sender=granting_body(application.scheme),
        by=by,
        on=on,
    )
    tell_body("awards.contract_offered", application, granting_body(application.scheme), by=by, on=on)


def _deny(application: Application, reasons: str, by: Actor, on: date) -> GrantDecision:
    effect = denial_effect(application, on)
    decided = _decided(application, Result.DENIED, reasons, by, on, decision=effect.as_json())
    _close_denied(application, effect, by, on)
    _write("awards.denied", decided, by, on)
    _record("awards.application.denied", decided, by=by, on=on, decision=effect, reasons=reasons)
    return decided


def denial_effect(application: Application, on: date) -> Decision:
    """From when the business may apply again: what the eligibility rule says once it is denied."""
    facts: dict[str, Any] = {
        "scheme": application.scheme,
        "on": on,
        **application.declared.get("eligibility", {}),
    }
    facts |= known_facts(application.dossier, on)
    if application.scheme == Scheme.PRIVACYMARK:
        facts["denied_on"] = on
    else:
        facts["unit"] = application.dossier.unit.kind
    return current().decide("eligibility", facts)


def _close_denied(application: Application, decision: Any, by: Actor, on: date) -> None:
    move(application=application, to=State.DENIED, on=on)
    close_case(application, by=by, on=on)
    disqualify(
        dossier=application.dossier,
        kind=Disqualification.Kind.DENIAL,
        starts_on=on,
        ends_on=None,
        decision=decision,
        by=by,
        on=on,
    )
    if application.invoice is not None and not _was_paid_back(application):
        decide_refund(invoice=application.invoice, result="failed", by=by, on=on)
    tell_business("awards.denied", application, by=by, on=on)


@transaction.atomic
def deny_after_measure(
    *, application: Application, decision: Any, by: Actor, on: date, reasons: str = ""
) -> None:
    """Level 10 while under review: the application is denied, at whatever step it stands, halted or not."""
    allow(policy.may_deny_after_measure(by, application))
    hold(application)
    refuse_unless(application, *DENIABLE)
    claim(application, None)
    stored = journal.stored(decision)
    decided = _decided(application, Result.DENIED, reasons, by, on, decision=stored)
    _take_back_offer(application, on)
    _close_denied(application, stored, by, on)
    record_renewal_decided(dossier=application.dossier, by=by, on=on)
    _record(
        "awards.application.denied_after_measure", decided, by=by, on=on, decision=stored, reasons=reasons
    )


def _take_back_offer(application: Application, on: date) -> None:
    Contract.objects.filter(application=application, body_signed_on=None).update(lapsed_on=on)


def _decided(
    application: Application,
    result: Result,
    reasons: str,
    by: Actor,
    on: date,
    **more: Any,
) -> GrantDecision:
    """The decision that stands now. One that was annulled, or overtaken by a measure, gives way to it."""
    made, _new = GrantDecision.objects.update_or_create(
        application=application,
        defaults={
            "result": result,
            "reasons": reasons,
            "decided_on": on,
            "decided_by": person_of(by),
            "organisation": _organisation(application, by),
            "annulled_on": None,
            "annulment_reason": "",
            **more,
        },
    )
    return made


def _write(kind: str, decided: GrantDecision, by: Actor, on: date) -> None:
    letters.prepare(
        kind=kind,
        dossier=decided.application.dossier,
        subject_id=decided.pk,
        sender=decided.organisation,
        by=by,
        on=on,
    )


def _organisation(application: Application, by: Actor) -> Organisation:
    if by.organisation_id is None:
        return granting_body(application.scheme)
    return Organisation.objects.get(pk=by.organisation_id)


def _record(
    action: str, decided: GrantDecision, *, by: Actor, on: date, decision: Any, reasons: str = ""
) -> None:
    journal.record(
        action,
        decided,
        dossier_id=decided.application.dossier_id,
        by=by,
        on=on,
        decision=decision,
        after={"state": decided.application.state},
        personal={"reasons": reasons} if reasons else None,
    )
