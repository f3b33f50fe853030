"""The lines of the room `incidents` (format: tests/access/table.py)."""

from tests.access.table import (
    ALLOWED,
    BODY_PEOPLE,
    BUSINESS_PEOPLE,
    DOSSIER_ROLES,
    GRANTING_PEOPLE,
    OUTSIDE,
    Line,
    every,
)

REPORTING = ("representative", "privacy_officer")
OFFICERS = ("review_officer", "granting_officer")
OFFICE = ("clerk", "granting_clerk", *OFFICERS)
READERS = (*OFFICE, "committee_member")

BUSINESS = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403)}
LIST_OF_THE_BUSINESS = {**BUSINESS, **every((*DOSSIER_ROLES, "foreign_privacy_officer"))}
OF_THE_BUSINESS = {**BUSINESS, **every(DOSSIER_ROLES)}
ACT_OF_THE_BUSINESS = {**BUSINESS, **every(REPORTING, ALLOWED)}

BODY = {**OUTSIDE, **every(BODY_PEOPLE, 403)}
LIST_OF_A_BODY = {**BODY, **every((*READERS, "foreign_clerk"))}
OF_A_BODY = {**BODY, "foreign_clerk": 404, **every(READERS)}
GRANTING_BODY = {**OUTSIDE, **every(GRANTING_PEOPLE, 403)}
GRANTING_OFFICER = {**GRANTING_BODY, "granting_officer": ALLOWED}

ROUTES: dict[str, Line] = {
    "portal:incidents": Line(LIST_OF_THE_BUSINESS),
    "portal:incident_start": Line({**BUSINESS, **every((*REPORTING, "foreign_privacy_officer"))}),
    "portal:incident": Line(OF_THE_BUSINESS, at="incident"),
    "portal:incident_report": Line({**BUSINESS, **every(REPORTING)}, at="incident"),
    "portal:measure_notice": Line(OF_THE_BUSINESS, at="measure"),
    "portal:suspension": Line(OF_THE_BUSINESS, at="suspension"),
    "portal:duty_done": Line(ACT_OF_THE_BUSINESS, at="duty", post=True),
    "portal:condition_report": Line(ACT_OF_THE_BUSINESS, at="condition", post=True),
    "desk:incidents": Line(LIST_OF_A_BODY),
    "desk:incident": Line(OF_A_BODY, at="incident"),
    "desk:incident_close": Line(
        {**BODY, **every(OFFICERS, ALLOWED)},
        at="incident",
        post=True,
        data={"remark": "是正を確認", "revision": 0},
    ),
    "desk:measure": Line(OF_A_BODY, at="measure"),
    "desk:measure_notice": Line(OF_A_BODY, at="measure"),
    # An officer of the review body sees the suspension's measure and may not take it back (003 4(2)).
    "desk:measure_annul": Line(
        {**BODY, "granting_officer": ALLOWED}, at="measure", post=True, data={"reason": "誤り", "revision": 0}
    ),
    "desk:suspensions": Line(LIST_OF_A_BODY),
    "desk:suspension": Line(OF_A_BODY, at="suspension"),
    "desk:suspension_extend": Line(
        GRANTING_OFFICER, at="suspension", post=True, data={"months": 1, "revision": 0}
    ),
    "desk:suspension_lift": Line(GRANTING_OFFICER, at="suspension", post=True, data={"revision": 0}),
    "desk:suspension_revoke": Line(
        GRANTING_OFFICER, at="suspension", post=True, data={"reason": "満たされない", "revision": 0}
    ),
    "desk:suspension_give_back": Line(
        {**GRANTING_OFFICER, "granting_clerk": ALLOWED}, at="suspension", post=True
    ),
    "desk:condition_judge": Line(
        {**BODY, "foreign_clerk": 404, **every(OFFICE, ALLOWED)},
        at="condition",
        post=True,
        data={"act": "met"},
    ),
}
