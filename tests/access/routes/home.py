"""The lines of the first pages and of the units (format: tests/access/table.py)."""

from tests.access.table import BODY_PEOPLE, BUSINESS_PEOPLE, DOSSIER_ROLES, OUTSIDE, Line, every

FOREIGN = {"foreign_privacy_officer": 200}
ADMINISTRATORS = every(("representative", "privacy_officer"))

ROUTES: dict[str, Line] = {
    "portal:home": Line({**OUTSIDE, **every(BUSINESS_PEOPLE), **FOREIGN}),
    "portal:units": Line({**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(DOSSIER_ROLES), **FOREIGN}),
    "portal:unit_register": Line({**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **ADMINISTRATORS, **FOREIGN}),
    "desk:home": Line({**OUTSIDE, **every(BODY_PEOPLE)}),
}
