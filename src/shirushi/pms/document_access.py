"""Who sees what of the documents: everybody of the business the texts in force, the officers all versions."""

from typing import Any, Self

from django.db import models

from shirushi.people.actor import Actor
from shirushi.pms.access import WHOLE, SeenInPms

PEOPLE = (*WHOLE, "department_head", "worker")


class SeenDocuments(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        if actor.is_system:
            return self
        if not actor.is_business or not actor.organisation_id or not actor.has(*PEOPLE):
            return self.none()
        own = self.filter(organisation_id=actor.organisation_id)
        return own if actor.has(*WHOLE) else self._published(own, actor)

    @staticmethod
    def _published(own: Any, actor: Actor) -> Any:
        """Heads and workers: documents with a text in force."""
        return own.filter(versions__state="approved", versions__effective_on__lte=actor.on).distinct()


class SeenVersions(SeenDocuments):
    @staticmethod
    def _published(own: Any, actor: Actor) -> Any:
        return own.filter(state="approved", effective_on__lte=actor.on)


class SeenConfirmations(SeenInPms):
    """Each worker its own confirmation; heads those of their departments."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.is_business or actor.has(*WHOLE) or not actor.person_id or not actor.has(*PEOPLE):
            return super().visible_to(actor)
        theirs = models.Q(worker__person_id=actor.person_id)
        if actor.has("department_head"):
            theirs |= models.Q(department__in=actor.department_ids)
        return self.filter(theirs, organisation_id=actor.organisation_id)
