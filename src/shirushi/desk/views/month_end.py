"""The end of a month: the journal for the accountant, and who still owes what."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shirushi.billing import ledger, month_end, queries
from shirushi.desk.forms.billing import MonthForm
from shirushi.entrance.doors import actor, for_body
from shirushi.papers.kinds import XLSX
from shirushi.people.actor import Actor

HANDLERS = ("clerk", "officer")
DECEMBER = 12


def _bounds(request: HttpRequest) -> tuple[date, date]:
    """First and last day of the month asked for; the last month if none is."""
    form = MonthForm(request.GET)
    asked = form.cleaned_data["month"] if form.is_valid() else None
    first = asked or (actor(request).on.replace(day=1) - timedelta(days=1)).replace(day=1)
    following = date(first.year + first.month // DECEMBER, first.month % DECEMBER + 1, 1)
    return first, following - timedelta(days=1)


def _vouchers(who: Actor, days: tuple[date, date]) -> list[ledger.Voucher]:
    return ledger.vouchers(who.organisation_id or 0, *days)


@require_safe
@for_body(*HANDLERS)
def month(request: HttpRequest) -> HttpResponse:
    first, last = _bounds(request)
    totals = month_end.totals(_vouchers(actor(request), (first, last)))
    shown = {
        "form": MonthForm(initial={"month": f"{first:%Y-%m}"}),
        "month": f"{first:%Y-%m}",
        "first": first,
        "last": last,
        "totals": totals,
        "debit": sum(row["debit"] for row in totals),
        "credit": sum(row["credit"] for row in totals),
    }
    return render(request, "desk/billing/month.html", shown)


@require_safe
@for_body(*HANDLERS)
def journal_csv(request: HttpRequest, encoding: str) -> HttpResponse:
    if encoding not in month_end.ENCODINGS:
        raise Http404
    who, (first, last) = actor(request), _bounds(request)
    made = month_end.journal_csv(_vouchers(who, (first, last)), who.scheme, encoding)
    charset = "utf-8" if encoding == "utf8" else "shift_jis"
    return _file(made, f"journal-{first:%Y-%m}.csv", f"text/csv; charset={charset}")


@require_safe
@for_body(*HANDLERS)
def journal_workbook(request: HttpRequest) -> HttpResponse:
    who, (first, last) = actor(request), _bounds(request)
    made = month_end.journal_workbook(_vouchers(who, (first, last)), who.scheme, last)
    return _file(made, f"journal-{first:%Y-%m}.xlsx", XLSX)


@require_safe
@for_body(*HANDLERS)
def receivables(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    made = month_end.aged_workbook(queries.issued_by(who, "open").iterator(), who.on)
    return _file(made, f"receivables-{who.on}.xlsx", XLSX)


def _file(content: bytes, name: str, media_type: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=media_type, headers=headers)
