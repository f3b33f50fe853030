"""How long a visit takes by its agenda: time that two assessors spend side by side counts once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Slot:
    """One entry of an agenda as it is planned."""

    day: date
    starts_at: time
    ends_at: time
    topic: str
    meets: str = ""
    assessor_id: int | None = None


def hours(slots: Iterable[Slot]) -> float:
    """Hours of all days together."""
    days: dict[date, list[Slot]] = defaultdict(list)
    for slot in slots:
        days[slot.day].append(slot)
    return sum((_length(each) for each in days.values()), timedelta()) / HOUR


def _length(slots: list[Slot]) -> timedelta:
    ordered = sorted(slots, key=lambda slot: slot.starts_at)
    length, until = timedelta(), timedelta()
    for slot in ordered:
        start, end = _since_midnight(slot.starts_at), _since_midnight(slot.ends_at)
        length += max(end - max(start, until), timedelta())
        until = max(until, end)
    return length


def clashes(slots: Iterable[Slot]) -> list[tuple[Slot, Slot]]:
    """Entries that have one assessor in two places at once."""
    of_person: dict[tuple[date, int], list[Slot]] = defaultdict(list)
    for slot in slots:
        if slot.assessor_id is not None:
            of_person[slot.day, slot.assessor_id].append(slot)
    return [
        (first, second)
        for own in of_person.values()
        for first, second in pairwise(sorted(own, key=lambda slot: slot.starts_at))
        if second.starts_at < first.ends_at
    ]


def _since_midnight(when: time) -> timedelta:
    return timedelta(hours=when.hour, minutes=when.minute)
