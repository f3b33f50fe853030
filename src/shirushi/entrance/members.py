"""What the page of an organisation shows of its people."""

from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from shirushi.people.access import open_on
from shirushi.people.actor import Actor
from shirushi.people.models import Department, Deputy, Invitation, Membership, Organisation
from shirushi.people.prefectures import name_of


def page_of(actor: Actor) -> dict[str, Any]:
    """Roles held today with their deputies, open invitations, open departments."""
    return {
        "members": _roles(actor),
        "invitations": _open_invitations(actor),
        "departments": Department.objects.visible_to(actor).filter(closed_on=None).order_by("name"),
        "actor": actor,
    }


def data_of(organisation: Organisation) -> list[tuple[Any, Any]]:
    """What is known of the organisation, as label and value."""
    return [
        (_("Name of the organisation"), organisation.name),
        (_("Name in kana"), organisation.name_kana),
        (_("Name in English"), organisation.name_english),
        (_("Corporate number"), organisation.corporate_number),
        (_("Address"), f"{name_of(organisation.prefecture)}{organisation.address}"),
        (_("Website"), organisation.website),
    ]


def _roles(actor: Actor) -> Any:
    current = Deputy.objects.filter(until_on__gte=actor.on).select_related("person").order_by("from_on")
    held = Membership.objects.visible_to(actor).filter(open_on(actor.on))
    return (
        held.select_related("person", "department")
        .prefetch_related(Prefetch("deputies", queryset=current, to_attr="current_deputies"))
        .order_by("role", "person__name", "pk")
    )


def _open_invitations(actor: Actor) -> Any:
    waiting = Invitation.objects.visible_to(actor).filter(accepted_at=None, cancelled_at=None)
    return waiting.filter(expires_on__gte=actor.on).order_by("expires_on", "pk")
