"""Tasks and notices are seen through their dossier; those of a business's own PMS by that business."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from shirushi.people.access import dossier_filter
from shirushi.people.actor import Actor


class SeenByItsOwn(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        own = (
            Q(dossier=None, organisation_id=actor.organisation_id) if actor.organisation_id else Q(pk__in=[])
        )
        return self.filter(dossier_filter(actor) | own)


class SeenByItsPerson(models.QuerySet[Any]):
    """What a person has for itself in an organisation: nobody else sees it there."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.person_id or not actor.organisation_id:
            return self.none()
        return self.filter(person_id=actor.person_id, organisation_id=actor.organisation_id)
