"""The line of readiness (format: tests/access/table.py): the officers and guests of the business see it."""

from tests.access.table import BUSINESS_PEOPLE, DOSSIER_ROLES, OUTSIDE, Line, every

ROUTES: dict[str, Line] = {
    "portal:pms_readiness": Line(
        {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(DOSSIER_ROLES), "foreign_privacy_officer": 200},
        at={"scheme": "=privacymark"},
    ),
}
