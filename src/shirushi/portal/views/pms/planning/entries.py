"""One entry of the plan: moved, given to somebody else, ticked, dropped; and own ones added."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import NOT_DONE, attempt
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.pms.models import PlanEntry, YearPlan
from shirushi.pms.queries import planning as reads
from shirushi.pms.services import planning as acts
from shirushi.pms.services.planning.changing import may_tick
from shirushi.portal.forms.pms import conflict
from shirushi.portal.forms.pms.improvement import open_departments
from shirushi.portal.forms.pms.planning import DropForm, EntryForm, TickForm
from shirushi.portal.forms.pms.reviews import owners
from shirushi.portal.views.pms.planning import found
from shirushi.ui.forms import Form


@for_business(*found.RUNNING)
def entry_add(request: HttpRequest, pk: int) -> HttpResponse:
    plan, who = found.plan_of(request, pk), actor(request)
    opened = PlanEntry(plan=plan, ledger=PlanEntry.Ledger.OWN, phase=PlanEntry.Phase.DO)
    form = _form(request, opened, who)

    def act() -> PlanEntry:
        return acts.add_entry(plan=plan, values=form.values(), by=who, on=who.on)

    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The entry stands in the plan."))
        return redirect("portal:pms_plan_one", pk)
    return render(request, "portal/pms/planning/add.html", {"form": form, "plan": plan})


def _form(request: HttpRequest, opened: PlanEntry, who: Actor) -> EntryForm:
    choices: dict[str, Any] = {"persons": owners(who), "departments": open_departments(who)}
    return EntryForm(request.POST or None, opened=opened, **choices)


@for_business()
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry; whoever is to do it sees it, whoever runs the PMS changes it."""
    opened, who = found.entry_of(request, pk), actor(request)
    allow(who.has(*found.RUNNING) or request.method != "POST")
    form = _form(request, opened, who)

    def act() -> PlanEntry:
        revision = form.cleaned_data["revision"]
        return acts.change_entry(entry=opened, values=form.values(), by=who, on=who.on, revision=revision)

    sent = request.method == "POST" and form.is_valid()
    if sent and conflict.attempt(form, act, lambda: found.entry_of(request, pk)) is not None:
        messages.success(request, _("The entry was changed."))
        return redirect("portal:pms_plan_entry", pk)
    return _page(request, opened, form, status=conflict.status_of(form))


def _page(
    request: HttpRequest,
    opened: PlanEntry,
    form: EntryForm | None = None,
    *,
    status: int = 200,
    **refused: Form,
) -> HttpResponse:
    who = actor(request)
    (standing,) = reads.standings(opened.plan, reads.entries(who).filter(pk=opened.pk), who.on)
    asked = {"revision": opened.revision}
    ticks = opened.is_ticked_by_hand and may_tick(who, opened) and standing.is_open
    runs = who.has(*found.RUNNING)
    context = {
        "row": found.row_of(standing),
        "plan": opened.plan,
        "form": (form or _form(request, opened, who)) if runs and not opened.dropped_on else None,
        "tick": refused.get("tick") or (TickForm(initial={**asked, "done_on": who.on}) if ticks else None),
        "drop": refused.get("drop") or (DropForm(initial=asked) if runs and standing.is_open else None),
        "may_take_up": runs and opened.dropped_on,
        "sees_plan": YearPlan.objects.visible_to(who).filter(pk=opened.plan_id).exists(),
    }
    return render(request, "portal/pms/planning/entry.html", context, status=status)


@require_POST
@for_business()
def entry_tick(request: HttpRequest, pk: int) -> HttpResponse:
    opened, who, form = found.entry_of(request, pk), actor(request), TickForm(request.POST)

    def act() -> PlanEntry:
        return acts.tick_entry(entry=opened, by=who, on=who.on, **form.cleaned_data)

    allow(may_tick(who, opened))
    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The entry is done."))
        return redirect("portal:pms_plan_entry", pk)
    return _page(request, opened, _unbound(opened, who), status=NOT_DONE, tick=form)


@require_POST
@for_business(*found.RUNNING)
def entry_drop(request: HttpRequest, pk: int) -> HttpResponse:
    opened, who, form = found.entry_of(request, pk), actor(request), DropForm(request.POST)

    def act() -> PlanEntry:
        return acts.drop_entry(entry=opened, by=who, on=who.on, **form.cleaned_data)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The entry is dropped; the reason stays in the plan."))
        return redirect("portal:pms_plan_entry", pk)
    return _page(request, opened, _unbound(opened, who), status=NOT_DONE, drop=form)


def _unbound(opened: PlanEntry, who: Actor) -> EntryForm:
    """The form beside the one that was refused, as it was opened."""
    return EntryForm(None, opened=opened, persons=owners(who), departments=open_departments(who))


@require_POST
@for_business(*found.RUNNING)
def entry_take_up(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    acts.take_up_entry(entry=found.entry_of(request, pk), by=who, on=who.on)
    messages.success(request, _("The entry stands in the plan."))
    return redirect("portal:pms_plan_entry", pk)
