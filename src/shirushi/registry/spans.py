"""The standing of a registration over time, from the dated facts of its grants. Pure but for the rulebook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from shirushi.rules import Rulebook

Facts = Mapping[str, Any]
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    standing: str
    may_show_mark: bool
    from_on: date
    until_on: date | None


def spans_of(grants: Sequence[Facts], *, scheme: str, book: Rulebook) -> list[Span]:
    """Spans without gap from the first term's start on; the last one is open. `grants` are ordered by start."""
    days = sorted({day for facts in grants for day in _breaks(facts) if day >= _start(grants[0])})
    stood = [(day, *_standing(grants, day, scheme, book)) for day in days]
    changes = [
        now for before, now in zip([None, *stood], stood, strict=False) if not before or before[1:] != now[1:]
    ]
    ends: list[date | None] = [following[0] - DAY for following in changes[1:]]
    return [Span(s, m, day, end) for (day, s, m), end in zip(changes, [*ends, None], strict=True)]


def governing(grants: Sequence[Facts], day: date) -> Facts:
    """The grant whose facts say how the mark stands on the day: the last that has begun."""
    begun = [facts for facts in grants if _start(facts) <= day]
    return begun[-1] if begun else grants[0]


def _standing(grants: Sequence[Facts], day: date, scheme: str, book: Rulebook) -> tuple[str, bool]:
    governs = governing(grants, day)
    begun = [s for s in governs.get("suspensions", ()) if _date(s["starts_on"]) <= day]
    facts = {**governs, "suspensions": begun, "scheme": scheme, "on": day}
    outcome = book.require("standing", facts).outcome or {}
    return outcome["standing"], outcome["may_show_mark"]


def _start(facts: Facts) -> date:
    return _date(facts["starts_on"])


def _date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _breaks(facts: Facts) -> set[date]:
    """Days on which the standing may change: each dated fact, and the day after it (a last day's end)."""
    values = [value for key, value in facts.items() if key.endswith(("_on", "_until"))]
    for suspension in facts.get("suspensions", ()):
        values.extend(suspension.values())
    days = {_date(value) for value in values if value}
    return days | {day + DAY for day in days}
