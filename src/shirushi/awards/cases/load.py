"""Who has how many cases: by the assignments that stand."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from shirushi.awards.cases.steps import OPEN_TO_BODIES, open_cases
from shirushi.intake.access import submitted_to
from shirushi.people.access import BODY_WIDE_ROLES
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Person
from shirushi.review.models import Assignment


@dataclass(frozen=True)
class Load:
    """The open cases of one reviewer, or of one review body."""

    key: int
    name: str
    cases: int
    # Of a reviewer: as the lead, and how many wait for the word that no conflict of interest stands in the way.
    leads: int = 0
    undeclared: int = 0
    oldest_on: date | None = None


def _present(actor: Actor) -> QuerySet[Assignment]:
    """Of the open cases that the actor sees; whoever sees single cases only is shown the own load alone."""
    seen: QuerySet[Assignment] = Assignment.objects.visible_to(actor)
    seen = seen.filter(submitted_to(actor, "application__"))
    present = seen.filter(ended_on=None, application__state__in=OPEN_TO_BODIES)
    return present if actor.has(*BODY_WIDE_ROLES) else present.filter(person_id=actor.person_id or 0)


def reviewers(actor: Actor) -> QuerySet[Person]:
    """Who of the actor's body is on the team of an open case."""
    ours = Assignment.objects.filter(
        ended_on=None,
        application__state__in=OPEN_TO_BODIES,
        application__review_body_id=actor.organisation_id,
    )
    return Person.objects.filter(pk__in=ours.values("person_id")).order_by("name", "pk")


def unstaffed(actor: Actor) -> int:
    """Open cases on which nobody is."""
    staffed = Assignment.objects.filter(ended_on=None, application=OuterRef("pk"))
    return open_cases(actor).filter(~Exists(staffed)).count()


def by_reviewer(actor: Actor) -> list[Load]:
    """The most loaded first."""
    counted = (
        _present(actor)
        .values("person_id", "person__name", "person__email")
        .annotate(
            cases=Count("pk"),
            leads=Count("pk", filter=Q(is_lead=True)),
            undeclared=Count("pk", filter=Q(no_conflict_declared_on=None)),
            oldest_on=Min("application__submitted_on"),
        )
        .order_by("-cases", "person__name", "person_id")
    )
    return [
        Load(
            key=row["person_id"],
            name=row["person__name"] or row["person__email"],
            cases=row["cases"],
            leads=row["leads"],
            undeclared=row["undeclared"],
            oldest_on=row["oldest_on"],
        )
        for row in counted
    ]


def by_body(actor: Actor) -> list[Load]:
    """For the granting body: the open cases of each review body."""
    counted = open_cases(actor).order_by().values("review_body_id")
    found = {row["review_body_id"]: row for row in counted.annotate(n=Count("pk"), day=Min("submitted_on"))}
    bodies = Organisation.objects.filter(pk__in=found).order_by("code", "pk")
    return [
        Load(key=body.pk, name=body.name, cases=found[body.pk]["n"], oldest_on=found[body.pk]["day"])
        for body in bodies
    ]
