"""Where the demonstration plays: its days, its people as they act on a day, and time, which acts as well.

A story is a generator that yields the day on which it goes on. All stories are played together, day by day,
so that journal, numbers and tasks come about in the order of time; the duties of the daily run act in between.
"""

import heapq
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from shirushi.agenda.models import Task
from shirushi.grants.models import Grant, Suspension
from shirushi.grants.queries import renewal_window
from shirushi.intake.models import Disqualification
from shirushi.operations.daily.bars import BARS_OVER
from shirushi.operations.daily.contracts import CONTRACTS_LAPSED
from shirushi.operations.daily.duty import ONE_DAY, Duty
from shirushi.operations.daily.halts import HALTS_OVER
from shirushi.operations.daily.reminders import DUE_TODAY, OVERDUE
from shirushi.operations.daily.suspensions import PERIODS_REACHED, REVOCATIONS_DUE
from shirushi.operations.daily.terms import RELIEFS_OVER, TERMS_BEGUN, TERMS_OVER
from shirushi.operations.daily.windows import RELIEFS_OPENED, WINDOWS_CLOSED, WINDOWS_OPENED
from shirushi.operations.demo.cast import Bodies
from shirushi.people import actor as actors
from shirushi.people import queries
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Person
from shirushi.record.models import JournalLine
from shirushi.review.models import Halt
from shirushi.rules.dates import TOKYO

Story = Generator[date, None, None]
Act = Callable[[], None]
# Time acts before people do.
TIME, PEOPLE = 0, 1
EARLY, AT_WORK = time(3), time(10)


@dataclass
class Stage:
    today: date
    random: Random
    bodies: Bodies

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def acting(self, who: Person, organisation: Organisation, on: date) -> Actor:
        at = datetime.combine(on, AT_WORK, TOKYO)
        return queries.actor_for(who, organisation_id=organisation.pk, on=on, at=at)


@dataclass
class Play:
    """All stories at once, up to today."""

    today: date
    _turns: list[tuple[date, int, int, Act]] = field(default_factory=list)
    _foreseen: set[tuple[date, str]] = field(default_factory=set)
    _count: int = 0
    _last_task: int = 0
    _last_line: int = 0

    def perform(self, stories: Iterable[Story]) -> None:
        for story in stories:
            self._go_on(story)
        while self._turns:
            _day, _rank, _place, act = heapq.heappop(self._turns)
            act()
            self._foresee()

    def will_change(self, grants: Iterable[Grant]) -> None:
        """What time will bring to these marks."""
        for grant in grants:
            self._foresee_term(grant)

    def _put(self, day: date, rank: int, act: Act) -> None:
        if day <= self.today:
            self._count += 1
            heapq.heappush(self._turns, (day, rank, self._count, act))

    def _go_on(self, story: Story) -> None:
        day = next(story, None)
        if day is not None:
            self._put(day, PEOPLE, lambda: self._go_on(story))

    def _time_brings(self, duty: Duty, day: date | None) -> None:
        if day is not None and (day, duty.name) not in self._foreseen:
            self._foreseen.add((day, duty.name))
            self._put(day, TIME, lambda: _perform(duty, day))

    def _foresee(self) -> None:
        """What follows in time from what was just done."""
        for pk, due_on in (
            Task.objects.filter(pk__gt=self._last_task).values_list("pk", "due_on").order_by("pk")
        ):
            self._last_task = pk
            self._foresee_task(due_on)
        for line in JournalLine.objects.filter(pk__gt=self._last_line).order_by("pk"):
            self._last_line = line.pk
            self._foresee_line(line)

    def _foresee_task(self, due_on: date | None) -> None:
        if due_on is not None:
            self._time_brings(DUE_TODAY, due_on)
            self._time_brings(OVERDUE, due_on + ONE_DAY)
            self._time_brings(CONTRACTS_LAPSED, due_on + ONE_DAY)
            self._time_brings(PERIODS_REACHED, due_on + ONE_DAY)

    def _foresee_line(self, line: JournalLine) -> None:
        if line.action == "grants.grant.begun":
            self._foresee_term(Grant.objects.get(pk=line.subject_id))
        elif line.action == "review.halt.begun":
            halt = Halt.objects.get(pk=line.subject_id)
            self._time_brings(HALTS_OVER, halt.planned_ends_on + ONE_DAY)
        elif line.action == "intake.disqualification.recorded":
            ends_on = Disqualification.objects.get(pk=line.subject_id).ends_on
            self._time_brings(BARS_OVER, ends_on and ends_on + ONE_DAY)
        elif line.action == "grants.suspension.begun":
            suspension = Suspension.objects.get(pk=line.subject_id)
            self._time_brings(REVOCATIONS_DUE, suspension.revocation_from)
        elif line.action == "grants.suspension.lifted":
            self._foresee_relief(line)

    def _foresee_relief(self, line: JournalLine) -> None:
        relief = line.after["renewal_relief"]
        self._time_brings(RELIEFS_OPENED, date.fromisoformat(line.after["lifted_on"]))
        if relief:
            self._time_brings(RELIEFS_OVER, date.fromisoformat(relief["apply_until"]) + ONE_DAY)

    def _foresee_term(self, grant: Grant) -> None:
        if grant.starts_on is None or grant.expires_on is None:
            return
        window = renewal_window(grant, grant.starts_on)
        closes_on = window.day("closes_on")
        self._time_brings(TERMS_BEGUN, grant.starts_on)
        self._time_brings(WINDOWS_OPENED, window.day("opens_on"))
        self._time_brings(WINDOWS_CLOSED, closes_on and closes_on + ONE_DAY)
        self._time_brings(TERMS_OVER, grant.expires_on + ONE_DAY)


def _perform(duty: Duty, day: date) -> None:
    by = actors.system(on=day, at=datetime.combine(day, EARLY, TOKYO))
    for thing in duty.due(day):
        duty.act(thing, by)
