"""Submitting: everything once more, the fees, the confirmation."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import sentence
from shirushi.intake import services, showing
from shirushi.intake.assessment import assess
from shirushi.intake.contradictions import contradictions
from shirushi.intake.models import Application
from shirushi.portal.forms.applications import SubmitForm
from shirushi.portal.views.applications.checklist import checks
from shirushi.portal.views.applications.found import APPLICANTS, already_submitted, application_of
from shirushi.record.errors import ActRefused, Stale

NOT_DONE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*APPLICANTS)
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    found = application_of(request, pk)
    frozen = already_submitted(request, found)
    if frozen:
        return frozen
    form = SubmitForm(request.POST or None, initial={"revision": found.revision})
    if request.method == "POST" and form.is_valid():
        return _submitted(request, found, form)
    return render(request, "portal/applications/submit.html", _context(request, found, form))


def _submitted(request: HttpRequest, found: Application, form: SubmitForm) -> HttpResponse:
    who = actor(request)
    try:
        services.submit(application=found, by=who, on=who.on, revision=form.cleaned_data["revision"])
    except Stale:
        raise
    except ActRefused as error:
        return _refused(request, found.pk, form, error)
    messages.success(request, _("The application is submitted. The invoice follows from the rules' fees."))
    return redirect("portal:application", pk=found.pk)


def _refused(request: HttpRequest, pk: int, form: SubmitForm, error: ActRefused) -> HttpResponse:
    form.add_error(None, sentence(error))
    context = _context(request, application_of(request, pk), form)
    context["refusal"] = error.params.get("decision")
    return render(request, "portal/applications/submit.html", context, status=NOT_DONE)


def _context(request: HttpRequest, found: Application, form: SubmitForm) -> dict[str, Any]:
    on = actor(request).on
    assessed = assess(found, on=on)
    return {
        "application": found,
        "form": form,
        "open_checks": [row for row in checks(found, assessed) if not row.is_done],
        "is_complete": assessed.is_complete,
        "contradictions": contradictions(found, on=on),
        "fees": showing.fees(assessed.decisions.get("fees")),
        "declared": showing.declared(found, assessed.decisions),
        "papers": [
            paper for paper in showing.papers(found, assessed.decisions["documents"], on=on) if paper.is_there
        ],
    }
