"""Reads of the register of assessors: its lines, the load of each, a trainee's practice, who is gone."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from shirushi.intake.models import Application
from shirushi.people.access import open_on
from shirushi.people.actor import Actor
from shirushi.people.models import Membership, Person, Role, Scheme
from shirushi.people.rulebook import current
from shirushi.review.models import Assessor, Assignment, DaysAway, Reach, ReviewStep, Tie

State = Application.State
OPEN_STATES = (State.ACCEPTED, State.UNDER_REVIEW, State.REVIEWED)
NOT_RECORDED = "none"
HERE, GONE, ENDING = "here", "gone", "ending"


@dataclass(frozen=True)
class Load:
    """What a person has in hand in one body: open cases, visits that are planned."""

    cases: int = 0
    visits: int = 0


@dataclass(frozen=True)
class Line:
    """One line of the register."""

    person: Person
    entry: Assessor | None
    load: Load
    is_member: bool
    # The days away that run or come next.
    away: DaysAway | None
    fields: tuple[str, ...]
    regions: tuple[str, ...]

    def is_over_on(self, day: date) -> bool:
        ends = self.entry.expires_on if self.entry else None
        return ends is not None and ends < day


@dataclass(frozen=True)
class Asked:
    """What the list is filtered by; empty filters nothing."""

    text: str = ""
    grade: str = ""
    field: str = ""
    region: str = ""
    standing: str = ""


def people_of(organisation_id: int) -> QuerySet[Person]:
    """Everybody who is or was an assessor of the body, or stands in its register."""
    member = Membership.objects.filter(organisation_id=organisation_id, role=Role.ASSESSOR)
    entry = Assessor.objects.filter(organisation_id=organisation_id)
    whose = Q(pk__in=member.values("person_id")) | Q(pk__in=entry.values("person_id"))
    return Person.objects.filter(whose).order_by("name", "pk")


def seen_by(actor: Actor) -> QuerySet[Person]:
    """The office sees all of its body; an assessor itself."""
    if not actor.is_review_body:
        return Person.objects.none()
    here = people_of(actor.organisation_id or 0)
    return here if actor.has(Role.CLERK, Role.OFFICER) else here.filter(pk=actor.person_id or 0)


def listed(actor: Actor, asked: Asked, on: date) -> QuerySet[Person]:
    entry = Assessor.objects.filter(organisation_id=actor.organisation_id or 0, person_id=OuterRef("pk"))
    found = seen_by(actor)
    if asked.text:
        numbered = Exists(entry.filter(number__icontains=asked.text))
        found = found.filter(Q(name__icontains=asked.text) | Q(email__icontains=asked.text) | numbered)
    if asked.grade:
        recorded = Exists(entry.exclude(grade=""))
        found = found.filter(
            ~recorded if asked.grade == NOT_RECORDED else Exists(entry.filter(grade=asked.grade))
        )
    for kind, code in ((Reach.Kind.FIELD, asked.field), (Reach.Kind.REGION, asked.region)):
        if code:
            found = found.filter(_reaching(entry, kind, code))
    return _standing(found, asked.standing, actor, on)


def _reaching(entry: QuerySet[Assessor], kind: str, code: str) -> Q:
    """Named for it, or for no line (prefecture) in particular: then for every one."""
    named = Reach.objects.filter(kind=kind, assessor_id=OuterRef("pk"))
    elsewhere = entry.filter(Exists(named)).exclude(Exists(named.filter(code=code)))
    return ~Q(Exists(elsewhere))


def _standing(found: QuerySet[Person], standing: str, actor: Actor, on: date) -> QuerySet[Person]:
    member = Exists(_members(actor.organisation_id or 0, on).filter(person_id=OuterRef("pk")))
    entry = Assessor.objects.filter(organisation_id=actor.organisation_id or 0, person_id=OuterRef("pk"))
    over = Exists(entry.filter(expires_on__lt=on))
    if standing == HERE:
        return found.filter(member).exclude(over)
    if standing == GONE:
        return found.filter(~Q(member) | Q(over))
    if standing == ENDING:
        last = on + timedelta(days=notice_days(actor.scheme))
        return found.filter(member, Exists(entry.filter(expires_on__range=(on, last))))
    return found


def _members(organisation_id: int | None, on: date) -> QuerySet[Membership]:
    return Membership.objects.held_on(on).filter(organisation_id=organisation_id, role=Role.ASSESSOR)


def lines(people: Collection[Person], organisation_id: int, on: date) -> list[Line]:
    """The same number of queries, however many people."""
    ids = [person.pk for person in people]
    known, carried = entries(ids, organisation_id), loads(ids, organisation_id)
    reach = reaches(entry.pk for entry in known.values())
    members = set(_members(organisation_id, on).filter(person_id__in=ids).values_list("person_id", flat=True))
    away = _away_next(ids, on)
    return [
        Line(
            person=person,
            entry=(entry := known.get(person.pk)),
            load=carried[person.pk],
            is_member=person.pk in members,
            away=away.get(person.pk),
            fields=tuple(reach[entry.pk][Reach.Kind.FIELD]) if entry else (),
            regions=tuple(reach[entry.pk][Reach.Kind.REGION]) if entry else (),
        )
        for person in people
    ]


def entries(person_ids: Collection[int], organisation_id: int) -> dict[int, Assessor]:
    found = Assessor.objects.filter(person_id__in=person_ids, organisation_id=organisation_id)
    return {entry.person_id: entry for entry in found}


def reaches(entry_ids: Iterable[int]) -> dict[int, dict[str, list[str]]]:
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = Reach.objects.filter(assessor_id__in=list(entry_ids)).order_by("code")
    for assessor_id, kind, code in rows.values_list("assessor_id", "kind", "code"):
        found[assessor_id][kind].append(code)
    return found


def loads(person_ids: Collection[int], organisation_id: int) -> dict[int, Load]:
    """Open cases of the body, and visits that are planned and not made yet."""
    mine = Q(application__review_body_id=organisation_id)
    cases = open_assignments(person_ids).filter(mine).values_list("person_id", flat=True)
    visits = planned_visits(person_ids).filter(mine)
    visiting = visits.values_list("application__assignments__person_id", flat=True)
    counted, planned = Counter(cases), Counter(visiting)
    return {person_id: Load(counted[person_id], planned[person_id]) for person_id in person_ids}


def open_assignments(person_ids: Collection[int]) -> QuerySet[Assignment]:
    return Assignment.objects.filter(
        person_id__in=person_ids, ended_on=None, application__state__in=OPEN_STATES
    )


def planned_visits(person_ids: Collection[int]) -> QuerySet[ReviewStep]:
    """One row for each visit and each of these people on its team."""
    return ReviewStep.objects.filter(
        kind=ReviewStep.Kind.ONSITE,
        planned_on__isnull=False,
        done_on=None,
        application__state__in=OPEN_STATES,
        application__assignments__person_id__in=person_ids,
        application__assignments__ended_on=None,
    )


def _away_next(person_ids: Collection[int], on: date) -> dict[int, DaysAway]:
    ahead = DaysAway.objects.filter(person_id__in=person_ids, cancelled_on=None, until_on__gte=on)
    return {each.person_id: each for each in ahead.order_by("-from_on", "-pk")}


def ties_of(person: Person, actor: Actor) -> QuerySet[Tie]:
    return Tie.objects.visible_to(actor).filter(person=person).order_by("annulled_on", "-from_on", "pk")


def days_of(person: Person, actor: Actor, on: date) -> QuerySet[DaysAway]:
    seen = DaysAway.objects.visible_to(actor).filter(person=person, cancelled_on=None, until_on__gte=on)
    return seen.order_by("from_on", "pk")


@dataclass(frozen=True)
class Practice:
    """Steps that a trainee saw to their end, declared and beside the team."""

    documents: int
    visits: int


def practice(person: Person) -> Practice:
    done = ReviewStep.objects.filter(
        Q(application__assignments__ended_on=None) | Q(application__assignments__ended_on__gte=F("done_on")),
        application__assignments__person=person,
        application__assignments__is_trainee=True,
        application__assignments__no_conflict_declared_on__lte=F("done_on"),
    )
    counted = Counter(done.values_list("kind", flat=True))
    return Practice(counted[ReviewStep.Kind.DOCUMENT], counted[ReviewStep.Kind.ONSITE])


def notice_days(scheme: str) -> int:
    return current().settings[scheme].registration_notice_days


def registrations_ending(on: date) -> QuerySet[Assessor]:
    """Those of members whose end lies within the days of notice."""
    soon = Q(pk__in=[])
    for scheme in Scheme.values:
        last = on + timedelta(days=notice_days(scheme))
        soon |= Q(organisation__scheme=scheme, expires_on__range=(on, last))
    member = Membership.objects.filter(open_on(on), role=Role.ASSESSOR, person_id=OuterRef("person_id"))
    here = Exists(member.filter(organisation_id=OuterRef("organisation_id")))
    return Assessor.objects.filter(soon, here).select_related("organisation", "person").order_by("pk")


def assignments_without_assessor(on: date) -> QuerySet[Assignment]:
    """Open ones of people who are no assessors of the body any more: by their role, or by their registration."""
    body = OuterRef("application__review_body_id")
    held = Membership.objects.filter(
        open_on(on), role=Role.ASSESSOR, person_id=OuterRef("person_id"), organisation_id=body
    )
    over = Assessor.objects.filter(person_id=OuterRef("person_id"), organisation_id=body, expires_on__lt=on)
    open_ones = Assignment.objects.filter(ended_on=None, application__state__in=OPEN_STATES)
    gone = open_ones.filter(~Exists(held) | Exists(over))
    return gone.select_related("application__dossier", "application__review_body", "person").order_by("pk")
