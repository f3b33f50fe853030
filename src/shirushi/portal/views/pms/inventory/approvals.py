"""What waits for the privacy officer: proposed entries, and changes of approved ones."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.pms.presentation import inventory as words
from shirushi.pms.queries import inventory as reads
from shirushi.pms.services import inventory as acts
from shirushi.portal.forms.pms.inventory import DecideForm
from shirushi.portal.views.pms.inventory.entries import holding_page
from shirushi.portal.views.pms.inventory.found import change_of, holding_of
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE, PROPOSERS

NOT_DONE = 422
APPROVERS = ("representative", "privacy_officer")


@require_safe
@for_business(*APPROVERS)
def inventory_approvals(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    page = Paginator(reads.waiting(who), ON_A_PAGE).get_page(request.GET.get("page"))
    changes = reads.waiting_changes(who)[:ON_A_PAGE]
    shown = {
        "page_obj": page,
        "changes": [{"change": each, "differences": words.differences(each)} for each in changes],
    }
    return render(request, "portal/pms/inventory/approvals.html", shown)


@require_POST
@for_business(*APPROVERS)
def inventory_approve_several(request: HttpRequest) -> HttpResponse:
    """Approve the ticked entries of a page."""
    who = actor(request)
    keys = [int(key) for key in request.POST.getlist("holding") if key.isdecimal()]
    chosen = list(reads.waiting(who).filter(pk__in=keys))
    for each in chosen:
        acts.approve(holding=each, by=who, on=who.on)
    done = ngettext("%(count)s entry was approved.", "%(count)s entries were approved.", len(chosen))
    messages.success(request, done % {"count": len(chosen)})
    return redirect("portal:inventory_approvals")


@require_POST
@for_business(*APPROVERS)
def holding_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve a proposed entry, or return it with what is missing."""
    found, who, form = holding_of(request, pk), actor(request), DecideForm(request.POST)

    def decide() -> Any:
        given = form.cleaned_data
        act = acts.approve if given["act"] == "approve" else acts.return_entry
        return act(holding=found, comment=given["comment"], revision=given["revision"], by=who, on=who.on)

    return _decided(request, form, decide) or holding_page(request, found, form, NOT_DONE)


@require_POST
@for_business(*APPROVERS)
def holding_change_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve a proposed change, or return it."""
    change, who, form = change_of(request, pk), actor(request), DecideForm(request.POST)

    def decide() -> Any:
        act = acts.approve_change if form.cleaned_data["act"] == "approve" else acts.return_change
        return act(change=change, comment=form.cleaned_data["comment"], by=who, on=who.on)

    return _decided(request, form, decide) or holding_page(
        request, holding_of(request, change.holding_id), form, NOT_DONE
    )


def _decided(request: HttpRequest, form: DecideForm, decide: Callable[[], Any]) -> HttpResponse | None:
    if not form.is_valid() or attempt(form, decide) is None:
        return None
    approved = form.cleaned_data["act"] == "approve"
    messages.success(request, _("Approved.") if approved else _("Returned. Whoever proposed it is told."))
    return redirect("portal:inventory_approvals")


@require_POST
@for_business(*PROPOSERS)
def holding_change_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    change, who = change_of(request, pk), actor(request)
    acts.withdraw_change(change=change, by=who, on=who.on)
    messages.success(request, _("The proposed change was taken back."))
    return redirect("portal:holding", change.holding_id)
