"""The lines of risk assessment (format: tests/access/table.py)."""

from tests.access.table import ALLOWED, BUSINESS_PEOPLE, OUTSIDE, Line, every

# The officers and guests see all of it, heads the lists with what is theirs; workers are told that it is not.
LISTS = {**OUTSIDE, **every(BUSINESS_PEOPLE), "worker": 403, "foreign_privacy_officer": 200}
RUNNERS = ("representative", "privacy_officer")
RUN = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every((*RUNNERS, "foreign_privacy_officer"), ALLOWED)}
# The head of no department does not find the sheet of the whole business.
SEES = {**OUTSIDE, **every(BUSINESS_PEOPLE), "worker": 403, "department_head": 404}
WRITES = {**SEES, **every(("audit_officer", "guest"), 403), **every(RUNNERS, ALLOWED)}
ACCEPTS = {**WRITES, "privacy_officer": 403}
DEGREES = {"residual_likelihood": 1, "residual_impact": 1}

ROUTES: dict[str, Line] = {
    "portal:risk_sheets": Line(LISTS),
    "portal:risk_register": Line(LISTS),
    "portal:risk_export": Line(LISTS),
    "portal:risk_acceptance": Line(LISTS),
    "portal:risk_propose": Line(RUN, post=True),
    "portal:risk_sheet_add": Line({**RUN, "department_head": 200}),
    "portal:risk_sheet": Line(SEES, at="risk_sheet"),
    "portal:risk_sheet_print": Line(SEES, at="risk_sheet"),
    "portal:risk_sheet_holdings": Line(SEES, at="risk_sheet"),
    "portal:risk_sheet_accept": Line(ACCEPTS, at="risk_sheet", post=True),
    "portal:risk_sheet_return": Line(ACCEPTS, at="risk_sheet", post=True),
    "portal:risk_sheet_review": Line(WRITES, at="risk_sheet", post=True),
    "portal:risk_add": Line(WRITES, at="risk_sheet"),
    "portal:risk": Line(SEES, at="risk"),
    "portal:risk_measure_add": Line(WRITES, at="risk", post=True),
    "portal:risk_done": Line(WRITES, at="risk", post=True, data={"result": "済", **DEGREES}),
}
