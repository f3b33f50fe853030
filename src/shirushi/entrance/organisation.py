"""Acts that reach further than people: what the mark's public page shows, and a person's open tasks."""

from datetime import date

from django.db import transaction

from shirushi.agenda.models import Task
from shirushi.grants.models import Registration
from shirushi.people import services
from shirushi.people.actor import Actor
from shirushi.people.models import Membership, Organisation, Person, Role
from shirushi.record import outbox
from shirushi.review import services as review


@transaction.atomic
def change(*, organisation: Organisation, by: Actor, on: date, **data: str) -> Organisation:
    """Change the organisation's data; the public pages of its marks follow."""
    changed = services.change_organisation(organisation=organisation, by=by, on=on, **data)
    marks = Registration.objects.visible_to(by).filter(dossier__unit__organisation=organisation)
    for registration_id in marks.values_list("pk", flat=True):
        outbox.publish("grants.registration", registration_id)
    return changed


@transaction.atomic
def end_membership(*, membership: Membership, by: Actor, on: date) -> int:
    """End a role. An assessor's cases are closed to it and go on; returns how many there were."""
    services.end_membership(membership=membership, by=by, on=on)
    return _leave_cases(membership, by, on)


def _leave_cases(membership: Membership, by: Actor, on: date) -> int:
    if membership.role != Role.ASSESSOR or not membership.organisation.is_body:
        return 0
    person, here = membership.person, membership.organisation
    return review.leave_all(person=person, organisation=here, by=by, on=on)


@transaction.atomic
def hand_over(*, membership: Membership, to: Person, by: Actor, on: date) -> Membership:
    """Hand a role over together with the open tasks that name the person for it."""
    held = services.hand_over(membership=membership, to=to, by=by, on=on)
    for task in _personal_tasks(membership):
        task.person = to
        task.save(update_fields=["person"])
    _leave_cases(membership, by, on)
    return held


def _personal_tasks(membership: Membership) -> list[Task]:
    """Open tasks of the person in this organisation that its role brings; those without roles as well."""
    tasks = Task.objects.filter(
        organisation=membership.organisation, person=membership.person, closed_on=None
    ).select_for_update()
    return [task for task in tasks if not task.roles or membership.role in task.roles]
