"""The personal link behind which a calendar is read without signing in: made, renewed, switched off."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from shirushi.agenda.models import CalendarLink
from shirushi.people import queries
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.record import journal

# A program that asks oftener than this is told to wait: a link that went astray is no way to watch somebody.
READS_AN_HOUR = 30
AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Made:
    """A link with its token, which is nowhere but here and on the page that shows it once."""

    link: CalendarLink
    token: str


def own_link(actor: Actor) -> CalendarLink | None:
    return CalendarLink.objects.visible_to(actor).filter(ended_on=None).first()


@transaction.atomic
def make_link(*, organisation: Organisation, by: Actor, on: date) -> Made:
    """Make the link, or a new one in place of the old, which opens nothing from now on."""
    allow(by.is_known and by.organisation_id == organisation.pk)
    guards.lock(organisation)
    ended = _end(by, on)
    token = secrets.token_urlsafe(32)
    link = CalendarLink.objects.create(
        person_id=by.person_id or 0, organisation=organisation, token_digest=digest_of(token), made_on=on
    )
    journal.record("agenda.calendar.renewed" if ended else "agenda.calendar.made", link, by=by, on=on)
    return Made(link, token)


@transaction.atomic
def end_link(*, organisation: Organisation, by: Actor, on: date) -> None:
    """Switch the link off."""
    allow(by.is_known and by.organisation_id == organisation.pk)
    link = own_link(by)
    if link and _end(by, on):
        journal.record("agenda.calendar.ended", link, by=by, on=on)


def _end(by: Actor, on: date) -> int:
    return CalendarLink.objects.visible_to(by).filter(ended_on=None).update(ended_on=on)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def actor_behind(token: str, *, on: date, at: datetime) -> tuple[CalendarLink, Actor] | None:
    """Who reads: the person with the roles that it holds today. Without a role the link opens nothing."""
    known = CalendarLink.objects.filter(token_digest=digest_of(token), ended_on=None, person__is_active=True)
    link = known.select_related("person").first()
    if link is None:
        return None
    who = queries.actor_for(link.person, organisation_id=link.organisation_id, on=on, at=at)
    return (link, who) if who.roles and who.organisation_id == link.organisation_id else None


def may_read_now(link: CalendarLink, at: datetime) -> bool:
    """Count the reading, by the hour, in the database: several processes serve one link."""
    own = CalendarLink.objects.filter(pk=link.pk)
    fresh = Q(reads_since=None) | Q(reads_since__lte=at - AN_HOUR)
    if own.filter(fresh).update(reads_since=at, reads=1):
        return True
    return bool(own.filter(reads__lt=READS_AN_HOUR).update(reads=F("reads") + 1))
