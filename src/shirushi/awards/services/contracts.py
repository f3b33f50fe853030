"""The grant contract: signed by the business, concluded by the granting body, or lapsed."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import letters
from shirushi.agenda.services import close_task, open_task
from shirushi.awards import policy, queries
from shirushi.awards.letters import CONTRACT_OFFERED
from shirushi.awards.lifecycle import (
    hold_contract,
    refuse_signed,
    refuse_unless_fee_paid,
    refuse_unless_offered,
    refuse_unless_signed,
)
from shirushi.awards.models import Contract, ContractSignature, GrantDecision
from shirushi.awards.services.closing import close_case, tell_body, tell_business
from shirushi.awards.services.signing import (
    UNRECORDED,
    Evidence,
    add_signature,
    facts_of,
    keep_evidence,
)
from shirushi.dispensations.models import Deadline
from shirushi.dispensations.reach import rows_for
from shirushi.grants.models import Grant
from shirushi.grants.services import begin_term
from shirushi.intake.lifecycle import move
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.models import Role, Scheme
from shirushi.people.queries import granting_body
from shirushi.people.rights import allow
from shirushi.people.rulebook import current
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.review.lifecycle import refuse_unless, refuse_while_halted
from shirushi.review.models import Review
from shirushi.rules import Decision

State = Application.State

Side = ContractSignature.Side
# Why the letter that offers it is set aside; letters are kept in Japanese.
SIGNED, LAPSED = "送付の前に署名されたため", "契約を結ぶ期限を過ぎたため"


@transaction.atomic
def sign_contract(
    *,
    contract: Contract,
    by: Actor,
    on: date,
    revision: int | None = None,
    evidence: Evidence = UNRECORDED,
) -> None:
    """The representative signs for the business: the contract is kept as it stands, and its digest signed."""
    allow(policy.may_sign(by, contract))
    hold_contract(contract)
    refuse_signed(contract)
    refuse_unless_offered(contract, on)
    claim(contract, revision)
    contract.business_signed_on, contract.business_signed_by_id = on, by.person_id
    contract.save(update_fields=["business_signed_on", "business_signed_by"])
    signature = add_signature(contract, Side.BUSINESS, evidence, by, on)
    _record("awards.contract.signed", contract, by=by, on=on, after=facts_of(signature))
    _pass_on(contract, by, on)


def _pass_on(contract: Contract, by: Actor, on: date) -> None:
    application = contract.application
    close_task(kind="awards.sign_contract", subject_id=contract.pk, on=on)
    letters.overtake(kind=CONTRACT_OFFERED, subject_id=contract.pk, reason=SIGNED, by=by, on=on)
    open_task(
        kind="awards.conclude_contract",
        dossier=application.dossier,
        subject_id=contract.pk,
        organisation=granting_body(application.scheme),
        roles=(Role.OFFICER,),
        due_on=contract.lapses_on,
        decision=_awarded(GrantDecision.objects.get(application=application)).decision,
        params={"business": str(application.dossier.unit)},
        on=on,
    )
    tell_body("awards.contract_signed", application, granting_body(application.scheme), by=by, on=on)


@transaction.atomic
def conclude_contract(
    *,
    contract: Contract,
    by: Actor,
    on: date,
    revision: int | None = None,
    evidence: Evidence = UNRECORDED,
) -> Grant:
    """The granting body signs: the term begins as the rules count it."""
    allow(policy.may_conclude(by, contract))
    hold_contract(contract)
    application = contract.application
    refuse_unless_offered(contract, on)
    refuse_unless_signed(contract)
    refuse_unless_fee_paid(application)
    claim(contract, revision)
    decided = GrantDecision.objects.get(application=application)
    term = term_of(application, decided, on)
    contract.body_signed_on, contract.body_signed_by_id = on, by.person_id
    contract.save(update_fields=["body_signed_on", "body_signed_by"])
    signature = add_signature(contract, Side.BODY, evidence, by, on)
    grant = begin_term(grant=_awarded(decided), contracted_on=on, term=term, by=by, on=on)
    move(application=application, to=State.CONTRACTED, on=on)
    close_case(application, by=by, on=on)
    keep_evidence(contract, grant, by, on)
    _record("awards.contract.concluded", contract, by=by, on=on, decision=term, after=facts_of(signature))
    _write_to_the_holder(grant, by, on)
    days = {"starts_on": grant.starts_on, "expires_on": grant.expires_on}
    tell_business("awards.contract_concluded", application, by=by, on=on, **days)
    tell_body("awards.contracted", application, application.review_body, by=by, on=on)
    return grant


def _write_to_the_holder(grant: Grant, by: Actor, on: date) -> None:
    letters.prepare(
        kind="awards.contracted",
        dossier=grant.dossier,
        subject_id=grant.pk,
        sender=granting_body(grant.dossier.scheme),
        by=by,
        on=on,
    )


def term_of(application: Application, decided: GrantDecision, on: date) -> Decision:
    """The term that a contract concluded on that day begins."""
    facts: dict[str, Any] = {
        "scheme": application.scheme,
        "on": on,
        "decided_on": decided.decided_on,
        "contracted_on": on,
        "dispensations": rows_for(application.dossier, Deadline.CONTRACT),
    }
    if application.scheme == Scheme.JAPHIC:
        facts["reviewed_on"] = Review.objects.get(application=application).completed_on
    previous = queries.previous_grant(application)
    if previous is not None:
        facts["previous_expires_on"] = previous.expires_on
    return current().require("term", facts)


def _awarded(decided: GrantDecision) -> Grant:
    grant: Grant | None = decided.grant
    if grant is None:
        raise ActRefused("not_granted", _("There is no decision to grant."))
    return grant


@transaction.atomic
def lapse_contract(*, contract: Contract, by: Actor, on: date) -> None:
    """The day passed without a contract: the decision to grant has no effect any more."""
    allow(policy.may_lapse(by, contract))
    hold_contract(contract)
    application = contract.application
    refuse_while_halted(application, on)
    refuse_unless(application, State.GRANTED)
    if contract.lapses_on is None or on <= contract.lapses_on:
        raise ActRefused("not_lapsed", _("The contract can still be concluded."))
    contract.lapsed_on = on
    contract.save(update_fields=["lapsed_on"])
    move(application=application, to=State.LAPSED, on=on)
    close_case(application, by=by, on=on)
    letters.overtake(kind=CONTRACT_OFFERED, subject_id=contract.pk, reason=LAPSED, by=by, on=on)
    _record("awards.contract.lapsed", contract, by=by, on=on)
    tell_business("awards.lapsed", application, by=by, on=on, lapses_on=contract.lapses_on)


def _record(
    action: str,
    contract: Contract,
    *,
    by: Actor,
    on: date,
    decision: Any = None,
    after: dict[str, str] | None = None,
) -> None:
    dossier_id = contract.application.dossier_id
    journal.record(action, contract, dossier_id=dossier_id, by=by, on=on, decision=decision, after=after)
