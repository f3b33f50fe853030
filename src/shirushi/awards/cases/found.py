"""Which requirements fail most: findings that businesses were told of."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from shirushi.intake.access import submitted_to
from shirushi.people.actor import Actor
from shirushi.review.models import Finding


@dataclass(frozen=True)
class Failed:
    """One requirement: its findings by grade, and in how many cases."""

    requirement: str
    nonconformities: int
    remarks: int
    cases: int


def told(actor: Actor, first: date | None, last: date | None) -> QuerySet[Finding]:
    """Of the cases that the actor sees, written in these days (both included)."""
    days: dict[str, Any] = {"written_on__gte": first, "written_on__lte": last}
    seen = Finding.objects.visible_to(actor).filter(submitted_to(actor, "application__"))
    asked = seen.filter(**{way: day for way, day in days.items() if day is not None})
    return asked.exclude(notice=None, result=None)


def by_requirement(actor: Actor, first: date | None, last: date | None) -> list[Failed]:
    """The one with most nonconformities first."""
    counted = (
        told(actor, first, last)
        .order_by()
        .values("requirement")
        .annotate(
            nonconformities=Count("pk", filter=Q(grade=Finding.Grade.NONCONFORMITY)),
            remarks=Count("pk", filter=Q(grade=Finding.Grade.REMARK)),
            cases=Count("application_id", distinct=True),
        )
    )
    found = [Failed(**row) for row in counted]
    return sorted(found, key=lambda each: (-each.nonconformities, -each.cases, each.requirement))
