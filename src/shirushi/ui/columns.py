"""Geometry of small column charts: months across, the series side by side in each, in percent of the width."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

HEIGHT = 96
# How much of a month's room its columns take.
FILLED = 0.8


@dataclass(frozen=True)
class Column:
    x: str
    y: str
    width: str
    height: str
    series: int


@dataclass(frozen=True)
class Name:
    x: str
    text: str


@dataclass(frozen=True)
class Columns:
    columns: list[Column]
    names: list[Name]
    series: list[Any]
    highest: int


def columns(names: Sequence[str], series: Sequence[tuple[Any, Sequence[int]]]) -> Columns:
    """`series` are words with a number for each name. A number of 0 draws nothing."""
    highest = max((value for _words, values in series for value in values), default=0)
    room = 100 / max(len(names), 1)
    drawn = [
        _column(place, number, len(series), value / highest, room)
        for number, (_words, values) in enumerate(series)
        for place, value in enumerate(values)
        if value
    ]
    middles = [Name(f"{(place + 0.5) * room:.2f}%", text) for place, text in enumerate(names)]
    return Columns(drawn, middles, [words for words, _values in series], highest)


def _column(place: int, number: int, count: int, share: float, room: float) -> Column:
    width = room * FILLED / count
    height = max(share * HEIGHT, 2)
    return Column(
        x=f"{place * room + room * (1 - FILLED) / 2 + number * width:.2f}%",
        y=f"{HEIGHT - height:.1f}",
        width=f"{width:.2f}%",
        height=f"{height:.1f}",
        series=number + 1,
    )
