"""Roles end, and are handed over. An ended role is gone from the next request on."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people import policy
from shirushi.people.actor import Actor
from shirushi.people.models import Membership, Organisation, Person
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.record import journal
from shirushi.record.errors import ActRefused


@transaction.atomic
def end_membership(*, membership: Membership, by: Actor, on: date) -> Membership:
    """End a role at once: yesterday was its last day."""
    allow(policy.may_end_membership(by, membership))
    guards.lock(membership.organisation)
    membership.refresh_from_db(fields=["until_on"])
    _still_held(membership, on)
    guards.not_the_last(membership, on)
    _end(membership, on)
    journal.record(
        "people.membership.ended",
        membership,
        by=by,
        on=on,
        before={"role": membership.role},
        personal={"person": membership.person.email},
    )
    return membership


@transaction.atomic
def hand_over(*, membership: Membership, to: Person, by: Actor, on: date) -> Membership:
    """Give a role to another member of the organisation; returns the membership that holds it now.

    Open tasks that name the person are moved by the caller: people knows no tasks.
    """
    allow(policy.may_hand_over(by, membership))
    guards.lock(membership.organisation)
    membership.refresh_from_db(fields=["until_on"])
    _still_held(membership, on)
    _another_member(membership, to, on)
    until_on = membership.until_on
    guards.kept_apart(to, membership.organisation, membership.role, from_on=on, until_on=until_on)
    _end(membership, on)
    held = _given(membership, to, until_on, on)
    journal.record(
        "people.role.handed_over",
        held,
        by=by,
        on=on,
        after={"role": membership.role},
        personal={"from": membership.person.email, "to": to.email},
    )
    return held


def _still_held(membership: Membership, on: date) -> None:
    if membership.until_on and membership.until_on < on:
        raise ActRefused("membership_ended", _("This role has ended already."))


def _another_member(membership: Membership, to: Person, on: date) -> None:
    if to.pk == membership.person_id or not is_member(to, membership.organisation, on):
        raise ActRefused("not_a_member", _("Choose another person who already belongs to this organisation."))


def is_member(person: Person, organisation: Organisation, on: date) -> bool:
    return Membership.objects.held_on(on).filter(person=person, organisation=organisation).exists()


def _end(membership: Membership, on: date) -> None:
    """The last day is the day before; a role that was to begin later never began."""
    membership.until_on = max(on, membership.from_on) - timedelta(days=1)
    membership.save(update_fields=["until_on"])


def _given(ended: Membership, to: Person, until_on: date | None, on: date) -> Membership:
    held = (
        Membership.objects.held_on(on)
        .filter(person=to, organisation=ended.organisation, role=ended.role)
        .first()
    )
    return held or Membership.objects.create(
        person=to,
        organisation=ended.organisation,
        role=ended.role,
        department=ended.department,
        from_on=on,
        until_on=until_on,
    )
