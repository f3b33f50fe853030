"""A person's word on eligibility, and the papers of a returned application on their way back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shirushi.desk.forms.applications import EligibilityForm, PapersReturnForm
from shirushi.desk.views.applications import pages
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.intake import policy, services
from shirushi.intake.models import Application

NOT_DONE = 422


@require_POST
@for_body(*policy.FORMAL_CHECK_ROLES)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    found = pages.application_of(request, pk)
    form = EligibilityForm(request.POST)
    if form.is_valid() and attempt(form, lambda: _confirmed(request, found, form)):
        messages.success(request, _("Your word on eligibility is kept with the case."))
        return redirect("desk:application", pk=pk)
    return pages.page(request, pages.application_of(request, pk), {"eligibility_form": form}, status=NOT_DONE)


def _confirmed(request: HttpRequest, found: Application, form: EligibilityForm) -> Any:
    who = actor(request)
    return services.confirm_eligibility(application=found, by=who, on=who.on, **form.cleaned_data)


@require_POST
@for_body(*policy.FORMAL_CHECK_ROLES)
def papers_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = pages.application_of(request, pk)
    form = PapersReturnForm(request.POST)
    if form.is_valid() and attempt(form, lambda: _gone(request, found, form)):
        messages.success(request, _("It is written down that the papers went back."))
        return redirect("desk:application", pk=pk)
    return pages.page(request, pages.application_of(request, pk), {"papers_form": form}, status=NOT_DONE)


def _gone(request: HttpRequest, found: Application, form: PapersReturnForm) -> Any:
    who = actor(request)
    return services.record_papers_return(application=found, by=who, on=who.on, **form.cleaned_data)
