"""Bodies see a file only once it was submitted; the business sees its drafts, and what is its own alone."""

from typing import Self

from django.db.models import Q

from shirushi.people.access import DOSSIER_ROLES, SeenThroughDossier, dossier_filter
from shirushi.people.actor import Actor


class SeenWhenSubmitted(SeenThroughDossier):
    def visible_to(self, actor: Actor) -> Self:
        if actor.is_business:
            return self.filter(dossier_filter(actor, self.dossier_path) | _own(actor))
        seen = super().visible_to(actor)
        return seen.exclude(submitted_on=None) if actor.is_body else seen


def _own(actor: Actor) -> Q:
    """The business's own files: the officers and guests all of them, a head those of its departments."""
    if not actor.organisation_id or not actor.has(*DOSSIER_ROLES, "department_head"):
        return Q(pk__in=[])
    own = Q(organisation_id=actor.organisation_id)
    return own if actor.has(*DOSSIER_ROLES) else own & Q(department__in=actor.department_ids)


class SeenOnceSent(SeenThroughDossier):
    """Letters: whoever sees the dossier sees what was sent; the sender sees its drafts as well."""

    def visible_to(self, actor: Actor) -> Self:
        seen = super().visible_to(actor)
        if actor.is_system:
            return seen
        return seen.filter(Q(sent_on__isnull=False) | Q(sender_id=actor.organisation_id))
