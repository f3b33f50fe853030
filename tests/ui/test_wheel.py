"""The geometry of the year's wheel."""

import itertools
from datetime import date
from math import hypot
from typing import Any

from shirushi.ui.wheel import CENTRE, RINGS, Point, wheel

MONTHS = [date(2026 + (month > 12), (month - 1) % 12 + 1, 1) for month in range(4, 16)]
PHASES = ["Plan", "Do", "Check", "Act"]


def entry(day: date, ring: int = 0, tone: str = "neutral", label: str = "x") -> dict[str, Any]:
    return {"day": day, "ring": ring, "tone": tone, "label": label, "url": f"#{label}"}


def distance(point: Point) -> float:
    return hypot(float(point.x) - CENTRE, float(point.y) - CENTRE)


def test_the_first_month_stands_right_of_the_top_and_the_last_left_of_it() -> None:
    drawn = wheel(MONTHS, PHASES, [], date(2026, 4, 1))

    first, last = drawn.months[0].name, drawn.months[-1].name
    assert float(first.x) > CENTRE > float(last.x)
    assert max(float(first.y), float(last.y)) < CENTRE


def test_a_dot_lies_on_the_ring_of_its_phase() -> None:
    drawn = wheel(MONTHS, PHASES, [entry(date(2026, 7, 1), ring) for ring in range(4)], date(2026, 4, 1))

    assert [round(distance(dot.at)) for dot in drawn.dots] == [radius for radius, _room in RINGS]


def test_what_has_no_room_side_by_side_becomes_one_dot_of_the_most_pressing() -> None:
    crowd = [entry(date(2026, 5, day), 3, "done", f"e{day}") for day in range(1, 6)]
    crowd[2]["tone"] = "attention"

    (dot,) = wheel(MONTHS, PHASES, crowd, date(2026, 4, 1)).dots

    assert (dot.count, dot.sign, dot.tone, dot.url) == (5, "5", "attention", "#e3")
    assert "e5" in dot.label


def test_dots_of_one_month_do_not_touch() -> None:
    for ring, (_radius, room) in enumerate(RINGS):
        dots = wheel(MONTHS, PHASES, [entry(date(2026, 5, 3), ring)] * room, date(2026, 4, 1)).dots

        gaps = [
            hypot(float(one.at.x) - float(two.at.x), float(one.at.y) - float(two.at.y))
            for one, two in itertools.pairwise(dots)
        ]
        assert len(dots) == room
        assert min(gaps) > 18


def test_what_lies_outside_the_year_is_not_drawn() -> None:
    drawn = wheel(MONTHS, PHASES, [entry(date(2026, 3, 31)), entry(date(2027, 4, 1))], date(2027, 4, 1))

    assert drawn.dots == []
    assert drawn.today is None
