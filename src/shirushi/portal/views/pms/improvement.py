"""The one list of nonconformities, and the way of each until its correction had effect."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import CONFLICT, NOT_DONE, attempt
from shirushi.people.models import Department
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.access import WHOLE
from shirushi.pms.models import Nonconformity
from shirushi.pms.presentation import improvement as words
from shirushi.pms.queries import improvement as reads
from shirushi.pms.services import improvement as acts
from shirushi.portal.forms.pms import conflict
from shirushi.portal.forms.pms.improvement import (
    CorrectionForm,
    DecideForm,
    DoneForm,
    EffectForm,
    NonconformityFilter,
    NonconformityForm,
    opened_today,
)
from shirushi.portal.views.pms.downloads import excel
from shirushi.portal.views.pms.evidence.found import of_record
from shirushi.portal.views.pms.inventory.found import own
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE
from shirushi.sheets import writing
from shirushi.ui.forms import Form

READERS = (*WHOLE, "department_head")
WRITERS = ("representative", "privacy_officer", "audit_officer", "department_head")
Stage = Nonconformity.Stage
# The page of what found a nonconformity, by its source; each room adds its own.
SOURCES: dict[str, str] = {
    "audit": "portal:pms_audit",
    "check": "portal:pms_check",
    "complaint": "portal:complaint",
    "incident": "portal:mishap",
}


@require_safe
@for_business(*READERS)
def nonconformities(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    form = NonconformityFilter(request.GET, who=who)
    page = Paginator(reads.nonconformities(who, form.asked()), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [
        {"it": each, "tone": words.TONES[Stage(each.stage)], "late": _is_late(each, who.on)} for each in page
    ]
    shown = {
        "form": form,
        "page_obj": page,
        "rows": rows,
        "filtered": bool(form.asked()),
        "may_open": who.has(*WRITERS),
    }
    return render(request, "portal/pms/improvement/nonconformities.html", shown)


def _is_late(each: Nonconformity, today: Any) -> bool:
    waiting = each.stage in (Stage.PLANNED, Stage.APPROVED)
    return waiting and each.due_on is not None and each.due_on < today


@require_safe
@for_business(*READERS)
def nonconformities_export(request: HttpRequest) -> HttpResponse:
    who, title = actor(request), _("Nonconformities and corrections")
    found = reads.nonconformities(who, NonconformityFilter(request.GET, who=who).asked())
    content = writing.workbook(title, words.COLUMNS, reads.rows(found), generated_on=who.on)
    return excel(content, f"{title}_{who.on:%Y%m%d}")


@for_business(*WRITERS)
def nonconformity_open(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    form = NonconformityForm(request.POST or None, who=who, initial=opened_today(who.on))

    def act() -> Nonconformity:
        given = dict(form.cleaned_data)
        key = given.pop("department")
        department = Department.objects.visible_to(who).get(pk=key) if key else None
        return acts.open_nonconformity(
            organisation=own(request), department=department, by=who, on=who.on, **given
        )

    made = attempt(form, act) if request.method == "POST" and form.is_valid() else None
    if made:
        messages.success(request, _("It is in the list. Next: find the cause and plan the correction."))
        return redirect(_page_of(who, made))
    return render(request, "portal/pms/improvement/open.html", {"form": form})


def _page_of(who: Any, made: Nonconformity) -> str:
    """Its page; the list for a head who reported what concerns the whole business."""
    seen = Nonconformity.objects.visible_to(who).filter(pk=made.pk).exists()
    return (
        reverse("portal:pms_nonconformity", args=[made.pk]) if seen else reverse("portal:pms_nonconformities")
    )


def _found(request: HttpRequest, pk: int) -> Nonconformity:
    related = (
        "organisation",
        "department",
        "found_by",
        "planned_by",
        "approved_by",
        "done_by",
        "confirmed_by",
    )
    seen = Nonconformity.objects.visible_to(actor(request)).select_related(*related)
    found: Nonconformity = get_object_or_404(seen, pk=pk)
    return found


@require_safe
@for_business(*READERS)
def nonconformity(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _found(request, pk))


def _page(
    request: HttpRequest, found: Nonconformity, bound: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    bound = bound or {}
    shown = {
        "found": found,
        "tone": words.TONES[Stage(found.stage)],
        "steps": steps(found),
        "facts": _facts(found),
        "source_url": source_url(found),
        "evidence": of_record(request, found),
        "forms": {**_forms(request, found), **bound},
        "form": next(iter(bound.values()), None),
    }
    return render(request, "portal/pms/improvement/nonconformity.html", shown, status=status)


def _forms(request: HttpRequest, found: Nonconformity) -> dict[str, Form]:
    """What whoever looks may do next."""
    who, stage = actor(request), found.stage
    held: dict[str, Any] = {"revision": found.revision}
    offered: dict[str, Form] = {}
    if stage in (Stage.FOUND, Stage.PLANNED) and policy.may_plan_correction(who, found):
        offered["plan"] = CorrectionForm(opened=found)
    if stage == Stage.PLANNED and policy.may_approve_correction(who, found):
        offered["decide"] = DecideForm(initial=held)
    if stage == Stage.APPROVED and policy.may_plan_correction(who, found):
        offered["done"] = DoneForm(initial={**held, "done_on": who.on})
    if stage == Stage.DONE and policy.may_confirm_effect(who, found):
        offered["effect"] = EffectForm(initial=held)
    return offered


def steps(found: Nonconformity) -> list[dict[str, Any]]:
    """The way of a nonconformity: what is done, where it stands."""
    order = [
        (Stage.FOUND, _("Cause and correction"), None),
        (Stage.PLANNED, _("Approval"), found.approved_on),
        (Stage.APPROVED, _("Carried out"), found.done_on),
        (Stage.DONE, _("Effect confirmed"), found.effective_on),
    ]
    reached = [*Stage].index(Stage(found.stage))
    begun = {"label": _("Found"), "state": "done", "on": found.found_on}
    return [begun] + [
        {"label": label, "state": _state(place, reached), "on": day if place < reached else None}
        for place, (_stage, label, day) in enumerate(order)
    ]


def _state(place: int, reached: int) -> str:
    if place < reached:
        return "done"
    return "current" if place == reached else "ahead"


def _facts(found: Nonconformity) -> list[tuple[str, Any]]:
    rows = [
        (_("Found by"), _named(found.get_source_display(), found.found_by)),
        (_("Department"), str(found.department or _("Whole business"))),
        (_("Requirement"), found.requirement),
        (_("Cause"), found.cause),
        (_("What was put right at once"), found.remedy),
        (_("Corrective action"), _named(found.action, found.planned_by if found.action else None)),
        (_("Due on"), found.due_on),
        (_("Approved by"), str(found.approved_by or "")),
        (_("What was done"), _named(found.result, found.done_by)),
        (_("Effect"), _named(found.effect, found.confirmed_by)),
    ]
    return [(label, value) for label, value in rows if value]


def _named(text: str, person: Any) -> str:
    return f"{text} ({person})" if text and person else text


def source_url(found: Nonconformity) -> str:
    view = SOURCES.get(found.source)
    return reverse(view, args=[found.source_id]) if view and found.source_id else ""


@require_POST
@for_business("representative", "privacy_officer", "department_head")
def nonconformity_plan(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _found(request, pk), actor(request)
    allow(policy.may_plan_correction(who, found))
    form = CorrectionForm(request.POST, opened=found)

    def act() -> Nonconformity:
        return acts.plan_correction(
            nonconformity=found,
            correction=form.correction(),
            by=who,
            on=who.on,
            revision=form.cleaned_data["revision"],
        )

    if form.is_valid() and conflict.attempt(form, act, lambda: _found(request, pk)) is not None:
        messages.success(request, _("The correction is planned. It waits for approval."))
        return redirect("portal:pms_nonconformity", pk)
    status = CONFLICT if form.last_change else NOT_DONE
    return _page(request, _found(request, pk), {"plan": form}, status)


@require_POST
@for_business("representative", "privacy_officer")
def nonconformity_decide(request: HttpRequest, pk: int) -> HttpResponse:
    found, form, who = _found(request, pk), DecideForm(request.POST), actor(request)
    act = acts.return_correction if request.POST.get("act") == "return" else acts.approve_correction
    return _done(
        request,
        found,
        "decide",
        form,
        lambda given: act(nonconformity=found, by=who, on=who.on, **given),
        _("Decided."),
    )


@require_POST
@for_business("representative", "privacy_officer", "department_head")
def nonconformity_done(request: HttpRequest, pk: int) -> HttpResponse:
    found, form, who = _found(request, pk), DoneForm(request.POST), actor(request)
    return _done(
        request,
        found,
        "done",
        form,
        lambda given: acts.report_done(nonconformity=found, by=who, on=who.on, **given),
        _("Noted. Later somebody else looks whether it had its effect."),
    )


@require_POST
@for_business("representative", "privacy_officer", "audit_officer")
def nonconformity_effect(request: HttpRequest, pk: int) -> HttpResponse:
    found, form, who = _found(request, pk), EffectForm(request.POST), actor(request)

    def act(given: dict[str, Any]) -> Nonconformity:
        had_effect = given.pop("had_effect") == "yes"
        return acts.judge_effect(nonconformity=found, had_effect=had_effect, by=who, on=who.on, **given)

    return _done(request, found, "effect", form, act, _("What you saw is on record."))


def _done(  # noqa: PLR0917 - what every act of the way needs
    request: HttpRequest,
    found: Nonconformity,
    name: str,
    form: Form,
    act: Callable[[dict[str, Any]], Nonconformity],
    word: str,
) -> HttpResponse:
    if form.is_valid() and attempt(form, lambda: act(dict(form.cleaned_data))) is not None:
        messages.success(request, word)
        return redirect("portal:pms_nonconformity", found.pk)
    return _page(request, _found(request, found.pk), {name: form}, NOT_DONE)
