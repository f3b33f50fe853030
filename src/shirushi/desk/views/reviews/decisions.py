"""Decisions and contracts: what waits, and the pages on which they are taken and concluded."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shirushi.awards import policy, queries, services
from shirushi.awards.meetings import open_item
from shirushi.awards.models import Contract
from shirushi.desk import task_urls
from shirushi.desk.forms.reviews import DecisionForm, RevisionForm
from shirushi.desk.views.reviews.found import application_of, contract_of
from shirushi.entrance.case import case_steps
from shirushi.entrance.doors import actor, for_body, for_granting_body
from shirushi.entrance.evidence import evidence_of
from shirushi.entrance.refusals import attempt
from shirushi.intake import presentation
from shirushi.intake.models import Application
from shirushi.intake.showing import next_steps
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.review import queries as review
from shirushi.review import showing
from shirushi.review.models import Review

PAGE = require_http_methods(["GET", "HEAD", "POST"])
ROWS_A_PAGE = 30
NOT_DONE = 422


@require_safe
@for_body("officer", "committee_member")
def decisions(request: HttpRequest) -> HttpResponse:
    found = queries.waiting_for_decision(actor(request))
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/reviews/decisions.html", {"page": page})


@PAGE
@for_body("officer", "committee_member")
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)
    form = DecisionForm(request.POST or None, initial={"revision": found.revision})
    if request.method == "POST":
        allow(policy.may_decide(who, found))
        if form.is_valid() and attempt(form, lambda: _decide(found, form, who)):
            messages.success(request, _("The decision is recorded. The business was told."))
            return redirect("desk:decision", found.pk)
    context = _of_decision(found, who) | {"form": form}
    return render(request, "desk/reviews/decision.html", context, status=NOT_DONE if form.errors else 200)


def _decide(found: Application, form: DecisionForm, who: Actor) -> bool:
    services.decide(application=found, by=who, on=who.on, **form.cleaned_data)
    return True


def _of_decision(found: Application, who: Actor) -> dict[str, Any]:
    halt = review.halted_on(found, who.on)
    waits = found.state == Application.State.REVIEWED
    return {
        "application": found,
        "tone": presentation.tone(found),
        "steps": case_steps(found, on=who.on),
        "next_steps": next_steps(found.dossier, who.organisation_id, task_urls.url_of, reader=who),
        "review": Review.objects.filter(application=found).select_related("completed_by").first(),
        "taken": showing.step_rows(found),
        "findings": showing.findings(found, who),
        "team": found.assignments.select_related("person").order_by("-is_lead", "pk"),
        "decided": queries.decision_of(found),
        "contract": queries.contract_of(found),
        "body": review.deciding_body(found),
        "placed": open_item(found),
        "objections": queries.objections_of(found),
        "waits": waits,
        "halt": halt,
        "goes_on_from": review.goes_on_from(halt) if halt else None,
        "may_decide": waits and halt is None and policy.may_decide(who, found),
        "is_impartial": policy.is_impartial(who, found),
        "sits": policy.sits_in_deciding_body(who, found),
    }


@require_safe
@for_granting_body("clerk", "officer", "committee_member")
def contracts(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.contracts(actor(request)), ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/reviews/contracts.html", {"page": page})


@PAGE
@for_granting_body("clerk", "officer", "committee_member")
def contract(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = contract_of(request, pk), actor(request)
    form = RevisionForm(request.POST or None, initial={"revision": found.revision})
    if request.method == "POST":
        allow(policy.may_conclude(who, found))
        if form.is_valid() and attempt(form, lambda: _conclude(found, form, request)):
            messages.success(request, _("The contract is concluded. The term is set."))
            return redirect("desk:contract", found.pk)
    context = _of_contract(found, who) | {"form": form}
    return render(request, "desk/reviews/contract.html", context, status=NOT_DONE if form.errors else 200)


def _conclude(found: Contract, form: RevisionForm, request: HttpRequest) -> bool:
    who = actor(request)
    services.conclude_contract(
        contract=found, by=who, on=who.on, evidence=evidence_of(request), **form.cleaned_data
    )
    return True


def _of_contract(found: Contract, who: Actor) -> dict[str, Any]:
    application = found.application
    decided = queries.decision_of(application)
    ready = found.business_signed_on is not None and queries.fee_is_paid(application)
    is_open = application.state == Application.State.GRANTED
    return {
        "contract": found,
        "application": application,
        "tone": presentation.tone(application),
        "steps": case_steps(application, on=who.on),
        "next_steps": next_steps(application.dossier, who.organisation_id, task_urls.url_of, reader=who),
        "decided": decided,
        "grant": decided.grant if decided else None,
        "invoice": decided.registration_invoice if decided else None,
        "signatures": found.signatures.order_by("signed_at"),
        "fee_is_paid": queries.fee_is_paid(application),
        "may_conclude": is_open and ready and policy.may_conclude(who, found),
        "is_open": is_open,
    }
