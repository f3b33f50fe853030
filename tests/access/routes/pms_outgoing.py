"""The lines of what goes out of the PMS (format: tests/access/table.py)."""

from tests.access.table import ALLOWED, BUSINESS_PEOPLE, DOSSIER_ROLES, OUTSIDE, Line, every

# Who sees the whole PMS takes its ledgers; who runs it takes everything at once. Each its own business's alone.
SEES = {
    **OUTSIDE,
    **every(BUSINESS_PEOPLE, 403),
    **every(DOSSIER_ROLES, ALLOWED),
    "foreign_privacy_officer": 200,
}
# Heads take what they see of a ledger.
HEADS_TOO = {**SEES, "department_head": ALLOWED}
RUNNERS = ("representative", "privacy_officer")
RUNS = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(RUNNERS, ALLOWED), "foreign_privacy_officer": 200}

ROUTES: dict[str, Line] = {
    "portal:pms_out": Line(SEES),
    "portal:pms_out_excel": Line(HEADS_TOO, at={"code": "=inventory"}),
    "portal:pms_out_pdf": Line(HEADS_TOO, at={"code": "=inventory"}),
    "portal:pms_out_report": Line(
        {**SEES, "foreign_privacy_officer": 404}, at={"kind": "=training", "code": "training_course"}
    ),
    "portal:pms_out_whole": Line(RUNS, post=True),
}
