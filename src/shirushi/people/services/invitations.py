"""Invitations: asked by mail, good for fourteen days, accepted once by the person of that address."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people import policy, queries
from shirushi.people.actor import Actor
from shirushi.people.models import Department, Invitation, Membership, Organisation, Person
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.record import journal
from shirushi.record.errors import ActRefused

GOOD_FOR = timedelta(days=14)


@dataclass(frozen=True)
class Issued:
    """An invitation with its token, which is nowhere but here and in the mail."""

    invitation: Invitation
    token: str


@transaction.atomic
def invite(
    *,
    organisation: Organisation,
    email: str,
    role: str,
    by: Actor,
    on: date,
    department: Department | None = None,
    role_until_on: date | None = None,
) -> Issued:
    """Ask a person to take a role. The front door sends the mail with the token."""
    allow(policy.may_administer(by, organisation))
    guards.role_fits(organisation, role, role_until_on)
    _ends_later(role_until_on, on)
    _own_department(department, organisation)
    guards.lock(organisation)
    _not_invited_yet(organisation, email, role, on)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        organisation=organisation,
        email=email.strip().lower(),
        role=role,
        department=department,
        token_digest=digest_of(token),
        invited_by=Person.objects.get(pk=by.person_id or 0),
        invited_at=by.at,
        expires_on=on + GOOD_FOR,
        role_until_on=role_until_on,
    )
    personal = {"email": invitation.email}
    after = {"role": role, "expires_on": invitation.expires_on}
    journal.record("people.invitation.sent", invitation, by=by, on=on, after=after, personal=personal)
    return Issued(invitation, token)


@transaction.atomic
def accept(*, token: str, person: Person, on: date, at: datetime) -> Membership:
    """Take the role that the invitation offers; only the person with its address can, and once."""
    invitation = find(token)
    _meant_for(invitation, person)
    organisation = guards.lock(invitation.organisation)
    invitation.refresh_from_db()
    still_open(invitation, on)
    guards.role_fits(organisation, invitation.role, invitation.role_until_on)
    guards.not_held_yet(person, organisation, invitation.role, on)
    guards.kept_apart(person, organisation, invitation.role, from_on=on, until_on=invitation.role_until_on)
    membership = _membership(invitation, person, on)
    invitation.accepted_by, invitation.accepted_at = person, at
    invitation.save(update_fields=["accepted_by", "accepted_at"])
    by = queries.actor_for(person, organisation_id=organisation.pk, on=on, at=at)
    personal = {"email": invitation.email}
    after = {"role": invitation.role, "until_on": invitation.role_until_on}
    journal.record("people.invitation.accepted", membership, by=by, on=on, after=after, personal=personal)
    return membership


@transaction.atomic
def cancel_invitation(*, invitation: Invitation, by: Actor, on: date) -> Invitation:
    allow(policy.may_administer(by, invitation.organisation))
    still_open(Invitation.objects.select_for_update().get(pk=invitation.pk), on=date.min)
    invitation.cancelled_at = by.at
    invitation.save(update_fields=["cancelled_at"])
    personal = {"email": invitation.email}
    before = {"role": invitation.role}
    journal.record("people.invitation.cancelled", invitation, by=by, on=on, before=before, personal=personal)
    return invitation


def find(token: str) -> Invitation:
    """The invitation of a token, whatever became of it."""
    try:
        found: Invitation = Invitation.objects.select_related("organisation").get(
            token_digest=digest_of(token)
        )
    except Invitation.DoesNotExist:
        raise ActRefused(
            "invitation_unknown", _("There is no such invitation. Use the whole link from the mail.")
        ) from None
    return found


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def still_open(invitation: Invitation, on: date) -> None:
    """Refuse an invitation that was used, taken back, or is too old."""
    if invitation.accepted_at:
        raise ActRefused("invitation_used", _("This invitation was accepted already. It works once."))
    if invitation.cancelled_at:
        raise ActRefused("invitation_cancelled", _("This invitation was taken back. Ask for a new one."))
    if invitation.expires_on < on or (invitation.role_until_on and invitation.role_until_on < on):
        raise ActRefused("invitation_expired", _("This invitation is too old. Ask for a new one."))


def _meant_for(invitation: Invitation, person: Person) -> None:
    if invitation.email != person.email.lower():
        raise ActRefused(
            "invitation_of_another",
            _("This invitation was sent to another address. Sign in with the address of the mail."),
        )


def _ends_later(role_until_on: date | None, on: date) -> None:
    if role_until_on and role_until_on < on:
        raise ActRefused("role_ends_before", _("The last day of the role is past."))


def _not_invited_yet(organisation: Organisation, email: str, role: str, on: date) -> None:
    waiting = organisation.invitations.filter(accepted_at=None, cancelled_at=None, expires_on__gte=on)
    if waiting.filter(email=email.strip().lower(), role=role).exists():
        raise ActRefused(
            "invitation_open",
            _("This address is invited to this role already. Take that invitation back first."),
        )


def _own_department(department: Department | None, organisation: Organisation) -> None:
    if department and (department.organisation_id != organisation.pk or department.closed_on):
        raise ActRefused("department_foreign", _("Choose an open department of this organisation."))


def _membership(invitation: Invitation, person: Person, on: date) -> Membership:
    return Membership.objects.create(
        person=person,
        organisation=invitation.organisation,
        role=invitation.role,
        department=invitation.department,
        from_on=on,
        until_on=invitation.role_until_on,
    )
