"""Geometry of the year's wheel: twelve months clockwise from the top, a ring for each phase, a dot for each entry."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import cos, pi, sin
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import pgettext

from shirushi.ui.reading import read
from shirushi.ui.tones import SIGNS, tone_of

CENTRE = 240
# From the outermost ring to the innermost: the middle of each, and how many dots find room in one month of it.
RINGS = ((190, 4), (152, 3), (114, 2), (76, 2))
WIDTH = 38
KEY_SCALE = 12 / RINGS[0][0]
OUTER, INNER = RINGS[0][0] + WIDTH / 2, RINGS[-1][0] - WIDTH / 2
MONTH_NAMES = OUTER + 16
MONTHS = 12
STEP = 2 * pi / MONTHS


@dataclass(frozen=True)
class Point:
    x: str
    y: str


@dataclass(frozen=True)
class Month:
    """A month's name and the line at which it begins."""

    label: str
    name: Point
    begins: Point
    ends: Point
    is_now: bool


@dataclass(frozen=True)
class Ring:
    """`key_radius`: the same ring in the small picture that the key shows."""

    radius: int
    label: Any
    key_radius: str = ""


@dataclass(frozen=True)
class Dot:
    """An entry, or several of one month and phase for which there is no room side by side."""

    at: Point
    label: str
    tone: str
    sign: str
    url: str
    count: int


@dataclass(frozen=True)
class Wheel:
    months: list[Month]
    rings: list[Ring]
    dots: list[Dot]
    today: Point | None
    today_inner: Point | None
    today_name: Point | None


def wheel(months: Sequence[date], rings: Sequence[Any], entries: Iterable[Any], today: date) -> Wheel:
    """`entries` have `ring` (0 the outermost), `day`, `label`, `tone`, `url`."""
    angle = _angle(months, today)
    return Wheel(
        months=[_month(place, day, today) for place, day in enumerate(months)],
        rings=[
            Ring(radius, label, f"{radius * KEY_SCALE:.1f}")
            for (radius, _room), label in zip(RINGS, rings, strict=True)
        ],
        dots=[dot for group in _groups(months, entries) for dot in _dots(*group)],
        today=_point(OUTER + 6, angle) if angle is not None else None,
        today_inner=_point(INNER, angle) if angle is not None else None,
        today_name=_point(INNER - 20, angle) if angle is not None else None,
    )


def _month(place: int, day: date, today: date) -> Month:
    start = place * STEP
    return Month(
        label=str(date_format(day, pgettext("month on the wheel", "M"))),
        name=_point(MONTH_NAMES, start + STEP / 2),
        begins=_point(INNER, start),
        ends=_point(OUTER, start),
        is_now=(day.year, day.month) == (today.year, today.month),
    )


def _angle(months: Sequence[date], day: date) -> float | None:
    place = next(
        (n for n, month in enumerate(months) if (month.year, month.month) == (day.year, day.month)), None
    )
    if place is None:
        return None
    return (place + (day.day - 0.5) / monthrange(day.year, day.month)[1]) * STEP


def _groups(months: Sequence[date], entries: Iterable[Any]) -> list[tuple[int, int, list[Any]]]:
    """By ring and month, in the order of their days; what lies outside the year is not drawn."""
    places = {(month.year, month.month): place for place, month in enumerate(months)}
    known = [each for each in entries if (read(each, "day").year, read(each, "day").month) in places]

    def where(each: Any) -> tuple[int, int]:
        day = read(each, "day")
        return read(each, "ring"), places[day.year, day.month]

    ordered = sorted(known, key=lambda each: (*where(each), read(each, "day")))
    return [(ring, place, list(group)) for (ring, place), group in groupby(ordered, key=where)]


def _dots(ring: int, place: int, group: list[Any]) -> list[Dot]:
    radius, room = RINGS[ring]
    if len(group) > room:
        return [_dot(group, radius, (place + 0.5) * STEP)]
    share = STEP / len(group)
    return [_dot([each], radius, place * STEP + (n + 0.5) * share) for n, each in enumerate(group)]


def _dot(group: list[Any], radius: float, angle: float) -> Dot:
    """Of several the most pressing gives the colour, and its row is the one that the dot leads to."""
    first = min(group, key=lambda each: _PRESSING.get(tone_of(read(each, "tone")), len(_PRESSING)))
    tone = tone_of(read(first, "tone"))
    return Dot(
        at=_point(radius, angle),
        label="、".join(str(read(each, "label")) for each in group),
        tone=tone,
        sign=SIGNS[tone] if len(group) == 1 else str(len(group)),
        url=str(read(first, "url", "")),
        count=len(group),
    )


_PRESSING = {tone: place for place, tone in enumerate(("attention", "info", "neutral", "done", "ended"))}


def _point(radius: float, angle: float) -> Point:
    """Clockwise from the top."""
    return Point(f"{CENTRE + radius * sin(angle):.1f}", f"{CENTRE - radius * cos(angle):.1f}")
