"""The findings of the review, and the answer to each."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shirushi.entrance.case import case_steps
from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.intake import presentation
from shirushi.intake.models import Application
from shirushi.papers.services import store
from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.portal.forms.reviews import AnswerForm
from shirushi.portal.views.applications.found import application_of
from shirushi.review import policy, queries, services, showing
from shirushi.review.documents import documents
from shirushi.review.models import Finding, FindingsNotice, VisitPlan

REPLACEABLE = (Application.State.ACCEPTED, Application.State.UNDER_REVIEW)
WITH_UNIT = "application__dossier__unit__organisation"


@require_safe
@for_business(*DOSSIER_ROLES)
def findings(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)
    shown = showing.findings(found, who)
    halt = queries.halted_on(found, who.on)
    notices = list(FindingsNotice.objects.visible_to(who).filter(application=found).order_by("round"))
    context = {
        "application": found,
        "tone": presentation.tone(found),
        "steps": case_steps(found, on=who.on),
        "findings": shown,
        "notices": notices,
        "overall_cap": showing.overall_cap(notices),
        "to_answer": sum(each.state == "to_answer" for each in shown),
        "may_answer": halt is None and who.has(*policy.ANSWERING_ROLES) and found.state == "under_review",
        "halt": halt,
        "goes_on_from": queries.goes_on_from(halt) if halt else None,
        "visit_plan": VisitPlan.objects.visible_to(who).filter(application=found).exists(),
        "result": showing.result_of(found, who),
        "taken": showing.step_rows(found),
        "may_replace": halt is None and found.state in REPLACEABLE and policy.may_replace(who, found),
        "papers": documents(found),
    }
    return render(request, "portal/reviews/findings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*DOSSIER_ROLES)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _finding(request, pk), actor(request)
    allow(policy.may_answer(who, found))
    form = AnswerForm(request.POST or None, request.FILES or None)
    if form.is_valid() and attempt(form, lambda: _answered(found, form, who)):
        messages.success(
            request, _("Your answer to finding %(number)s was handed in.") % {"number": found.number}
        )
        return redirect("portal:findings", found.application_id)
    context = {"application": found.application, "shown": showing.finding(found), "form": form}
    return render(request, "portal/reviews/answer.html", context, status=422 if form.errors else 200)


def _finding(request: HttpRequest, pk: int) -> Finding:
    seen = Finding.objects.visible_to(actor(request)).select_related(WITH_UNIT, "notice", "step")
    found: Finding = get_object_or_404(seen, pk=pk)
    return found


@transaction.atomic
def _answered(found: Finding, form: AnswerForm, who: Actor) -> bool:
    """The files and the answer that they belong to: all or nothing."""
    given: dict[str, Any] = form.cleaned_data
    evidence = [
        store(dossier=found.application.dossier, upload=upload, by=who, on=who.on)
        for upload in given["evidence"]
    ]
    services.answer_finding(
        finding=found, cause=given["cause"], action=given["action"], evidence=evidence, by=who, on=who.on
    )
    return True
