"""The register of complaints."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import NOT_DONE, attempt
from shirushi.pms.access import WHOLE
from shirushi.pms.models import Complaint, Nonconformity
from shirushi.pms.presentation import complaints as words
from shirushi.pms.queries import improvement
from shirushi.pms.queries import requests as reads
from shirushi.pms.services import complaints as acts
from shirushi.portal.forms.pms import conflict
from shirushi.portal.forms.pms.requests import CloseForm, ComplaintFilter, ComplaintForm, ShownForm
from shirushi.portal.views.pms.contractors import WRITERS
from shirushi.portal.views.pms.downloads import excel
from shirushi.portal.views.pms.inventory.found import own
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE
from shirushi.sheets import writing
from shirushi.ui.forms import Form


@require_safe
@for_business(*WHOLE)
def complaints(request: HttpRequest) -> HttpResponse:
    who, form = actor(request), ComplaintFilter(request.GET)
    found = reads.complaints(who, who.on, **form.asked())
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [{"it": each, "late": _is_late(each, who.on)} for each in page]
    shown = {
        "form": form,
        "page_obj": page,
        "rows": rows,
        "filtered": bool(form.asked()),
        "may_write": who.has(*WRITERS),
    }
    return render(request, "portal/pms/complaints/complaints.html", shown)


def _is_late(each: Complaint, today: Any) -> bool:
    return each.closed_on is None and each.due_on < today


@require_safe
@for_business(*WHOLE)
def complaints_export(request: HttpRequest) -> HttpResponse:
    who, title = actor(request), _("Complaints")
    found = reads.complaints(who, who.on, **ComplaintFilter(request.GET).asked())
    content = writing.workbook(title, words.COLUMNS, reads.complaint_rows(found), generated_on=who.on)
    return excel(content, f"{title}_{who.on:%Y%m%d}")


@for_business(*WRITERS)
def complaint_add(request: HttpRequest) -> HttpResponse:
    who, organisation = actor(request), own(request)
    form = ComplaintForm(
        request.POST or None, opened=Complaint(organisation=organisation, received_on=who.on)
    )

    def act() -> Complaint:
        return acts.receive(organisation=organisation, values=form.given(), by=who, on=who.on)

    made = attempt(form, act) if request.method == "POST" and form.is_valid() else None
    if made:
        messages.success(request, _("The complaint is in the register."))
        return redirect("portal:complaint", made.pk)
    return render(request, "portal/pms/complaints/form.html", {"form": form})


def _found(request: HttpRequest, pk: int) -> Complaint:
    seen = Complaint.objects.visible_to(actor(request)).select_related("organisation")
    found: Complaint = get_object_or_404(seen, pk=pk)
    return found


@for_business(*WRITERS)
def complaint_change(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _found(request, pk), actor(request)
    form = ComplaintForm(request.POST or None, opened=found)

    def act() -> Complaint:
        values = form.given()
        values["due_on"] = values["due_on"] or found.due_on
        revision = form.cleaned_data["revision"]
        return acts.change(complaint=found, values=values, by=who, on=who.on, revision=revision)

    sent = request.method == "POST" and form.is_valid()
    if sent and conflict.attempt(form, act, lambda: _found(request, pk)) is not None:
        messages.success(request, _("The data were changed."))
        return redirect("portal:complaint", pk)
    shown = {"form": form, "found": found}
    return render(request, "portal/pms/complaints/form.html", shown, status=conflict.status_of(form))


@require_safe
@for_business(*WHOLE)
def complaint(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _found(request, pk))


def _page(
    request: HttpRequest, found: Complaint, bound: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    who = actor(request)
    facts = [(words.label_of(name), getattr(found, name)) for name in acts.COLUMNS if name != "channel"]
    facts.insert(0, (words.label_of("channel"), found.get_channel_display()))
    forms = {"close": CloseForm(initial={"revision": found.revision}), "shows": ShownForm(), **(bound or {})}
    shown = {
        "found": found,
        "late": _is_late(found, who.on),
        "facts": [(label, value) for label, value in facts if value],
        "may_write": who.has(*WRITERS),
        "nonconformity": improvement.of_sources(Nonconformity.Source.COMPLAINT, [found.pk]).first(),
        "forms": forms,
    }
    return render(request, "portal/pms/complaints/complaint.html", shown, status=status)


@require_POST
@for_business(*WRITERS)
def complaint_close(request: HttpRequest, pk: int) -> HttpResponse:
    found, form, who = _found(request, pk), CloseForm(request.POST), actor(request)

    def act() -> Complaint:
        return acts.close(complaint=found, by=who, on=who.on, **form.cleaned_data)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The complaint is closed."))
        return redirect("portal:complaint", pk)
    return _page(request, _found(request, pk), {"close": form}, NOT_DONE)


@require_POST
@for_business(*WRITERS)
def complaint_shows(request: HttpRequest, pk: int) -> HttpResponse:
    found, form, who = _found(request, pk), ShownForm(request.POST), actor(request)

    def act() -> Nonconformity:
        return acts.open_nonconformity(complaint=found, by=who, on=who.on, **form.cleaned_data)

    made = attempt(form, act) if form.is_valid() else None
    if made:
        messages.success(request, _("It is in the list. Next: find the cause and plan the correction."))
        return redirect("portal:pms_nonconformity", made.pk)
    return _page(request, _found(request, pk), {"shows": form}, NOT_DONE)
