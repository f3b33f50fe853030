"""Objectives and monitoring figures of the years."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import NOT_DONE, attempt
from shirushi.people.rights import allow
from shirushi.pms.access import WHOLE
from shirushi.pms.models import Objective
from shirushi.pms.presentation import reviews as words
from shirushi.pms.queries import reviews as reads
from shirushi.pms.services import reviews as acts
from shirushi.portal.forms.pms import conflict
from shirushi.portal.forms.pms.reviews import ObjectiveForm, ResultForm
from shirushi.portal.views.pms.downloads import excel
from shirushi.portal.views.pms.inventory.found import own
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE
from shirushi.sheets import writing

RUNNING = ("representative", "privacy_officer")


@require_safe
@for_business(*WHOLE)
def objectives(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    page = Paginator(reads.objectives(who), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [{"it": each, "tone": words.REACHED_TONES[each.reached]} for each in page]
    shown = {"page_obj": page, "rows": rows, "may_run": who.has(*RUNNING)}
    return render(request, "portal/pms/reviews/objectives.html", shown)


@require_safe
@for_business(*WHOLE)
def objectives_export(request: HttpRequest) -> HttpResponse:
    who, title = actor(request), _("Objectives and monitoring figures")
    content = writing.workbook(title, words.COLUMNS, reads.objective_rows(who), generated_on=who.on)
    return excel(content, f"{title}_{who.on:%Y%m%d}")


@for_business(*RUNNING)
def objective_set(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    form = ObjectiveForm(request.POST or None, opened=Objective(year=who.on.year))

    def act() -> Objective:
        return acts.set_objective(organisation=own(request), values=form.values(), by=who, on=who.on)

    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The objective is set."))
        return redirect("portal:pms_objectives")
    return render(request, "portal/pms/reviews/objective_set.html", {"form": form})


def _objective(request: HttpRequest, pk: int) -> Objective:
    seen = Objective.objects.visible_to(actor(request)).select_related("organisation")
    found: Objective = get_object_or_404(seen, pk=pk)
    return found


@for_business(*WHOLE)
def objective(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _objective(request, pk), actor(request)
    allow(who.has(*RUNNING) or request.method != "POST")
    form = ObjectiveForm(request.POST or None, opened=found)

    def act() -> Objective:
        revision = form.cleaned_data["revision"]
        return acts.change_objective(
            objective=found, values=form.values(), by=who, on=who.on, revision=revision
        )

    sent = request.method == "POST" and form.is_valid()
    if sent and conflict.attempt(form, act, lambda: _objective(request, pk)) is not None:
        messages.success(request, _("The objective was changed."))
        return redirect("portal:pms_objective", pk)
    return _page(request, found, form, conflict.status_of(form))


def _page(
    request: HttpRequest, found: Objective, form: ObjectiveForm, status: int, result: ResultForm | None = None
) -> HttpResponse:
    initial: dict[str, Any] = {"revision": found.revision, "result": found.result, "reached": found.reached}
    shown = {
        "objective": found,
        "form": form,
        "result": result or ResultForm(initial=initial),
        "tone": words.REACHED_TONES[found.reached],
        "may_run": actor(request).has(*RUNNING),
    }
    return render(request, "portal/pms/reviews/objective.html", shown, status=status)


@require_POST
@for_business(*RUNNING)
def objective_result(request: HttpRequest, pk: int) -> HttpResponse:
    found, who, form = _objective(request, pk), actor(request), ResultForm(request.POST)

    def act() -> Objective:
        return acts.result_objective(objective=found, by=who, on=who.on, **form.cleaned_data)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The result is on record."))
        return redirect("portal:pms_objective", pk)
    return _page(request, found, ObjectiveForm(opened=found), NOT_DONE, form)


@require_POST
@for_business(*RUNNING)
def objective_drop(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _objective(request, pk), actor(request)
    acts.drop_objective(objective=found, by=who, on=who.on)
    messages.success(request, _("The objective was taken back."))
    return redirect("portal:pms_objectives")
