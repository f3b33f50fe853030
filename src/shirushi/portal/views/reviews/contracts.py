"""The decision, the contract, the certificate; taking the application back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shirushi.awards import policy, queries, services
from shirushi.awards.models import Contract
from shirushi.billing.queries import refund_of
from shirushi.entrance.case import case_steps
from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.evidence import evidence_of
from shirushi.entrance.refusals import attempt
from shirushi.grants import presentation as grants_presentation
from shirushi.grants import queries as grants
from shirushi.grants.models import Grant
from shirushi.grants.numbers import shown as number_of
from shirushi.intake import presentation
from shirushi.intake.models import Application
from shirushi.intake.showing import next_steps
from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.queries import granting_body
from shirushi.people.rights import allow
from shirushi.portal import task_urls
from shirushi.portal.forms.reviews import SignForm, WithdrawForm
from shirushi.portal.views.applications.again import again_url
from shirushi.portal.views.applications.found import application_of
from shirushi.review import queries as review

PAGE = require_http_methods(["GET", "HEAD", "POST"])
NOT_DONE = 422
WITH_UNIT = "application__dossier__unit__organisation"


@require_safe
@for_business(*DOSSIER_ROLES)
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)
    decided = queries.decision_of(found)
    objections = list(queries.objections_of(found))
    denied = decided is not None and found.state == Application.State.DENIED
    context = {
        "application": found,
        "tone": presentation.tone(found),
        "steps": case_steps(found, on=who.on),
        "next_steps": next_steps(found.dossier, who.organisation_id, task_urls.url_of, reader=who),
        "decided": decided,
        "objections": objections,
        "period": queries.objection_period_of(decided) if denied and decided else None,
        "may_object": denied and not objections and policy.may_object(who, found),
        "contract": queries.contract_of(found),
        "refund": refund_of(found.invoice) if found.invoice else None,
        "again_url": again_url(found, who),
    }
    return render(request, "portal/reviews/decision.html", context)


@PAGE
@for_business(*DOSSIER_ROLES)
def contract(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = _contract(request, pk), actor(request)
    form = SignForm(request.POST or None, initial={"revision": found.revision})
    if request.method == "POST":
        allow(policy.may_sign(who, found))
        if form.is_valid() and attempt(form, lambda: _signed(found, form, request)):
            messages.success(
                request, _("The contract is signed for the business. The granting body concludes it.")
            )
            return redirect("portal:contract", found.pk)
    context = _of_contract(found, request) | {"form": form}
    return render(request, "portal/reviews/contract.html", context, status=NOT_DONE if form.errors else 200)


def _contract(request: HttpRequest, pk: int) -> Contract:
    seen = Contract.objects.visible_to(actor(request))
    related = seen.select_related(
        WITH_UNIT, "application__invoice", "business_signed_by", "body_signed_by", "file"
    )
    found: Contract = get_object_or_404(related, pk=pk)
    return found


def _signed(found: Contract, form: SignForm, request: HttpRequest) -> bool:
    who = actor(request)
    services.sign_contract(
        contract=found,
        by=who,
        on=who.on,
        revision=form.cleaned_data["revision"],
        evidence=evidence_of(request),
    )
    return True


def _of_contract(found: Contract, request: HttpRequest) -> dict[str, Any]:
    who, application = actor(request), found.application
    decided = queries.decision_of(application)
    is_open = application.state == Application.State.GRANTED and review.halted_on(application, who.on) is None
    in_time = found.lapses_on is None or who.on <= found.lapses_on
    return {
        "contract": found,
        "application": application,
        "tone": presentation.tone(application),
        "steps": case_steps(application, on=who.on),
        "next_steps": next_steps(application.dossier, who.organisation_id, task_urls.url_of, reader=who),
        "decided": decided,
        "grant": decided.grant if decided else None,
        "invoice": decided.registration_invoice if decided else None,
        "fee_is_paid": queries.fee_is_paid(application),
        "signatures": found.signatures.order_by("signed_at"),
        "waits_for_signature": is_open and in_time and found.business_signed_on is None,
        "is_late": is_open and not in_time,
        "may_sign": policy.may_sign(who, found),
    }


@require_safe
@for_business(*DOSSIER_ROLES)
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """The certificate of a grant, while its mark may be shown; else why there is none."""
    who = actor(request)
    seen = Grant.objects.visible_to(who).select_related(
        "dossier__unit__organisation", "registration", "review_body"
    )
    grant: Grant = get_object_or_404(seen.filter(starts_on__isnull=False), pk=pk)
    standing = grants.standing(grant, who.on)
    context = {
        "grant": grant,
        "number": number_of(grant),
        "body": granting_body(grant.dossier.scheme),
        "standing": standing,
        "label": grants_presentation.STANDINGS[standing["standing"]],
        "tone": grants_presentation.standing_tone(standing["standing"]),
        "today": who.on,
    }
    return render(request, "portal/reviews/certificate.html", context)


@PAGE
@for_business(*DOSSIER_ROLES)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)
    allow(policy.may_withdraw(who, found))
    form = WithdrawForm(request.POST or None, initial={"revision": found.revision})
    if form.is_valid() and attempt(form, lambda: _withdrawn(found, form, request)):
        messages.success(request, _("The application was withdrawn. Nothing more is asked of you."))
        return redirect("portal:application", found.pk)
    context = {"application": found, "tone": presentation.tone(found), "form": form}
    return render(request, "portal/reviews/withdraw.html", context, status=NOT_DONE if form.errors else 200)


def _withdrawn(found: Application, form: WithdrawForm, request: HttpRequest) -> bool:
    who = actor(request)
    services.withdraw(application=found, by=who, on=who.on, **form.cleaned_data)
    return True
