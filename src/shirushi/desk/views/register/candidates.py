"""Who could take a case, person by person, with the reasons."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shirushi.desk import registering
from shirushi.desk.views.reviews.found import application_of
from shirushi.entrance.doors import actor, for_body
from shirushi.people.rights import allow
from shirushi.review import candidates, policy, queries


@require_safe
@for_body("clerk", "officer")
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)
    allow(policy.may_assign(who, found))
    members = list(queries.team(found))
    context = {
        "application": found,
        "rows": registering.candidate_rows(candidates.proposal(found, who.on)),
        "team": members,
        "led": any(member.is_lead for member in members),
        "rule": queries.team_rule(found.scheme, found.submitted_on or who.on).as_json(),
        "planned_day": candidates.planned_day(found),
        "is_open": found.state in (found.State.ACCEPTED, found.State.UNDER_REVIEW),
    }
    return render(request, "desk/register/candidates.html", context)
