"""The register of assessors, and the review of an application: who reviews, steps, findings, the visit, halts."""

from shirushi.review.models.assessors import Assessor, DaysAway, Reach, Tie, TraineeConsent
from shirushi.review.models.case import Assignment, Halt, Review, ReviewStep
from shirushi.review.models.devices import VisitDevice, VisitEntry
from shirushi.review.models.examining import Examination, Judgement, TeamNote
from shirushi.review.models.findings import (
    AnswerEvidence,
    CorrectiveActionReport,
    DocumentResult,
    Finding,
    FindingsNotice,
    ResultSeries,
)
from shirushi.review.models.seen import SeenThroughApplication
from shirushi.review.models.visits import Attendee, SummingUp, VisitItem, VisitPlan, VisitQuestion

__all__ = [
    "AnswerEvidence",
    "Assessor",
    "Assignment",
    "Attendee",
    "CorrectiveActionReport",
    "DaysAway",
    "DocumentResult",
    "Examination",
    "Finding",
    "FindingsNotice",
    "Halt",
    "Judgement",
    "Reach",
    "ResultSeries",
    "Review",
    "ReviewStep",
    "SeenThroughApplication",
    "SummingUp",
    "TeamNote",
    "Tie",
    "TraineeConsent",
    "VisitDevice",
    "VisitEntry",
    "VisitItem",
    "VisitPlan",
    "VisitQuestion",
]
