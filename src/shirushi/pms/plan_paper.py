"""The plan of a year on one landscape sheet: entries down, months across, as one hands it to an assessor."""

from collections.abc import Sequence
from datetime import date
from importlib import resources
from pathlib import Path

from django.utils.translation import gettext as _

from shirushi.papers import printing
from shirushi.pms.models import YearPlan
from shirushi.pms.queries.planning import Standing
from shirushi.ui.days import short_day, written_day
from shirushi.ui.language import language

# A month in which something is planned, in which it was done, in which it was planned and is dropped.
PLANNED, DONE, DROPPED = "○", "●", "―"


def as_pdf(plan: YearPlan, listed: Sequence[Standing], *, on: date) -> bytes:
    """As of a day: the same plan on the same day gives the same bytes."""
    heads = [_("Phase"), _("What is to be done"), _("Who does it")]
    data = {
        "title": _("Plan of the year"),
        "company": plan.organisation.name,
        "edition": f"{written_day(plan.starts_on)} – {written_day(plan.ends_on)}",
        "rows": [list(row) for row in _approval(plan)],
        "heads": [*heads, *(f"{month.month}" for month in plan.months), _("Done on")],
        "lines": [_line(plan, each) for each in listed],
        "key": _("○ planned  ● done  ― dropped"),
        "language": language(),
    }
    with resources.as_file(resources.files("shirushi.pms") / "typst" / "year_plan.typ") as template:
        return printing.pdf(Path(template), data, dated=on)


def _approval(plan: YearPlan) -> list[tuple[str, str]]:
    if not plan.approved_on:
        return [(_("Approved on"), _("not yet"))]
    return [(_("Approved on"), f"{written_day(plan.approved_on)} {plan.approved_by}")]


def _line(plan: YearPlan, each: Standing) -> list[str]:
    entry = each.entry
    mark = DROPPED if each.state == "dropped" else DONE if each.done_on else PLANNED
    here = (entry.due_on.year, entry.due_on.month)
    months = [mark if (month.year, month.month) == here else "" for month in plan.months]
    done = entry.drop_reason if entry.dropped_on else short_day(each.done_on) if each.done_on else ""
    return [
        str(entry.get_phase_display()),
        entry.title,
        str(entry.owner or entry.get_role_display()),
        *months,
        done,
    ]
