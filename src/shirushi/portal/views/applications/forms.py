"""The forms of an application as screens, and the papers that are made from the PMS with one click."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.intake import queries, services
from shirushi.intake.models import Application
from shirushi.intake.paper_forms import Blank, blanks
from shirushi.intake.wording import document_label
from shirushi.portal.forms.applications import PaperForm
from shirushi.portal.from_pms import facts, offers, papers
from shirushi.portal.views.applications.found import APPLICANTS, already_submitted, application_of


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*APPLICANTS)
def paper_form(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    found = application_of(request, pk)
    frozen = already_submitted(request, found)
    if frozen:
        return frozen
    asked = blanks(found.scheme, code)
    if not asked:
        raise Http404
    known = facts.values_of(code, actor(request))
    form = PaperForm(request.POST or None, blanks=asked, initial=_initial(found, code, known))
    if request.method == "POST" and form.is_valid() and _kept(request, found, code, form, known):
        return redirect(f"{reverse('portal:application_documents', args=[found.pk])}#document-{code}")
    return render(request, "portal/applications/paper_form.html", _context(request, found, code, form, known))


def _initial(found: Application, code: str, known: dict[str, str]) -> dict[str, Any]:
    """What was kept, in the draft or the last application; else what is known today."""
    kept = found.forms.get(code, {}).get("values", {})
    return {**known, **kept, "revision": found.revision}


def _kept(
    request: HttpRequest, found: Application, code: str, form: PaperForm, known: dict[str, str]
) -> bool:
    who = actor(request)
    done = attempt(
        form,
        lambda: (
            services.keep_form(
                application=found,
                code=code,
                values=form.values(),
                known=known,
                by=who,
                on=who.on,
                revision=form.cleaned_data["revision"],
            )
            or True
        ),
    )
    if done:
        messages.success(request, _("The form is kept and handed in as PDF. Open it to see what is signed."))
    return bool(done)


def _context(
    request: HttpRequest, found: Application, code: str, form: PaperForm, known: dict[str, str]
) -> dict[str, Any]:
    on = actor(request).on
    kept = found.forms.get(code, {}).get("values", {})
    differing: list[tuple[Blank, str]] = [
        (blank, known[blank.name])
        for blank in blanks(found.scheme, code)
        if blank.name in known and kept and kept.get(blank.name) != known[blank.name]
    ]
    return {
        "application": found,
        "title": document_label(queries.document_names(found.scheme, on)[code]),
        "form": form,
        "today": on,
        "known": known,
        "differing": differing,
    }


@require_POST
@for_business(*APPLICANTS)
def make(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """A paper from the PMS as it stands today, handed in under its document."""
    who, found = actor(request), application_of(request, pk)
    upload = offers.made(code, who) if code in papers.MAKERS else None
    if upload is None or code not in queries.document_names(found.scheme, who.on):
        raise Http404
    services.attach_document(application=found, code=code, upload=upload, by=who, on=who.on, from_pms=True)
    messages.success(request, _("“%(name)s” was made from the PMS and handed in.") % {"name": upload.name})
    return redirect(f"{reverse('portal:application_documents', args=[found.pk])}#document-{code}")
