"""Mergers and splits of a holder: the wizard with its consequence, and one report."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.intake import services
from shirushi.intake.models import Succession
from shirushi.intake.policy import APPLICANT_ROLES
from shirushi.people.models import Dossier
from shirushi.portal.forms.successions import SuccessionForm
from shirushi.rules import Decision, Refused

ONLY_ASKED = "ask"


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*APPLICANT_ROLES)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """First the answer of the rules, then the report."""
    who = actor(request)
    dossier = get_object_or_404(Dossier.objects.visible_to(who).select_related("unit__organisation"), pk=pk)
    form = SuccessionForm(request.POST or None, request.FILES or None)
    answer = None
    if request.method == "POST" and form.is_valid():
        answer = _answer(dossier, form, who.on)
        if ONLY_ASKED not in request.POST and not answer.refused:
            made = attempt(
                form,
                lambda: services.report_succession(dossier=dossier, **form.facts(), by=who, on=who.on),
            )
            if made:
                messages.success(request, _("It is reported. The granting body confirms it."))
                return redirect("portal:succession", pk=made.pk)
    earlier = Succession.objects.visible_to(who).filter(dossier=dossier).order_by("-pk")
    context = {"dossier": dossier, "form": form, "answer": answer, "earlier": earlier}
    return render(request, "portal/successions/report.html", context)


def _answer(dossier: Dossier, form: SuccessionForm, on: date) -> Decision:
    given = form.cleaned_data
    try:
        return services.consequence(
            scheme=dossier.scheme, event=given["event"], other_number=given["other_number"], on=on
        )
    except Refused as refusal:
        return refusal.decision


@require_safe
@for_business()
def succession(request: HttpRequest, pk: int) -> HttpResponse:
    seen = Succession.objects.visible_to(actor(request)).select_related(
        "dossier__unit__organisation", "papers"
    )
    found = get_object_or_404(seen, pk=pk)
    return render(request, "portal/successions/succession.html", {"succession": found})
