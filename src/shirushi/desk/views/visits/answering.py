"""The visit as ordinary pages: questions, answers, devices. Without JavaScript this is all there is."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shirushi.desk.forms.visits import AnswerForm
from shirushi.desk.views.reviews.found import application_of
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.intake.models import Application
from shirushi.people.rights import allow
from shirushi.review import policy, queries, services
from shirushi.review.answering import topics
from shirushi.review.models import ReviewStep, VisitDevice
from shirushi.review.services import Answer


@require_http_methods(["GET", "HEAD", "POST"])
@for_body("assessor")
@never_cache
def visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Questions by requirement, each with its own small form."""
    found, who = application_of(request, pk), actor(request)
    allow(policy.may_review(who, found))
    form = AnswerForm(request.POST if request.method == "POST" else None, application=found)
    if form.is_valid():
        answer = _answer(form.cleaned_data, who.at)
        if attempt(
            form,
            lambda: services.receive_answers(application=found, answers=[answer], by=who, on=who.on),
        ):
            messages.success(request, _("The note of the visit is kept."))
            return redirect(f"{request.path}#{answer.requirement}")
    return _page(request, found, form)


def _answer(given: dict[str, Any], at: Any) -> Answer:
    return Answer(
        client_id=given["client_id"],
        requirement=given["requirement"],
        text=given["text"],
        verdict=given["verdict"],
        written_at=at,
        replaces=tuple(UUID(each) for each in given["replaces"].split(",") if each),
    )


def _page(request: HttpRequest, found: Application, form: AnswerForm) -> HttpResponse:
    who = actor(request)
    step = queries.step(found, ReviewStep.Kind.ONSITE)
    context = {
        "application": found,
        "form": form,
        "topics": [
            (topic, AnswerForm(application=found, initial=_empty(topic), auto_id=f"answer-{place}-%s"))
            for place, topic in enumerate(topics(found, who))
        ],
        "other_form": AnswerForm(
            application=found, initial={"client_id": uuid4()}, is_free=True, auto_id="other-%s"
        ),
        "step": step,
        "devices": VisitDevice.objects.visible_to(who)
        .filter(application=found)
        .select_related("person")
        .order_by("pk"),
        "is_over": step is not None and step.done_on is not None,
    }
    return render(request, "desk/visits/visit.html", context, status=422 if form.errors else 200)


def _empty(topic: Any) -> dict[str, Any]:
    return {"requirement": topic.code, "client_id": uuid4(), "replaces": topic.standing_ids}


@require_POST
@for_body("assessor")
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """A device is reported lost."""
    who = actor(request)
    seen = VisitDevice.objects.visible_to(who).select_related("application__dossier__unit")
    device: VisitDevice = get_object_or_404(seen, pk=pk)
    services.revoke_device(device=device, by=who, on=who.on)
    messages.success(request, _("The device is locked out. What it kept cannot be read or sent any more."))
    return redirect("desk:visit", device.application_id)


@require_safe
@for_body("assessor")
def phone(request: HttpRequest, pk: int) -> HttpResponse:
    """The page that a device keeps for being offline: it says nothing of the case."""
    found = application_of(request, pk)
    allow(policy.may_review(actor(request), found))
    return render(request, "desk/visits/phone.html", {"pk": found.pk})


@require_safe
@for_body("assessor")
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: its address is its scope, so it watches over visits and nothing else."""
    answer = render(request, "desk/visits/worker.js", content_type="text/javascript")
    answer["Cache-Control"] = "no-cache"
    return answer
