"""The lines of training (format: tests/access/table.py)."""

from tests.access.table import ACTORS, ALLOWED, BUSINESS_PEOPLE, OUTSIDE, Line, every

WRITERS = ("representative", "privacy_officer")
# The head of the world's business has no department of its own: the course is seen, its people are not.
FOLLOWERS = ("representative", "privacy_officer", "audit_officer", "guest", "department_head")
SEEN = {**OUTSIDE, **every(FOLLOWERS)}
# Those who may write nowhere are turned away before anything is looked for; another business finds nothing.
WRITTEN = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(WRITERS)}
ACT = {**WRITTEN, **every(WRITERS, ALLOWED)}
REPORT = {**SEEN, "worker": 403}
# A link asks nobody who they are.
LINK = every(ACTORS)

ROUTES: dict[str, Line] = {
    "portal:training": Line({**OUTSIDE, **every(BUSINESS_PEOPLE), "foreign_privacy_officer": 200}),
    "portal:training_new": Line({**WRITTEN, "foreign_privacy_officer": 200}),
    "portal:training_course": Line(SEEN, at="training_course"),
    "portal:training_workers": Line(SEEN, at="training_course"),
    "portal:training_edit": Line(WRITTEN, at="training_course"),
    "portal:training_open": Line(ACT, at="training_planned", post=True),
    "portal:training_update": Line(ACT, at="training_course", post=True),
    "portal:training_remind": Line(ACT, at="training_course", post=True),
    "portal:training_slips": Line(ACT, at="training_course", post=True),
    "portal:training_report": Line(WRITTEN, at="training_course"),
    "portal:training_approve": Line({**ACT, "representative": 403}, at="training_course", post=True),
    "portal:training_printed": Line(REPORT, at="training_course"),
    "portal:training_export": Line(REPORT, at="training_course"),
    "portal:training_results": Line(WRITTEN, at="training_course"),
    "portal:training_result": Line(WRITTEN, at="enrolment_waiting"),
    "portal:training_slip": Line(ACT, at="enrolment_waiting", post=True),
    "portal:training_take": Line({**OUTSIDE, "worker": 200}, at="enrolment_passed"),
    "portal:training_certificate": Line(
        {**SEEN, "department_head": 404, "worker": 200}, at="enrolment_passed"
    ),
    "portal:training_link": Line(LINK, at="training_token"),
    "portal:training_link_certificate": Line({}, at="training_token"),
}
