"""The figures of a business year: pictures, and the table of their numbers."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.people.actor import Actor
from shirushi.pms.access import WHOLE
from shirushi.pms.queries import figures as reads
from shirushi.pms.queries import planning
from shirushi.pms.year_plan import FIRST_MONTH, year_of
from shirushi.portal.forms.pms.audits import FIRST_YEAR, LAST_YEAR
from shirushi.portal.views.pms.inventory.found import own
from shirushi.ui.columns import columns


@require_safe
@for_business(*WHOLE)
def figures(request: HttpRequest) -> HttpResponse:
    """The running year, or the one that is asked for."""
    who = actor(request)
    starts_on = _asked(request, _running(who))
    found = reads.year(own(request), starts_on, who.on)
    names = [str(month.month) for month in found.months]
    pictures = [
        {"title": title, "drawn": columns(names, [(row.label, row.values) for row in found.of_group(group)])}
        for group, title in reads.GROUPS.items()
    ]
    shown = {
        "starts_on": starts_on,
        "year": found,
        "pictures": pictures,
        "before": starts_on.year - 1,
        "after": starts_on.year + 1 if starts_on.replace(year=starts_on.year + 1) <= who.on else None,
    }
    return render(request, "portal/pms/figures.html", shown)


def _running(who: Actor) -> date:
    """The year begins as the newest plan says; else in April."""
    plan = planning.running(who)
    return year_of(who.on, plan.starts_on.month if plan else FIRST_MONTH)


def _asked(request: HttpRequest, running: date) -> date:
    asked = request.GET.get("year", "")
    if not asked:
        return running
    if not asked.isdecimal() or not FIRST_YEAR <= int(asked) <= LAST_YEAR - 1:
        raise Http404
    return running.replace(year=int(asked))
