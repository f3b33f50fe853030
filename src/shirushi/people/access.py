"""Who sees what, as one filter in SQL: every read starts at `visible_to(actor)`.

A business sees its own; a body what Access opens to it; an assessor only what Access opens to the person.
The filter joins no list of ids into Python and stays flat as tables grow.
"""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from shirushi.people.actor import Actor

# Who of a business sees the dossier of its units; the others see what is theirs to do.
DOSSIER_ROLES = ("representative", "privacy_officer", "audit_officer", "guest")
# Who of a body sees all that is open to the body; assessors and guests see what is open to them by name.
BODY_WIDE_ROLES = ("clerk", "officer", "committee_member")


def open_on(day: date, prefix: str = "") -> Q:
    """Rows with from_on and until_on that hold on the day."""
    return Q(**{f"{prefix}from_on__lte": day}) & (
        Q(**{f"{prefix}until_on": None}) | Q(**{f"{prefix}until_on__gte": day})
    )


def dossiers_open_to(actor: Actor) -> "models.QuerySet[Any]":
    """The dossiers that Access opens to the person, or to its organisation where the role is body-wide."""
    return _open_to(actor).values("dossier_id")


def _open_to(actor: Actor) -> "models.QuerySet[Any]":
    from shirushi.people.models import Access  # noqa: PLC0415 - the models use this module

    whose = Q(person_id=actor.person_id)
    if actor.has(*BODY_WIDE_ROLES):
        whose |= Q(organisation_id=actor.organisation_id)
    return Access.objects.filter(whose, open_on(actor.on), dossier__scheme=actor.scheme)


def dossier_filter(actor: Actor, prefix: str = "dossier") -> Q:
    """The filter for rows that hang on a dossier; `prefix` names the way ("" for dossiers themselves)."""
    if actor.is_system:
        return Q()
    if not actor.is_known or not actor.organisation_id:
        return Q(pk__in=[])
    if actor.is_business:
        if not actor.has(*DOSSIER_ROLES):
            return Q(pk__in=[])
        way = f"{prefix}__unit__organisation_id" if prefix else "unit__organisation_id"
        return Q(**{way: actor.organisation_id})
    if actor.has(*BODY_WIDE_ROLES):
        # Almost everything is open to it: asked of each row that is read, not listed for each query.
        return Q(Exists(_open_to(actor).filter(dossier_id=OuterRef(f"{prefix}_id" if prefix else "pk"))))
    return Q(**{f"{prefix}__in" if prefix else "pk__in": dossiers_open_to(actor)})


class SeenThroughDossier(models.QuerySet[Any]):
    """For rows with a `dossier` key."""

    dossier_path = "dossier"

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(dossier_filter(actor, self.dossier_path))


class SeenDossiers(SeenThroughDossier):
    """Dossiers themselves."""

    dossier_path = ""


class SeenOwn(models.QuerySet[Any]):
    """For rows with an `organisation` key that only that organisation sees."""

    organisation_path = "organisation_id"

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_system:
            return self
        if not actor.organisation_id:
            return self.none()
        return self.filter(**{self.organisation_path: actor.organisation_id})


class SeenByOrganisation(models.QuerySet[Any]):
    """Organisations: one's own, those whose dossiers one sees, and the bodies, which are public."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_system:
            return self
        bodies = ~Q(kind="business")
        if actor.is_business:
            return self.filter(bodies | Q(pk=actor.organisation_id))
        if actor.is_body:
            return self.filter(bodies | Q(units__dossiers__in=dossiers_open_to(actor))).distinct()
        return self.filter(bodies)


class Member(SeenOwn):
    """Memberships: those of one's own organisation."""

    def held_on(self, day: date) -> Self:
        return self.filter(open_on(day))


class SeenThroughMembership(SeenOwn):
    """For rows that hang on a membership."""

    organisation_path = "membership__organisation_id"
