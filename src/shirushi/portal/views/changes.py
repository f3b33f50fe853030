"""What changes at a holder or an applicant: the ways to say so, the change report, what became of it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shirushi.changes import items, policy, presentation, queries, services
from shirushi.changes.models import ChangeReport
from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.grants import queries as grants
from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier
from shirushi.portal.forms.changes import ChangeReportForm

ONLY_ASKED = "ask"
ON_A_PAGE = 25


def dossier_of(request: HttpRequest, pk: int) -> Dossier:
    seen = Dossier.objects.visible_to(actor(request)).select_related("unit__organisation", "review_body")
    found: Dossier = get_object_or_404(seen, pk=pk)
    return found


@require_safe
@for_business(*DOSSIER_ROLES)
def hub(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that can be said about a mark between its applications."""
    who, dossier = actor(request), dossier_of(request, pk)
    page = Paginator(queries.reports_of(who, dossier), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "dossier": dossier,
        "page": page,
        "rows": [_row(report) for report in page],
        "endings": dossier.endings.order_by("-pk"),
        "may_report": policy.may_report(who, dossier),
        "may_end": policy.may_end(who, dossier),
        "is_known": queries.is_known_to_bodies(dossier, who.on),
        "holds": grants.holds(grants.current_grant(dossier, who.on), who.on),
        "review_body": queries.responsible_body(dossier, who.on),
    }
    return render(request, "portal/changes/hub.html", context)


def _row(report: ChangeReport) -> dict[str, Any]:
    changed = [row.label for row in presentation.rows(report)]
    return {"report": report, "changed": changed, "tone": presentation.tone(report)}


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*policy.REPORTING_ROLES)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """How everything is now; first what the rules ask of it, then the report."""
    who, dossier = actor(request), dossier_of(request, pk)
    known = items.known(dossier, who.on)
    form = ChangeReportForm(request.POST or None, request.FILES or None, initial=known)
    context: dict[str, Any] = {"dossier": dossier, "form": form}
    if request.method == "POST" and form.is_valid():
        context |= _answered(dossier, form, known, who)
        if ONLY_ASKED not in request.POST:
            made = attempt(
                form, lambda: services.report_changes(dossier=dossier, by=who, on=who.on, **form.facts())
            )
            if made:
                messages.success(request, _("It is reported. The review body confirms it."))
                return redirect("portal:change_report", pk=made.pk)
    return render(request, "portal/changes/report.html", context)


def _answered(dossier: Dossier, form: ChangeReportForm, known: dict[str, str], who: Actor) -> dict[str, Any]:
    changed = items.different(known, form.given())
    if not changed:
        return {"is_asked": True}
    decision = services.consequence(
        dossier=dossier, changed=changed, changed_on=form.cleaned_data["takes_effect_on"], on=who.on
    )
    return {"is_asked": True, "changes": presentation.rows_of(changed), "answer": decision}


@require_safe
@for_business(*DOSSIER_ROLES)
def change_report(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    seen = ChangeReport.objects.visible_to(who).select_related(
        "dossier__unit__organisation", "papers", "review_body"
    )
    found = get_object_or_404(seen.prefetch_related("changes"), pk=pk)
    context = {
        "report": found,
        "changes": presentation.rows(found),
        "tone": presentation.tone(found),
        "grant": grants.current_grant(found.dossier, who.on),
        "may_report": policy.may_report(who, found.dossier),
    }
    return render(request, "portal/changes/change_report.html", context)
