"""Calling the committee, its agenda, its members, who steps aside."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from shirushi.awards import meetings, policy
from shirushi.awards.conflicts import conflict
from shirushi.awards.models import Meeting, MeetingItem, MeetingMember, Objection, Recusal
from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Person
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.review.lifecycle import refuse_unless

State = Application.State


@transaction.atomic
def call_meeting(*, organisation: Organisation, held_on: date, place: str, by: Actor, on: date) -> Meeting:
    allow(policy.may_run_meetings(by, organisation.pk))
    if held_on < on:
        raise ActRefused("meeting_in_the_past", _("A meeting is called for today or a later day."))
    meeting: Meeting = Meeting.objects.create(
        organisation=organisation, held_on=held_on, place=place.strip(), called_on=on
    )
    journal.record("awards.meeting.called", meeting, by=by, on=on, after={"held_on": held_on})
    return meeting


@transaction.atomic
def place_case(
    *,
    meeting: Meeting,
    application: Application,
    by: Actor,
    on: date,
    proposal: str = "",
    objection: Objection | None = None,
) -> MeetingItem:
    """Put a case on the agenda: a completed review, or an objection."""
    _take(meeting, by, None)
    _refuse_unready(application, objection)
    if meetings.open_item(application) is not None:
        raise ActRefused("on_an_agenda", _("This case stands on an agenda already. Nothing was changed."))
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    item: MeetingItem = MeetingItem.objects.create(
        meeting=meeting,
        application=application,
        objection=objection,
        position=last + 1,
        proposal=proposal.strip(),
    )
    step_aside_by_data(meeting, on)
    _record("awards.meeting.case_placed", item, by, on, held_on=meeting.held_on)
    return item


def _refuse_unready(application: Application, objection: Objection | None) -> None:
    if objection is None:
        refuse_unless(application, State.REVIEWED)
    elif objection.decided_on is not None:
        raise ActRefused("objection_decided", _("This objection is decided already. Nothing was changed."))


@transaction.atomic
def take_off(*, item: MeetingItem, by: Actor, on: date) -> None:
    """The case waits for another meeting. Nothing was decided on it."""
    _take(item.meeting, by, None)
    if item.decided_on is not None:
        raise ActRefused("item_decided", _("This case is decided already. Nothing was changed."))
    _record("awards.meeting.case_taken_off", item, by, on, held_on=item.meeting.held_on)
    item.recusals.all().delete()
    item.delete()


@transaction.atomic
def seat_members(
    *,
    meeting: Meeting,
    called: Iterable[Person],
    chair: Person | None,
    present: Iterable[Person] = (),
    by: Actor,
    on: date,
    revision: int | None = None,
) -> None:
    """Who is called, who leads, who is there; as often as needed until the first case is decided."""
    _take(meeting, by, revision)
    if meeting.items.exclude(decided_on=None).exists():
        raise ActRefused("sitting_begun", _("A case is decided already: the members stay as they are."))
    there, leading = {person.pk for person in present}, chair.pk if chair else None
    allowed = set(meetings.may_be_called(meeting.organisation, meeting.held_on).values_list("pk", flat=True))
    wanted = [person for person in called if person.pk in allowed]
    meeting.members.all().delete()
    MeetingMember.objects.bulk_create(
        MeetingMember(
            meeting=meeting, person=person, is_chair=person.pk == leading, present=person.pk in there
        )
        for person in wanted
    )
    step_aside_by_data(meeting, on)
    journal.record("awards.meeting.members_named", meeting, by=by, on=on, after={"members": len(wanted)})


@transaction.atomic
def step_aside(*, item: MeetingItem, reason: str, by: Actor, on: date) -> None:
    """A member's own word."""
    allow(policy.sits_in(by, item.meeting))
    _refuse_closed(item.meeting)
    if item.decided_on is not None:
        raise ActRefused("item_decided", _("This case is decided already. Nothing was changed."))
    if not reason.strip():
        raise ActRefused("reason_missing", _("Say why you step aside."))
    _made, new = Recusal.objects.get_or_create(
        item=item, person_id=by.person_id or 0, defaults={"reason": reason.strip(), "declared_on": on}
    )
    if new:
        _record("awards.meeting.stepped_aside", item, by, on, held_on=item.meeting.held_on)


def step_aside_by_data(meeting: Meeting, on: date) -> None:
    """Whoever reviewed the case or has a tie to the applicant does not sit on it, asked or not."""
    for item in meeting.items.filter(decided_on=None).select_related(meetings.WITH_UNIT, "objection"):
        for member in meeting.members.all():
            reason = conflict(member.person_id, item.application, item.objection)
            if reason:
                Recusal.objects.get_or_create(
                    item=item, person_id=member.person_id, defaults={"reason": reason, "declared_on": on}
                )


def _take(meeting: Meeting, by: Actor, revision: int | None) -> None:
    allow(policy.may_run_meetings(by, meeting.organisation_id))
    claim(meeting, revision)
    _refuse_closed(meeting)


def _refuse_closed(meeting: Meeting) -> None:
    meeting.refresh_from_db(fields=["closed_on"])
    if meeting.closed_on is not None:
        raise ActRefused("meeting_closed", _("The meeting is closed and its minutes are kept."))


def _record(action: str, item: MeetingItem, by: Actor, on: date, **after: object) -> None:
    journal.record(action, item, dossier_id=item.application.dossier_id, by=by, on=on, after=after)
