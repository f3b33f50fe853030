"""What goes out of the PMS: each ledger as Excel and PDF, each report as PDF, the whole as one archive."""

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.pms.access import WHOLE
from shirushi.pms.exports.kinds import Export
from shirushi.pms.exports.ledgers import EXPORTS
from shirushi.pms.exports.paper import ledger_pdf, report_pdf
from shirushi.pms.exports.reports import REPORTS
from shirushi.pms.exports.whole import streamed
from shirushi.pms.services.handing_out import take_out
from shirushi.portal.views.pms.downloads import excel, pdf
from shirushi.portal.views.pms.inventory.found import own
from shirushi.sheets import writing

WRITERS = ("representative", "privacy_officer")
# How many papers of each report the page offers: the archive holds all.
PAPERS_SHOWN = 12


@require_safe
@for_business(*WHOLE)
def outgoing(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    reports = [
        {"kind": report.code, "title": report.title, "papers": list(report.papers(who))[:PAPERS_SHOWN]}
        for report in REPORTS.values()
    ]
    shown = {"ledgers": EXPORTS.values(), "reports": reports, "may_take_all": who.has(*WRITERS)}
    return render(request, "portal/pms/outgoing/outgoing.html", shown)


def _ledger(code: str) -> Export:
    if code not in EXPORTS:
        raise Http404
    return EXPORTS[code]


@require_safe
@for_business(*WHOLE, "department_head")
def ledger_excel(request: HttpRequest, code: str) -> HttpResponse:
    export, who = _ledger(code), actor(request)
    content = writing.workbook_of(export.tables(who), generated_on=who.on)
    return excel(content, f"{export.title}_{who.on:%Y%m%d}")


@require_safe
@for_business(*WHOLE, "department_head")
def ledger_paper(request: HttpRequest, code: str) -> HttpResponse:
    export, who = _ledger(code), actor(request)
    return pdf(ledger_pdf(export, who), f"{export.title}_{who.on:%Y%m%d}")


@require_safe
@for_business(*WHOLE)
def report_paper(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    who = actor(request)
    papers = REPORTS[kind].papers(who) if kind in REPORTS else ()
    found = next((paper for paper in papers if paper.code == code), None)
    if found is None:
        raise Http404
    return pdf(report_pdf(found, who), found.name)


@require_POST
@for_business(*WRITERS)
def whole(request: HttpRequest) -> Any:
    """The archive leaves while it is written."""
    who = actor(request)
    found = take_out(organisation=own(request), by=who, on=who.on)
    answer = StreamingHttpResponse(streamed(found), content_type="application/zip")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(found.name)}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
