"""The list of sheets with the heat map, the register of risks, what waits for the representative."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.models import Organisation
from shirushi.pms import policy
from shirushi.pms.models import RiskSheet
from shirushi.pms.presentation.risk import COLUMNS, export_row
from shirushi.pms.queries import risk as reads
from shirushi.pms.services import risk as acts
from shirushi.portal.forms.pms.risk.small import (
    CommentForm,
    RiskFilterForm,
    SheetFilterForm,
    SheetForm,
    departments_of,
)
from shirushi.portal.views.pms.risk import found
from shirushi.sheets import writing

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@for_business(*found.SEES)
def sheets(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    form = SheetFilterForm(request.GET or None, departments=departments_of(who.organisation_id or 0))
    listed = reads.sheets_for(who, reads.SheetFilter(**_asked(form)))
    page = Paginator(listed, found.ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "form": form,
        "page_obj": page,
        "rows": found.sheet_rows(page.object_list, who),
        "loose": reads.holdings_without_sheet(who.organisation_id or 0) if _runs(request) else 0,
        "heat": found.drawn(reads.heat_map(who)),
        "may_run": _runs(request),
        "may_write": who.has(*found.WRITES),
        "is_filtered": any(form.cleaned_data.values()) if form.is_bound and form.is_valid() else False,
    }
    return render(request, "portal/pms/risk/sheets.html", shown)


def _runs(request: HttpRequest) -> bool:
    return actor(request).has(*found.RUNS)


def _asked(form: Any) -> dict[str, Any]:
    """What a filter asks for; what it does not understand is left out."""
    if not form.is_bound or not form.is_valid():
        return {}
    given = {name: value for name, value in form.cleaned_data.items() if value}
    return given | ({"department": int(given["department"])} if "department" in given else {})


def _own(request: HttpRequest) -> Organisation:
    return get_object_or_404(Organisation, pk=actor(request).organisation_id)


@require_POST
@for_business(*found.RUNS)
def propose(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    made = acts.propose_sheets(organisation=_own(request), by=who, on=who.on)
    said = ngettext(
        "%(count)s entry found its sheet.", "%(count)s entries found their sheets.", made.holdings
    ) % {"count": made.holdings}
    messages.success(request, said if made.holdings else _("Every entry has its sheet already."))
    return redirect("portal:risk_sheets")


@for_business(*found.WRITES)
def sheet_add(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    form = SheetForm(request.POST or None, departments=_departments_to_write(request))

    def act() -> RiskSheet:
        given = dict(form.cleaned_data)
        department = _own(request).departments.filter(pk=given.pop("department") or 0).first()
        return acts.add_sheet(organisation=_own(request), **given, department=department, by=who, on=who.on)

    if request.method == "POST" and form.is_valid() and (made := attempt(form, act)):
        messages.success(
            request, _("The sheet is there. Move entries to it from the sheets where they are now.")
        )
        return redirect("portal:risk_sheet", made.pk)
    status = found.NOT_DONE if form.errors else 200
    return render(request, "portal/pms/risk/sheet_add.html", {"form": form}, status=status)


def _departments_to_write(request: HttpRequest) -> list[tuple[Any, Any]]:
    who = actor(request)
    own = departments_of(who.organisation_id or 0)
    return own if who.has(*found.RUNS) else [each for each in own if each[0] in who.department_ids]


def _register(request: HttpRequest) -> tuple[RiskFilterForm, Any]:
    who = actor(request)
    form = RiskFilterForm(request.GET or None, departments=departments_of(who.organisation_id or 0))
    return form, reads.register(who, reads.RiskFilter(**_asked(form)))


@require_safe
@for_business(*found.SEES)
def register(request: HttpRequest) -> HttpResponse:
    form, listed = _register(request)
    page = Paginator(listed, found.ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "risk": risk,
            "before": found.level_chip(risk.level),
            "after": found.level_chip(risk.residual_level),
            "is_overdue": risk.is_open and risk.due_on and risk.due_on < actor(request).on,
        }
        for risk in page.object_list
    ]
    shown = {"form": form, "page_obj": page, "rows": rows, "query": request.GET.urlencode()}
    return render(request, "portal/pms/risk/register.html", shown)


@require_safe
@for_business(*found.SEES)
def export(request: HttpRequest) -> HttpResponse:
    """The register with its filters, as one hands it to an assessor."""
    _form, listed = _register(request)
    rows = (export_row(risk) for risk in listed.prefetch_related("measures"))
    content = writing.workbook(_("Risk register"), COLUMNS, rows, generated_on=actor(request).on)
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="risks-{actor(request).on.isoformat()}.xlsx"'
    return answer


@for_business(*found.SEES)
def acceptance(request: HttpRequest) -> HttpResponse:
    """What remains, sheet by sheet: the representative accepts all that are ticked with one click."""
    who = actor(request)
    waiting = reads.sheets_to_accept(who)
    form = CommentForm(request.POST or None)
    chosen = waiting.filter(pk__in=[key for key in request.POST.getlist("sheet") if key.isdecimal()])

    def act() -> int:
        return acts.accept_residuals(
            sheets=chosen.select_related("organisation"),
            comment=form.cleaned_data["comment"],
            by=who,
            on=who.on,
        )

    if request.method == "POST" and form.is_valid() and (done := attempt(form, act)) is not None:
        said = ngettext("%(count)s sheet accepted.", "%(count)s sheets accepted.", done) % {"count": done}
        messages.success(request, said)
        return redirect("portal:risk_acceptance")
    page = Paginator(waiting, found.ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "form": form,
        "page_obj": page,
        "rows": found.sheet_rows(page.object_list, who),
        "may_accept": policy.may_approve_as_representative(who, who.organisation_id or 0),
    }
    return render(
        request, "portal/pms/risk/acceptance.html", shown, status=found.NOT_DONE if form.errors else 200
    )
