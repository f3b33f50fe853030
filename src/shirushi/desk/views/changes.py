"""Change reports on the desk: the list, and one report with what is before and after."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shirushi.changes import policy, presentation, queries, services
from shirushi.changes.models import ChangeReport
from shirushi.desk.forms.changes import ChangeReportFilter, ChangeWordForm
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.people.rights import allow

RETURN = "return"
ON_A_PAGE = 25


@require_safe
@for_body(*policy.OFFICE_ROLES)
def change_reports(request: HttpRequest) -> HttpResponse:
    asked = ChangeReportFilter(request.GET)
    state = asked.cleaned_data["state"] if asked.is_valid() else ""
    page = Paginator(queries.inbox(actor(request), state), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [
        {"report": each, "changes": presentation.rows(each), "tone": presentation.tone(each)} for each in page
    ]
    return render(request, "desk/changes/change_reports.html", {"filter": asked, "page": page, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@for_body()
def change_report(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    seen = ChangeReport.objects.visible_to(who).select_related(
        "dossier__unit__organisation", "papers", "review_body"
    )
    found = get_object_or_404(seen.prefetch_related("changes"), pk=pk)
    form = ChangeWordForm(request.POST or None, initial={"revision": found.revision})
    if request.method == "POST":
        allow(policy.may_decide(who, found))
        if form.is_valid() and attempt(form, lambda: _decided(request, found, form)):
            messages.success(
                request, _("Your word is recorded and told to the business. A letter waits to be sent.")
            )
            return redirect("desk:change_report", pk=pk)
    context = {
        "report": found,
        "changes": presentation.rows(found),
        "tone": presentation.tone(found),
        "case": queries.running_case(found.dossier),
        "form": form,
        "may_record_dissolution": policy.may_record_dissolution(who, found.dossier),
        "may_decide": found.state == ChangeReport.State.REPORTED and policy.may_decide(who, found),
    }
    return render(request, "desk/changes/change_report.html", context)


def _decided(request: HttpRequest, found: ChangeReport, form: ChangeWordForm) -> bool:
    who, given = actor(request), form.cleaned_data
    act = services.return_changes if RETURN in request.POST else services.confirm_changes
    act(report=found, word=given["word"], by=who, on=who.on, revision=given["revision"])
    return True
