"""The lines of the room `applications` (format: tests/access/table.py)."""

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

# The representative and the privacy officer prepare and submit; others of the business are told so.
APPLICANTS = ("representative", "privacy_officer")
PREPARE = {**OUTSIDE, **every(BUSINESS_PEOPLE, 403), **every(APPLICANTS, ALLOWED)}
# The clerk and the officer of the review body check formally; other bodies do not even see the case.
SEES_THE_CASE = ("clerk", "assessor", "review_officer", *GRANTING_PEOPLE)
CHECKS = {
    **OUTSIDE,
    **every(BODY_PEOPLE, 403),
    **every(("clerk", "review_officer"), ALLOWED),
    **every(("foreign_clerk",), 404),
}
ASSESSED = {"pk": "draft", "form": "=self_assessment_general", "number": "=1"}
DECLARATION = {"pk": "draft", "question": "=eligibility"}

ROUTES: dict[str, Line] = {
    "portal:applications": Line(
        answers={
            **OUTSIDE,
            **every(("department_head", "worker"), 403),
            **every((*DOSSIER_ROLES, "foreign_privacy_officer")),
        }
    ),
    "portal:application_start": Line(answers={**PREPARE, "foreign_privacy_officer": 200}),
    "portal:application": Line(at="draft", answers={**OUTSIDE, **every(DOSSIER_ROLES)}),
    "portal:application_again": Line(at="previous_application", post=True, answers=PREPARE),
    "portal:application_declare": Line(at=DECLARATION, answers=PREPARE),
    "portal:application_documents": Line(at="draft", answers=PREPARE),
    "portal:application_document_remove": Line(
        at={"pk": "draft", "document": "draft_document"}, post=True, answers=PREPARE
    ),
    # The draft is JAPHIC's: these are forms and papers of PrivacyMark, not there for whoever may prepare it.
    "portal:application_form": Line(
        at={"pk": "draft", "code": "=sites"}, answers={**PREPARE, **every(APPLICANTS, 404)}
    ),
    "portal:application_document_make": Line(
        at={"pk": "draft", "code": "=training_summary"},
        post=True,
        answers={**PREPARE, **every(APPLICANTS, 404)},
    ),
    "portal:assessment": Line(at="draft", answers=PREPARE),
    "portal:assessment_part": Line(at=ASSESSED, answers=PREPARE),
    "portal:assessment_answer": Line(
        at=ASSESSED, post=True, data={"item": "2-14", "standing": "met"}, answers=PREPARE
    ),
    "portal:assessment_evidence": Line(at=ASSESSED, post=True, data={"item": "2-14"}, answers=PREPARE),
    "portal:assessment_evidence_remove": Line(
        at={"pk": "draft", "evidence": "answer_evidence"}, post=True, answers=PREPARE
    ),
    "portal:assessment_turn": Line(
        at={"pk": "draft", "answer": "assessment_answer"},
        post=True,
        data={"revision": 0, "turn": "open_again"},
        answers=PREPARE,
    ),
    "portal:assessment_differences": Line(
        at={"pk": "draft", "form": "=self_assessment_general"},
        answers={**OUTSIDE, **every(DOSSIER_ROLES)},
    ),
    "portal:assessment_submitted": Line(
        at="previous_application", answers={**OUTSIDE, **every(DOSSIER_ROLES)}
    ),
    "portal:assessment_pdf": Line(
        at={"pk": "draft", "form": "=self_assessment_general"},
        answers={**OUTSIDE, **every(DOSSIER_ROLES)},
    ),
    "portal:application_submit": Line(at="draft", answers=PREPARE),
    "portal:renewal_start": Line(at="dossier", answers=PREPARE),
    "desk:applications": Line(answers={**OUTSIDE, **every(BODY_PEOPLE)}),
    "desk:applications_workbook": Line(answers={**OUTSIDE, **every(BODY_PEOPLE)}),
    "desk:application": Line(at="application", answers={**OUTSIDE, **every(SEES_THE_CASE)}),
    "desk:assessment": Line(at="application", answers={**OUTSIDE, **every(SEES_THE_CASE)}),
    "desk:assessment_pdf": Line(
        at={"pk": "application", "form": "=self_assessment_general"},
        answers={**OUTSIDE, **every(SEES_THE_CASE, 404)},
    ),
    "desk:application_documents_check": Line(
        at="application", post=True, answers={**CHECKS, "granting_clerk": 403}
    ),
    "desk:application_eligibility": Line(
        at="application",
        post=True,
        data={"revision": 0, "seen": "0", "is_eligible": "yes"},
        answers={**CHECKS, "granting_clerk": 403},
    ),
    "desk:application_papers_back": Line(
        at="application",
        post=True,
        data={"way": "post", "went_on": "2026-11-20", "proof": "1234-5678"},
        answers={**CHECKS, "granting_clerk": 403},
    ),
    "desk:application_accept": Line(
        at="application", post=True, data={"revision": 0}, answers={**CHECKS, "granting_clerk": 403}
    ),
    "desk:application_return": Line(
        at="application", post=True, data={"revision": 0, "reason": "登記事項証明書が古い"}, answers=CHECKS
    ),
}
