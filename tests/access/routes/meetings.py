"""The lines of the committee and of objections (format: tests/access/table.py)."""

from tests.access.table import (
    ALLOWED,
    BODY_PEOPLE,
    BUSINESS_PEOPLE,
    OUTSIDE,
    Line,
    every,
)

SITTING = ("review_officer", "granting_officer", "committee_member")
# Officers and committee members come in; the meetings of another body are not there for them.
RUNS = {**OUTSIDE, **every(BODY_PEOPLE, 403), **every(SITTING)}
OF_THE_BODY = {**OUTSIDE, **every(BODY_PEOPLE, 403), **every(SITTING, 404), "review_officer": ALLOWED}
SEES_THE_CASE = {**OUTSIDE, **every(BODY_PEOPLE, 403), **every(SITTING)}
APPLICANT = {
    **OUTSIDE,
    **every(BUSINESS_PEOPLE, 403),
    **every(("representative", "privacy_officer")),
    "foreign_privacy_officer": 404,
}
REVISION = {"revision": 0}

ROUTES: dict[str, Line] = {
    "desk:meetings": Line(RUNS),
    "desk:meeting": Line(OF_THE_BODY, at="meeting"),
    "desk:meeting_members": Line(OF_THE_BODY, at="meeting", post=True, data=REVISION),
    "desk:meeting_place": Line(OF_THE_BODY, at={"pk": "meeting", "application": "application"}, post=True),
    "desk:meeting_close": Line(OF_THE_BODY, at="meeting", post=True, data=REVISION),
    "desk:meeting_minutes": Line(OF_THE_BODY, at="closed_meeting"),
    "desk:meeting_item": Line(OF_THE_BODY, at="meeting_item"),
    "desk:meeting_step_aside": Line(OF_THE_BODY, at="meeting_item", post=True, data={"reason": "親族"}),
    "desk:meeting_take_off": Line(OF_THE_BODY, at="meeting_item", post=True),
    "desk:objection": Line(SEES_THE_CASE, at="objection"),
    "portal:objection": Line(APPLICANT, at="denied_application"),
}
