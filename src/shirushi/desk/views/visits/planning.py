"""The plan of a visit: agenda, proposal, check list."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shirushi.desk.forms.reviews import RevisionForm
from shirushi.desk.forms.visits import PlaceForm, QuestionForm, agenda_forms, slots_of
from shirushi.desk.views.reviews.found import application_of
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.people.rulebook import current
from shirushi.review import agenda, policy, queries, services, showing
from shirushi.review.models import VisitPlan, VisitQuestion
from shirushi.review.size import onsite_facts
from shirushi.ui.forms import Form

PAGE = require_http_methods(["GET", "HEAD", "POST"])
NOT_DONE = 422
# The date is agreed a month to a month and a half ahead (P現地審査).
AHEAD = timedelta(days=40)


@PAGE
@for_body()
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda: kept as a draft until it is proposed."""
    found, who = application_of(request, pk), actor(request)
    allow(policy.may_arrange(who, found))
    kept = queries.visit_plan(found)
    data = request.POST if request.method == "POST" else None
    form = PlaceForm(data, initial=_place(found, kept))
    rows = agenda_forms(data, kept, _team(found), _first(found, who))
    if data is not None and form.is_valid() and rows.is_valid():
        given = {**form.cleaned_data, "slots": slots_of(rows)}
        if attempt(form, lambda: services.plan_visit(application=found, by=who, on=who.on, **given)):
            messages.success(request, _("The plan is kept. Now propose it to the business."))
            return redirect("desk:visit_plan", found.pk)
    return _page(request, found, form, rows)


def _place(found: Application, kept: VisitPlan | None) -> dict[str, Any]:
    organisation = found.dossier.unit.organisation
    return {
        "revision": kept.revision if kept else 0,
        "place": kept.place if kept else f"{organisation.name} {organisation.address}".strip(),
    }


def _team(found: Application) -> list[Any]:
    return [member.person for member in queries.team(found)]


def _first(found: Application, who: Actor) -> list[dict[str, Any]]:
    return agenda.proposal(found, who.on + AHEAD, who.on)


def _page(
    request: HttpRequest, found: Application, form: Form, rows: Any, status: int | None = None
) -> HttpResponse:
    who, kept = actor(request), queries.visit_plan(found)
    wrong = bool(form.errors) or (rows.is_bound and not rows.is_valid())
    context = {
        "application": found,
        "plan": kept,
        "form": form,
        "rows": rows,
        "decision": current().decide("onsite_time", onsite_facts(found, who.on)),
        "propose_form": RevisionForm(initial={"revision": kept.revision if kept else 0}),
        "attendees": kept.attendees.order_by("pk") if kept else [],
        "questions": VisitQuestion.objects.visible_to(who).filter(application=found).order_by("pk"),
        "question_form": QuestionForm(application=found),
        "labels": showing.labels(found),
        "may_ask": policy.may_review(who, found),
    }
    return render(request, "desk/visits/plan.html", context, status=status or (NOT_DONE if wrong else 200))


@require_POST
@for_body()
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)
    allow(policy.may_arrange(who, found))
    kept: VisitPlan = get_object_or_404(VisitPlan.objects.visible_to(who), application=found)
    form = RevisionForm(request.POST)
    if form.is_valid():
        services.propose_visit(plan=kept, by=who, on=who.on, revision=form.cleaned_data["revision"])
        messages.success(request, _("The plan was proposed. The business answers."))
    return redirect("desk:visit_plan", found.pk)


@require_POST
@for_body("assessor")
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """A question of the team's own, or what the documents left open."""
    found, who = application_of(request, pk), actor(request)
    allow(policy.may_review(who, found))
    if "from_documents" in request.POST:
        added = services.make_check_list(application=found, by=who, on=who.on)
        messages.success(request, _("%(count)s questions were put on the list.") % {"count": added})
        return redirect("desk:visit_plan", found.pk)
    form = QuestionForm(request.POST, application=found)
    if form.is_valid():
        services.add_question(application=found, by=who, on=who.on, **form.cleaned_data)
        messages.success(request, _("The question is on the list."))
    else:
        messages.error(request, _("Choose a requirement and write the question. Nothing was added."))
    return redirect("desk:visit_plan", found.pk)
