"""The plans of the years, each entry as the ledgers say that it stands."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.pms.exports.kinds import Export, Part
from shirushi.pms.models import PlanEntry, YearPlan
from shirushi.pms.presentation import planning as words
from shirushi.pms.queries import planning as reads


def _entries(actor: Actor) -> Iterator[dict[str, Any]]:
    for plan in reads.plans(actor):
        for row in reads.rows(reads.standings(plan, reads.entries(actor).filter(plan=plan), actor.on)):
            yield {**row, "year": str(plan), "state": str(words.STATES[row["state"]])}


EXPORTS = (
    Export(
        "plans",
        8,
        _("Plan of the year"),
        (Part(_("Plan of the year"), [("year", _("Year"), 18), *words.COLUMNS], _entries),),
        (YearPlan, PlanEntry),
    ),
)
