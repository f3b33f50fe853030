"""The lines of incidents and near misses (format: tests/access/table.py)."""

from tests.access.routes.pms_contractors import ACT, OWN, READ, WRITTEN
from tests.access.routes.pms_transfers import FOREIGN, HEAD
from tests.access.table import OUTSIDE, Line, every

AT_WORK = ("representative", "privacy_officer", "audit_officer", "department_head", "worker")

ROUTES: dict[str, Line] = {
    "portal:near_miss": Line({**OUTSIDE, "guest": 403, **every(AT_WORK), **OWN}),
    "portal:mishaps": Line({**READ, **OWN, **HEAD}),
    "portal:mishaps_export": Line({**READ, **OWN, **HEAD}),
    "portal:mishap_add": Line({**WRITTEN, **OWN, **HEAD}),
    "portal:mishap": Line({**READ, **FOREIGN}, at="mishap"),
    "portal:mishap_change": Line({**WRITTEN, **FOREIGN}, at="mishap"),
    "portal:mishap_step": Line({**ACT, **FOREIGN}, at="mishap", post=True, data={"code": "tell"}),
    "portal:mishap_close": Line({**ACT, **FOREIGN}, at="mishap", post=True, data={"revision": 0}),
    "portal:mishap_shows": Line({**ACT, **FOREIGN}, at="mishap", post=True, data={"text": "確認が一人"}),
}
