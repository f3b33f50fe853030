"""Business processes."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.access import WHOLE
from shirushi.pms.models import Process
from shirushi.pms.queries import inventory as reads
from shirushi.pms.services import inventory as acts
from shirushi.portal.forms.pms import conflict
from shirushi.portal.forms.pms.inventory import NewProcessForm, ProcessForm, departments_to_write
from shirushi.portal.views.pms.inventory.found import department_of, process_of
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE

WRITERS = ("representative", "privacy_officer", "department_head")


@require_safe
@for_business(*WHOLE, "department_head")
def processes(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    page = Paginator(reads.processes(who), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "portal/pms/inventory/processes.html", {"page_obj": page, "may_write": who.has(*WRITERS)}
    )


@for_business(*WRITERS)
def process_add(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    form = NewProcessForm(request.POST or None, who=who, opened=Process())

    def add() -> Process:
        given = form.given()
        department = department_of(request, int(given.pop("department")))
        return acts.add_process(department=department, by=who, on=who.on, **given)

    if request.method == "POST" and form.is_valid() and attempt(form, add) is not None:
        messages.success(request, _("The business process was added."))
        return redirect("portal:processes")
    shown = {"form": form, "no_department": not departments_to_write(who)}
    return render(request, "portal/pms/inventory/process_form.html", shown)


@for_business(*WRITERS)
def process_change(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = process_of(request, pk), actor(request)
    allow(policy.may_write(who, found))
    form = ProcessForm(request.POST or None, opened=found)

    def change() -> Process:
        revision = form.cleaned_data["revision"]
        return acts.change_process(process=found, by=who, on=who.on, revision=revision, **form.given())

    sent = request.method == "POST" and form.is_valid()
    if sent and conflict.attempt(form, change, lambda: process_of(request, pk)) is not None:
        messages.success(request, _("The business process was changed."))
        return redirect("portal:processes")
    shown = {"form": form, "process": found}
    return render(request, "portal/pms/inventory/process_form.html", shown, status=conflict.status_of(form))
