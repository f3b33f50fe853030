"""The line of the search over the PMS (format: tests/access/table.py): each finds what it may see."""

from tests.access.table import BUSINESS_PEOPLE, OUTSIDE, Line, every

ROUTES: dict[str, Line] = {
    "portal:pms_search": Line({**OUTSIDE, **every(BUSINESS_PEOPLE), "foreign_privacy_officer": 200}),
}
