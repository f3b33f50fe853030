"""A mark ends before its term does: revoked, returned, terminated. A wrong revocation is annulled."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.grants import policy
from shirushi.grants.models import Grant
from shirushi.grants.queries import holds
from shirushi.grants.services.publishing import line_of, publish
from shirushi.grants.services.taking import take
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.errors import ActRefused


@transaction.atomic
def revoke(*, grant: Grant, decision: Any, reason: str, by: Actor, on: date) -> Grant:
    """Revoke the mark. An open suspension is left as it is: it counts again if the revocation is annulled."""
    allow(policy.may_revoke(by, grant))
    take(grant)
    _refuse_unless_held(grant, on)
    before = {"revoked_on": grant.revoked_on, "revocation_annulled_on": grant.revocation_annulled_on}
    grant.revoked_on, grant.revocation_annulled_on = on, None
    grant.save(update_fields=["revoked_on", "revocation_annulled_on"])
    journal.record(
        "grants.grant.revoked",
        grant,
        by=by,
        on=on,
        decision=decision,
        before=before,
        after={"revoked_on": on},
        personal={"reason": reason},
    )
    publish(grant)
    return grant


def _refuse_unless_held(grant: Grant, on: date) -> None:
    if grant.starts_on is None or grant.starts_on > on or not holds(grant, on):
        raise ActRefused("no_grant_holds", _("This grant does not hold on that day, so it cannot be ended."))


@transaction.atomic
def annul_revocation(*, grant: Grant, reason: str, by: Actor, on: date) -> Grant:
    """Take back a wrong revocation: a new fact, the revocation stays on record."""
    allow(policy.may_annul(by, grant))
    take(grant)
    if grant.revoked_on is None or grant.revocation_annulled_on is not None:
        raise ActRefused("not_revoked", _("There is no revocation that could be annulled."))
    grant.revocation_annulled_on = on
    grant.save(update_fields=["revocation_annulled_on"])
    journal.record(
        "grants.grant.revocation_annulled",
        grant,
        by=by,
        on=on,
        after={"revocation_annulled_on": on},
        personal={"reason": reason},
        annuls=line_of("grants.grant.revoked", grant.pk),
    )
    publish(grant)
    return grant


@transaction.atomic
def return_mark(*, grant: Grant, by: Actor, on: date, revision: int | None = None) -> Grant:
    """The holder gives the mark back of its own will."""
    allow(policy.may_return(by, grant))
    take(grant, revision)
    _refuse_unless_held(grant, on)
    grant.returned_on = on
    grant.save(update_fields=["returned_on"])
    journal.record("grants.grant.returned", grant, by=by, on=on, after={"returned_on": on})
    publish(grant)
    return grant


@transaction.atomic
def terminate(*, grant: Grant, reason: str, by: Actor, on: date, revision: int | None = None) -> Grant:
    """The granting body ends the contract."""
    allow(policy.may_terminate(by, grant))
    return _terminated(grant, reason, by, on, revision)


@transaction.atomic
def end_dissolved(*, grant: Grant, reason: str, by: Actor, on: date) -> Grant:
    """The holder is no more, so its contract ends."""
    allow(policy.may_end_dissolved(by, grant))
    return _terminated(grant, reason, by, on, None)


def _terminated(grant: Grant, reason: str, by: Actor, on: date, revision: int | None) -> Grant:
    take(grant, revision)
    _refuse_unless_held(grant, on)
    grant.terminated_on = on
    grant.save(update_fields=["terminated_on"])
    journal.record(
        "grants.grant.terminated",
        grant,
        by=by,
        on=on,
        after={"terminated_on": on},
        personal={"reason": reason},
    )
    publish(grant)
    return grant
