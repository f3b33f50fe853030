"""The page of an application: the check list of a draft, afterwards where it stands."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shirushi.awards.services.withdrawal import WITHDRAWABLE
from shirushi.entrance.case import case_steps
from shirushi.entrance.doors import actor, for_business
from shirushi.intake import policy, presentation, showing
from shirushi.intake.assessment import assess
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.portal import task_urls
from shirushi.portal.views.applications.again import again_url
from shirushi.portal.views.applications.checklist import checks
from shirushi.portal.views.applications.found import application_of


@require_safe
@for_business()
def application(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    found = application_of(request, pk)
    context = {
        "application": found,
        "tone": presentation.tone(found),
        "steps": case_steps(found, on=who.on),
        "may_act": policy.may_prepare(who, found.dossier),
        "may_withdraw": found.state in WITHDRAWABLE,
    }
    if found.state == Application.State.DRAFT:
        return render(request, "portal/applications/draft.html", context | _of_draft(found, who))
    return render(request, "portal/applications/application.html", context | _of_submitted(found, who))


def _of_draft(found: Application, who: Actor) -> dict[str, Any]:
    assessed = assess(found, on=who.on)
    rows = checks(found, assessed)
    return {
        "checks": rows,
        "missing": sum(not row.is_done for row in rows),
        "fees": showing.fees(assessed.decisions.get("fees")),
        "is_complete": assessed.is_complete,
    }


def _of_submitted(found: Application, who: Actor) -> dict[str, Any]:
    decisions = found.decisions
    day = found.submitted_on or who.on
    return {
        "fees": showing.fees(decisions.get("fees")),
        "papers": showing.papers(found, decisions.get("documents") or {"outcome": None}, on=day),
        "declared": showing.declared(found, decisions),
        "window": decisions.get("renewal_window"),
        "next_steps": showing.next_steps(found.dossier, who.organisation_id, task_urls.url_of)
        if _is_open(found)
        else [],
        "following": found.next.order_by("pk").first(),
        "again_url": again_url(found, who),
    }


def _is_open(found: Application) -> bool:
    return found.state in Application.OPEN_STATES or found.state == Application.State.RETURNED
