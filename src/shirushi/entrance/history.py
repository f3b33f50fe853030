"""Journal lines in words: the act, who, when, what changed, why."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from shirushi.entrance import actions
from shirushi.entrance.wording import CODED, CODES, UNSAID, label
from shirushi.people import queries
from shirushi.record.models import JournalLine
from shirushi.ui.amounts import grouped
from shirushi.ui.days import NOTHING, written_day

ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Change:
    """One thing that an act wrote down, with what it was before (None: nothing was)."""

    label: str | Promise
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Entry:
    action: str
    text: str | Promise
    effective_on: date
    recorded_at: datetime
    who: str
    organisation: str
    changes: list[Change]
    decision: Any
    is_annulled: bool


def entries(lines: Iterable[JournalLine]) -> list[Entry]:
    """The lines in words; the names of all actors are read at once."""
    read = list(lines)
    names = queries.names_of(
        {line.actor_id for line in read if line.actor_id},
        {line.organisation_id for line in read if line.organisation_id},
    )
    return [_entry(line, names) for line in read]


def _entry(line: JournalLine, names: Mapping[str, Mapping[int, str]]) -> Entry:
    return Entry(
        action=line.action,
        text=actions.sentence(line.action),
        effective_on=line.effective_on,
        recorded_at=line.recorded_at,
        who=names["persons"].get(line.actor_id or 0, "") if line.actor_id else _("Daily run"),
        organisation=names["organisations"].get(line.organisation_id or 0, ""),
        changes=changes(line.before, line.after, line.effective_on),
        decision=line.decision,
        is_annulled=bool(line.annulled_by.all()),
    )


def changes(before: Mapping[str, Any], after: Mapping[str, Any], on: date) -> list[Change]:
    """Before and after side by side, in the order in which they were written."""
    was, is_now = dict(_flat(before)), dict(_flat(after))
    return [
        Change(label(_last(key), on), _written(key, was, before), _written(key, is_now, after))
        for key in {**was, **is_now}
        if _last(key) not in UNSAID
    ]


def _flat(facts: Mapping[str, Any], way: str = "") -> Iterable[tuple[str, Any]]:
    for key, value in facts.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{way}{key}.")
        else:
            yield f"{way}{key}", value


def _last(key: str) -> str:
    return key.rsplit(".", 1)[-1]


def _written(key: str, facts: Mapping[str, Any], whole: Mapping[str, Any]) -> str | None:
    """None where that side of the line wrote nothing at all; — for a fact that was empty."""
    if not whole:
        return None
    return value(key, facts.get(key))


def value(key: str, fact: Any) -> str:
    """A stored fact as people write it."""
    if isinstance(fact, list):
        return "、".join(value(key, each) for each in fact) or NOTHING
    if fact is None or fact == "":
        return NOTHING
    if isinstance(fact, bool):
        return _("yes") if fact else _("no")
    if isinstance(fact, int):
        return grouped(fact)
    return _word(key, str(fact))


def _word(key: str, fact: str) -> str:
    if ISO_DAY.fullmatch(fact):
        return written_day(fact)
    if _last(key) in CODED and fact in CODES:
        return str(CODES[fact])
    return str(actions.codes_of(_last(key)).get(fact, fact))
