"""The log of the day: one tap for who comes first and who leaves last."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shirushi.entrance.doors import actor, for_business
from shirushi.entrance.refusals import NOT_DONE, attempt
from shirushi.people.models import Role
from shirushi.pms.check_points import shipped
from shirushi.pms.models import DayLog, LogPlace
from shirushi.pms.presentation import checks as words
from shirushi.pms.queries import checks as reads
from shirushi.pms.services import checks as acts
from shirushi.portal.forms.pms.checks import PastDayForm, PlaceForm
from shirushi.portal.views.pms.checks.monthly import RUNNING
from shirushi.portal.views.pms.downloads import excel
from shirushi.portal.views.pms.inventory.found import own
from shirushi.portal.views.pms.inventory.lists import ON_A_PAGE
from shirushi.sheets import writing
from shirushi.ui.forms import Form
from shirushi.ui.language import language

TAPPING = (Role.REPRESENTATIVE, Role.PRIVACY_OFFICER, Role.AUDIT_OFFICER, Role.DEPARTMENT_HEAD, Role.WORKER)


@require_safe
@for_business(*TAPPING, Role.GUEST)
def day_log(request: HttpRequest) -> HttpResponse:
    return _page(request)


def _page(request: HttpRequest, bound: dict[str, Form] | None = None, status: int = 200) -> HttpResponse:
    who = actor(request)
    found = list(reads.places(who))
    may_tap, may_run = who.has(*TAPPING), who.has(*RUNNING)
    forms: dict[str, Form] = {}
    if may_run:
        forms["place"] = PlaceForm(prefix="new")
    if may_tap and found:
        first_gap = next((gap for each in reads.today_of(found, who.on) for gap in each.gaps), None)
        forms["past"] = PastDayForm(places=found, initial={"day": first_gap})
    shown: dict[str, Any] = {
        "today": who.on,
        "rows": reads.today_of(found, who.on),
        "last_out": [getattr(each, language()) for each in shipped().last_out],
        "may_tap": may_tap,
        "may_run": may_run,
        "forms": {**forms, **(bound or {})},
    }
    return render(request, "portal/pms/checks/day_log.html", shown, status=status)


def _place(request: HttpRequest, pk: int) -> LogPlace:
    seen = LogPlace.objects.visible_to(actor(request)).select_related("organisation")
    found: LogPlace = get_object_or_404(seen, pk=pk)
    return found


@require_POST
@for_business(*TAPPING)
def day_log_tap(request: HttpRequest, pk: int) -> HttpResponse:
    """One tap, and the time is now."""
    place, who = _place(request, pk), actor(request)
    act = acts.leave_last if request.POST.get("act") == "leave" else acts.come_first
    act(place=place, by=who, on=who.on)
    messages.success(request, _("Logged."))
    return redirect("portal:pms_day_log")


@require_POST
@for_business(*TAPPING)
def day_log_add(request: HttpRequest) -> HttpResponse:
    """A day that was forgotten."""
    who = actor(request)
    form = PastDayForm(request.POST, places=list(reads.places(who)))

    def act() -> DayLog:
        return acts.add_past_day(by=who, on=who.on, **form.values())

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The day is in the log, with your name as the one who added it."))
        return redirect("portal:pms_day_log")
    return _page(request, {"past": form}, NOT_DONE)


@require_POST
@for_business(*RUNNING)
def log_place_open(request: HttpRequest) -> HttpResponse:
    who, form = actor(request), PlaceForm(request.POST, prefix="new")

    def act() -> LogPlace:
        return acts.open_place(organisation=own(request), by=who, on=who.on, **form.cleaned_data)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("This place is logged from now on."))
        return redirect("portal:pms_day_log")
    return _page(request, {"place": form}, NOT_DONE)


@require_POST
@for_business(*RUNNING)
def log_place_close(request: HttpRequest, pk: int) -> HttpResponse:
    place, who = _place(request, pk), actor(request)
    acts.close_place(place=place, by=who, on=who.on)
    messages.success(request, _("This place is not logged any more. Its log stays."))
    return redirect("portal:pms_day_log")


@require_safe
@for_business(*TAPPING, Role.GUEST)
def day_log_place(request: HttpRequest, pk: int) -> HttpResponse:
    """All days of a place, the newest first."""
    place = _place(request, pk)
    page = Paginator(reads.days_of(place), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"place": place, "page_obj": page, "may_run": actor(request).has(*RUNNING)}
    return render(request, "portal/pms/checks/place.html", shown)


@require_safe
@for_business(*TAPPING, Role.GUEST)
def day_log_export(request: HttpRequest, pk: int) -> HttpResponse:
    place, who, title = _place(request, pk), actor(request), _("Entry log")
    content = writing.workbook(title, words.DAY_COLUMNS, reads.day_rows(place), generated_on=who.on)
    return excel(content, f"{title}_{place.name}_{who.on:%Y%m%d}")
