"""Whom tasks and notices are addressed to. Tasks follow from acts: nobody opens one for its own sake."""

from collections.abc import Iterable

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from shirushi.people.actor import Actor


def holding_one_of(roles: Iterable[str]) -> Q:
    """Rows annotated with `roles_text` (`with_roles_text`) whose list names one of these roles.

    The list is JSON: SQLite has no containment for it, so its text is asked for the quoted word.
    """
    wanted = Q(pk__in=[])
    for role in roles:
        wanted |= Q(roles_text__contains=f'"{role}"')
    return wanted


ROLES_TEXT = Cast("roles", TextField())


def addressed_to(actor: Actor) -> Q:
    return Q(organisation_id=actor.organisation_id) & holding_one_of(sorted(actor.roles))
