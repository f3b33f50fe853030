"""The plan of a year on one page: the wheel, its table, the word of the representative; and making a plan."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import NOT_DONE, attempt
from shirushi.people.actor import Actor
from shirushi.pms.access import WHOLE
from shirushi.pms.models import YearPlan
from shirushi.pms.queries import planning as reads
from shirushi.pms.services import planning as acts
from shirushi.pms.year_plan import FIRST_MONTH, year_of
from shirushi.portal.forms.pms.planning import ApprovePlanForm, NewPlanForm
from shirushi.portal.views.pms.inventory.found import own
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE
from shirushi.portal.views.pms.planning import found
from shirushi.portal.views.pms.planning.outside import dates_from_outside


@require_safe
@for_business(*WHOLE)
def running(request: HttpRequest) -> HttpResponse:
    """The plan of the year that is running; without any, the way to the first."""
    plan = reads.running(actor(request)) or reads.plans(actor(request)).first()
    if plan is None:
        return _list(request)
    return _page(request, plan)


@require_safe
@for_business(*WHOLE)
def plans(request: HttpRequest) -> HttpResponse:
    return _list(request)


def _list(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    page = Paginator(reads.plans(who), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/pms/planning/plans.html", {"page_obj": page, "may_run": _may_run(who)})


def _may_run(who: Actor) -> bool:
    return who.has(*found.RUNNING)


@require_safe
@for_business(*WHOLE)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, found.plan_of(request, pk))


def _page(
    request: HttpRequest, shown: YearPlan, refused: ApprovePlanForm | None = None, status: int = 200
) -> HttpResponse:
    who = actor(request)
    listed = found.standings_of(who, shown)
    waits = not shown.approved_on or shown.changed_since_approval
    approve = refused or ApprovePlanForm(initial={"revision": shown.revision})
    context: dict[str, Any] = {
        "plan": shown,
        "wheel": found.drawn(shown, listed, who),
        "rows": [found.row_of(each) for each in listed],
        "done": sum(each.state == "done" for each in listed),
        "late": sum(each.state == "late" for each in listed),
        "counted": sum(each.state != "dropped" for each in listed),
        "may_run": _may_run(who),
        "may_ask": waits and _may_run(who),
        "approve": approve if waits and who.has("representative") else None,
    }
    return render(request, "portal/pms/planning/plan.html", context, status=status)


@for_business(*found.RUNNING)
def plan_new(request: HttpRequest) -> HttpResponse:
    """Make a plan: the next year's from this one's, or the first."""
    who = actor(request)
    form = NewPlanForm(request.POST or None, initial=_proposed(who))

    def act() -> YearPlan:
        outside = dates_from_outside(who)
        return acts.make_plan(
            organisation=own(request), starts_on=form.starts_on(), outside=outside, by=who, on=who.on
        )

    made = attempt(form, act) if request.method == "POST" and form.is_valid() else None
    if made is not None:
        messages.success(request, _("The plan is made. Move what does not fit, then let it be approved."))
        return redirect("portal:pms_plan_one", made.pk)
    last = reads.plans(who).first()
    return render(request, "portal/pms/planning/new.html", {"form": form, "last": last})


def _proposed(who: Actor) -> dict[str, int]:
    """The year after the newest plan, or the one that is running."""
    last = reads.plans(who).first()
    if last is None:
        return {"year": year_of(who.on).year, "first_month": FIRST_MONTH}
    return {"year": last.starts_on.year + 1, "first_month": last.starts_on.month}


@require_POST
@for_business(*found.RUNNING)
def plan_improve(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    count = acts.bring_in_improvements(plan=found.plan_of(request, pk), by=who, on=who.on)
    came = ngettext(
        "%(count)s improvement came into the plan.", "%(count)s improvements came into the plan.", count
    )
    messages.success(request, came % {"count": count})
    return redirect("portal:pms_plan_one", pk)


@require_POST
@for_business(*found.RUNNING)
def plan_ask(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    acts.ask_for_approval(plan=found.plan_of(request, pk), by=who, on=who.on)
    messages.success(request, _("The plan waits for the representative."))
    return redirect("portal:pms_plan_one", pk)


@require_POST
@for_business("representative")
def plan_approve(request: HttpRequest, pk: int) -> HttpResponse:
    shown, who, form = found.plan_of(request, pk), actor(request), ApprovePlanForm(request.POST)

    def act() -> YearPlan:
        return acts.approve_plan(plan=shown, by=who, on=who.on, **form.cleaned_data)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The plan is approved. What is near has become tasks."))
        return redirect("portal:pms_plan_one", pk)
    return _page(request, shown, form, NOT_DONE)
