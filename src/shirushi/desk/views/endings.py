"""The end of a holder's time on the desk: a dissolution recorded on evidence, certificates that come back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shirushi.changes import policy, services
from shirushi.changes.models import Ending
from shirushi.desk.forms.endings import ReceivedForm, RecordDissolutionForm
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.people.models import Dossier
from shirushi.people.rights import allow

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@PAGE
@for_body()
def dissolution(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    seen = Dossier.objects.visible_to(who).select_related("unit__organisation", "review_body")
    dossier = get_object_or_404(seen, pk=pk)
    allow(policy.may_record_dissolution(who, dossier))
    form = RecordDissolutionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: services.record_dissolution(dossier=dossier, by=who, on=who.on, **form.cleaned_data),
        )
        if made:
            messages.success(
                request, _("The dissolution is recorded; the mark and the open case have ended.")
            )
            return redirect("desk:ending", pk=made.pk)
    earlier = Ending.objects.visible_to(who).filter(dossier=dossier).order_by("-pk")
    context = {"dossier": dossier, "form": form, "earlier": earlier}
    return render(request, "desk/endings/dissolution.html", context)


@PAGE
@for_body()
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    seen = Ending.objects.visible_to(who).select_related(
        "dossier__unit__organisation", "organisation", "evidence", "grant__registration"
    )
    found = get_object_or_404(seen, pk=pk)
    form = ReceivedForm(request.POST or None, initial={"revision": found.revision})
    if request.method == "POST":
        allow(policy.may_receive(who, found))
        if form.is_valid() and attempt(form, lambda: _received(request, found, form)):
            messages.success(request, _("It is noted."))
            return redirect("desk:ending", pk=pk)
    may_receive = bool(found.grant_id) and not found.received_on and policy.may_receive(who, found)
    return render(
        request, "desk/endings/ending.html", {"ending": found, "form": form, "may_receive": may_receive}
    )


def _received(request: HttpRequest, found: Ending, form: ReceivedForm) -> bool:
    who = actor(request)
    services.receive_certificate(ending=found, by=who, on=who.on, **form.cleaned_data)
    return True
