"""Handing in documents: what is required, what may be added; upload, replace, take out while a draft."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.intake import assessment, queries, services, showing
from shirushi.intake.contradictions import contradictions
from shirushi.intake.models import Application, ApplicationDocument
from shirushi.intake.paper_forms import FORMS
from shirushi.portal.forms.applications import DocumentForm
from shirushi.portal.from_pms import papers as from_pms
from shirushi.portal.views.applications.found import APPLICANTS, already_submitted, application_of


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*APPLICANTS)
def documents(request: HttpRequest, pk: int) -> HttpResponse:
    found = application_of(request, pk)
    frozen = already_submitted(request, found)
    if frozen:
        return frozen
    code = request.POST.get("code", "")
    form = _posted(request, found, code) if request.method == "POST" else None
    if form is not None and form.is_valid() and _attached(request, found, form):
        return redirect(f"{request.path}#document-{form.cleaned_data['code']}")
    return render(request, "portal/applications/documents.html", _context(request, found, form))


def _posted(request: HttpRequest, found: Application, code: str) -> DocumentForm:
    dated = code in _dated(found, actor(request).on)
    return DocumentForm(request.POST, request.FILES, code=code, is_dated=dated)


def _dated(found: Application, on: date) -> set[str]:
    """The documents whose age the scheme asks for."""
    names = queries.document_names(found.scheme, on)
    return {code for code, each in names.items() if each.months_at_most}


def _attached(request: HttpRequest, found: Application, form: DocumentForm) -> bool:
    who = actor(request)
    given = form.cleaned_data
    made = attempt(
        form,
        lambda: services.attach_document(
            application=found,
            code=given["code"],
            upload=given["upload"],
            dated_on=given.get("dated_on"),
            by=who,
            on=who.on,
        ),
    )
    if made:
        messages.success(request, _("“%(name)s” was checked and kept.") % {"name": made.file.name})
    return made is not None


def _context(request: HttpRequest, found: Application, form: DocumentForm | None) -> dict[str, object]:
    on = actor(request).on
    decision = assessment.documents(found, on=on)
    papers = showing.papers(found, decision, on=on)
    wrong = form.data.get("code") if form is not None else None
    dated = _dated(found, on)
    return {
        "application": found,
        "decision": decision,
        "form": form,
        "rows": [
            (
                paper,
                form if paper.code == wrong else DocumentForm(code=paper.code, is_dated=paper.code in dated),
            )
            for paper in papers
        ],
        "screens": FORMS.get(found.scheme, {}),
        "made": from_pms.MAKERS,
        "contradictions": contradictions(found, on=on),
        "missing": sum(paper.is_required and not paper.is_there for paper in papers),
    }


@require_POST
@for_business(*APPLICANTS)
def remove(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    who = actor(request)
    found = application_of(request, pk)
    seen = ApplicationDocument.objects.visible_to(who).filter(application=found)
    chosen = get_object_or_404(seen.select_related("file", "application__dossier__unit"), pk=document)
    services.remove_document(document=chosen, by=who, on=who.on)
    messages.success(request, _("“%(name)s” was taken out.") % {"name": chosen.file.name})
    return redirect("portal:application_documents", pk=found.pk)
