"""Figures for a body: each leads to the list behind it, stands in a table, and leaves as a workbook."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shirushi.awards.cases import ages, found, load
from shirushi.billing import queries as billing
from shirushi.desk.forms.figures import PeriodForm
from shirushi.desk.forms.home import without_params
from shirushi.desk.views.figures import sheets
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.views.files import attached
from shirushi.papers.kinds import XLSX
from shirushi.people.access import BODY_WIDE_ROLES
from shirushi.people.rights import allow
from shirushi.review.edition import requirement_label
from shirushi.sheets.writing import workbook_of
from shirushi.ui.columns import columns

PERSONAL = (*BODY_WIDE_ROLES, "assessor")
HANDLERS = ("clerk", "officer")
PICTURED = 12


@require_safe
@for_body(*BODY_WIDE_ROLES)
def steps(request: HttpRequest) -> HttpResponse:
    """How many cases stand where and for how long, what falls due in them, what money is still out."""
    who = actor(request)
    rows = ages.ages(who)
    series = [(_("Cases"), [row.cases for row in rows]), (_("Over the aim"), [row.over for row in rows])]
    shown = {
        "rows": rows,
        "drawn": columns([str(place) for place in range(1, len(rows) + 1)], series),
        "open_count": sum(row.cases for row in rows),
        "deadlines": [(without_params(row.kind), row) for row in ages.deadlines(who)],
        "money": billing.open_money(who) if who.has(*HANDLERS) else None,
    }
    return render(request, "desk/figures/steps.html", shown)


@require_safe
@for_body(*BODY_WIDE_ROLES)
def findings(request: HttpRequest) -> HttpResponse:
    """Which requirements fail most, over a period."""
    who, form = actor(request), PeriodForm(request.GET)
    first, last = form.days(who.on)
    rows = [
        (requirement_label(who.scheme, each.requirement, who.on), each)
        for each in found.by_requirement(who, first, last)
    ]
    counted = [(_("Nonconformities"), [each.nonconformities for _label, each in rows[:PICTURED]])]
    shown = {
        "form": PeriodForm(initial={"found_from": first, "found_until": last}),
        "first": first,
        "last": last,
        "rows": rows,
        "drawn": columns([each.requirement for _label, each in rows[:PICTURED]], counted),
        "query": request.GET.urlencode(),
    }
    return render(request, "desk/figures/findings.html", shown)


@require_safe
@for_body(*PERSONAL)
def loads(request: HttpRequest) -> HttpResponse:
    """Who has how many cases: an assessor reads the own line only."""
    who = actor(request)
    whole = who.has(*BODY_WIDE_ROLES)
    shown: dict[str, Any] = {
        "rows": load.by_body(who) if who.is_granting_body else load.by_reviewer(who),
        "is_by_body": who.is_granting_body,
        "is_whole": whole,
        "unstaffed": load.unstaffed(who) if whole and who.is_review_body else 0,
    }
    return render(request, "desk/figures/load.html", shown)


@require_safe
@for_body(*PERSONAL)
def workbook(request: HttpRequest, what: str) -> HttpResponse:
    """The tables of one page of figures."""
    if what not in sheets.PAGES:
        raise Http404
    who = actor(request)
    allow(what == "load" or who.has(*BODY_WIDE_ROLES))
    tables = sheets.PAGES[what](who, PeriodForm(request.GET).days(who.on))
    made = workbook_of(tables, generated_on=who.on)
    return attached(made, f"{what}-{who.on}.xlsx", XLSX)
