"""The lines of the internal audits (format: tests/access/table.py)."""

from tests.access.routes.pms_inventory import OWN, SEEN
from tests.access.table import ALLOWED, BUSINESS_PEOPLE, OUTSIDE, Line, every

FOREIGN_AUDITOR = {"foreign_privacy_officer": 403}
PLANS = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **FOREIGN_AUDITOR, "audit_officer": 200}
# Reports: the officers; heads and workers are told no.
REPORTS = {**SEEN, "department_head": 403, "worker": 403}
ONE = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **FOREIGN_AUDITOR, "audit_officer": 200}
ACT = {**ONE, "audit_officer": ALLOWED}
# Who sees the audit but was not named to hold it.
HOLD = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), "department_head": 404, "worker": 404}
RECEIVE = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **FOREIGN_AUDITOR, "representative": ALLOWED}

ROUTES: dict[str, Line] = {
    "portal:pms_audits": Line(OWN),
    "portal:pms_audit_plan_new": Line(PLANS),
    "portal:pms_audit_plan": Line(REPORTS, at="audit_plan"),
    "portal:pms_audit_add": Line(ACT, at="audit_plan", post=True),
    "portal:pms_audit_report": Line(REPORTS, at="audit_plan"),
    "portal:pms_audit_report_make": Line(ACT, at="audit_plan", post=True),
    "portal:pms_audit_report_receive": Line(RECEIVE, at="audit_plan", post=True),
    "portal:pms_audit": Line(SEEN, at="audit"),
    "portal:pms_audit_edit": Line(ONE, at="audit"),
    "portal:pms_audit_drop": Line(ACT, at="audit", post=True),
    "portal:pms_audit_begin": Line(HOLD, at="audit", post=True),
    "portal:pms_audit_question": Line(HOLD, at="audit", post=True, data={"text": "鍵は"}),
    "portal:pms_audit_finish": Line(HOLD, at="audit", post=True, data={"revision": 0}),
    "portal:pms_audit_export": Line(SEEN, at="audit"),
    "portal:pms_audit_part": Line(SEEN, at={"pk": "audit", "group": "=own"}),
}
