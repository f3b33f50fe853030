"""A grant is decided, its term begins, its renewal is applied for."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.grants import dispensed, policy
from shirushi.grants.models import Grant, Registration
from shirushi.grants.numbers import next_number, shown
from shirushi.grants.queries import (
    current_grant,
    holds,
    may_apply_on,
    open_suspension,
    renewal_window,
    suspension_on,
)
from shirushi.grants.services.publishing import publish
from shirushi.grants.services.taking import take
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Organisation
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.rules import Decision
from shirushi.ui.days import written_day


@transaction.atomic
def award(
    *,
    dossier: Dossier,
    review_body: Organisation,
    decided_on: date,
    lapses_on: date | None,
    decision: Decision,
    by: Actor,
    on: date,
) -> Grant:
    """Record the decision to grant; the term begins only with the contract."""
    allow(policy.may_award(by, dossier))
    grant = Grant.objects.create(
        dossier=dossier,
        registration=Registration.objects.filter(dossier=dossier).first(),
        ordinal=_begun(dossier) + 1,
        review_body=review_body,
        decided_on=decided_on,
        lapses_on=lapses_on,
        decision=journal.stored(decision),
    )
    after = {"ordinal": grant.ordinal, "decided_on": decided_on, "lapses_on": lapses_on}
    journal.record("grants.grant.awarded", grant, by=by, on=on, decision=decision, after=after)
    return grant


def _begun(dossier: Dossier) -> int:
    return Grant.objects.filter(dossier=dossier, starts_on__isnull=False).count()


@transaction.atomic
def begin_term(*, grant: Grant, contracted_on: date, term: Decision, by: Actor, on: date) -> Grant:
    """The contract is concluded: the mark gets its number (the first time) and its term."""
    allow(policy.may_begin_term(by, grant))
    take(grant)
    _refuse_begun_or_lapsed(grant, contracted_on)
    _refuse_while_suspended(grant)
    grant.registration = _registration(grant, contracted_on)
    grant.contracted_on = contracted_on
    grant.starts_on, grant.expires_on = term.day("starts_on"), term.day("expires_on")
    grant.save(update_fields=["registration", "contracted_on", "starts_on", "expires_on"])
    dispensed.of_a_new_term(grant, on)
    after = {"number": shown(grant), "starts_on": grant.starts_on, "expires_on": grant.expires_on}
    journal.record("grants.grant.begun", grant, by=by, on=on, decision=term, after=after)
    publish(grant)
    return grant


def _refuse_begun_or_lapsed(grant: Grant, contracted_on: date) -> None:
    if grant.starts_on is not None:
        raise ActRefused("term_begun", _("The term of this grant has begun already."))
    if grant.lapses_on is not None and contracted_on > grant.lapses_on:
        raise ActRefused("grant_lapsed", _("The grant lapsed: its contract was not concluded in time."))


def _refuse_while_suspended(grant: Grant) -> None:
    """A new term would let the mark escape the suspension of the present one."""
    for earlier in Grant.objects.filter(dossier_id=grant.dossier_id).exclude(pk=grant.pk):
        if open_suspension(earlier) and not _is_over(earlier):
            raise ActRefused(
                "suspended", _("The mark is suspended. The new term can begin once the suspension is lifted.")
            )


def _is_over(grant: Grant) -> bool:
    revoked = grant.revoked_on is not None and grant.revocation_annulled_on is None
    return revoked or grant.returned_on is not None or grant.terminated_on is not None


def _registration(grant: Grant, on: date) -> Registration:
    known: Registration | None = Registration.objects.filter(dossier_id=grant.dossier_id).first()
    if known:
        return known
    scheme = grant.dossier.scheme
    number = next_number(scheme, grant.review_body)
    made: Registration = Registration.objects.create(
        dossier=grant.dossier, scheme=scheme, number=number, registered_on=on
    )
    return made


@transaction.atomic
def record_renewal_applied(*, dossier: Dossier, by: Actor, on: date, completes: bool = False) -> Grant:
    """A renewal was applied for in its window; while a suspension runs nothing is applied for.

    `completes` one that was taken in in the window and returned: its completion may come later.
    """
    allow(policy.may_record_renewal(by, dossier))
    grant = _held(dossier, on)
    take(grant)
    window = _open_window(grant, on, completes=completes)
    before = {"renewal_applied_on": grant.renewal_applied_on, "renewal_decided_on": grant.renewal_decided_on}
    grant.renewal_applied_on, grant.renewal_decided_on = on, None
    grant.save(update_fields=["renewal_applied_on", "renewal_decided_on"])
    after = {"renewal_applied_on": on, "renewal_decided_on": None}
    journal.record(
        "grants.grant.renewal_applied", grant, by=by, on=on, decision=window, before=before, after=after
    )
    publish(grant)
    return grant


def _held(dossier: Dossier, on: date) -> Grant:
    grant = current_grant(dossier, on)
    if grant is None or not holds(grant, on):
        raise ActRefused("no_grant_to_renew", _("There is no grant that could be renewed."))
    return grant


def _open_window(grant: Grant, on: date, *, completes: bool) -> Decision:
    if suspension_on(grant, on):
        raise ActRefused(
            "renewal_while_suspended",
            _("While the mark is suspended, no renewal is applied for. Apply once the suspension has ended."),
        )
    window = renewal_window(grant, on)
    if not completes and not may_apply_on(window, on):
        raise ActRefused(
            "outside_renewal_window",
            _("The renewal can be applied for from %(opens_on)s to %(closes_on)s."),
            opens_on=written_day(window["opens_on"]),
            closes_on=written_day(window["closes_on"]),
        )
    return window


@transaction.atomic
def record_renewal_decided(*, dossier: Dossier, by: Actor, on: date) -> Grant | None:
    """The renewal that was applied for is decided, or withdrawn. Nothing where none was applied for."""
    allow(policy.may_record_renewal(by, dossier))
    grant = current_grant(dossier, on)
    if grant is None or grant.renewal_applied_on is None or grant.renewal_decided_on is not None:
        return None
    take(grant)
    grant.renewal_decided_on = on
    grant.save(update_fields=["renewal_decided_on"])
    journal.record("grants.grant.renewal_decided", grant, by=by, on=on, after={"renewal_decided_on": on})
    publish(grant)
    return grant
