"""What the pages of the plan look up alike: a plan with its standings, its wheel, its rows."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from shirushi.entrance.doors import actor
from shirushi.people.actor import Actor
from shirushi.pms.models import PlanEntry, YearPlan
from shirushi.pms.presentation import planning as words
from shirushi.pms.queries import planning as reads
from shirushi.ui import wheel

RUNNING = ("representative", "privacy_officer")
RINGS = {phase: place for place, phase in enumerate(PlanEntry.Phase.values)}


@dataclass(frozen=True)
class Row:
    """An entry with its word and the page where it is done."""

    it: PlanEntry
    done_on: Any
    tone: str
    word: Any
    state: str
    url: str


def plan_of(request: HttpRequest, pk: int) -> YearPlan:
    found: YearPlan = get_object_or_404(reads.plans(actor(request)), pk=pk)
    return found


def entry_of(request: HttpRequest, pk: int) -> PlanEntry:
    found: PlanEntry = get_object_or_404(reads.entries(actor(request)), pk=pk)
    return found


def standings_of(who: Actor, plan: YearPlan) -> list[reads.Standing]:
    return reads.standings(plan, reads.entries(who).filter(plan=plan), who.on)


def row_of(each: reads.Standing) -> Row:
    entry = each.entry
    tone, word = words.TONES[each.state], words.STATES[each.state]
    return Row(entry, each.done_on, tone, word, each.state, url_of(entry))


def url_of(entry: PlanEntry) -> str:
    """Where the entry is done; "" for one that is ticked on its own page."""
    if entry.ledger in words.VIEWS_OF_ONE:
        return reverse(words.VIEWS_OF_ONE[entry.ledger], args=[entry.source_id])
    return reverse(words.VIEWS[entry.ledger]) if entry.ledger in words.VIEWS else ""


def drawn(plan: YearPlan, listed: list[reads.Standing], who: Actor, page: str = "") -> wheel.Wheel:
    """The wheel; its dots lead to the rows of the table, on this page or on the page that is told."""
    entries = [
        {
            "ring": RINGS[each.entry.phase],
            "day": each.entry.due_on,
            "label": f"{each.entry.title} {words.STATES[each.state]}",
            "tone": words.TONES[each.state],
            "url": f"{page}#entry-{each.entry.pk}",
        }
        for each in listed
        if each.state != "dropped"
    ]
    return wheel.wheel(plan.months, PlanEntry.Phase.labels, entries, who.on)
