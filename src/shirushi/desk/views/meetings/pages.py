"""The meetings of a body: the list, one meeting with its agenda, its minutes."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shirushi.awards import meetings as queries
from shirushi.awards import services
from shirushi.awards.models import Meeting, MeetingItem, Objection
from shirushi.desk.forms.meetings import MeetingForm, MembersForm
from shirushi.desk.forms.reviews import RevisionForm
from shirushi.entrance.doors import actor, for_body
from shirushi.entrance.refusals import attempt
from shirushi.entrance.views.files import attached
from shirushi.papers import contents
from shirushi.people.models import Organisation

SITTING = ("officer", "committee_member")
ROWS_A_PAGE = 30
READY_SHOWN = 50
NOT_DONE = 422


def meeting_of(request: HttpRequest, pk: int) -> Meeting:
    seen = Meeting.objects.visible_to(actor(request)).select_related("organisation", "closed_by")
    found: Meeting = get_object_or_404(seen, pk=pk)
    return found


def item_of(request: HttpRequest, pk: int) -> MeetingItem:
    seen = MeetingItem.objects.visible_to(actor(request)).select_related(
        queries.WITH_UNIT, "application__review_body", "objection", "meeting__organisation"
    )
    found: MeetingItem = get_object_or_404(seen, pk=pk)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@for_body(*SITTING)
def meetings(request: HttpRequest) -> HttpResponse:
    """All meetings, and calling the next."""
    who = actor(request)
    form = MeetingForm(request.POST or None)
    if form.is_valid():
        here = Organisation.objects.get(pk=who.organisation_id or 0)
        called = attempt(
            form,
            lambda: services.call_meeting(organisation=here, by=who, on=who.on, **form.cleaned_data),
        )
        if called is not None:
            messages.success(
                request, _("The meeting is called. Name its members and put cases on its agenda.")
            )
            return redirect("desk:meeting", called.pk)
    page = Paginator(queries.meetings(who), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "form": form, "objections": queries.objections_ready(who)[:READY_SHOWN]}
    return render(request, "desk/meetings/meetings.html", context, status=NOT_DONE if form.errors else 200)


@require_safe
@for_body(*SITTING)
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    return page(request, meeting_of(request, pk))


def page(request: HttpRequest, found: Meeting, refused: Any = None, status: int = 200) -> HttpResponse:
    who = actor(request)
    found.refresh_from_db(fields=["revision", "closed_on"])
    open_now = found.closed_on is None
    context = {
        "meeting": found,
        "items": queries.items(found),
        "members": queries.members(found),
        "quorum": queries.settings_of(found.organisation.scheme).committee_quorum,
        "is_open": open_now,
        "ready": queries.ready(who)[:READY_SHOWN] if open_now else [],
        "objections": queries.objections_ready(who)[:READY_SHOWN] if open_now else [],
        "members_form": members_form(found) if open_now else None,
        "close_form": RevisionForm(initial={"revision": found.revision}),
        "refused": refused,
    }
    return render(request, "desk/meetings/meeting.html", context, status=status)


def members_form(found: Meeting, data: Any = None) -> MembersForm:
    people = queries.may_be_called(found.organisation, found.held_on)
    named = list(found.members.all())
    initial = {
        "revision": found.revision,
        "called": [member.person_id for member in named],
        "present": [member.person_id for member in named if member.present],
        "chair": next((member.person_id for member in named if member.is_chair), None),
    }
    return MembersForm(data, people=people, initial=initial)


@require_safe
@for_body(*SITTING)
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes as they were kept."""
    found = meeting_of(request, pk)
    if not found.minutes_sha256:
        raise Http404
    name = f"{_('Minutes of the committee')} {found.held_on.isoformat()}.pdf"
    return attached(contents.open_content(found.minutes_sha256), name, "application/pdf")


@require_safe
@for_body(*SITTING)
def objection(request: HttpRequest, pk: int) -> HttpResponse:
    """What the business says, and the denial that it says it against."""
    seen = Objection.objects.visible_to(actor(request)).select_related(
        queries.WITH_UNIT, "denied_by", "organisation", "raised_by"
    )
    found = get_object_or_404(seen, pk=pk)
    return render(request, "desk/meetings/objection.html", {"objection": found, "item": _placed(found)})


def _placed(found: Objection) -> MeetingItem | None:
    last: MeetingItem | None = found.items.select_related("meeting").order_by("-pk").first()
    return last
