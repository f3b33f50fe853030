"""Who could take a case: person by person, with what the rules say of it and what the office should know."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from shirushi.intake.models import Application
from shirushi.people.models import Person
from shirushi.people.rulebook import current
from shirushi.review import queries, register, ties
from shirushi.review.models import Assessor, DaysAway, Reach, ReviewStep
from shirushi.rules import Decision

LEAD, MEMBER = "lead", "member"
YES, WITH_REASON, NO = "yes", "with_reason", "no"
# Remarks do not refuse: the office weighs them.
FIELD, REGION, AWAY, VISITS = "field", "region", "away", "visits"


@dataclass(frozen=True)
class Candidate:
    """One person: what the rules say of it in each part, and remarks by code."""

    person: Person
    entry: Assessor | None
    load: register.Load
    decisions: dict[str, Decision]
    remarks: tuple[str, ...]
    found: tuple[ties.Found, ...]

    def may(self, part: str) -> str:
        said: str = self.decisions[part]["may"]
        return said

    @property
    def best(self) -> str:
        """The best of what it may be."""
        return next(said for said in (YES, WITH_REASON, NO) if said in {self.may(LEAD), self.may(MEMBER)})

    @property
    def is_trainee(self) -> bool:
        return bool(self.decisions[MEMBER]["as_trainee"])


def proposal(application: Application, on: date) -> list[Candidate]:
    """All assessors of the body who are not on the team: whoever may come first, the least busy first."""
    members = set(queries.team(application).values_list("person_id", flat=True))
    people = [each for each in queries.assessors(application.review_body, on) if each.pk not in members]
    order = {YES: 0, WITH_REASON: 1, NO: 2}
    return sorted(
        weigh(people, application, on),
        key=lambda each: (order[each.best], len(each.remarks), each.load.cases, str(each.person)),
    )


def weigh(people: Sequence[Person], application: Application, on: date) -> list[Candidate]:
    """The same number of queries, however many people."""
    ids = [person.pk for person in people]
    entries = register.entries(ids, application.review_body_id)
    loads = register.loads(ids, application.review_body_id)
    found = ties.of_people(ids, application)
    previous = queries.previous_reviewers(application)
    led = queries.team(application).filter(is_lead=True).exists()
    remarks = _remarks(people, entries, application)

    def candidate(person: Person) -> Candidate:
        entry = entries.get(person.pk)
        said = _facts(application, on, entry, {each.kind for each in found[person.pk]})
        said |= {"reviewed_previous": person.pk in previous, "beside_lead": led}
        return Candidate(
            person=person,
            entry=entry,
            load=loads[person.pk],
            decisions={part: current().decide("assessor", {**said, "part": part}) for part in (LEAD, MEMBER)},
            remarks=remarks[person.pk],
            found=tuple(found[person.pk]),
        )

    return [candidate(person) for person in people]


def _facts(application: Application, on: date, entry: Assessor | None, kinds: set[str]) -> dict[str, Any]:
    known = (ties.BELONGS, ties.EMPLOYED, ties.CONSULTED, ties.OTHER, ties.SAME_NAME)
    return {
        "scheme": application.scheme,
        "on": on,
        "grade": (entry.grade or None) if entry else None,
        "registration_expires_on": entry.expires_on if entry else None,
        **{kind: kind in kinds for kind in known},
    }


def _remarks(
    people: Iterable[Person], entries: dict[int, Assessor], application: Application
) -> dict[int, tuple[str, ...]]:
    industry = (application.declared.get("size_class") or {}).get("industry") or ""
    wanted = {
        Reach.Kind.FIELD.value: (FIELD, industry),
        Reach.Kind.REGION.value: (REGION, application.dossier.unit.organisation.prefecture),
    }
    reaches = register.reaches(entry.pk for entry in entries.values())
    day = planned_day(application)
    ids = [person.pk for person in people]
    away, visiting = _away(ids, day), _visiting(ids, day, application)

    def remarks(person_id: int) -> tuple[str, ...]:
        entry = entries.get(person_id)
        outside = [
            code
            for kind, (code, here) in wanted.items()
            if entry and here and reaches[entry.pk][kind] and here not in reaches[entry.pk][kind]
        ]
        busy = [code for code, those in ((AWAY, away), (VISITS, visiting)) if person_id in those]
        return (*outside, *busy)

    return {person_id: remarks(person_id) for person_id in ids}


def planned_day(application: Application) -> date | None:
    """The day of the visit: as set, or as the plan proposes it."""
    step = queries.step(application, ReviewStep.Kind.ONSITE)
    if step is not None and step.planned_on is not None:
        return step.planned_on if step.done_on is None else None
    plan = queries.visit_plan(application)
    return plan.items.order_by("day").values_list("day", flat=True).first() if plan else None


def _away(ids: Collection[int], day: date | None) -> set[int]:
    if day is None:
        return set()
    return set(away_on(ids, day).values_list("person_id", flat=True))


def away_on(ids: Collection[int], day: date) -> Any:
    return DaysAway.objects.filter(person_id__in=ids, cancelled_on=None, from_on__lte=day, until_on__gte=day)


def _visiting(ids: Collection[int], day: date | None, application: Application) -> set[int]:
    """Who is on the team of another case that is visited on that day."""
    if day is None:
        return set()
    others = register.planned_visits(ids).filter(planned_on=day).exclude(application=application)
    return set(others.values_list("application__assignments__person_id", flat=True)) & set(ids)
