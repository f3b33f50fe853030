"""Ties and days away are told, and taken back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shirushi.desk.forms.register import AnnulForm, AwayForm, TieForm
from shirushi.desk.views.register.pages import ASSESSORS, OFFICE, assessor_of, page
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.people.models import Person
from shirushi.review import services
from shirushi.review.models import DaysAway, Tie
from shirushi.ui.forms import Form


@require_POST
@for_body(*ASSESSORS)
def tie_add(request: HttpRequest, pk: int) -> HttpResponse:
    person, who = assessor_of(request, pk), actor(request)

    def act(given: dict[str, Any]) -> object:
        return services.record_tie(person=person, said=services.Tied(**given), by=who, on=who.on)

    return _done(request, person, "tie", TieForm(request.POST), act=act, said=_("The tie is recorded."))


@require_POST
@for_body(*ASSESSORS)
def away_add(request: HttpRequest, pk: int) -> HttpResponse:
    person, who = assessor_of(request, pk), actor(request)

    def act(given: dict[str, Any]) -> object:
        return services.record_days_away(person=person, by=who, on=who.on, **given)

    return _done(
        request, person, "away", AwayForm(request.POST), act=act, said=_("The days away are recorded.")
    )


@require_POST
@for_body(*OFFICE)
def tie_annul(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    tie = get_object_or_404(Tie.objects.visible_to(who).select_related("person"), pk=pk)

    def act(given: dict[str, Any]) -> object:
        services.annul_tie(tie=tie, by=who, on=who.on, **given)
        return tie

    return _done(
        request, tie.person, "annul", AnnulForm(request.POST), act=act, said=_("The tie is annulled.")
    )


@require_POST
@for_body(*ASSESSORS)
def away_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    who = actor(request)
    days = get_object_or_404(DaysAway.objects.visible_to(who).select_related("person"), pk=pk)
    services.cancel_days_away(days=days, by=who, on=who.on)
    messages.success(request, _("The days away are taken back."))
    return redirect("desk:assessor", days.person_id)


def _done(
    request: HttpRequest,
    person: Person,
    name: str,
    form: Form,
    *,
    act: Callable[[dict[str, Any]], object],
    said: str,
) -> HttpResponse:
    if form.is_valid() and attempt(form, lambda: act(dict(form.cleaned_data))) is not None:
        messages.success(request, said)
        return redirect("desk:assessor", person.pk)
    return page(request, person, {name: form})
