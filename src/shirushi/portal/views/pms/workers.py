"""The register of workers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.access import WHOLE
from shirushi.pms.models import Worker
from shirushi.pms.presentation import workers as words
from shirushi.pms.queries import workers as reads
from shirushi.pms.services import workers as acts
from shirushi.portal.forms.pms import conflict
from shirushi.portal.forms.pms.inventory import departments_to_write
from shirushi.portal.forms.pms.workers import LeaveForm, WorkerFilter, WorkerForm
from shirushi.portal.views.pms.downloads import excel
from shirushi.portal.views.pms.inventory.found import own
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE
from shirushi.portal.views.pms.inventory.processes import WRITERS
from shirushi.sheets import writing


@require_safe
@for_business(*WHOLE, "department_head")
def workers(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    form = WorkerFilter(request.GET, who=who)
    page = Paginator(reads.listed(who, form.asked()), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"form": form, "page_obj": page, "may_write": who.has(*WRITERS), "filtered": bool(request.GET)}
    return render(request, "portal/pms/workers/workers.html", shown)


@require_safe
@for_business(*WHOLE, "department_head")
def workers_export(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    found = reads.listed(who, WorkerFilter(request.GET, who=who).asked())
    title = _("Register of workers")
    rows = (words.export_row(each) for each in found.iterator(chunk_size=2000))
    content = writing.workbook(title, words.COLUMNS, rows, generated_on=who.on)
    return excel(content, f"{title}_{who.on:%Y%m%d}")


def _worker(request: HttpRequest, pk: int) -> Worker:
    seen = Worker.objects.visible_to(actor(request)).select_related("organisation", "department", "person")
    found: Worker = get_object_or_404(seen, pk=pk)
    return found


@for_business(*WRITERS)
def worker_add(request: HttpRequest) -> HttpResponse:
    who, organisation = actor(request), own(request)
    form = WorkerForm(request.POST or None, who=who, opened=Worker(organisation=organisation))

    def add() -> Worker:
        return acts.add(organisation=organisation, values=form.values(), by=who, on=who.on)

    if request.method == "POST" and form.is_valid() and attempt(form, add) is not None:
        messages.success(request, _("The worker is in the register."))
        return redirect("portal:workers")
    shown = {"form": form, "no_department": not departments_to_write(who)}
    return render(request, "portal/pms/workers/worker_form.html", shown)


@for_business(*WHOLE, "department_head")
def worker(request: HttpRequest, pk: int) -> HttpResponse:
    """One worker: read by all who see it, changed by who writes it."""
    found, who = _worker(request, pk), actor(request)
    may_write = policy.may_write(who, found)
    allow(may_write or request.method != "POST")
    form = WorkerForm(request.POST or None, who=who, opened=found)

    def change() -> Worker:
        revision = form.cleaned_data["revision"]
        return acts.change(worker=found, values=form.values(), by=who, on=who.on, revision=revision)

    sent = request.method == "POST" and form.is_valid()
    if sent and conflict.attempt(form, change, lambda: _worker(request, pk)) is not None:
        messages.success(request, _("The data were changed."))
        return redirect("portal:worker", pk)
    return _page(request, found, form, LeaveForm(initial={"revision": found.revision, "left_on": who.on}))


def _page(
    request: HttpRequest, found: Worker, form: WorkerForm, leave: LeaveForm, status: int = 0
) -> HttpResponse:
    may_write = policy.may_write(actor(request), found)
    facts = [
        (_("Staff number"), found.number), (_("Department"), found.department.name),
        (_("Kind"), found.get_kind_display()), (_("E-mail"), found.email),
        (_("Signs in as"), str(found.person) if found.person else ""),
    ]  # fmt: skip
    shown = {"worker": found, "facts": facts, "form": form, "leave": leave, "may_write": may_write}
    return render(request, "portal/pms/workers/worker.html", shown, status=status or conflict.status_of(form))


@require_POST
@for_business(*WRITERS)
def worker_leave(request: HttpRequest, pk: int) -> HttpResponse:
    found, who, form = _worker(request, pk), actor(request), LeaveForm(request.POST)

    def leave() -> Worker:
        return acts.leave(worker=found, by=who, on=who.on, **form.cleaned_data)

    if form.is_valid() and attempt(form, leave) is not None:
        messages.success(request, _("The worker has left. The records stay."))
        return redirect("portal:worker", pk)
    return _page(request, found, WorkerForm(who=who, opened=found), form, 422)


@require_POST
@for_business(*WRITERS)
def worker_come_back(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _worker(request, pk), actor(request)
    acts.come_back(worker=found, by=who, on=who.on)
    messages.success(request, _("The leaving was taken back."))
    return redirect("portal:worker", pk)
