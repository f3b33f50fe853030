"""The list of cases: what was asked for stands in the address, so that it can be kept and exported."""

from tempfile import TemporaryFile

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shirushi.awards.cases import listing, load
from shirushi.awards.cases.rows import all_rows, rows
from shirushi.awards.cases.sheets import case_table
from shirushi.desk.forms.cases import CaseFilter
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.views.files import attached
from shirushi.papers.kinds import XLSX
from shirushi.people import queries as people
from shirushi.people.actor import Actor
from shirushi.people.models import Scheme
from shirushi.sheets.writing import write_workbook

ROWS_A_PAGE = 25
READ_AT_A_TIME = 2000


@require_safe
@for_body()
def applications(request: HttpRequest) -> HttpResponse:
    who, form = actor(request), _filter(request)
    keys = listing.cases(who, form.asked()).values_list("pk", flat=True)
    page = Paginator(keys, ROWS_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "form": form,
        "page": page,
        "rows": rows(list(page.object_list), who.on),
        "today": who.on,
        "query": request.GET.urlencode(),
    }
    return render(request, "desk/applications/applications.html", shown)


@require_safe
@for_body()
def workbook(request: HttpRequest) -> HttpResponse:
    """The same list whole, written row by row to a file."""
    who, form = actor(request), _filter(request)
    keys = listing.cases(who, form.asked()).values_list("pk", flat=True)
    table = case_table(all_rows(keys.iterator(chunk_size=READ_AT_A_TIME), who.on))
    target = TemporaryFile()  # noqa: SIM115 - closed with the answer
    write_workbook(target, [table], generated_on=who.on)
    target.seek(0)
    return attached(target, f"cases-{who.on}.xlsx", XLSX)


def _filter(request: HttpRequest) -> CaseFilter:
    who = actor(request)
    return CaseFilter(
        request.GET.dict(),
        reviewers=_reviewers(who),
        bodies=_bodies(who),
        knows_sizes=who.scheme == Scheme.PRIVACYMARK,
    )


def _bodies(who: Actor) -> list[tuple[int, str]]:
    """A review body has its own cases only."""
    return [(each.pk, each.name) for each in people.review_bodies(who.scheme)] if who.is_granting_body else []


def _reviewers(who: Actor) -> list[tuple[int, str]]:
    """Those of the body who review now; an assessor sees the own cases only and is not asked for others."""
    if not (who.is_review_body and who.has("clerk", "officer", "committee_member")):
        return []
    return [(each.pk, str(each)) for each in load.reviewers(who)]
