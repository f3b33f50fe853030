"""The yearly confirmation: asked by the privacy officer, answered by each department."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.pms import policy
from shirushi.pms.access import WHOLE
from shirushi.pms.models import ConfirmationRound, DepartmentConfirmation
from shirushi.pms.queries import inventory as reads
from shirushi.pms.services import inventory as acts
from shirushi.pms.services.inventory.confirmation import unconfirmed
from shirushi.portal.forms.pms.inventory import AskForm, ConfirmForm
from shirushi.portal.views.pms.inventory.found import own, part_of
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE
from shirushi.portal.views.pms.inventory.processes import WRITERS

RUNNING = ("representative", "privacy_officer")


@require_safe
@for_business(*WHOLE, "department_head")
def inventory_confirmation(request: HttpRequest) -> HttpResponse:
    """How far each department is with the present round, or was with the last."""
    who = actor(request)
    asked = reads.present_round(who.organisation_id)
    shown = {
        "round": asked,
        "parts": reads.parts(who, asked) if asked else [],
        "overdue": bool(asked and not asked.closed_on and asked.due_on < who.on),
        "runs": who.has(*RUNNING),
    }
    return render(request, "portal/pms/inventory/confirmation.html", shown)


@for_business(*RUNNING)
def inventory_confirmation_ask(request: HttpRequest) -> HttpResponse:
    who, organisation = actor(request), own(request)
    form = AskForm(request.POST or None)

    def ask() -> ConfirmationRound:
        return acts.ask_departments(organisation=organisation, by=who, on=who.on, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and attempt(form, ask) is not None:
        messages.success(request, _("The departments are asked. Each head finds it among the tasks."))
        return redirect("portal:inventory_confirmation")
    return render(request, "portal/pms/inventory/confirmation_ask.html", {"form": form})


@require_POST
@for_business(*RUNNING)
def inventory_confirmation_close(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    seen = ConfirmationRound.objects.visible_to(who).select_related("organisation")
    acts.close_round(round=get_object_or_404(seen, pk=pk), by=who, on=who.on)
    messages.success(request, _("The round is closed."))
    return redirect("portal:inventory_confirmation")


@for_business(*WHOLE, "department_head")
def inventory_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """The entries of one department that are left: one by one, or all at once."""
    part, who = part_of(request, pk), actor(request)
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and attempt(form, lambda: _confirm(request, part, form)):
        return redirect("portal:inventory_confirm", pk)
    left = unconfirmed(part).select_related("process").order_by("number")
    shown = {
        "part": part,
        "form": form,
        "page_obj": Paginator(left, ON_A_PAGE).get_page(request.GET.get("page")),
        "may_confirm": policy.may_write(who, part) and not part.confirmed_on and not part.round.closed_on,
        "overdue": not part.confirmed_on and not part.round.closed_on and part.round.due_on < who.on,
        "may_change": who.has(*WRITERS),
    }
    return render(request, "portal/pms/inventory/confirm.html", shown)


def _confirm(request: HttpRequest, part: DepartmentConfirmation, form: ConfirmForm) -> bool:
    who, key = actor(request), request.POST.get("holding", "")
    if key.isdecimal():
        holding = get_object_or_404(reads.one(who), pk=int(key))
        acts.confirm_entry(part=part, holding=holding, by=who, on=who.on)
        messages.success(request, _("Confirmed: %(name)s") % {"name": holding.name})
    else:
        acts.confirm_department(part=part, remark=form.cleaned_data["remark"], by=who, on=who.on)
        messages.success(request, _("Your department has confirmed its entries. Thank you."))
    return True
