"""The lines of the doors of the PMS (format: tests/access/table.py)."""

from tests.access.table import BUSINESS_PEOPLE, OUTSIDE, Line, every

WORKERS = {"worker": 403}
OPEN = {**OUTSIDE, **every(BUSINESS_PEOPLE), **WORKERS, "foreign_privacy_officer": 200}

ROUTES: dict[str, Line] = {
    "portal:pms_phase_plan": Line(OPEN),
    "portal:pms_phase_do": Line(OPEN),
    "portal:pms_phase_check": Line(OPEN),
    "portal:pms_phase_act": Line(OPEN),
    "portal:pms_history": Line(
        {**OPEN, "department_head": 404, "foreign_privacy_officer": 404},
        at={"kind": "=holding", "pk": "holding"},
    ),
}
