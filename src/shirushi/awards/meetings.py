"""Reads of the committee: its meetings, what can stand on an agenda, who may sit, who sits."""

from datetime import date

from django.db.models import Count, QuerySet

from shirushi.awards.models import Meeting, MeetingItem, MeetingMember, Objection
from shirushi.awards.queries import waiting_for_decision
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.models import Membership, Organisation, Person, Role
from shirushi.people.rulebook import current
from shirushi.rules.editions import Settings

SITTING = (Role.OFFICER, Role.COMMITTEE_MEMBER)
WITH_UNIT = "application__dossier__unit__organisation"


def settings_of(scheme: str) -> Settings:
    return current().settings[scheme]


def meetings(actor: Actor) -> QuerySet[Meeting]:
    """The meetings of the actor's body, the latest first."""
    seen: QuerySet[Meeting] = Meeting.objects.visible_to(actor)
    return seen.annotate(cases=Count("items")).order_by("-held_on", "-pk")


def items(meeting: Meeting) -> QuerySet[MeetingItem]:
    found: QuerySet[MeetingItem] = meeting.items.select_related(WITH_UNIT, "objection")
    return found.prefetch_related("recusals__person").order_by("position")


def members(meeting: Meeting) -> QuerySet[MeetingMember]:
    found: QuerySet[MeetingMember] = meeting.members.select_related("person")
    return found.order_by("-is_chair", "person__name", "pk")


def may_be_called(organisation: Organisation, on: date) -> QuerySet[Person]:
    """The officers and committee members of the body on that day."""
    held = Membership.objects.held_on(on).filter(organisation=organisation, role__in=SITTING)
    return Person.objects.filter(pk__in=held.values("person_id"), is_active=True).order_by("name", "pk")


def ready(actor: Actor) -> QuerySet[Application]:
    """Reviewed cases of the actor's body that stand on no agenda yet."""
    placed = MeetingItem.objects.filter(decided_on=None).values("application_id")
    return waiting_for_decision(actor).exclude(pk__in=placed)


def objections_ready(actor: Actor) -> QuerySet[Objection]:
    """Objections that the actor's body decides and that stand on no agenda yet."""
    placed = MeetingItem.objects.filter(decided_on=None).values("application_id")
    seen: QuerySet[Objection] = Objection.objects.visible_to(actor)
    waiting = seen.filter(decided_on=None, organisation_id=actor.organisation_id or 0)
    return waiting.exclude(application_id__in=placed).select_related(WITH_UNIT).order_by("raised_on", "pk")


def sitting(item: MeetingItem) -> list[MeetingMember]:
    """Who is there and did not step aside from this case."""
    aside = item.recusals.values("person_id")
    return list(members(item.meeting).filter(present=True).exclude(person_id__in=aside))


def open_item(application: Application) -> MeetingItem | None:
    """Where the case waits for its decision."""
    placed = MeetingItem.objects.filter(application=application, decided_on=None)
    return placed.select_related("meeting").first()
