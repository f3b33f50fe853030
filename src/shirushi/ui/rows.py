"""Rows of the repeated pieces: facts, timeline, steps, tasks, trail, pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, ngettext

from shirushi.ui.days import NOTHING
from shirushi.ui.reading import read
from shirushi.ui.tones import tone_of

STEP_SIGNS = {"done": "✓", "current": "●", "ahead": "", "halted": "■"}


@dataclass(frozen=True)
class Fact:
    label: Any
    value: Any


def facts_of(rows: Any) -> list[Fact]:
    """Facts from (label, value) pairs, from a mapping, or from things with label and value."""
    if isinstance(rows, Mapping):
        rows = rows.items()
    return [_fact(row) for row in rows or []]


def _fact(row: Any) -> Fact:
    label, value = row if isinstance(row, tuple | list) else (read(row, "label"), read(row, "value"))
    return Fact(label, NOTHING if value in (None, "") else value)


@dataclass(frozen=True)
class Entry:
    on: Any
    text: Any
    detail: Any
    cites: Any
    url: Any
    tone: str


def entries_of(entries: Any) -> list[Entry]:
    return [
        Entry(
            on=read(entry, "on"),
            text=read(entry, "text", ""),
            detail=read(entry, "detail", ""),
            cites=read(entry, "cites", ()),
            url=read(entry, "url", ""),
            tone=tone_of(read(entry, "tone", "neutral")),
        )
        for entry in entries or []
    ]


@dataclass(frozen=True)
class Step:
    label: Any
    state: str
    sign: str
    state_word: str
    on: Any
    who: Any


def steps_of(steps: Any) -> list[Step]:
    return [_step(step) for step in steps or []]


def _step(step: Any) -> Step:
    state = str(read(step, "state", "ahead"))
    state = state if state in STEP_SIGNS else "ahead"
    return Step(
        label=read(step, "label", ""),
        state=state,
        sign=STEP_SIGNS[state],
        state_word=state_word(state),
        on=read(step, "on"),
        who=read(step, "who"),
    )


def state_word(state: str) -> str:
    words = {
        "done": gettext("Done"),
        "current": gettext("Now"),
        "ahead": gettext("Ahead"),
        "halted": gettext("Halted"),
    }
    return words[state]


@dataclass(frozen=True)
class Distance:
    """Days to or past a due day, as a figure and a word under it."""

    figure: str
    word: str
    pressing: bool


def distance_of(days: Any) -> Distance:
    if days in (None, ""):
        return Distance(NOTHING, gettext("no due day"), pressing=False)
    count = int(days)
    if count == 0:
        return Distance(gettext("Today"), gettext("due"), pressing=True)
    figure = ngettext("%(count)s day", "%(count)s days", abs(count)) % {"count": abs(count)}
    return Distance(figure, gettext("to go") if count > 0 else gettext("past due"), pressing=count < 0)


@dataclass(frozen=True)
class Crumb:
    label: Any
    url: Any


def crumbs_of(parts: tuple[Any, ...]) -> list[Crumb]:
    """label, url, label, url, …; a last label alone is the page itself."""
    labels, urls = parts[::2], [*parts[1::2], ""]
    return [Crumb(label, url) for label, url in zip(labels, urls, strict=False)]
