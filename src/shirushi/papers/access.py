"""Bodies see a file only once it was submitted; the business sees its drafts as well."""

from typing import Self

from shirushi.people.access import SeenThroughDossier
from shirushi.people.actor import Actor


class SeenWhenSubmitted(SeenThroughDossier):
    def visible_to(self, actor: Actor) -> Self:
        seen = super().visible_to(actor)
        return seen.exclude(submitted_on=None) if actor.is_body else seen
