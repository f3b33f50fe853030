"""The page of a case under review: where it stands, who acts next, and what the reader can do now."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from shirushi.awards import policy as awards_policy
from shirushi.awards import queries as awards
from shirushi.desk import task_urls
from shirushi.desk.forms.reviews import (
    AssignForm,
    CompleteForm,
    PlanForm,
    ReasonForm,
    RevisionForm,
    SummaryForm,
)
from shirushi.desk.views.reviews.found import application_of
from shirushi.entrance.case import case_steps
from shirushi.entrance.doors import actor
from shirushi.intake import presentation
from shirushi.intake import showing as intake_showing
from shirushi.intake.models import Application
from shirushi.people.access import BODY_WIDE_ROLES
from shirushi.people.actor import Actor
from shirushi.review import policy, queries, showing
from shirushi.review.documents import documents
from shirushi.review.examining import progress
from shirushi.review.models import Assignment, FindingsNotice, Halt, Review, ReviewStep
from shirushi.ui.forms import Form

State = Application.State
Bound = dict[str, Form]
FORMS: dict[str, type[Form]] = {
    "start": RevisionForm,
    "document": SummaryForm,
    "plan": PlanForm,
    "onsite": SummaryForm,
    "complete": CompleteForm,
}


def undeclared(who: Actor, found: Application) -> Assignment | None:
    """The actor's own assignment without its declaration: before that it does not open the case."""
    if who.person_id is None or who.has(*BODY_WIDE_ROLES):
        return None
    mine = queries.team(found).filter(person_id=who.person_id)
    return mine.filter(no_conflict_declared_on=None).first()


def page(request: HttpRequest, pk: int, bound: Bound | None = None, status: int = 200) -> HttpResponse:
    found = application_of(request, pk)
    silent = undeclared(actor(request), found)
    if silent is not None:
        return redirect("desk:declaration", silent.pk)
    context = _context(found, actor(request), bound or {})
    return render(request, "desk/reviews/review.html", context, status=status)


def _context(found: Application, who: Actor, bound: Bound) -> dict[str, Any]:
    members = list(queries.team(found))
    halt = queries.halted_on(found, who.on)
    return {
        "application": found,
        "tone": presentation.tone(found),
        "steps": case_steps(found, on=who.on),
        "halt": halt,
        "goes_on_from": queries.goes_on_from(halt) if halt else None,
        "may_resume": halt is not None and policy.may_end_halt(who, halt),
        "next_steps": intake_showing.next_steps(
            found.dossier, who.organisation_id, task_urls.url_of, reader=who
        ),
        "team": members,
        "is_small": bool(members) and queries.team_is_small(found, members),
        "team_size": queries.team_size(found),
        "gone": [each.person for each in queries.unreplaced(found)],
        "may_release": policy.may_assign(who, found),
        "refused": next(iter(bound.values()), None),
        **_of_the_case(found, who),
        **_acts(found, who, bound, halt),
    }


def _of_the_case(found: Application, who: Actor) -> dict[str, Any]:
    asked_for = found.decisions.get("documents") or {"outcome": None}
    review = Review.objects.filter(application=found).select_related("completed_by").first()
    return {
        "taken": showing.step_rows(found),
        "review": review,
        "may_report": review is not None and review.completed_on is not None and policy.may_lead(who, found),
        **_of_the_requirements(found, who),
        "findings": showing.findings(found, who),
        "result": showing.result_of(found, who),
        "notices": FindingsNotice.objects.filter(application=found).order_by("round"),
        "declared": intake_showing.declared(found, found.decisions),
        "papers": intake_showing.papers(found, asked_for, on=found.submitted_on or who.on),
        "decision": awards.decision_of(found),
        "contract": awards.contract_of(found),
        "may_decide": found.state == State.REVIEWED and awards_policy.may_decide(who, found),
    }


def _of_the_requirements(found: Application, who: Actor) -> dict[str, Any]:
    """How far the team is; from the start of the review on."""
    if found.state not in (State.UNDER_REVIEW, State.REVIEWED):
        return {"progress": None}
    late = [paper for paper in documents(found) if paper.came_late and not paper.was_replaced]
    return {"progress": progress(found), "late_papers": late, "may_examine": policy.may_examine(who, found)}


def _acts(found: Application, who: Actor, bound: Bound, halt: Halt | None) -> dict[str, Any]:
    """The forms of what the reader can do now. Inside a halt there is nothing to do but to step down."""
    team = policy.may_review(who, found)
    now = {} if halt else possible(found, who, team=team)
    initial = {"revision": found.revision}
    offered = {name: bound.get(name) or FORMS[name](initial=initial) for name in now if name in FORMS}
    if "complete" in now and not queries.answers_are_overdue(found, who.on):
        offered["complete"].fields.pop("unresolved", None)
    if "assign" in now:
        assessors = queries.assessors(found.review_body, who.on)
        offered["assign"] = bound.get("assign") or AssignForm(assessors=assessors)
    return {
        "forms": offered,
        "release_form": ReasonForm(),
        "may_write": "write" in now,
        "may_issue": "issue" in now,
        "may_judge": "judge" in now,
        "may_send_result": "result" in now,
        "may_close": "close" in now,
    }


def possible(found: Application, who: Actor, *, team: bool) -> set[str]:
    """What the actor can do in the state of the case, by name."""
    office = policy.may_assign(who, found)
    if found.state == State.ACCEPTED:
        return {"assign", "start"} if office else ({"start"} if team else set())
    if found.state != State.UNDER_REVIEW:
        return set()
    acts = {"assign"} if office else set()
    return acts | _steps_now(found, office=office, team=team) | (_findings_now(found, who) if team else set())


def _steps_now(found: Application, *, office: bool, team: bool) -> set[str]:
    document = queries.step(found, ReviewStep.Kind.DOCUMENT)
    onsite = queries.step(found, ReviewStep.Kind.ONSITE)
    if document is None or document.done_on is None:
        return {"document"} if team else set()
    if onsite is None or onsite.done_on is None:
        planned = onsite is not None and onsite.planned_on is not None
        of_the_team = {"result"} | ({"onsite", "close"} if planned else set())
        return ({"plan"} if office or team else set()) | (of_the_team if team else set())
    return set()


def _findings_now(found: Application, who: Actor) -> set[str]:
    acts = {"write"} if ReviewStep.objects.filter(application=found).exists() else set()
    onsite = queries.step(found, ReviewStep.Kind.ONSITE)
    if onsite is None or onsite.done_on is None:
        return acts
    notice = queries.last_notice(found)
    waits_for_business = notice is not None and notice.answered_on is None
    if queries.reports_to_judge(found).exists():
        acts |= {"judge"}
    elif queries.findings_to_issue(found).exists():
        acts |= set() if waits_for_business else {"issue"}
    elif policy.may_lead(who, found) and (
        not waits_for_business or queries.answers_are_overdue(found, who.on)
    ):
        acts |= {"complete"}
    return acts
