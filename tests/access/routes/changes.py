"""The lines of what changes at a holder (format: tests/access/table.py)."""

from tests.access.routes.applications import PREPARE, SEES_THE_CASE
from tests.access.table import BODY_PEOPLE, BUSINESS_PEOPLE, DOSSIER_ROLES, OUTSIDE, Line, every

# Lists of a body are its office's; others of any body are told that it is not theirs.
OFFICES = {
    **OUTSIDE,
    **every(BODY_PEOPLE, 403),
    **every(("clerk", "review_officer", "foreign_clerk", "granting_clerk", "granting_officer")),
}
BUSINESS_READS = {
    **OUTSIDE,
    **every(("department_head", "worker"), 403),
    **every(DOSSIER_ROLES),
}
REPRESENTATIVE = {
    **OUTSIDE,
    **every(BUSINESS_PEOPLE, 403),
    "representative": 200,
    "foreign_privacy_officer": 403,
}

ROUTES: dict[str, Line] = {
    "portal:changes": Line(at="dossier", answers=BUSINESS_READS),
    "portal:change_report_new": Line(at="dossier", answers=PREPARE),
    "portal:change_report": Line(at="change_report", answers=BUSINESS_READS),
    "portal:mark_return": Line(at="dossier", answers=REPRESENTATIVE),
    "portal:dissolution": Line(at="dossier", answers=REPRESENTATIVE),
    "portal:ending": Line(at="ending", answers=BUSINESS_READS),
    "desk:dissolution": Line(
        at="dossier",
        answers={
            **OUTSIDE,
            **every(SEES_THE_CASE, 403),
            **every(("clerk", "review_officer", "granting_clerk", "granting_officer")),
        },
    ),
    "desk:ending": Line(at="ending", answers={**OUTSIDE, **every(SEES_THE_CASE)}),
    "desk:change_reports": Line(answers=OFFICES),
    "desk:change_report": Line(at="change_report", answers={**OUTSIDE, **every(SEES_THE_CASE)}),
}
