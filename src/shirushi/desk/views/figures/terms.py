"""Renewals to come: the forecast by month, and the terms behind each of its figures."""

from dataclasses import dataclass
from tempfile import TemporaryFile

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shirushi.awards.cases import renewals
from shirushi.desk.forms.figures import TermFilter
from shirushi.desk.views.figures.sheets import term_table
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.views.files import attached
from shirushi.grants.models import Grant
from shirushi.papers.kinds import XLSX
from shirushi.people.access import BODY_WIDE_ROLES
from shirushi.sheets.writing import write_workbook
from shirushi.ui.columns import columns

ROWS_A_PAGE = 30
READ_AT_A_TIME = 1000
# Under the picture stands the month in which each of these begins.
HALF_YEAR = 6


@dataclass(frozen=True)
class Row:
    grant: Grant
    window: renewals.Window


@require_safe
@for_body(*BODY_WIDE_ROLES)
def forecast(request: HttpRequest) -> HttpResponse:
    months = renewals.forecast(actor(request))
    series = [
        (_("Windows that open"), [month.opens for month in months]),
        (_("Terms that end"), [month.expires for month in months]),
    ]
    names = ["" if month.first.month % HALF_YEAR != 1 else f"{month.first:%Y-%m}" for month in months]
    drawn = columns(names, series)
    return render(request, "desk/figures/renewals.html", {"months": months, "drawn": drawn})


@require_safe
@for_body(*BODY_WIDE_ROLES)
def terms(request: HttpRequest) -> HttpResponse:
    who, form = actor(request), TermFilter(request.GET)
    page = Paginator(_asked(request, form), ROWS_A_PAGE).get_page(request.GET.get("page"))
    rows = [
        Row(grant, renewals.window(who.scheme, grant.expires_on, who.on))
        for grant in page
        if grant.expires_on is not None
    ]
    shown = {"form": form, "page": page, "rows": rows, "query": request.GET.urlencode()}
    return render(request, "desk/figures/terms.html", shown)


@require_safe
@for_body(*BODY_WIDE_ROLES)
def terms_workbook(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    grants = _asked(request, TermFilter(request.GET)).iterator(chunk_size=READ_AT_A_TIME)
    target = TemporaryFile()  # noqa: SIM115 - closed with the answer
    write_workbook(target, [term_table(who, grants)], generated_on=who.on)
    target.seek(0)
    return attached(target, f"renewals-{who.on}.xlsx", XLSX)


def _asked(request: HttpRequest, form: TermFilter) -> QuerySet[Grant]:
    whole = form.terms(actor(request)).select_related(
        "dossier__unit__organisation", "registration", "review_body"
    )
    return whole.defer("decision")
