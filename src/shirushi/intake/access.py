"""Bodies see an application only once it was submitted, a review body only its own cases.

The business sees its drafts as well.
"""

from typing import Self

from django.db.models import Q

from shirushi.people.access import SeenThroughDossier
from shirushi.people.actor import Actor


def submitted_to(actor: Actor, prefix: str = "") -> Q:
    """What a body may see of the applications of a dossier that is open to it."""
    seen = Q(**{f"{prefix}submitted_on__isnull": False})
    if actor.is_review_body:
        seen &= Q(**{f"{prefix}review_body_id": actor.organisation_id})
    return seen


class SeenWhenSubmitted(SeenThroughDossier):
    def visible_to(self, actor: Actor) -> Self:
        seen = super().visible_to(actor)
        return seen.filter(submitted_to(actor)) if actor.is_body else seen


class SeenThroughApplication(SeenThroughDossier):
    """For rows with an `application` key: as the application itself."""

    dossier_path = "application__dossier"

    def visible_to(self, actor: Actor) -> Self:
        seen = super().visible_to(actor)
        return seen.filter(submitted_to(actor, "application__")) if actor.is_body else seen


class SeenThroughAnswer(SeenThroughDossier):
    """For rows with an `answer` key: as the application of the answer."""

    dossier_path = "answer__application__dossier"

    def visible_to(self, actor: Actor) -> Self:
        seen = super().visible_to(actor)
        return seen.filter(submitted_to(actor, "answer__application__")) if actor.is_body else seen
