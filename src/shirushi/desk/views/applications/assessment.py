"""The self-assessment as it was handed in, on the screen and as PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shirushi.desk.views.applications.pages import application_of
from shirushi.entrance.doors import for_body
from shirushi.intake import printing, queries
from shirushi.intake.models import Application
from shirushi.intake.self_assessment import AnsweredForm, answered
from shirushi.intake.wording import document_label


def _forms(found: Application) -> list[AnsweredForm]:
    """In the edition of the day of submission."""
    outcome = (found.decisions.get("documents") or {}).get("outcome") or {}
    return answered(found, outcome.get("required", []), on=found.submitted_on) if found.submitted_on else []


@require_safe
@for_body()
def assessment(request: HttpRequest, pk: int) -> HttpResponse:
    found = application_of(request, pk)
    names = queries.document_names(found.scheme, found.submitted_on or found.started_on)
    forms = [(document_label(names[each.form.code]), each) for each in _forms(found)]
    context = {"application": found, "forms": forms}
    return render(request, "desk/applications/assessment.html", context)


@require_safe
@for_body()
def as_pdf(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    found = application_of(request, pk)
    chosen = next((each for each in _forms(found) if each.form.code == form), None)
    if chosen is None:
        raise Http404
    answer = HttpResponse(printing.self_assessment_pdf(found, chosen), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{form}.pdf"'
    return answer
