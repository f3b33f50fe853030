"""The life of a suspension at the desk: judged, extended, lifted, or ended by a revocation."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.agenda.queries import next_steps
from shirushi.desk.forms.incidents import ExtendForm, JudgeForm, ReasonForm, RevisedForm
from shirushi.desk.views.incidents.weighing import NOT_DONE, ON_A_PAGE, READERS
from shirushi.entrance.doors import actor, for_body, for_granting_body
from shirushi.entrance.refusals import attempt
from shirushi.grants import policy
from shirushi.grants.models import EndCondition, Suspension
from shirushi.grants.queries import all_conditions_met
from shirushi.incidents import queries, services, showing
from shirushi.rules import Refused
from shirushi.ui.forms import Form


@require_safe
@for_body(*READERS)
def suspensions(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    page = Paginator(queries.suspensions_for(who), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [showing.shown_suspension(each, who.on) for each in page]
    return render(request, "desk/incidents/suspensions.html", {"page_obj": page, "rows": rows})


def _suspension(request: HttpRequest, pk: int) -> Suspension:
    seen = Suspension.objects.visible_to(actor(request))
    related = seen.select_related("dossier__unit__organisation", "grant__registration", "grant__dossier")
    found: Suspension = get_object_or_404(related, pk=pk)
    return found


@require_safe
@for_body(*READERS)
def suspension(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _suspension(request, pk))


def _page(
    request: HttpRequest, found: Suspension, bound: dict[str, Any] | None = None, **more: Any
) -> HttpResponse:
    who, bound = actor(request), bound or {}
    found.refresh_from_db()  # a refused act was rolled back, the object in hand was not
    shown_one = showing.shown_suspension(found, who.on)
    shown = {
        "shown": shown_one,
        "suspension": found,
        "today": who.on,
        "duties": showing.shown_duties(found),
        "conditions": _conditions(found, bound),
        "extensions": found.extensions.order_by("pk"),
        "forms": _forms(who, shown_one, bound),
        "may_judge": policy.may_judge(who, found) and shown_one.is_open,
        "all_met": all_conditions_met(found),
        "may_give_back": policy.may_give_back(who, found) and found.lifted_on and not found.given_back_on,
        "refused": next(iter(bound.values()), None),
        "refusal": more.get("refusal"),
        "next_steps": next_steps(found.dossier),
    }
    return render(request, "desk/incidents/suspension.html", shown, status=more.get("status", 200))


def _conditions(found: Suspension, bound: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "condition": each,
            "form": bound.get(f"condition-{each.pk}") or JudgeForm(prefix=f"condition-{each.pk}"),
        }
        for each in found.conditions.order_by("pk")
    ]


def _forms(who: Any, shown: showing.ShownSuspension, bound: dict[str, Any]) -> dict[str, Form]:
    """What the actor can do about the suspension as it stands today."""
    found, revision = shown.suspension, {"revision": shown.suspension.revision}
    met = all_conditions_met(found)
    reached = shown.on >= found.planned_ends_on
    possible: dict[str, tuple[bool, type[Form]]] = {
        "lift": (met and policy.may_lift(who, found), RevisedForm),
        "extend": (not met and reached and policy.may_extend(who, found), ExtendForm),
        "revoke": (shown.phase == "revocation_due" and policy.may_revoke(who, found.grant), ReasonForm),
    }
    return {
        name: bound.get(name) or kind(initial=revision)
        for name, (may, kind) in possible.items()
        if may and shown.is_open
    }


def _done(
    request: HttpRequest,
    found: Suspension,
    name: str,
    form: Form,
    *,
    act: Callable[[], Any],
    said: str | Promise,
) -> HttpResponse:
    """Do it and go back to the suspension, or show it with what was refused."""
    if form.is_valid():
        try:
            attempt(form, act)
        except Refused as refused:
            form.add_error(None, _("The rules give no answer to this choice. The reason stands below."))
            return _page(request, found, {name: form}, refusal=refused.decision, status=NOT_DONE)
    if form.errors:
        return _page(request, found, {name: form}, status=NOT_DONE)
    messages.success(request, str(said))
    return redirect("desk:suspension", found.pk)


@require_POST
@for_body("clerk", "officer")
def condition_judge(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    seen = EndCondition.objects.visible_to(who).select_related("suspension")
    condition: EndCondition = get_object_or_404(seen, pk=pk)
    met = request.POST.get("act") == "met"
    name = f"condition-{condition.pk}"
    form = JudgeForm(request.POST, prefix=name, met=met)

    def act() -> EndCondition:
        reply = form.cleaned_data["reply"]
        return services.judge_condition(condition=condition, by=who, on=who.on, met=met, reply=reply)

    said = _("Judged met.") if met else _("The business was told what is missing.")
    return _done(request, _suspension(request, condition.suspension_id), name, form, act=act, said=said)


@require_POST
@for_granting_body("officer")
def suspension_extend(request: HttpRequest, pk: int) -> HttpResponse:
    found, who, form = _suspension(request, pk), actor(request), ExtendForm(request.POST)

    def act() -> Suspension:
        given = form.cleaned_data
        return services.extend_suspension(
            suspension=found, months=given["months"], by=who, on=who.on, revision=given["revision"]
        )

    return _done(
        request, found, "extend", form, act=act, said=_("The suspension is extended. The business was told.")
    )


@require_POST
@for_granting_body("officer")
def suspension_lift(request: HttpRequest, pk: int) -> HttpResponse:
    found, who, form = _suspension(request, pk), actor(request), RevisedForm(request.POST)

    def act() -> Suspension:
        revision = form.cleaned_data["revision"]
        return services.lift_suspension(suspension=found, by=who, on=who.on, revision=revision)

    said = _("The suspension is lifted: today is its last day. The lifting is published.")
    return _done(request, found, "lift", form, act=act, said=said)


@require_POST
@for_granting_body("officer")
def suspension_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    found, who, form = _suspension(request, pk), actor(request), ReasonForm(request.POST)

    def act() -> Any:
        given = form.cleaned_data
        return services.revoke_for_unmet_conditions(
            suspension=found, reason=given["reason"], by=who, on=who.on, revision=given["revision"]
        )

    return _done(
        request, found, "revoke", form, act=act, said=_("The grant is revoked. The revocation is published.")
    )


@require_POST
@for_granting_body("clerk", "officer")
def suspension_give_back(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _suspension(request, pk), actor(request)
    form = Form(request.POST)

    def act() -> Suspension:
        return services.give_back(suspension=found, by=who, on=who.on)

    return _done(request, found, "give_back", form, act=act, said=_("Noted as handed back."))
