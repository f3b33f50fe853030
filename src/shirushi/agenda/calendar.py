"""A person's open tasks, and what else rooms plan for it, as a calendar that other programs read (RFC 5545).

A room adds its own days with `register(name, source)` from the app's ready(). Nothing but titles goes out: a
calendar lies on telephones and in services that the scheme does not know.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Component

from shirushi.agenda import queries
from shirushi.people.actor import Actor

PRODUCT = "-//Shirushi//agenda//JA"
# How often a program should look again.
READ_AGAIN = timedelta(hours=6)
LONGEST_TITLE = 200


@dataclass(frozen=True)
class Event:
    """Something on a day. `key` is stable: the same thing moved to another day stays the same event."""

    key: str
    day: date
    title: str


Source = Callable[[Actor], Iterable[Event]]
_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    _sources[name] = source


def events_of(actor: Actor) -> Iterator[Event]:
    """What the person has to do, by the roles that it holds today; then what the rooms add."""
    for task in queries.tasks_for(actor).exclude(due_on=None):
        if task.due_on:
            yield Event(f"task-{task.pk}", task.due_on, task.label)
    for source in _sources.values():
        yield from source(actor)


def written(actor: Actor, *, host: str) -> bytes:
    """The calendar as it stands at the moment of the actor."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _("To do: %(organisation)s") % {"organisation": actor.organisation_name})
    made.add("x-published-ttl", "PT6H")
    made.add("refresh-interval", READ_AGAIN, parameters={"value": "DURATION"})
    for event in events_of(actor):
        made.add_component(_component(event, actor.at, host))
    content: bytes = made.to_ical()
    return content


def _component(event: Event, at: datetime, host: str) -> Component:
    """A whole day of Tokyo: a date has no zone, so it is the same day wherever it is read. No alarm."""
    made = Component()
    made.add("uid", f"{event.key}@{host}")
    made.add("dtstamp", at)
    made.add("dtstart", event.day)
    made.add("dtend", event.day + timedelta(days=1))
    made.add("summary", " ".join(event.title.split())[:LONGEST_TITLE])
    made.add("transp", "TRANSPARENT")
    made.add("class", "PRIVATE")
    return made
