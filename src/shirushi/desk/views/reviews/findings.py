"""Writing a finding, handing a round over, judging an answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shirushi.desk.forms.reviews import CloseForm, FindingForm, IssueForm, JudgeForm, ResultForm
from shirushi.desk.views.reviews.found import application_of, finding_of, report_of
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.people.rights import allow
from shirushi.review import policy, queries, services, showing
from shirushi.review.models import Finding
from shirushi.review.services.findings import deadline, next_round

PAGE = require_http_methods(["GET", "HEAD", "POST"])
NOT_DONE = 422


@PAGE
@for_body("assessor")
def write(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)
    allow(policy.may_review(who, found))
    form = FindingForm(request.POST or None, application=found, initial=_asked(request))
    if form.is_valid():
        given = form.cleaned_data
        made = attempt(form, lambda: services.write_finding(application=found, by=who, on=who.on, **given))
        if made is not None:
            messages.success(request, _("Finding %(number)s is written down.") % {"number": made.number})
            return redirect(_after(request, found.pk))
    context = {"application": found, "form": form}
    return render(request, "desk/reviews/finding.html", context, status=_status(form))


def _asked(request: HttpRequest) -> dict[str, Any]:
    """The requirement from which the reviewer comes."""
    return {
        "grade": Finding.Grade.NONCONFORMITY,
        "requirement": request.GET.get("requirement", ""),
        "document": request.GET.get("document", ""),
    }


def _after(request: HttpRequest, pk: int) -> str:
    view = "desk:finding_write" if "another" in request.POST else "desk:review"
    return reverse(view, args=[pk])


def _status(form: Any) -> int:
    return NOT_DONE if form.errors else 200


@PAGE
@for_body("assessor")
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """The result of the document review goes out before the visit."""
    found, who = application_of(request, pk), actor(request)
    allow(policy.may_review(who, found))
    form = ResultForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        made = attempt(
            form, lambda: services.issue_document_result(application=found, by=who, on=who.on, **given)
        )
        if made is not None:
            messages.success(request, _("The result %(number)s was sent.") % {"number": made.number})
            return redirect("desk:review", found.pk)
    to_tell = queries.findings_to_announce(found).select_related(
        "step", "notice", "document__file", "application"
    )
    context = {
        "application": found,
        "form": form,
        "findings": [showing.finding(each) for each in to_tell],
        "issued": showing.result_of(found, who),
    }
    return render(request, "desk/reviews/result.html", context, status=_status(form))


@PAGE
@for_body("assessor")
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """What the documents showed is seen corrected at the visit."""
    found, who = finding_of(request, pk), actor(request)
    allow(policy.may_review(who, found.application))
    form = CloseForm(request.POST or None)
    if form.is_valid():
        note = form.cleaned_data["note"]
        if attempt(form, lambda: services.close_at_visit(finding=found, note=note, by=who, on=who.on)):
            messages.success(request, _("Finding %(number)s is closed.") % {"number": found.number})
            return redirect("desk:review", found.application_id)
    context = {"application": found.application, "shown": showing.finding(found), "form": form}
    return render(request, "desk/reviews/close.html", context, status=_status(form))


@PAGE
@for_body("assessor")
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = application_of(request, pk), actor(request)
    allow(policy.may_review(who, found))
    to_issue = list(queries.findings_to_issue(found).select_related("step", "notice", "application"))
    decision = deadline(found, who.on)
    wants_answer = any(each.grade == Finding.Grade.NONCONFORMITY for each in to_issue)
    form = IssueForm(
        request.POST if request.method == "POST" else None, asks_for_day=decision.refused and wants_answer
    )
    if form.is_valid():
        due_on = form.cleaned_data.get("due_on")
        if attempt(
            form, lambda: services.issue_findings(application=found, by=who, on=who.on, due_on=due_on)
        ):
            messages.success(request, _("The findings were handed over. The business was told."))
            return redirect("desk:review", found.pk)
    context = {
        "application": found,
        "form": form,
        "findings": [showing.finding(each) for each in to_issue],
        "round": next_round(found),
        "decision": decision if wants_answer else None,
        "due_on": None if decision.refused or not wants_answer else decision.day("due_on"),
    }
    return render(request, "desk/reviews/issue.html", context, status=_status(form))


@PAGE
@for_body("assessor")
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    report, who = report_of(request, pk), actor(request)
    application = report.finding.application
    allow(policy.may_review(who, application))
    form = JudgeForm(request.POST or None)
    if form.is_valid():
        accepted, reply = form.cleaned_data["verdict"] == "accepted", form.cleaned_data["reply"]

        def act() -> Any:
            return services.judge_answer(report=report, accepted=accepted, reply=reply, by=who, on=who.on)

        if attempt(form, act):
            messages.success(request, _("Judged. Your reply is kept with the answer."))
            return redirect("desk:review", application.pk)
    context = {
        "application": application,
        "shown": showing.finding(report.finding),
        "report": report,
        "form": form,
    }
    return render(request, "desk/reviews/judge.html", context, status=_status(form))
