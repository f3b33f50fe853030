"""The lines of the plan of a year (format: tests/access/table.py)."""

from tests.access.routes.pms_reviews import ACT, APPROVE, READ, READ_ONE, RUN, RUN_ONE
from tests.access.table import ALLOWED, BUSINESS_PEOPLE, OUTSIDE, Line, every

# The entry is nobody's yet: whoever does not see the whole PMS does not see it.
ENTRY = {**OUTSIDE, **every(BUSINESS_PEOPLE), "department_head": 404, "worker": 404}
TICK = {
    **ENTRY,
    **every(BUSINESS_PEOPLE, 403),
    **every(("representative", "privacy_officer"), ALLOWED),
    "department_head": 404,
    "worker": 404,
}

ROUTES: dict[str, Line] = {
    "portal:pms_plan": Line(READ),
    "portal:pms_plans": Line(READ),
    "portal:pms_figures": Line(READ),
    "portal:pms_figures_export": Line(READ),
    "portal:pms_plan_new": Line(RUN),
    "portal:pms_plan_one": Line(READ_ONE, at="year_plan"),
    "portal:pms_plan_improve": Line(ACT, at="year_plan", post=True),
    "portal:pms_plan_ask": Line(ACT, at="year_plan", post=True),
    "portal:pms_plan_approve": Line(APPROVE, at="year_plan", post=True),
    "portal:pms_plan_add": Line(RUN_ONE, at="year_plan"),
    "portal:pms_plan_export": Line(READ_ONE, at="year_plan"),
    "portal:pms_plan_pdf": Line(READ_ONE, at="year_plan"),
    "portal:pms_plan_entry": Line(ENTRY, at="plan_entry"),
    "portal:pms_plan_entry_tick": Line(TICK, at="plan_entry", post=True),
    "portal:pms_plan_entry_drop": Line(ACT, at="plan_entry", post=True),
    "portal:pms_plan_entry_take_up": Line(ACT, at="plan_entry", post=True),
}
