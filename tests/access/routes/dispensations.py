"""The lines of dispensations (format: tests/access/table.py)."""

from tests.access.table import ACTORS, ALLOWED, BODY_PEOPLE, OUTSIDE, Line, every

READERS = (
    "clerk",
    "review_officer",
    "foreign_clerk",
    "granting_clerk",
    "granting_officer",
    "committee_member",
)
OFFICERS = ("review_officer", "granting_officer")
READS = {**OUTSIDE, **every(BODY_PEOPLE, 403), **every(READERS)}
ANNOUNCES = {**OUTSIDE, **every(BODY_PEOPLE, 403), **every(OFFICERS)}
# A draft is the body's own; what another body announced is read and not changed.
OWN_DRAFT = {
    **OUTSIDE,
    **every(BODY_PEOPLE, 403),
    "review_officer": 404,
    "granting_officer": ALLOWED,
}
OF_THE_GRANTING_BODY = {**OUTSIDE, **every(BODY_PEOPLE, 403), "granting_officer": ALLOWED}
OF_THE_REVIEW_BODY = {
    **OUTSIDE,
    **every(BODY_PEOPLE, 403),
    "review_officer": ALLOWED,
    "granting_officer": 404,
}
REVISION = {"revision": 0}

ROUTES: dict[str, Line] = {
    "desk:dispensations": Line(READS),
    "desk:dispensation_new": Line(ANNOUNCES),
    "desk:dispensation": Line(READS, at="dispensation"),
    "desk:dispensation_document": Line(READS, at="dispensation"),
    "desk:dispensation_in_force": Line(OF_THE_REVIEW_BODY, at="closing_days", post=True, data=REVISION),
    "desk:dispensation_set_aside": Line(OWN_DRAFT, at="drafted_dispensation", post=True, data=REVISION),
    "desk:dispensation_annul": Line(
        OF_THE_GRANTING_BODY, at="dispensation", post=True, data={**REVISION, "reason": "取消し"}
    ),
    "public:dispensations": Line(every(ACTORS)),
    "public:dispensation_notice": Line(every(ACTORS), at="dispensation"),
}
