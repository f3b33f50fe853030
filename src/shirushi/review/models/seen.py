"""Who sees the rows of a review: through the application, once issued, or the team alone."""

from typing import Self

from shirushi.people.access import SeenThroughDossier
from shirushi.people.actor import Actor


class SeenThroughApplication(SeenThroughDossier):
    dossier_path = "application__dossier"


class SeenOnceIssued(SeenThroughApplication):
    """Findings: the business sees them when they are handed over, not while they are written."""

    def visible_to(self, actor: Actor) -> Self:
        seen = super().visible_to(actor)
        return seen.exclude(notice=None, result=None) if actor.is_business else seen


class SeenThroughFinding(SeenThroughDossier):
    dossier_path = "finding__application__dossier"


class SeenByTheTeam(SeenThroughApplication):
    """What the team writes for itself: nobody else reads it, neither the business nor another body."""

    application_path = "application"

    def visible_to(self, actor: Actor) -> Self:
        way = f"{self.application_path}__assignments__"
        mine = {f"{way}person_id": actor.person_id, f"{way}ended_on": None}
        seen = super().visible_to(actor).filter(**mine, **{f"{way}no_conflict_declared_on__isnull": False})
        ours = f"{self.application_path}__review_body_id"
        return seen.filter(**{ours: actor.organisation_id}) if actor.is_review_body else self.none()
