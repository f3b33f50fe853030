"""The first page of a business: what needs me now. And the units that it wants certified."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shirushi.agenda import queries as agenda
from shirushi.agenda.models import Task
from shirushi.entrance.doors import actor, for_administrators, for_business
from shirushi.entrance.notice_urls import url_of
from shirushi.entrance.refusals import attempt
from shirushi.people import policy, services
from shirushi.people.access import DOSSIER_ROLES
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Scheme, Unit
from shirushi.pms.access import WHOLE
from shirushi.pms.policy import may_take_part
from shirushi.pms.readiness import tree
from shirushi.portal import marks, task_urls
from shirushi.portal.beginning import beginning_of
from shirushi.portal.forms.home import UnitForm
from shirushi.portal.notice_urls import VIEWS
from shirushi.portal.year import Year, year_of
from shirushi.ui.language import language

NOTICES_SHOWN = 5
RUNNERS = ("representative", "privacy_officer")


@dataclass(frozen=True)
class Need:
    """A task with the days left to it and the page where it is done."""

    task: Task
    days: int | None
    url: str


@require_safe
@for_business()
def home(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    sees_dossier = who.has(*DOSSIER_ROLES)
    own_marks = marks.marks_of(who) if sees_dossier else []
    year = year_of(who) if who.has(*WHOLE) else None
    state = _readiness(who, own_marks) if sees_dossier else None
    context: dict[str, Any] = {
        "needs": _needs(request, year),
        "year": year,
        "sees_dossier": sees_dossier,
        "marks": own_marks,
        "next_window": marks.next_window(own_marks),
        "notices": [(notice, url_of(notice, VIEWS)) for notice in agenda.notices_for(who)[:NOTICES_SHOWN]],
        "administers": policy.administers(who),
        "may_report_near_miss": may_take_part(who, who.organisation_id),
        "readiness": state,
        "beginning": beginning_of(who.organisation_id or 0, state) if state and who.has(*RUNNERS) else None,
        "today": who.on,
    }
    return render(request, "portal/home/home.html", context)


def _readiness(who: Actor, own_marks: list[marks.Mark]) -> tree.Readiness:
    """How ready the PMS is, for the scheme of the first mark (PrivacyMark while there is none)."""
    scheme = own_marks[0].dossier.scheme if own_marks else Scheme.PRIVACYMARK
    own = Organisation.objects.visible_to(who).get(pk=who.organisation_id)
    return tree.readiness(own, scheme=scheme, on=who.on, language=language())


def _needs(request: HttpRequest, year: Year | None) -> list[Need]:
    who = actor(request)
    return [
        Need(task, (task.due_on - who.on).days if task.due_on else None, task_urls.url_of(task))
        for task in agenda.tasks_for(who)
        if year is None or year.asks_for(task.kind, task.subject_id)
    ]


@require_safe
@for_business(*DOSSIER_ROLES)
def units(request: HttpRequest) -> HttpResponse:
    """What is, or is to be, certified; each with its dossiers."""
    who = actor(request)
    context = {"units": marks.units_of(who), "administers": policy.administers(who)}
    return render(request, "portal/home/units.html", context)


@for_business()
@for_administrators
def unit_register(request: HttpRequest) -> HttpResponse:
    who = actor(request)
    own = get_object_or_404(Organisation.objects.visible_to(who), pk=who.organisation_id)
    form = UnitForm(request.POST or None, organisation=own)
    if request.method == "POST" and form.is_valid() and _registered(form, own, who):
        messages.success(request, _("The unit is registered. You can apply for it now."))
        return redirect("portal:units")
    return render(request, "portal/home/unit_register.html", {"form": form})


def _registered(form: UnitForm, own: Organisation, who: Actor) -> Unit | None:
    return attempt(
        form, lambda: services.register_unit(organisation=own, by=who, on=who.on, **form.cleaned_data)
    )
