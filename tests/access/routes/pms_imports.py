"""The lines of imports (format: tests/access/table.py)."""

from tests.access.table import ALLOWED, BUSINESS_PEOPLE, OUTSIDE, Line, every

# Who runs the PMS imports; others of the business are told so, and another business sees nothing.
RUNNERS = ("representative", "privacy_officer")
RUN = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(RUNNERS, ALLOWED)}
RUN_OWN = {**RUN, "foreign_privacy_officer": 200}

ROUTES: dict[str, Line] = {
    "portal:pms_import_start": Line(RUN_OWN),
    "portal:pms_import_sheet": Line(RUN_OWN, at={"ledger": "=inventory"}),
    "portal:pms_import": Line(RUN, at="import"),
    "portal:pms_import_confirm": Line(RUN, at="import", post=True, data={"revision": 0}),
    "portal:pms_import_result": Line(RUN, at="import_done"),
    "portal:pms_import_problems": Line(RUN, at="import_done"),
    "portal:pms_import_undo": Line(RUN, at="import_done", post=True),
    "portal:pms_import_discard": Line(RUN, at="import", post=True),
}
