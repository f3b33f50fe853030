"""The lines of the figures of a body (format: tests/access/table.py)."""

from tests.access.table import BODY_PEOPLE, FOREIGN_BODY_PEOPLE, GRANTING_PEOPLE, OUTSIDE, Line, every

# Assessors see the cases that are open to them by name: their own load, and no figure of the body.
WHOLE = {
    **OUTSIDE,
    **every(BODY_PEOPLE, 403),
    **every(("clerk", "review_officer", FOREIGN_BODY_PEOPLE[0], *GRANTING_PEOPLE)),
}
OWN = {**OUTSIDE, **every(BODY_PEOPLE)}

ROUTES: dict[str, Line] = {
    "desk:figures": Line(WHOLE),
    "desk:figures_findings": Line(WHOLE),
    "desk:figures_load": Line(OWN),
    "desk:figures_renewals": Line(WHOLE),
    "desk:figures_workbook": Line(WHOLE, at={"what": "=steps"}),
    "desk:renewals": Line(WHOLE),
    "desk:renewals_workbook": Line(WHOLE),
}
