"""Importing a ledger: upload, match the columns, look at every problem, bring the good rows in, take them out."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.papers.kinds import XLSX
from shirushi.people.models import Organisation, Role
from shirushi.pms.imports import LEDGERS
from shirushi.pms.imports.remarks import remarks
from shirushi.pms.imports.templates import template
from shirushi.pms.models import ImportBatch, ImportContent
from shirushi.pms.queries import imports as queries
from shirushi.pms.services import imports as services
from shirushi.portal.forms.pms.imports import MappingForm, UploadForm

RUNNERS = (Role.REPRESENTATIVE, Role.PRIVACY_OFFICER)
State = ImportBatch.State
ON_A_PAGE = 50
MEGABYTE = 1024 * 1024
# Where the rows of a ledger are found after the import.
LISTS = {
    "inventory": "portal:inventory",
    "workers": "portal:workers",
    "contractors": "portal:contractors",
    "risks": "portal:risk_sheets",
}


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*RUNNERS)
def start(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    initial = {"ledger": request.GET.get("ledger", next(iter(LEDGERS)))}
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        initial=initial,
        megabytes=settings.IMPORT_LIMIT_BYTES // MEGABYTE,
    )
    if request.method == "POST" and form.is_valid():
        batch = attempt(form, lambda: _started(request, form))
        if batch:
            return redirect("portal:pms_import", pk=batch.pk)
    page = Paginator(queries.imports_for(who), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "ledgers": LEDGERS.values(),
        "page_obj": page,
    }
    return render(request, "portal/pms/imports/start.html", context)


def _started(request: HttpRequest, form: UploadForm) -> ImportBatch:
    who, given = actor(request), form.cleaned_data
    return services.start(
        organisation=Organisation.objects.get(pk=who.organisation_id or 0),
        ledger=LEDGERS[given["ledger"]],
        name=given["upload"].name,
        content=given["upload"].read(),
        by=who,
        on=who.on,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*RUNNERS)
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """The columns and what would come in; a closed import is shown as its result."""
    found = queries.import_for(actor(request), pk)
    if found.state != State.OPEN:
        return redirect("portal:pms_import_result", pk=found.pk)
    shown = queries.shown(found)
    form = MappingForm(request.POST or None, shown=shown)
    if request.method == "POST" and form.is_valid() and _mapped(request, found, form):
        messages.success(request, _("The columns are kept. Below stands what would come in now."))
        return redirect("portal:pms_import", pk=found.pk)
    return render(request, "portal/pms/imports/import.html", {"shown": shown, "form": form})


def _mapped(request: HttpRequest, found: ImportBatch, form: MappingForm) -> bool:
    kept = attempt(
        form,
        lambda: services.map_columns(
            batch=found, mapping=form.mapping(), by=actor(request), revision=form.cleaned_data["revision"]
        ),
    )
    return kept is not None


@require_POST
@for_business(*RUNNERS)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    found = queries.import_for(who, pk)
    done = services.carry_out(batch=found, by=who, on=who.on, revision=_revision(request))
    messages.success(request, _("%(count)s rows were imported.") % {"count": done.counts["imported"]})
    return redirect("portal:pms_import_result", pk=found.pk)


def _revision(request: HttpRequest) -> int | None:
    """The revision that the page showed: what was previewed is what comes in."""
    given = request.POST.get("revision", "")
    return int(given) if given.isdecimal() else None


@require_safe
@for_business(*RUNNERS)
def result(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.import_for(actor(request), pk)
    if found.state == State.OPEN:
        return redirect("portal:pms_import", pk=found.pk)
    context = {
        "batch": found,
        "ledger": LEDGERS[found.ledger],
        "has_remarks": found.state == State.DONE and ImportContent.objects.filter(batch=found).exists(),
        "list_url": reverse(LISTS[found.ledger]),
    }
    return render(request, "portal/pms/imports/result.html", context)


@require_POST
@for_business(*RUNNERS)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    found = queries.import_for(who, pk)
    services.undo(batch=found, by=who, on=who.on)
    messages.success(request, _("The import was undone: all of its rows are out of the ledger again."))
    return redirect("portal:pms_import_result", pk=found.pk)


@require_POST
@for_business(*RUNNERS)
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    services.discard(batch=queries.import_for(who, pk), by=who, on=who.on)
    messages.success(request, _("The import was given up and its file deleted. The ledger is as it was."))
    return redirect("portal:pms_import_start")


@require_safe
@for_business(*RUNNERS)
def problems(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that do not come in, as an Excel file with the reasons."""
    who = actor(request)
    found = queries.import_for(who, pk)
    return _workbook(_remarks(found, who.on), f"import-{found.pk}-rows-to-mend.xlsx")


def _remarks(found: ImportBatch, on: Any) -> bytes:
    if found.state == State.OPEN:
        shown = queries.shown(found)
        return remarks(shown.ledger, shown.sheet, shown.mapping, shown.preview, on=on)
    kept = ImportContent.objects.filter(batch=found).first()
    if kept is None:
        raise Http404
    return bytes(kept.content)


@require_safe
@for_business(*RUNNERS)
def empty_sheet(_request: HttpRequest, ledger: str) -> HttpResponse:
    """A sheet to fill in, with the headings and words that the import knows."""
    if ledger not in LEDGERS:
        raise Http404
    return _workbook(template(LEDGERS[ledger]), f"{ledger}.xlsx")


def _workbook(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)
