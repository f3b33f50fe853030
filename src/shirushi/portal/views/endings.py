"""The end of a mark before its term: returning it, saying that the business is dissolved, taking the mark down."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shirushi.changes import policy, services
from shirushi.changes.models import Ending
from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.grants import presentation
from shirushi.grants import queries as grants
from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.models import Role
from shirushi.people.rights import allow
from shirushi.portal.forms.endings import DissolutionForm, ReturnMarkForm, TakenDownForm
from shirushi.portal.views.changes import dossier_of

PAGE = require_http_methods(["GET", "HEAD", "POST"])
DUTIES = [(label, presentation.DUTY_DETAILS[code]) for code, label in presentation.DUTIES.items()]


@PAGE
@for_business(Role.REPRESENTATIVE)
def return_mark(request: HttpRequest, pk: int) -> HttpResponse:
    who, dossier = actor(request), dossier_of(request, pk)
    grant = grants.current_grant(dossier, who.on)
    form = ReturnMarkForm(request.POST or None, initial={"revision": grant.revision if grant else 0})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(
            form,
            lambda: services.return_mark(
                dossier=dossier, reason=given["reason"], by=who, on=who.on, revision=given["revision"]
            ),
        )
        if made:
            messages.success(request, _("The mark is returned. Read what is left to do."))
            return redirect("portal:ending", pk=made.pk)
    held = grants.holds(grant, who.on)
    context = {"dossier": dossier, "grant": grant, "held": held, "form": form, "duties": DUTIES}
    return render(request, "portal/endings/return_mark.html", context)


@PAGE
@for_business(Role.REPRESENTATIVE)
def dissolution(request: HttpRequest, pk: int) -> HttpResponse:
    who, dossier = actor(request), dossier_of(request, pk)
    form = DissolutionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(
            form,
            lambda: services.dissolve(
                organisation=dossier.unit.organisation,
                dissolved_on=given["dissolved_on"],
                reason=given["reason"],
                by=who,
                on=who.on,
            ),
        )
        if made:
            messages.success(request, _("It is recorded. Read what is left to do."))
            return redirect(
                "portal:ending", pk=next(each.pk for each in made if each.dossier_id == dossier.pk)
            )
    return render(request, "portal/endings/dissolution.html", {"dossier": dossier, "form": form})


@PAGE
@for_business(*DOSSIER_ROLES)
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    seen = Ending.objects.visible_to(who).select_related(
        "dossier__unit__organisation", "organisation", "evidence", "grant__registration"
    )
    found = get_object_or_404(seen, pk=pk)
    form = TakenDownForm(request.POST or None, initial={"revision": found.revision})
    if request.method == "POST":
        allow(policy.may_report(who, found.dossier))
        if form.is_valid() and attempt(form, lambda: _done(request, found, form)):
            messages.success(request, _("It is noted. Nothing more is asked of you here."))
            return redirect("portal:ending", pk=pk)
    context = {
        "ending": found,
        "form": form,
        "duties": DUTIES,
        "may_say": found.grant_id and not found.done_on and policy.may_report(who, found.dossier),
    }
    return render(request, "portal/endings/ending.html", context)


def _done(request: HttpRequest, found: Ending, form: TakenDownForm) -> bool:
    who = actor(request)
    services.report_done(ending=found, by=who, on=who.on, **form.cleaned_data)
    return True
