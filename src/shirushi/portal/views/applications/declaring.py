"""Declaring facts: one page a sheet, the answer of the rules below the form at once."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.intake import assessment, services, showing
from shirushi.intake.declarations import Sheet, sheet
from shirushi.intake.models import Application
from shirushi.intake.wording import SIZES, heading
from shirushi.portal.forms.applications import DeclarationForm, declared_initial
from shirushi.portal.views.applications.found import APPLICANTS, already_submitted, application_of
from shirushi.rules import BadInput


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*APPLICANTS)
def declare(request: HttpRequest, pk: int, question: str) -> HttpResponse:
    found = application_of(request, pk)
    asked = _asked(found, question)
    frozen = already_submitted(request, found)
    if frozen:
        return frozen
    form = _form(request, found, asked)
    if request.method == "POST" and form.is_valid() and _declared(request, found, form, question):
        return redirect(request.path)
    return render(request, "portal/applications/declare.html", _context(request, found, form, question))


def _asked(found: Application, question: str) -> Sheet:
    try:
        return sheet(found.scheme, question)
    except BadInput:
        raise Http404 from None


def _form(request: HttpRequest, found: Application, asked: Sheet) -> DeclarationForm:
    initial = declared_initial(asked, found.declared.get(asked.question, {}))
    return DeclarationForm(
        request.POST or None,
        sheet=asked,
        on=actor(request).on,
        initial={**initial, "revision": found.revision},
    )


def _declared(request: HttpRequest, found: Application, form: DeclarationForm, question: str) -> bool:
    who = actor(request)
    done = attempt(
        form,
        lambda: (
            services.declare(
                application=found,
                question=question,
                facts=form.facts(),
                by=who,
                on=who.on,
                revision=form.cleaned_data["revision"],
            )
            or True
        ),
    )
    if done:
        messages.success(request, _("Your declaration is kept. Below it stands what the rules say."))
    return bool(done)


def _context(
    request: HttpRequest, found: Application, form: DeclarationForm, question: str
) -> dict[str, object]:
    on = actor(request).on
    kept = Application.objects.get(pk=found.pk) if form.errors else found
    answer = assessment.answer(kept, question, on=on) if question in kept.declared else None
    sized = question in ("size_class", "headcount", "documents")
    return {
        "application": found,
        "form": form,
        "heading": heading(question),
        "question": question,
        "answer": answer,
        "size_label": SIZES[answer["size"]] if question == "size_class" and answer else "",
        "fees": showing.fees(assessment.fees(kept, on=on)) if sized and answer else None,
    }
