"""The register of data subject requests."""

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
from shirushi.pms.models import DataRequest
from shirushi.pms.presentation import requests as words
from shirushi.pms.queries import requests as reads
from shirushi.pms.services import requests as acts
from shirushi.portal.forms.pms import conflict
from shirushi.portal.forms.pms.requests import AnswerForm, DataRequestFilter, DataRequestForm
from shirushi.portal.views.pms.contractors import WRITERS
from shirushi.portal.views.pms.downloads import excel
from shirushi.portal.views.pms.inventory.found import own
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE
from shirushi.sheets import writing
from shirushi.ui.forms import Form

FACTS = (
    "received_on",
    "requester",
    "contact",
    "agent",
    "content",
    "identity",
    "fee",
    "reason",
    "answered_on",
)


@require_safe
@for_business(*WHOLE)
def data_requests(request: HttpRequest) -> HttpResponse:
    who, form = actor(request), DataRequestFilter(request.GET)
    found = reads.data_requests(who, who.on, **form.asked())
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [{"it": each, "suit": reads.suit_from(each), "late": _is_late(each, who.on)} for each in page]
    shown = {
        "form": form,
        "page_obj": page,
        "rows": rows,
        "filtered": bool(form.asked()),
        "may_write": who.has(*WRITERS),
    }
    return render(request, "portal/pms/requests/requests.html", shown)


def _is_late(each: DataRequest, today: Any) -> bool:
    return each.answered_on is None and each.due_on < today


@require_safe
@for_business(*WHOLE)
def data_requests_export(request: HttpRequest) -> HttpResponse:
    who, title = actor(request), _("Requests of data subjects")
    found = reads.data_requests(who, who.on, **DataRequestFilter(request.GET).asked())
    content = writing.workbook(title, words.COLUMNS, reads.request_rows(found), generated_on=who.on)
    return excel(content, f"{title}_{who.on:%Y%m%d}")


@for_business(*WRITERS)
def data_request_add(request: HttpRequest) -> HttpResponse:
    who, organisation = actor(request), own(request)
    opened = DataRequest(organisation=organisation, received_on=who.on)
    form = DataRequestForm(request.POST or None, opened=opened)

    def act() -> DataRequest:
        return acts.receive(organisation=organisation, values=form.given(), by=who, on=who.on)

    made = attempt(form, act) if request.method == "POST" and form.is_valid() else None
    if made:
        messages.success(request, _("The request is in the register. Check who asks, then answer."))
        return redirect("portal:data_request", made.pk)
    return render(request, "portal/pms/requests/form.html", {"form": form})


def _found(request: HttpRequest, pk: int) -> DataRequest:
    seen = DataRequest.objects.visible_to(actor(request)).select_related("organisation", "answered_by")
    found: DataRequest = get_object_or_404(seen, pk=pk)
    return found


@for_business(*WRITERS)
def data_request_change(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _found(request, pk), actor(request)
    form = DataRequestForm(request.POST or None, opened=found)

    def act() -> DataRequest:
        values = form.given()
        values["due_on"] = values["due_on"] or found.due_on
        revision = form.cleaned_data["revision"]
        return acts.change(data_request=found, values=values, by=who, on=who.on, revision=revision)

    sent = request.method == "POST" and form.is_valid()
    if sent and conflict.attempt(form, act, lambda: _found(request, pk)) is not None:
        messages.success(request, _("The data were changed."))
        return redirect("portal:data_request", pk)
    shown = {"form": form, "found": found}
    return render(request, "portal/pms/requests/form.html", shown, status=conflict.status_of(form))


@require_safe
@for_business(*WHOLE)
def data_request(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _found(request, pk))


def _page(
    request: HttpRequest, found: DataRequest, answer: Form | None = None, status: int = 200
) -> HttpResponse:
    who = actor(request)
    facts = [(words.label_of(name), getattr(found, name)) for name in FACTS]
    facts.append((words.label_of("way"), found.get_way_display()))
    shown = {
        "found": found,
        "late": _is_late(found, who.on),
        "suit": reads.suit_from(found),
        "facts": [(label, value) for label, value in facts if value not in (None, "")],
        "may_write": who.has(*WRITERS) and not found.answered_on,
        "answer": answer or AnswerForm(initial={"revision": found.revision, "answered_on": who.on}),
    }
    return render(request, "portal/pms/requests/request.html", shown, status=status)


@require_POST
@for_business(*WRITERS)
def data_request_answer(request: HttpRequest, pk: int) -> HttpResponse:
    found, form, who = _found(request, pk), AnswerForm(request.POST), actor(request)

    def act() -> DataRequest:
        revision = form.cleaned_data["revision"]
        return acts.answer(data_request=found, given=form.answer(), by=who, on=who.on, revision=revision)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The answer is on record."))
        return redirect("portal:data_request", pk)
    return _page(request, _found(request, pk), form, NOT_DONE)
