"""The review of an application: who reviews, the steps, each requirement, the findings, the visit, halts."""

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
    "Assignment",
    "Attendee",
    "CorrectiveActionReport",
    "DocumentResult",
    "Examination",
    "Finding",
    "FindingsNotice",
    "Halt",
    "Judgement",
    "ResultSeries",
    "Review",
    "ReviewStep",
    "SeenThroughApplication",
    "SummingUp",
    "TeamNote",
    "VisitDevice",
    "VisitEntry",
    "VisitItem",
    "VisitPlan",
    "VisitQuestion",
]
