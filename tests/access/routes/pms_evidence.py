"""The lines of evidence (format: tests/access/table.py)."""

from tests.access.routes.pms_inventory import READ
from tests.access.table import ALLOWED, BUSINESS_PEOPLE, OUTSIDE, Line, every

WHOLE = ("representative", "privacy_officer", "audit_officer", "guest")
RUNNERS = ("representative", "privacy_officer")
# The head of the world has no department: the evidence is another's.
SEEN = {**OUTSIDE, **every(WHOLE), "department_head": 404, "worker": 403}
OPENED = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(RUNNERS), "department_head": 404}
ACT = {**OPENED, **every(RUNNERS, ALLOWED)}
ADDED = {**OPENED, "department_head": 200, "foreign_privacy_officer": 200}
FILE = {"pk": "evidence", "held": "evidence_file"}

ROUTES: dict[str, Line] = {
    "portal:pms_evidence": Line(READ),
    "portal:pms_evidence_export": Line(READ),
    "portal:pms_evidence_add": Line(ADDED),
    "portal:pms_evidence_one": Line(SEEN, at="evidence"),
    "portal:pms_evidence_change": Line(OPENED, at="evidence"),
    "portal:pms_evidence_requirements": Line(OPENED, at="evidence"),
    "portal:pms_evidence_files": Line(ACT, at="evidence", post=True),
    "portal:pms_evidence_replace": Line(OPENED, at=FILE),
    "portal:pms_evidence_set_aside": Line(ACT, at=FILE, post=True),
    "portal:pms_evidence_detach": Line(ACT, at={"pk": "evidence", "link": "evidence_record"}, post=True),
    "portal:pms_evidence_attach": Line(OPENED, at="evidence_contractor"),
    "portal:pms_evidence_withdraw": Line(ACT, at="evidence", post=True, data={"reason": "誤り"}),
}
