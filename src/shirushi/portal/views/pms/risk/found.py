"""What the pages of risk assessment look up and show alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from shirushi.entrance.doors import actor
from shirushi.pms.access import WHOLE
from shirushi.pms.models import Risk, RiskSheet
from shirushi.pms.presentation.risk import LEVEL_TONES, LEVELS, STATE_TONES, STATES, level_name
from shirushi.pms.queries import risk as reads

SEES = (*WHOLE, "department_head")
WRITES = ("representative", "privacy_officer", "department_head")
RUNS = ("representative", "privacy_officer")
ON_A_PAGE = 50
NOT_DONE, CONFLICT = 422, 409


def sheet_of(request: HttpRequest, pk: int) -> RiskSheet:
    seen = RiskSheet.objects.visible_to(actor(request))
    found: RiskSheet = get_object_or_404(
        seen.select_related("department", "organisation", "accepted_by"), pk=pk
    )
    return found


def risk_of(request: HttpRequest, pk: int) -> Risk:
    seen = Risk.objects.visible_to(actor(request))
    found: Risk = get_object_or_404(
        seen.select_related("sheet__department", "organisation", "sheet__organisation"), pk=pk
    )
    return found


@dataclass(frozen=True)
class Chip:
    tone: str
    label: Any


def state_chip(state: str) -> Chip:
    return Chip(STATE_TONES[state], STATES[state])


def level_chip(level: int) -> Chip:
    """A chip that says the degree in a word and in figures."""
    name = level_name(level)
    return Chip(LEVEL_TONES[name], f"{LEVELS[name]} {level}") if level else Chip("neutral", "—")


@dataclass(frozen=True)
class Cell:
    count: int
    level: str
    word: Any
    impact: int


@dataclass(frozen=True)
class Line:
    likelihood: int
    cells: list[Cell]


def grid(counts: Mapping[tuple[int, int], int]) -> list[Line]:
    """The lines of a heat map, the most likely on top."""
    return [
        Line(likelihood, [_cell(counts, likelihood, impact) for impact in (1, 2, 3)])
        for likelihood in (3, 2, 1)
    ]


def _cell(counts: Mapping[tuple[int, int], int], likelihood: int, impact: int) -> Cell:
    name = level_name(likelihood * impact)
    return Cell(counts.get((likelihood, impact), 0), name, LEVELS[name], impact)


def drawn(heat: reads.HeatMap) -> dict[str, list[Line]]:
    return {"before": grid(heat.before), "after": grid(heat.after)}


@dataclass(frozen=True)
class SheetRow:
    sheet: RiskSheet
    figures: reads.Figures
    state: Chip
    highest: Chip


def sheet_rows(sheets: Iterable[RiskSheet], who: Any) -> list[SheetRow]:
    listed = list(sheets)
    figures = reads.figures_of(listed)
    changed = reads.changed_sheets(who.organisation_id or 0, [each.pk for each in listed])
    return [
        SheetRow(
            each,
            figures[each.pk],
            state_chip(reads.state_of(each, who.on, changed)),
            level_chip(figures[each.pk].highest),
        )
        for each in listed
    ]
