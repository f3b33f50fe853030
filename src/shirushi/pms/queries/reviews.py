"""Reads of objectives and management reviews."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, QuerySet

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.pms.models import ManagementReview, Objective, ReviewDecision


def open_decisions(organisation: Organisation) -> QuerySet[ReviewDecision]:
    """Approved decisions that are not carried out yet: they go into the next year's plan."""
    found: QuerySet[ReviewDecision] = ReviewDecision.objects.filter(
        organisation=organisation, review__approved_on__isnull=False, done_on=None
    )
    return found.select_related("owner", "input", "review").order_by("due_on", "pk")


def reviews(actor: Actor) -> QuerySet[ManagementReview]:
    found: QuerySet[ManagementReview] = ManagementReview.objects.visible_to(actor)
    return found.annotate(decision_count=Count("decisions")).order_by("-held_on", "-pk")


def objectives(actor: Actor) -> QuerySet[Objective]:
    found: QuerySet[Objective] = Objective.objects.visible_to(actor).order_by("-year", "kind", "pk")
    return found


def objective_rows(actor: Actor) -> Iterator[dict[str, Any]]:
    for each in objectives(actor).iterator(chunk_size=500):
        yield {
            "year": each.year,
            "kind": str(each.get_kind_display()),
            "text": each.text,
            "measure": each.measure,
            "target": each.target,
            "result": each.result,
            "reached": str(each.get_reached_display()),
            "resulted_on": each.resulted_on,
        }
