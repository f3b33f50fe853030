"""Reads of people: actors, bodies, who holds a role."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet

from shirushi.people.access import open_on
from shirushi.people.actor import Actor
from shirushi.people.models import Deputy, Dossier, Membership, Organisation, Person
from shirushi.record.models import JournalLine

# What a body does before it says so to the business: the business reads the result, not the making of it.
HIDDEN_FROM_BUSINESSES = (
    "people.access.",
    "review.assignment.",
    "review.finding.written",
    "review.team.",
    "incidents.measure.decided",
)
# What a business does before it hands in: a body reads what was submitted.
HIDDEN_FROM_BODIES = (
    "intake.application.started",
    "intake.application.declared",
    "intake.document.",
    "papers.file.stored",
)


def actor_for(person: Person, *, organisation_id: int | None, on: date, at: datetime) -> Actor:
    """The person as it acts today: in the chosen organisation, else in the first where it has a role."""
    held = _held(person, on)
    chosen = [m for m in held if m.organisation_id == organisation_id] or _first(held)
    if not chosen:
        return Actor(on=on, at=at, person_id=person.pk, name=str(person))
    organisation = chosen[0].organisation
    return Actor(
        on=on,
        at=at,
        person_id=person.pk,
        name=str(person),
        organisation_id=organisation.pk,
        organisation_name=organisation.name,
        organisation_kind=organisation.kind,
        scheme=organisation.scheme,
        roles=frozenset(m.role for m in chosen),
        department_ids=frozenset(m.department_id for m in chosen if m.department_id),
    )


def _held(person: Person, on: date) -> list[Membership]:
    """Roles held by the person itself or as somebody's deputy."""
    deputised = Deputy.objects.filter(open_on(on), person=person).values("membership_id")
    mine = Q(person=person) | Q(pk__in=deputised)
    return list(Membership.objects.held_on(on).filter(mine).select_related("organisation").order_by("pk"))


def _first(held: list[Membership]) -> list[Membership]:
    return [m for m in held if m.organisation_id == held[0].organisation_id] if held else []


def organisations_of(person: Person, on: date) -> list[Organisation]:
    found = {m.organisation_id: m.organisation for m in _held(person, on)}
    return list(found.values())


def granting_body(scheme: str) -> Organisation:
    return Organisation.objects.get(kind=Organisation.Kind.GRANTING_BODY, scheme=scheme)


def review_bodies(scheme: str) -> list[Organisation]:
    return list(
        Organisation.objects.filter(kind=Organisation.Kind.REVIEW_BODY, scheme=scheme).order_by(
            "code", "name"
        )
    )


def people_with(organisation: Organisation, roles: Collection[str], on: date) -> list[Person]:
    """Who holds one of the roles in the organisation on the day, itself or as deputy."""
    held = Membership.objects.held_on(on).filter(organisation=organisation, role__in=roles)
    deputies = Deputy.objects.filter(open_on(on), membership__in=held)
    whose = Q(pk__in=held.values("person_id")) | Q(pk__in=deputies.values("person_id"))
    return list(Person.objects.filter(whose, is_active=True).order_by("pk"))


def journal_for(actor: Actor, dossier: Dossier) -> QuerySet[JournalLine]:
    """The lines of the dossier that the actor may read, newest first; none of a dossier it does not see."""
    if not Dossier.objects.visible_to(actor).filter(pk=dossier.pk).exists():
        return JournalLine.objects.none()
    lines = JournalLine.objects.filter(dossier_id=dossier.pk).order_by("-id")
    return lines.exclude(_begins_with(_hidden_from(actor)))


def _hidden_from(actor: Actor) -> tuple[str, ...]:
    if actor.is_system:
        return ()
    return HIDDEN_FROM_BUSINESSES if actor.is_business else HIDDEN_FROM_BODIES


def _begins_with(prefixes: Iterable[str]) -> Q:
    found = Q(pk__in=[])
    for prefix in prefixes:
        found |= Q(action__startswith=prefix)
    return found


def names_of(person_ids: Collection[int], organisation_ids: Collection[int]) -> dict[str, dict[int, str]]:
    """Names of the actors of journal lines, which carry them by value."""
    people = Person.objects.filter(pk__in=person_ids)
    return {
        "persons": {person.pk: str(person) for person in people},
        "organisations": dict(Organisation.objects.filter(pk__in=organisation_ids).values_list("pk", "name")),
    }
