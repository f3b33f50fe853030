"""Geometry of the drawn pieces, in percent of the width: letters keep their size on every screen."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from shirushi.ui.days import as_day, short_day
from shirushi.ui.reading import read
from shirushi.ui.tones import tone_of

# Today is drawn beside a term as long as the bar does not shrink to nothing by it.
_FARTHEST_TODAY = 0.5
_NEAR_THE_EDGE = 8.0


@dataclass(frozen=True)
class Span:
    starts_on: date
    ends_on: date | None
    tone: str
    label: str
    x: str
    width: str

    @property
    def days(self) -> str:
        return f"{short_day(self.starts_on)}〜{short_day(self.ends_on) if self.ends_on else ''}"


@dataclass(frozen=True)
class TermBar:
    starts_on: date
    expires_on: date
    today: date
    x: str
    width: str
    spans: list[Span]
    today_x: str
    today_anchor: str


class Scale:
    """Days laid along a line from 0 to 100."""

    def __init__(self, first: date, last: date) -> None:
        self.first = first
        self.days = max((last - first).days, 1)

    def at(self, day: date) -> float:
        return (day - self.first).days / self.days * 100

    def width(self, first: date, last: date) -> float:
        return max(self.at(last) - self.at(first), 0.6)


def term_bar(starts_on: Any, expires_on: Any, today: Any, spans: Any = None) -> TermBar | None:
    """The bar of a term, or nothing where the term has no days yet."""
    first, last, now = as_day(starts_on), as_day(expires_on), as_day(today)
    if first is None or last is None or now is None:
        return None
    given = [_Given.of(span) for span in spans or []]
    scale = _scale(first, last, now, given)
    today_x = scale.at(now)
    return TermBar(
        starts_on=first,
        expires_on=last,
        today=now,
        x=_percent(scale.at(first)),
        width=_percent(scale.width(first, last)),
        spans=[_span(scale, span) for span in given if span.starts_on],
        today_x=_percent(today_x) if 0 <= today_x <= 100 else "",  # noqa: PLR2004 - percent
        today_anchor=_anchor(today_x),
    )


@dataclass(frozen=True)
class _Given:
    starts_on: date | None
    ends_on: date | None
    tone: str
    label: str

    @classmethod
    def of(cls, span: Any) -> "_Given":
        return cls(
            as_day(read(span, "start")),
            as_day(read(span, "end")),
            tone_of(read(span, "tone")),
            str(read(span, "label", "")),
        )


def _scale(first: date, last: date, today: date, spans: list[_Given]) -> Scale:
    days = [day for span in spans for day in (span.starts_on, span.ends_on) if day]
    earliest, latest = min([first, *days]), max([last, *days])
    beyond = timedelta(days=(latest - earliest).days * _FARTHEST_TODAY)
    if earliest - beyond <= today <= latest + beyond:
        earliest, latest = min(earliest, today), max(latest, today)
    return Scale(earliest, latest)


def _span(scale: Scale, given: _Given) -> Span:
    starts_on = given.starts_on or scale.first
    last = given.ends_on or scale.first + timedelta(days=scale.days)
    return Span(
        starts_on=starts_on,
        ends_on=given.ends_on,
        tone=given.tone,
        label=given.label,
        x=_percent(scale.at(starts_on)),
        width=_percent(scale.width(starts_on, last)),
    )


def _percent(number: float) -> str:
    return f"{number:.2f}%"


def _anchor(x: float) -> str:
    if x < _NEAR_THE_EDGE:
        return "start"
    return "end" if x > 100 - _NEAR_THE_EDGE else "middle"


@dataclass(frozen=True)
class Band:
    first: int
    last: int
    label: str
    tone: str
    note: str
    weight: int
    level: int | None
    base: int | None

    @property
    def levels(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def level_bands(bands: Any, level: Any = None, base: Any = None) -> list[Band]:
    """The bands of the scale, each knowing whether the level or the base value lies in it."""
    return [_band(band, _whole(level), _whole(base)) for band in bands or []]


def _band(band: Any, level: int | None, base: int | None) -> Band:
    first, last = int(read(band, "first")), int(read(band, "last"))
    return Band(
        first=first,
        last=last,
        label=str(read(band, "label", "")),
        tone=str(read(band, "tone", "neutral")),
        note=str(read(band, "note", "") or ""),
        weight=min(last - first + 1, 11),
        level=level if level is not None and first <= level <= last else None,
        base=base if base is not None and first <= base <= last else None,
    )


def _whole(value: Any) -> int | None:
    return None if value in (None, "") else int(value)


def ring_percent(percent: Any) -> int:
    return max(0, min(100, round(float(percent or 0))))
