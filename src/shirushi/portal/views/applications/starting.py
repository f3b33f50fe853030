"""Starting: a new application, a renewal, a returned one anew."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import attempt
from shirushi.intake import queries, services
from shirushi.intake.models import Application
from shirushi.intake.renewal import renewal_of
from shirushi.people import services as people
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Unit
from shirushi.portal.forms.applications import RenewalForm, StartForm
from shirushi.portal.views.applications.found import APPLICANTS, application_of


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*APPLICANTS)
def start(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    form = StartForm(request.POST or None, actor=who, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: _start(form, who))
        if made:
            return _started(request, made)
    has_units = Unit.objects.visible_to(who).exists()
    return render(request, "portal/applications/start.html", {"form": form, "has_units": has_units})


@transaction.atomic
def _start(form: StartForm, who: Actor) -> Application:
    given = form.cleaned_data
    dossier = people.open_dossier(unit=given["unit"], scheme=given["scheme"], by=who, on=who.on)
    return services.start_application(
        dossier=dossier, kind=Application.Kind.NEW, review_body=given["review_body"], by=who, on=who.on
    )


def _started(request: HttpRequest, application: Application) -> HttpResponse:
    messages.success(
        request, _("The application is started. Only your business sees it until it is submitted.")
    )
    return redirect("portal:application", pk=application.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_business(*APPLICANTS)
def renewal(request: HttpRequest, pk: int) -> HttpResponse:
    """When the renewal can be applied for and why; the form only while it can."""
    who = actor(request)
    seen = Dossier.objects.visible_to(who).select_related("unit__organisation", "review_body")
    dossier = get_object_or_404(seen, pk=pk)
    form = RenewalForm(
        request.POST or None, scheme=dossier.scheme, initial={"review_body": dossier.review_body}
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: services.start_application(
                dossier=dossier,
                kind=Application.Kind.RENEWAL,
                review_body=form.cleaned_data["review_body"],
                by=who,
                on=who.on,
            ),
        )
        if made:
            return _started(request, made)
    found = renewal_of(dossier, on=who.on)
    context = {
        "dossier": dossier,
        "renewal": found,
        "is_over": found is not None and found.is_over(who.on),
        "open_application": queries.open_application(dossier),
        "last": queries.last_application(dossier),
        "form": form,
    }
    return render(request, "portal/applications/renewal.html", context)


@require_POST
@for_business(*APPLICANTS)
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """From a returned application to its copy."""
    who = actor(request)
    returned = application_of(request, pk)
    made = services.start_application(
        dossier=returned.dossier,
        kind=returned.kind,
        review_body=returned.review_body,
        by=who,
        on=who.on,
    )
    return _started(request, made)
