"""The figures of a business year: pictures, and the table of their numbers."""

from collections.abc import Iterator
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.people.actor import Actor
from shirushi.pms.access import WHOLE
from shirushi.pms.queries import figures as reads
from shirushi.pms.queries import planning
from shirushi.pms.year_plan import FIRST_MONTH, year_of
from shirushi.portal.forms.pms.audits import FIRST_YEAR, LAST_YEAR
from shirushi.portal.views.pms.downloads import excel
from shirushi.portal.views.pms.inventory.found import own
from shirushi.sheets.writing import Column, Row, workbook
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


@require_safe
@for_business(*WHOLE)
def figures_export(request: HttpRequest) -> HttpResponse:
    """The same numbers as a workbook, a row for each figure."""
    who = actor(request)
    starts_on = _asked(request, _running(who))
    found = reads.year(own(request), starts_on, who.on)
    content = workbook(str(_("Figures of the year")), _columns(found), _rows(found), generated_on=who.on)
    return excel(content, f"{_('Figures of the year')}_{starts_on:%Y-%m}")


def _columns(found: reads.Year) -> list[Column]:
    months = [(f"{month:%Y-%m}", f"{month:%Y-%m}", 9.0) for month in found.months]
    return [("label", _("Figure"), 34.0), *months, ("total", _("In all"), 9.0)]


def _rows(found: reads.Year) -> Iterator[Row]:
    """Month by month; what has no months stands as one number."""
    for row in found.rows:
        by_month = dict(zip([f"{month:%Y-%m}" for month in found.months], row.values, strict=True))
        yield {"label": str(row.label), **by_month, "total": row.total}
    yield {"label": str(_("Had a course to pass")), "total": found.trained.present}
    yield {"label": str(_("Of these have passed")), "total": found.trained.passed}
    yield {"label": str(_("Nonconformities without confirmed effect")), "total": found.open_findings}


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
