"""A meeting of the review body with a case on its agenda, one that is closed, and an objection to a denial."""

from datetime import date

from shirushi.awards.models import GrantDecision, Meeting, MeetingItem, MeetingMember, Objection
from shirushi.intake.models import Application
from shirushi.papers import contents
from tests.access.world import TODAY, World
from tests.cast import LONG_AGO, Cast

DENIED = date(2026, 11, 2)


def fill(made: World, people: Cast) -> None:
    meeting = Meeting.objects.create(organisation=people.review_body, held_on=TODAY, called_on=TODAY)
    MeetingMember.objects.create(meeting=meeting, person=people.review_officer, is_chair=True, present=True)
    denied = Application.objects.create(
        dossier=made.things["dossier"], scheme="privacymark", kind="new", state="denied",
        review_body=people.review_body, started_on=LONG_AGO, submitted_on=LONG_AGO, closed_on=DENIED,
    )  # fmt: skip
    denial = GrantDecision.objects.create(
        application=denied, result="denied", reasons="是正されない", decided_on=DENIED,
        decided_by=people.review_officer, organisation=people.review_body,
    )  # fmt: skip
    made.things |= {
        "meeting": meeting,
        "meeting_item": MeetingItem.objects.create(
            meeting=meeting, application=made.things["application"], position=1
        ),
        "closed_meeting": Meeting.objects.create(
            organisation=people.review_body, held_on=LONG_AGO, called_on=LONG_AGO, closed_on=LONG_AGO,
            closed_by=people.review_officer, minutes_sha256=contents.keep_bytes(b"PDF"),
        ),
        "denied_application": denied,
        "objection": Objection.objects.create(
            application=denied, decision=denial, denied_on=DENIED, denied_by=people.review_body,
            denial_reasons="是正されない", deciders=[people.review_officer.pk], grounds="記録がある",
            raised_on=TODAY, raised_by=people.representative, organisation=people.granting_body,
        ),
    }  # fmt: skip
