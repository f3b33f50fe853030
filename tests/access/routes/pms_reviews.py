"""The lines of objectives and management reviews (format: tests/access/table.py)."""

from tests.access.routes.pms_inventory import SEEN
from tests.access.table import ALLOWED, BUSINESS_PEOPLE, OUTSIDE, Line, every

RUNNERS = ("representative", "privacy_officer")
FOREIGN = {"foreign_privacy_officer": 200}
READ_ONE = {**SEEN, "department_head": 403, "worker": 403}
READ = {**READ_ONE, **FOREIGN}
RUN = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(RUNNERS), **FOREIGN}
RUN_ONE = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(RUNNERS)}
ACT = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(RUNNERS, ALLOWED)}
APPROVE = {
    **OUTSIDE,
    **every(BUSINESS_PEOPLE, 403),
    "representative": ALLOWED,
    "foreign_privacy_officer": 403,
}

ROUTES: dict[str, Line] = {
    "portal:pms_objectives": Line(READ),
    "portal:pms_objectives_export": Line(READ),
    "portal:pms_objective_set": Line(RUN),
    "portal:pms_objective": Line(READ_ONE, at="objective"),
    "portal:pms_objective_result": Line(ACT, at="objective", post=True),
    "portal:pms_objective_drop": Line(ACT, at="objective", post=True),
    "portal:pms_reviews": Line(READ),
    "portal:pms_review_start": Line(RUN),
    "portal:pms_review": Line(READ_ONE, at="management_review"),
    "portal:pms_review_gather": Line(ACT, at="management_review", post=True),
    "portal:pms_review_ask": Line(ACT, at="management_review", post=True),
    "portal:pms_review_approve": Line(APPROVE, at="management_review", post=True),
    "portal:pms_review_minutes": Line(READ_ONE, at="management_review"),
    "portal:pms_review_input": Line(RUN_ONE, at="review_input"),
    "portal:pms_review_decision": Line(SEEN, at="review_decision"),
    "portal:pms_review_decision_drop": Line(ACT, at="review_decision", post=True),
}
