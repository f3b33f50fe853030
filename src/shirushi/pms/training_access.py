"""Who sees courses and who sees how people do in them."""

from typing import Any, Self

from django.db import models

from shirushi.people.actor import Actor
from shirushi.pms.access import WHOLE, SeenInPms


class SeenCourses(SeenInPms):
    """Heads see the courses that have begun: whom of their departments they concern."""

    def visible_to(self, actor: Actor) -> Self:
        if not actor.is_business or actor.has(*WHOLE) or not actor.has("department_head"):
            return super().visible_to(actor)
        return self.filter(organisation_id=actor.organisation_id).exclude(opened_on=None)


class SeenEnrolments(SeenInPms):
    """The officers see all, heads those of their departments, everybody the own ones."""

    department_path = "worker__department"

    def own_of(self, actor: Actor) -> Self:
        """The enrolments of the person itself, in the business where it acts."""
        if not actor.is_business or not actor.person_id:
            return self.none()
        return self.filter(organisation_id=actor.organisation_id, worker__person_id=actor.person_id)


class SeenThroughEnrolment(models.QuerySet[Any]):
    """For rows with an `enrolment` key."""

    def visible_to(self, actor: Actor) -> Self:
        from shirushi.pms.models import Enrolment  # noqa: PLC0415 - the models use this module

        return self if actor.is_system else self.filter(enrolment__in=Enrolment.objects.visible_to(actor))
