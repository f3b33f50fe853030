"""The lines of the operation checks and of the log of the day (format: tests/access/table.py)."""

from tests.access.routes.pms_inventory import READ, SEEN
from tests.access.table import ALLOWED, BUSINESS_PEOPLE, OUTSIDE, Line, every

RUNNERS = ("representative", "privacy_officer")
FOREIGN = {"foreign_privacy_officer": 200}
ASKED = {
    **OUTSIDE,
    **every(BUSINESS_PEOPLE, 403),
    **every(RUNNERS, ALLOWED),
    "foreign_privacy_officer": ALLOWED,
}
# The head of the world has no department: the check is another's.
MONTH = {**SEEN, "department_head": 404, "worker": 403}
POINTS = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(RUNNERS), "department_head": 404}
LOG = {**OUTSIDE, **every(BUSINESS_PEOPLE), **FOREIGN}
TAP = {**OUTSIDE, **every(BUSINESS_PEOPLE, ALLOWED), "guest": 403}
PLACE = {**OUTSIDE, **every(BUSINESS_PEOPLE)}
RUN_PLACE = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(RUNNERS, ALLOWED)}

ROUTES: dict[str, Line] = {
    "portal:pms_checks": Line(READ),
    "portal:pms_checks_export": Line(READ),
    "portal:pms_checks_ask": Line(ASKED, post=True),
    "portal:pms_check": Line(
        {**MONTH, **every(("representative", "privacy_officer", "audit_officer", "guest"), ALLOWED)},
        at="check",
    ),
    "portal:pms_check_month": Line(MONTH, at={"pk": "check_department", "year": "=2026", "month": "=11"}),
    "portal:pms_check_points": Line(POINTS, at="check_department"),
    "portal:pms_day_log": Line(LOG),
    "portal:pms_day_log_add": Line({**TAP, "foreign_privacy_officer": ALLOWED}, post=True),
    "portal:pms_log_place_open": Line({**RUN_PLACE, "foreign_privacy_officer": ALLOWED}, post=True),
    "portal:pms_day_log_place": Line(PLACE, at="log_place"),
    "portal:pms_day_log_tap": Line(TAP, at="log_place", post=True),
    "portal:pms_log_place_close": Line(RUN_PLACE, at="log_place", post=True),
    "portal:pms_day_log_export": Line(PLACE, at="log_place"),
}
