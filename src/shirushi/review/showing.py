"""What pages show of a review: findings with their answers, the team, the steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application
from shirushi.people.actor import Actor
from shirushi.review.edition import requirements_of
from shirushi.review.models import CorrectiveActionReport, DocumentResult, Finding, FindingsNotice, ReviewStep
from shirushi.ui.language import language

Words = str | Promise

STATES: dict[str, tuple[Words, str]] = {
    "unissued": (_("Not handed over yet"), "neutral"),
    "announced": (_("Told with the document review, checked at the visit"), "info"),
    "noted": (_("For your attention"), "info"),
    "to_answer": (_("To be answered"), "attention"),
    "answered": (_("Answered, to be judged"), "info"),
    "returned": (_("Answer returned"), "attention"),
    "closed": (_("Corrected"), "done"),
}


@dataclass(frozen=True)
class ShownFinding:
    """A finding with its answers, the oldest first, and where it stands."""

    finding: Finding
    requirement: str
    state: str
    reports: Sequence[CorrectiveActionReport] = field(default=())

    @property
    def label(self) -> Words:
        return STATES[self.state][0]

    @property
    def tone(self) -> str:
        return STATES[self.state][1]

    @property
    def due_on(self) -> date | None:
        """By when the business answers: the day of its round, while an answer is out."""
        return self.finding.notice.due_on if self.state == "to_answer" and self.finding.notice else None

    @property
    def to_judge(self) -> CorrectiveActionReport | None:
        return self.reports[-1] if self.state == "answered" else None


def findings(application: Application, actor: Actor) -> list[ShownFinding]:
    """The findings that the actor may read, by number; two queries, however many there are."""
    reports = CorrectiveActionReport.objects.prefetch_related("evidence_files__file").order_by("round")
    seen = Finding.objects.visible_to(actor).filter(application=application)
    found = seen.select_related("notice", "step", "result", "document__file").prefetch_related(
        Prefetch("reports", queryset=reports)
    )
    labelled = labels(application)
    return [_shown(each, labelled) for each in found.order_by("number")]


def result_of(application: Application, actor: Actor) -> DocumentResult | None:
    seen = DocumentResult.objects.visible_to(actor).filter(application=application)
    return seen.select_related("file").first()


def finding(found: Finding) -> ShownFinding:
    return _shown(found, labels(found.application))


def _shown(found: Finding, labelled: Mapping[str, str]) -> ShownFinding:
    """Its requirement by the words of the edition that the case is reviewed by."""
    reports = sorted(found.reports.all(), key=lambda report: report.round)
    requirement = labelled.get(found.requirement, found.requirement)
    return ShownFinding(found, requirement, _state(found, reports), reports)


def _state(found: Finding, reports: Sequence[CorrectiveActionReport]) -> str:
    if found.closed_on is not None:
        return "closed"
    if found.notice is None:
        return "announced" if found.result_id else "unissued"
    if found.grade == Finding.Grade.REMARK:
        return "noted"
    last = reports[-1] if reports else None
    if last is None or last.round < found.notice.round:
        return "to_answer"
    return "returned" if last.returned_on else "answered"


def step_rows(application: Application) -> dict[str, Any]:
    """Document review and on-site review by kind."""
    steps = ReviewStep.objects.filter(application=application).select_related("done_by")
    return {step.kind: step for step in steps}


def overall_cap(notices: Sequence[FindingsNotice]) -> str | None:
    """The last day of all rounds together, where the rule has one (ISO)."""
    outcomes = [notice.decision.get("outcome") or {} for notice in notices]
    return next((outcome["last_on"] for outcome in reversed(outcomes) if outcome.get("last_on")), None)


def labels(application: Application) -> dict[str, str]:
    """The requirements of the case by their codes, with their titles."""
    lang = language()
    return {item.code: item.label(lang) for item in requirements_of(application).items()}
