"""What is done in a meeting: naming members, placing cases, stepping aside, deciding, closing."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shirushi.awards import meetings as queries
from shirushi.awards import policy, services
from shirushi.awards.models import Meeting, MeetingItem, Objection
from shirushi.desk.forms.meetings import ItemDecisionForm, PlaceForm
from shirushi.desk.forms.reviews import ReasonForm, RevisionForm
from shirushi.desk.views.meetings.pages import NOT_DONE, SITTING, item_of, meeting_of, members_form, page
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.intake.models import Application
from shirushi.people.rights import allow
from shirushi.review import showing
from shirushi.review.models import Review
from shirushi.ui.forms import Form


@require_POST
@for_body(*SITTING)
def name_members(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = meeting_of(request, pk), actor(request)
    form = members_form(found, request.POST)
    if form.is_valid() and _done(
        form,
        lambda: services.seat_members(meeting=found, by=who, on=who.on, **form.cleaned_data),
    ):
        messages.success(request, _("The members are named."))
        return redirect("desk:meeting", found.pk)
    return page(request, found, form, NOT_DONE)


@require_POST
@for_body(*SITTING)
def place(request: HttpRequest, pk: int, application: int) -> HttpResponse:
    """Put a case on the agenda; an objection to its denial where one waits."""
    found, who = meeting_of(request, pk), actor(request)
    seen = Application.objects.visible_to(who).select_related("dossier__unit__organisation", "review_body")
    case = get_object_or_404(seen, pk=application)
    form = PlaceForm(request.POST)
    if form.is_valid() and _done(
        form,
        lambda: services.place_case(
            meeting=found,
            application=case,
            objection=_objection(case),
            by=who,
            on=who.on,
            **form.cleaned_data,
        ),
    ):
        messages.success(request, _("The case stands on the agenda."))
        return redirect("desk:meeting", found.pk)
    return page(request, found, form, NOT_DONE)


def _objection(case: Application) -> Objection | None:
    waiting: Objection | None = Objection.objects.filter(application=case, decided_on=None).first()
    return waiting


@require_http_methods(["GET", "HEAD", "POST"])
@for_body(*SITTING)
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """The papers of a case, who sits on it, and the decision."""
    found, who = item_of(request, pk), actor(request)
    revision = {"revision": found.meeting.revision}
    form = ItemDecisionForm(request.POST or None, item=found, initial=revision)
    if request.method == "POST":
        allow(policy.may_run_meetings(who, found.meeting.organisation_id))
        if form.is_valid() and _done(
            form, lambda: services.decide_item(item=found, by=who, on=who.on, **form.cleaned_data)
        ):
            messages.success(request, _("The decision is recorded. The letter waits to be sent."))
            return redirect("desk:meeting", found.meeting_id)
    return _item_page(request, found, form)


def _item_page(request: HttpRequest, found: MeetingItem, form: Form) -> HttpResponse:
    who, case = actor(request), found.application
    found.refresh_from_db(fields=["decided_on", "result", "reasons", "decided_by"])
    context: dict[str, Any] = {
        "item": found,
        "application": case,
        "meeting": found.meeting,
        "form": form,
        "quorum": queries.settings_of(case.scheme).committee_quorum,
        "sitting": queries.sitting(found),
        "recusals": found.recusals.select_related("person"),
        "review": Review.objects.filter(application=case).first(),
        "taken": showing.step_rows(case),
        "findings": showing.findings(case, who),
        "is_open": found.decided_on is None and found.meeting.closed_on is None,
        "is_held": who.on >= found.meeting.held_on,
        "may_step_aside": policy.sits_in(who, found.meeting),
        "aside_form": ReasonForm(),
    }
    return render(request, "desk/meetings/item.html", context, status=NOT_DONE if form.errors else 200)


@require_POST
@for_body(*SITTING)
def step_aside(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = item_of(request, pk), actor(request)
    form = ReasonForm(request.POST)
    if form.is_valid() and _done(
        form,
        lambda: services.step_aside(item=found, reason=form.cleaned_data["reason"], by=who, on=who.on),
    ):
        messages.success(request, _("You stepped aside from this case."))
        return redirect("desk:meeting_item", found.pk)
    return page(request, found.meeting, form, NOT_DONE)


@require_POST
@for_body(*SITTING)
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = item_of(request, pk), actor(request)
    meeting: Meeting = found.meeting
    services.take_off(item=found, by=who, on=who.on)
    messages.success(request, _("The case is off the agenda and waits for another meeting."))
    return redirect("desk:meeting", meeting.pk)


@require_POST
@for_body(*SITTING)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = meeting_of(request, pk), actor(request)
    form = RevisionForm(request.POST)
    if form.is_valid() and _done(
        form, lambda: services.close_meeting(meeting=found, by=who, on=who.on, **form.cleaned_data)
    ):
        messages.success(request, _("The meeting is closed. Its minutes are kept."))
        return redirect("desk:meeting", found.pk)
    return page(request, found, form, NOT_DONE)


def _done(form: Form, act: Callable[[], Any]) -> bool:
    """The act, whose refusals stand on the form; some acts answer with nothing."""
    return attempt(form, lambda: (act(), True)) is not None
