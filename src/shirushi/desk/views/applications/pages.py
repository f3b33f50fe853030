"""One application as it was handed in, where it stands, and the formal check."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.changes.policy import may_record_dissolution
from shirushi.desk import task_urls
from shirushi.desk.forms.applications import AcceptForm, EligibilityForm, PapersReturnForm, ReturnForm
from shirushi.entrance.case import case_steps
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.intake import eligibility, policy, presentation, queries, services, showing
from shirushi.intake.contradictions import contradictions
from shirushi.intake.models import Application, PapersReturn
from shirushi.intake.wording import document_label
from shirushi.people.actor import Actor
from shirushi.ui.forms import Form

MOST_LETTERS = 300


def application_of(request: HttpRequest, pk: int) -> Application:
    seen = Application.objects.visible_to(actor(request)).select_related(
        "dossier__unit__organisation", "review_body", "invoice", "previous"
    )
    found: Application = get_object_or_404(seen, pk=pk)
    return found


@require_safe
@for_body()
def application(request: HttpRequest, pk: int) -> HttpResponse:
    found = application_of(request, pk)
    return page(request, found)


def _return(found: Application) -> dict[str, Any]:
    """What the check found lacking is proposed as the reason."""
    names = queries.document_names(found.scheme, found.submitted_on or found.started_on)
    lacking = [
        f"{document_label(names[each.document.code])}: {each.word}"
        for each in queries.lacking_documents(found)
        if each.document.code in names
    ]
    return {"revision": found.revision, "reason": "\n".join(lacking)}


@require_POST
@for_body(*policy.FORMAL_CHECK_ROLES)
def check_documents(request: HttpRequest, pk: int) -> HttpResponse:
    """The clerk's word on each document; what was left out stays as it was."""
    who, found = actor(request), application_of(request, pk)
    verdicts = {
        each.pk: services.Verdict(
            request.POST[f"document-{each.pk}-verdict"] == "fine",
            request.POST.get(f"document-{each.pk}-word", "")[:MOST_LETTERS],
        )
        for each in queries.current_documents(found)
        if request.POST.get(f"document-{each.pk}-verdict") in ("fine", "lacking")
    }
    services.check_documents(application=found, verdicts=verdicts, by=who, on=who.on)
    messages.success(request, _("What you found is kept."))
    return redirect("desk:application", pk=pk)


@require_POST
@for_body(*policy.FORMAL_CHECK_ROLES)
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    found = application_of(request, pk)
    form = AcceptForm(request.POST)
    if form.is_valid():
        services.pass_formal_check(application=found, by=who, on=who.on, **form.cleaned_data)
        messages.success(request, _("The application passed the formal check. Next, name the review team."))
    return redirect("desk:application", pk=pk)


@require_POST
@for_body(*policy.FORMAL_CHECK_ROLES)
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = application_of(request, pk)
    form = ReturnForm(request.POST)
    if form.is_valid() and attempt(form, lambda: _returned(found, form, actor(request))):
        messages.success(request, _("The application was returned. The business reads your reason."))
        return redirect("desk:application", pk=pk)
    return page(request, application_of(request, pk), {"form": form}, status=422)


def _returned(found: Application, form: ReturnForm, who: Actor) -> bool:
    given = form.cleaned_data
    services.return_application(
        application=found,
        reason=given["reason"],
        complete_until=given["complete_until"],
        grounds=given["grounds"] or Application.ReturnedFor.INCOMPLETE,
        by=who,
        on=who.on,
        revision=given["revision"],
    )
    return True


def page(
    request: HttpRequest, found: Application, refused: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    """The page of the case; a form that was refused stands on it with what was typed."""
    context = _context(actor(request), found) | (refused or {})
    return render(request, "desk/applications/application.html", context, status=status)


def _context(who: Actor, found: Application) -> dict[str, Any]:
    decisions = found.decisions
    day = found.submitted_on or who.on
    waits = found.state == Application.State.SUBMITTED
    return {
        "application": found,
        "tone": presentation.tone(found),
        "steps": case_steps(found, on=who.on),
        "next_steps": _next_steps(found, who),
        "declared": showing.declared(found, decisions),
        "papers": showing.papers(found, decisions.get("documents") or {"outcome": None}, on=day),
        "fees": showing.fees(decisions.get("fees")),
        "window": decisions.get("renewal_window"),
        "may_check": waits and policy.may_check_formally(who, found),
        "sees_invoice": who.organisation_id == found.review_body_id and who.has(*policy.FORMAL_CHECK_ROLES),
        "form": ReturnForm(initial=_return(found)),
        **_taking_in(found, who),
        "may_record_dissolution": may_record_dissolution(who, found.dossier),
        "contradictions": contradictions(found, on=who.on),
    }


def _taking_in(found: Application, who: Actor) -> dict[str, Any]:
    """Eligibility with the person's word on it, and the way back of the papers."""
    may = policy.may_check_formally(who, found)
    now = eligibility.standing(found, on=who.on) if found.state in eligibility.CHECKABLE else None
    asked = {"revision": found.revision, "seen": now.digest} if now else {}
    returned = found.state == Application.State.RETURNED
    back = PapersReturn.objects.filter(application=found).select_related("invoice").first()
    return {
        "eligibility": now,
        "may_confirm": may and now is not None,
        "eligibility_form": EligibilityForm(initial=asked),
        "papers_return": back,
        "may_send_back": may and returned and back is None,
        "papers_form": PapersReturnForm(initial={"went_on": who.on}),
    }


def _next_steps(found: Application, who: Actor) -> list[showing.NextStep]:
    """Of an open case only: what the business does after it is its own until it submits again."""
    if found.state not in Application.OPEN_STATES:
        return []
    return showing.next_steps(found.dossier, who.organisation_id, task_urls.url_of)
