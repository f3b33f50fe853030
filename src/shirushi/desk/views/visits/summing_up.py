"""The summing-up of a visit, signed in the page by the lead."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shirushi.desk.forms.reviews import RevisionForm
from shirushi.desk.forms.visits import SummingUpForm
from shirushi.desk.views.reviews.found import application_of
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.people.rulebook import current
from shirushi.review import attendance, policy, queries, services
from shirushi.review.answering import topics
from shirushi.review.models import Attendee, ReviewStep, SummingUp
from shirushi.review.services import Seen
from shirushi.review.size import onsite_facts


@require_http_methods(["GET", "HEAD", "POST"])
@for_body("assessor")
def summing_up(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)
    allow(policy.may_review(who, found))
    kept = SummingUp.objects.visible_to(who).filter(application=found).first()
    listed = list(Attendee.objects.visible_to(who).filter(plan__application=found).order_by("pk"))
    data = request.POST if request.method == "POST" else None
    form = SummingUpForm(data, attendees=listed, initial=_initial(kept, listed))
    if form.is_valid() and attempt(form, lambda: _keep(found, form.cleaned_data, who)) is not None:
        messages.success(request, _("The summing-up is kept. The lead signs it."))
        return redirect("desk:visit_summing_up", found.pk)
    return _page(request, found, form, kept)


def _initial(kept: SummingUp | None, listed: list[Attendee]) -> dict[str, Any]:
    if kept is None:
        return {"revision": 0, "present": [each.pk for each in listed]}
    return {
        "revision": kept.revision,
        "hours": kept.hours,
        "seen": kept.seen,
        "announced": kept.announced,
        "present": [each.pk for each in listed if each.was_present],
    }


def _keep(found: Application, given: dict[str, Any], who: Actor) -> SummingUp:
    said = Seen(
        hours=given["hours"],
        seen=given["seen"],
        announced=given["announced"],
        present=given["present"],
        others=attendance.read(given["others"]),
    )
    return services.keep_summing_up(
        application=found, said=said, by=who, on=who.on, revision=given["revision"]
    )


def _page(
    request: HttpRequest, found: Application, form: SummingUpForm, kept: SummingUp | None
) -> HttpResponse:
    who = actor(request)
    decision = current().decide("onsite_time", onsite_facts(found, who.on))
    context = {
        "application": found,
        "form": form,
        "kept": kept,
        "decision": decision,
        "overtime": _overtime(kept, decision),
        "topics": topics(found, who),
        "step": queries.step(found, ReviewStep.Kind.ONSITE),
        "may_sign": policy.may_lead(who, found),
        "sign_form": RevisionForm(initial={"revision": kept.revision if kept else 0}),
    }
    status = 422 if form.errors else 200
    return render(request, "desk/visits/summing_up.html", context, status=status)


def _overtime(kept: SummingUp | None, decision: Any) -> str:
    if kept is None or decision.refused or kept.hours <= decision["hours_at_most"]:
        return ""
    return f"{kept.hours - decision['hours_at_most']:g}"


@require_POST
@for_body("assessor")
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)
    allow(policy.may_lead(who, found))
    kept: SummingUp = get_object_or_404(SummingUp.objects.visible_to(who), application=found)
    form = RevisionForm(request.POST)
    if not form.is_valid():
        return redirect("desk:visit_summing_up", found.pk)
    done = services.sign_summing_up(
        summing_up=kept, by=who, on=who.on, revision=form.cleaned_data["revision"]
    )
    messages.success(request, _("Signed. The on-site review is completed."))
    if done.overtime:
        said = _("It took %(hours)s hours more than the rule allows. The office was told to invoice them.")
        messages.warning(request, said % {"hours": f"{done.overtime:g}"})
    return redirect("desk:review", found.pk)


@require_POST
@for_body("assessor")
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The report of completion, where it was not kept at once."""
    found, who = application_of(request, pk), actor(request)
    allow(policy.may_lead(who, found))
    services.keep_completion_report(review=found.review, by=who, on=who.on)
    messages.success(request, _("The report of completion is kept with the case."))
    return redirect("desk:review", found.pk)
