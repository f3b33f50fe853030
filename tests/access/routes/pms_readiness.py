"""The lines of readiness (format: tests/access/table.py): the officers and guests of the business see it."""

from tests.access.table import ALLOWED, BUSINESS_PEOPLE, DOSSIER_ROLES, OUTSIDE, Line, every

RUNNERS = ("representative", "privacy_officer")
SEEN = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(DOSSIER_ROLES), "foreign_privacy_officer": 200}
RUN = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(RUNNERS), "foreign_privacy_officer": 200}
ACT = {**RUN, **every(RUNNERS, ALLOWED)}
SCHEME = {"scheme": "=privacymark"}
ITEM = {**SCHEME, "code": "=J.1.2"}
FOREIGN_ONE = {**ACT, "foreign_privacy_officer": 404}

ROUTES: dict[str, Line] = {
    "portal:pms_readiness": Line(SEEN, at=SCHEME),
    "portal:pms_readiness_item": Line(SEEN, at=ITEM),
    "portal:pms_readiness_declare": Line(
        {**ACT, "foreign_privacy_officer": 422}, at=ITEM, post=True, data={"words": "足りる"}
    ),
    "portal:pms_readiness_settle": Line(
        FOREIGN_ONE, at={**SCHEME, "code": "=J.1.1"}, post=True, data={"words": "比べた"}
    ),
    "portal:pms_readiness_take_back": Line(FOREIGN_ONE, at="declaration", post=True),
    "portal:pms_readiness_none": Line({**ACT, "foreign_privacy_officer": 302}, post=True),
    "portal:pms_edition_move": Line(RUN, at=SCHEME),
    "portal:pms_edition_undo": Line(FOREIGN_ONE, at="edition_use", post=True),
}
