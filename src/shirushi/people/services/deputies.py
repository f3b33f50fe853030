"""Deputies act with another member's role for a time."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people import policy
from shirushi.people.actor import Actor
from shirushi.people.models import Deputy, Membership, Person, Role
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.people.services.memberships import is_member
from shirushi.record import journal
from shirushi.record.errors import ActRefused


@transaction.atomic
def appoint_deputy(
    *, membership: Membership, person: Person, from_on: date, until_on: date, by: Actor, on: date
) -> Deputy:
    """Let another member act with this role from a day until a day (both included)."""
    allow(policy.may_appoint_deputy(by, membership))
    guards.lock(membership.organisation)
    _fits(membership, person, from_on, until_on, on)
    _not_deputy_yet(membership, person, from_on, until_on)
    guards.kept_apart(person, membership.organisation, membership.role, from_on=from_on, until_on=until_on)
    deputy = Deputy.objects.create(membership=membership, person=person, from_on=from_on, until_on=until_on)
    journal.record(
        "people.deputy.appointed",
        deputy,
        by=by,
        on=on,
        after={"role": membership.role, "from_on": from_on, "until_on": until_on},
        personal={"for": membership.person.email, "deputy": person.email},
    )
    return deputy


@transaction.atomic
def end_deputy(*, deputy: Deputy, by: Actor, on: date) -> Deputy:
    """End a deputy's time at once."""
    allow(policy.may_end_deputy(by, deputy))
    guards.lock(deputy.membership.organisation)
    deputy.refresh_from_db(fields=["until_on"])
    if deputy.until_on < on:
        raise ActRefused("deputy_ended", _("This deputy's time has ended already."))
    deputy.until_on = max(on, deputy.from_on) - timedelta(days=1)
    deputy.save(update_fields=["until_on"])
    personal = {"deputy": deputy.person.email}
    before = {"role": deputy.membership.role}
    journal.record("people.deputy.ended", deputy, by=by, on=on, before=before, personal=personal)
    return deputy


def _fits(membership: Membership, person: Person, from_on: date, until_on: date, on: date) -> None:
    if membership.role == Role.GUEST:
        raise ActRefused("guest_deputy", _("A guest has no deputy."))
    if until_on < from_on or until_on < on:
        raise ActRefused("deputy_days", _("The last day lies before the first, or is past."))
    if person.pk == membership.person_id or not is_member(person, membership.organisation, on):
        raise ActRefused("not_a_member", _("Choose another person who already belongs to this organisation."))


def _not_deputy_yet(membership: Membership, person: Person, from_on: date, until_on: date) -> None:
    if membership.deputies.filter(guards.meeting(from_on, until_on), person=person).exists():
        raise ActRefused("deputy_already", _("%(name)s stands in on these days already."), name=str(person))
