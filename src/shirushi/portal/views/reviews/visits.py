"""The plan of the visit: the business agrees and names who attends, or asks for another day."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.rights import allow
from shirushi.portal.forms.reviews import AgreeForm, AnotherDayForm
from shirushi.portal.views.applications.found import application_of
from shirushi.review import attendance, policy, services
from shirushi.review.models import VisitPlan
from shirushi.ui.forms import Form


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*DOSSIER_ROLES)
def visit(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)
    plan: VisitPlan = get_object_or_404(
        VisitPlan.objects.visible_to(who).select_related("file"), application=found
    )
    initial = {"revision": plan.revision}
    forms: dict[str, Form] = {"agree": AgreeForm(initial=initial), "another": AnotherDayForm(initial=initial)}
    if request.method == "POST":
        allow(policy.may_replace(who, found))
        name, form, act = _asked(request, plan)
        forms[name] = form
        if form.is_valid() and attempt(form, lambda: act(form.cleaned_data)) is not None:
            messages.success(request, _("Thank you. The review body was told."))
            return redirect("portal:visit", found.pk)
    context = {
        "application": found,
        "plan": plan,
        "items": plan.items.select_related("assessor").order_by("day", "starts_at", "pk"),
        "attendees": plan.attendees.order_by("pk"),
        "forms": forms,
        "may_answer": policy.may_replace(who, found),
    }
    refused = any(form.errors for form in forms.values())
    return render(request, "portal/reviews/visit.html", context, status=422 if refused else 200)


def _asked(request: HttpRequest, plan: VisitPlan) -> tuple[str, Form, Callable[[dict[str, Any]], VisitPlan]]:
    who = actor(request)
    common: dict[str, Any] = {"plan": plan, "by": who, "on": who.on}
    if "another" in request.POST:
        return (
            "another",
            AnotherDayForm(request.POST),
            lambda given: services.ask_for_another_day(**common, **given),
        )

    def agree(given: dict[str, Any]) -> VisitPlan:
        named = attendance.read(given["attendees"])
        return services.agree_to_visit(**common, attendees=named, revision=given["revision"])

    return "agree", AgreeForm(request.POST), agree
