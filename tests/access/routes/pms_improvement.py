"""The lines of nonconformities and corrections (format: tests/access/table.py)."""

from tests.access.routes.pms_inventory import READ, SEEN
from tests.access.table import ALLOWED, BUSINESS_PEOPLE, OUTSIDE, Line, every

RUNNERS = ("representative", "privacy_officer")
OFFICERS = (*RUNNERS, "audit_officer")
FOREIGN = {"foreign_privacy_officer": 200}
OPENED = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(OFFICERS), "department_head": 200, **FOREIGN}
# The head of the world has no department: the nonconformity is another's.
PLANNED = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(RUNNERS, ALLOWED), "department_head": 404}
DECIDED = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(RUNNERS, ALLOWED)}
JUDGED = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(OFFICERS, ALLOWED)}

ROUTES: dict[str, Line] = {
    "portal:pms_nonconformities": Line(READ),
    "portal:pms_nonconformities_export": Line(READ),
    "portal:pms_nonconformity_open": Line(OPENED),
    "portal:pms_nonconformity": Line({**SEEN, "department_head": 404, "worker": 403}, at="nonconformity"),
    "portal:pms_nonconformity_plan": Line(PLANNED, at="nonconformity", post=True),
    "portal:pms_nonconformity_decide": Line(DECIDED, at="nonconformity", post=True),
    "portal:pms_nonconformity_done": Line(PLANNED, at="nonconformity", post=True),
    "portal:pms_nonconformity_effect": Line(JUDGED, at="nonconformity", post=True),
}
