"""The lines of the room `reviews` (format: tests/access/table.py)."""

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

OFFICE = ("clerk", "review_officer")
SEES_THE_CASE = ("clerk", "assessor", "review_officer", *GRANTING_PEOPLE)
ASSESSORS = ("assessor", "other_assessor_here", "foreign_assessor")
DECIDERS = ("review_officer", "granting_officer", "committee_member")
# The office of the responsible body names the team; whoever sees the case is told so, others see nothing.
OF_THE_OFFICE = {
    **OUTSIDE,
    **every(BODY_PEOPLE, 403),
    **every(OFFICE, ALLOWED),
    "foreign_clerk": 404,
}
OFFICE_OR_TEAM = {**OUTSIDE, **every(GRANTING_PEOPLE, 403), **every((*OFFICE, "assessor"), ALLOWED)}
# Assessors who are not on the team do not find the case; whoever is no assessor is told so.
OF_THE_TEAM = {
    **OUTSIDE,
    **every(BODY_PEOPLE, 403),
    **every(ASSESSORS, 404),
    "assessor": ALLOWED,
}
HALT_ENDED = {**OUTSIDE, **every((*OFFICE, *GRANTING_PEOPLE), ALLOWED), "assessor": 403}
BUSINESS_READS = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(DOSSIER_ROLES)}
BUSINESS_ACTS = {
    **OUTSIDE,
    **every(BUSINESS_PEOPLE, 403),
    **every(("representative", "privacy_officer"), ALLOWED),
}
REVISION = {"revision": 0}
SUMMARY = {"revision": 0, "summary": "規程は整っている。"}

ROUTES: dict[str, Line] = {
    "desk:my_cases": Line(answers={**OUTSIDE, **every(BODY_PEOPLE, 403), **every(ASSESSORS)}),
    "desk:review": Line(at="application", answers={**OUTSIDE, **every(SEES_THE_CASE)}),
    "desk:review_assign": Line(at="application", post=True, answers=OF_THE_OFFICE),
    "desk:release": Line(at="assignment", post=True, data={"reason": "異動"}, answers=OF_THE_OFFICE),
    "desk:review_start": Line(at="application", post=True, data=REVISION, answers=OFFICE_OR_TEAM),
    "desk:review_plan": Line(
        at="application", post=True, data={"planned_on": "2026-12-01"}, answers=OFFICE_OR_TEAM
    ),
    "desk:review_documents": Line(at="application", post=True, data=SUMMARY, answers=OF_THE_TEAM),
    "desk:review_onsite": Line(at="application", post=True, data=SUMMARY, answers=OF_THE_TEAM),
    "desk:review_complete": Line(at="application", post=True, data=REVISION, answers=OF_THE_TEAM),
    "desk:finding_write": Line(at="application", answers=OF_THE_TEAM),
    "desk:findings_issue": Line(at="application", answers=OF_THE_TEAM),
    "desk:examine": Line(at="application", answers=OF_THE_TEAM),
    "desk:examine_note": Line(
        at="application", post=True, data={"text": "規程 3 章を見る"}, answers=OF_THE_TEAM
    ),
    "desk:examine_rest": Line(
        at="application", post=True, data={"group": "J.1", "verdict": "conforms"}, answers=OF_THE_TEAM
    ),
    "desk:review_result": Line(at="application", answers=OF_THE_TEAM),
    "desk:finding_close": Line(at="finding", answers=OF_THE_TEAM),
    "desk:visit_plan": Line(at="application", answers=OFFICE_OR_TEAM),
    "desk:visit_propose": Line(at="application", post=True, data=REVISION, answers=OFFICE_OR_TEAM),
    "desk:visit_question": Line(
        at="application", post=True, data={"from_documents": "1"}, answers=OF_THE_TEAM
    ),
    "desk:visit": Line(at="application", answers=OF_THE_TEAM),
    "desk:visit_phone": Line(at="application", answers=OF_THE_TEAM),
    "desk:visit_data": Line(at="application", answers=OF_THE_TEAM),
    "desk:visit_device": Line(at="application", post=True, answers=OF_THE_TEAM),
    "desk:visit_answers": Line(at="application", post=True, answers=OF_THE_TEAM),
    "desk:visit_cleared": Line(at="application", post=True, answers=OF_THE_TEAM),
    "desk:visit_device_revoke": Line(at="visit_device", post=True, answers=OF_THE_TEAM),
    "desk:visit_summing_up": Line(at="application", answers=OF_THE_TEAM),
    "desk:visit_sign": Line(at="application", post=True, data=REVISION, answers=OF_THE_TEAM),
    "desk:review_report": Line(at="application", post=True, answers=OF_THE_TEAM),
    "desk:visit_worker": Line(answers={**OUTSIDE, **every(BODY_PEOPLE, 403), **every(ASSESSORS)}),
    "desk:answer_judge": Line(at="corrective_report", answers=OF_THE_TEAM),
    "desk:declaration": Line(at="assignment", answers=OF_THE_TEAM),
    "desk:recuse": Line(at="assignment", post=True, data={"reason": "親族"}, answers=OF_THE_TEAM),
    "desk:halt_resume": Line(at="halt", post=True, answers=HALT_ENDED),
    "desk:decisions": Line(answers={**OUTSIDE, **every(BODY_PEOPLE, 403), **every(DECIDERS)}),
    "desk:decision": Line(
        at="application", answers={**OUTSIDE, **every(BODY_PEOPLE, 403), **every(DECIDERS)}
    ),
    "desk:contracts": Line(answers={**OUTSIDE, **every(GRANTING_PEOPLE)}),
    "desk:contract": Line(at="contract", answers={**OUTSIDE, **every(GRANTING_PEOPLE)}),
    "portal:findings": Line(at="application", answers=BUSINESS_READS),
    "portal:finding_answer": Line(at="finding", answers=BUSINESS_ACTS),
    "portal:document_replace": Line(at="document", answers=BUSINESS_ACTS),
    "portal:visit": Line(at="application", answers=BUSINESS_READS),
    "portal:decision": Line(at="previous_application", answers=BUSINESS_READS),
    "portal:contract": Line(at="contract", answers=BUSINESS_READS),
    "portal:certificate_pdf": Line(at={"pk": "first_grant", "written": "=ja"}, answers=BUSINESS_READS),
    "portal:mark_data": Line(at="first_grant", answers=BUSINESS_READS),
    "portal:mark_file": Line(
        at={"pk": "first_grant", "form": "=svg"},
        answers={**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(DOSSIER_ROLES, ALLOWED)},
    ),
    "portal:certificate": Line(at="grant", answers=BUSINESS_READS),
    "portal:application_withdraw": Line(at="application", answers=BUSINESS_ACTS),
}
