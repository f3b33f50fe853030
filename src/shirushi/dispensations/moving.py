"""Which dates a dispensation moves: shown before it is in force, written when it is, and when it is annulled."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from shirushi.agenda.services import notify
from shirushi.dispensations import movable as movables
from shirushi.dispensations.models import Deadline, Dispensation
from shirushi.dispensations.movable import Movable, Period
from shirushi.dispensations.reach import dossiers_reached, in_force, rows_among
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Role
from shirushi.record import journal
from shirushi.rules import Decision

ANSWERING = (Role.REPRESENTATIVE, Role.PRIVACY_OFFICER)


@dataclass(frozen=True)
class Moved:
    """One deadline of one case: as it stands, and as it will."""

    movable: Movable
    thing: Any
    dossier: Dossier
    before: date
    after: date
    decision: Decision | None

    @property
    def label(self) -> str:
        return str(Deadline(self.movable.deadline).label)


@dataclass
class Preview:
    """How many deadlines of which kind move, and the first of them."""

    counts: Counter[str] = field(default_factory=Counter)
    dossiers: set[int] = field(default_factory=set)
    first: list[Moved] = field(default_factory=list)

    @property
    def by_kind(self) -> list[tuple[str, int]]:
        return [(str(Deadline(code).label), count) for code, count in self.counts.items()]


def preview(dispensation: Dispensation, *, on: date, shown: int = 20) -> Preview:
    """What would move if it were in force."""
    seen = Preview()
    for moved in moves(dispensation, [*in_force(dispensation.scheme), dispensation], on):
        seen.counts[moved.movable.deadline] += 1
        seen.dossiers.add(moved.dossier.pk)
        if len(seen.first) < shown:
            seen.first.append(moved)
    return seen


def moves(dispensation: Dispensation, found: Iterable[Dispensation], on: date) -> Iterator[Moved]:
    """The deadlines in its reach that do not stand where `found` say."""
    period = Period(dispensation.from_on, dispensation.until_on)
    known = list(found)
    reached = dossiers_reached(dispensation)
    for code in dispensation.deadlines:
        movable = movables.of(code)
        if movable is None:
            continue
        for thing in movable.open_in(reached, period):
            yield from _moved(movable, thing, known, on)


def _moved(movable: Movable, thing: Any, known: list[Dispensation], on: date) -> Iterator[Moved]:
    dossier = movable.dossier_of(thing)
    before = movable.stands_on(thing, on)
    after, decision = movable.asked(thing, rows_among(known, dossier, movable.deadline), on)
    if before is not None and after is not None and before != after:
        yield Moved(movable, thing, dossier, before, after, decision)


def bring_up_to_date(dispensation: Dispensation, *, by: Actor, on: date) -> int:
    """Write each day that moves, with its line and a word to the business. Returns how many."""
    found = list(moves(dispensation, in_force(dispensation.scheme), on))
    for moved in found:
        moved.movable.move(moved.thing, moved.after, moved.decision, on)
        journal.record(
            "dispensations.deadline.moved",
            moved.thing,
            dossier_id=moved.dossier.pk,
            by=by,
            on=on,
            decision=moved.decision,
            before={"due_on": moved.before},
            after={"due_on": moved.after, "title": dispensation.title, "notice": dispensation.notice},
        )
        _tell(moved, dispensation, by, on)
    return len(found)


def _tell(moved: Moved, dispensation: Dispensation, by: Actor, on: date) -> None:
    notify(
        kind=f"dispensations.moved_{moved.movable.deadline}",
        dossier=moved.dossier,
        subject_id=dispensation.pk,
        organisation=moved.dossier.unit.organisation,
        roles=ANSWERING,
        by=by,
        on=on,
        params={
            "title": dispensation.title,
            "notice": dispensation.notice,
            "before": moved.before,
            "after": moved.after,
        },
    )
