"""What the committee decides, and the minutes that are kept of it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.awards import meetings, minutes, policy
from shirushi.awards.models import Meeting, MeetingItem
from shirushi.awards.services.decisions import decide, send_back
from shirushi.awards.services.meetings import step_aside_by_data
from shirushi.awards.services.objections import decide_objection
from shirushi.papers import contents
from shirushi.people.actor import Actor
from shirushi.people.models import Person
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

Result = MeetingItem.Result
OF_APPLICATIONS = (Result.GRANTED, Result.DENIED, Result.SENT_BACK)
OF_OBJECTIONS = (Result.UPHELD, Result.REJECTED)


@transaction.atomic
def decide_item(
    *, item: MeetingItem, result: str, reasons: str, by: Actor, on: date, revision: int | None = None
) -> MeetingItem:
    """The committee's decision on one case: its effects are those of the decision itself."""
    meeting = item.meeting
    allow(policy.may_run_meetings(by, meeting.organisation_id))
    claim(meeting, revision)
    _refuse_unheld(item, result, reasons, on)
    step_aside_by_data(meeting, on)
    sitting = meetings.sitting(item)
    _refuse_without_quorum(item, len(sitting))
    item.result, item.reasons, item.decided_on = result, reasons.strip(), on
    item.decided_by = [member.person.name for member in sitting]
    item.save(update_fields=["result", "reasons", "decided_on", "decided_by"])
    _carry_out(item, by, on)
    return item


def _carry_out(item: MeetingItem, by: Actor, on: date) -> None:
    if item.objection is not None:
        decide_objection(objection=item.objection, result=item.result, reasons=item.reasons, by=by, on=on)
    elif item.result == Result.SENT_BACK:
        send_back(application=item.application, reasons=item.reasons, by=by, on=on)
    else:
        decide(
            application=item.application,
            result=item.result,
            reasons=item.reasons,
            by=by,
            on=on,
            in_meeting=True,
        )


def _refuse_unheld(item: MeetingItem, result: str, reasons: str, on: date) -> None:
    meeting = item.meeting
    meeting.refresh_from_db(fields=["closed_on"])
    item.refresh_from_db(fields=["decided_on"])
    if meeting.closed_on is not None or item.decided_on is not None:
        raise ActRefused("item_decided", _("This case is decided already. Nothing was changed."))
    if on < meeting.held_on:
        raise ActRefused("meeting_ahead", _("The meeting is not held yet."))
    if not reasons.strip():
        raise ActRefused("reasons_missing", _("A decision needs its reasons."))
    if result not in (OF_OBJECTIONS if item.objection_id else OF_APPLICATIONS):
        raise ActRefused("result_unknown", _("Choose what is decided."))


def _refuse_without_quorum(item: MeetingItem, count: int) -> None:
    quorum = meetings.settings_of(item.application.scheme).committee_quorum or 1
    if count < quorum:
        raise ActRefused(
            "no_quorum",
            _("%(count)s members sit on this case, %(quorum)s are needed. Nothing was decided."),
            count=count,
            quorum=quorum,
        )


@transaction.atomic
def close_meeting(*, meeting: Meeting, by: Actor, on: date, revision: int | None = None) -> Meeting:
    """Close the sitting: the minutes are printed and kept byte for byte; what is undecided comes off."""
    allow(policy.may_run_meetings(by, meeting.organisation_id))
    claim(meeting, revision)
    meeting.refresh_from_db(fields=["closed_on"])
    if meeting.closed_on is not None:
        raise ActRefused("meeting_closed", _("The meeting is closed and its minutes are kept."))
    if meeting.items.filter(decided_on=None).exists():
        raise ActRefused("items_open", _("Decide every case, or take it off the agenda, before you close."))
    meeting.minutes_sha256 = contents.keep_bytes(minutes.as_pdf(meeting, dated=on))
    meeting.closed_on, meeting.closed_by = on, Person.objects.get(pk=by.person_id or 0)
    meeting.save(update_fields=["minutes_sha256", "closed_on", "closed_by"])
    journal.record("awards.meeting.closed", meeting, by=by, on=on, after={"sha256": meeting.minutes_sha256})
    return meeting
