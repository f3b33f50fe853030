"""The lines of the room `register`: the assessors of a review body (format: tests/access/table.py)."""

from tests.access.table import (
    ALLOWED,
    BODY_PEOPLE,
    BUSINESS_PEOPLE,
    DOSSIER_ROLES,
    OUTSIDE,
    Line,
    every,
)

OFFICE = ("clerk", "review_officer")
ASSESSORS = ("assessor", "other_assessor_here", "foreign_assessor")
GRANTING_OFFICE = ("granting_clerk", "granting_officer")
# Each review body its own register; the granting body keeps none.
LIST = {
    **OUTSIDE,
    **every(BODY_PEOPLE, 403),
    **every((*OFFICE, "foreign_clerk")),
    **every(GRANTING_OFFICE, 404),
}
# Of one assessor: the office of its body, and the assessor itself.
ONE = {
    **OUTSIDE,
    **every(OFFICE),
    "assessor": 200,
    "committee_member": 403,
}
TOLD = {**ONE, **every((*OFFICE, "assessor"), ALLOWED)}
WRITTEN = {
    **OUTSIDE,
    **every(OFFICE),
    **every((*ASSESSORS, "committee_member"), 403),
}
OF_THE_OFFICE = {**WRITTEN, **every(OFFICE, ALLOWED)}
PROPOSED = {**OUTSIDE, **every(BODY_PEOPLE, 403), **every(OFFICE), "foreign_clerk": 404}
BUSINESS_READS = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(DOSSIER_ROLES)}
MINE = {**OUTSIDE, **every(BODY_PEOPLE, 403), **every(ASSESSORS)}

ROUTES: dict[str, Line] = {
    "desk:assessors": Line(answers=LIST),
    "desk:assessors_workbook": Line(answers=LIST),
    "desk:assessor_mine": Line(answers=MINE),
    "desk:assessor": Line(at="assessor_person", answers=ONE),
    "desk:assessor_edit": Line(at="assessor_person", answers=WRITTEN),
    "desk:assessor_tie": Line(
        at="assessor_person", post=True, data={"kind": "employed", "name": "もみじ印刷"}, answers=TOLD
    ),
    "desk:assessor_away": Line(
        at="assessor_person",
        post=True,
        data={"from_on": "2026-12-01", "until_on": "2026-12-02"},
        answers=TOLD,
    ),
    "desk:register_entry": Line(at="register_entry", answers=OF_THE_OFFICE),
    "desk:tie_annul": Line(at="tie", post=True, data={"reason": "誤記"}, answers=OF_THE_OFFICE),
    "desk:away_cancel": Line(at="days_away", post=True, answers=TOLD),
    "desk:candidates": Line(at="application", answers=PROPOSED),
    "portal:trainee": Line(at="trainee_assignment", answers=BUSINESS_READS),
}
