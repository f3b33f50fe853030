"""Applications as they were handed in, what was said of them, and what keeps a business from applying."""

from shirushi.intake.models.applications import (
    AnswerEvidence,
    Application,
    ApplicationDocument,
    AssessmentAnswer,
    Disqualification,
    DocumentCheck,
    Succession,
)
from shirushi.intake.models.taking_in import EligibilityCheck, PapersReturn

__all__ = [
    "AnswerEvidence",
    "Application",
    "ApplicationDocument",
    "AssessmentAnswer",
    "Disqualification",
    "DocumentCheck",
    "EligibilityCheck",
    "PapersReturn",
    "Succession",
]
