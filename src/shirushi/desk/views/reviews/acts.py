"""The acts of a review on its case page: each does one thing and goes back, or says what was refused."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.desk.forms.reviews import (
    AssignForm,
    CompleteForm,
    PlanForm,
    ReasonForm,
    RevisionForm,
    SummaryForm,
)
from shirushi.desk.views.reviews import page as pages
from shirushi.desk.views.reviews.found import application_of, assignment_of, halt_of
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.people.models import Person
from shirushi.people.rights import allow
from shirushi.review import policy, queries, services
from shirushi.ui.forms import Form

NOT_DONE = 422


@require_safe
@for_body()
def review(request: HttpRequest, pk: int) -> HttpResponse:
    return pages.page(request, pk)


@require_POST
@for_body("clerk", "officer")
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)
    allow(policy.may_assign(who, found))
    form = AssignForm(request.POST, assessors=queries.assessors(found.review_body, who.on))

    def act(given: dict[str, Any]) -> None:
        person = Person.objects.get(pk=given.pop("person"))
        services.assign(application=found, person=person, by=who, on=who.on, **given)

    return _done(request, pk, "assign", form, act=act, said=_("Assigned. The assessor now declares itself."))


@require_POST
@for_body("clerk", "officer")
def release(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = assignment_of(request, pk), actor(request)
    form = ReasonForm(request.POST)

    def act(given: dict[str, Any]) -> None:
        services.release(assignment=found, reason=given["reason"], by=who, on=who.on)

    return _done(
        request,
        found.application_id,
        "release",
        form,
        act=act,
        said=_("Released. The case is closed to that person."),
    )


@require_POST
@for_body()
def start(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)

    def act(given: dict[str, Any]) -> None:
        services.start_review(application=found, by=who, on=who.on, **given)

    return _done(request, pk, "start", RevisionForm(request.POST), act=act, said=_("The review has begun."))


@require_POST
@for_body("assessor")
def complete_documents(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)

    def act(given: dict[str, Any]) -> None:
        services.complete_document_review(application=found, by=who, on=who.on, **given)

    return _done(
        request,
        pk,
        "document",
        SummaryForm(request.POST),
        act=act,
        said=_("The document review is completed."),
    )


@require_POST
@for_body()
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)

    def act(given: dict[str, Any]) -> None:
        services.plan_onsite(application=found, planned_on=given["planned_on"], by=who, on=who.on)

    said = _("The day is set. The business was told.")
    return _done(request, pk, "plan", PlanForm(request.POST), act=act, said=said)


@require_POST
@for_body("assessor")
def complete_onsite(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)

    def act(given: dict[str, Any]) -> None:
        services.complete_onsite(application=found, by=who, on=who.on, **given)

    return _done(
        request, pk, "onsite", SummaryForm(request.POST), act=act, said=_("The on-site review is completed.")
    )


@require_POST
@for_body("assessor")
@transaction.atomic
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)

    def act(given: dict[str, Any]) -> None:
        done = services.complete_review(application=found, by=who, on=who.on, **given)
        services.keep_completion_report(review=done, by=who, on=who.on)

    said = _("The review is completed. Others decide now.")
    return _done(request, pk, "complete", CompleteForm(request.POST), act=act, said=said)


@require_POST
@for_body()
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = halt_of(request, pk), actor(request)
    services.resume(halt=found, by=who, on=who.on)
    messages.success(request, _("The review goes on from today."))
    return redirect("desk:review", found.application_id)


def _done(
    request: HttpRequest,
    pk: int,
    name: str,
    form: Form,
    *,
    act: Callable[[dict[str, Any]], None],
    said: str | Promise,
) -> HttpResponse:
    if form.is_valid():
        attempt(form, lambda: act(dict(form.cleaned_data)))
    if form.errors:
        return pages.page(request, pk, {name: form}, NOT_DONE)
    messages.success(request, str(said))
    return redirect("desk:review", pk)
