"""The inputs of a management review, gathered from the rooms on a day, in both languages.

A room adds what it knows with `register(code, gather)` from the app's ready(); a room that does not exist
contributes nothing. Several rooms may speak to one input.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from shirushi.people.models import Organisation
from shirushi.pms.models import (
    AuditItem,
    AuditPlan,
    Holding,
    Nonconformity,
    Objective,
    OperationCheck,
    ReviewDecision,
    ReviewInput,
)
from shirushi.pms.queries.improvement import overdue
from shirushi.pms.queries.risk import readiness
from shirushi.ui.days import written_day

Code = ReviewInput.Code
Line = dict[str, str]
# A review is read on one sheet: what is more stands in the ledgers.
LINES_SHOWN = 20


@dataclass
class Found:
    """A number, and what stands behind it."""

    count: int = 0
    lines: list[Line] = field(default_factory=list)

    def add(self, other: "Found") -> None:
        self.count += other.count
        self.lines += other.lines


@dataclass(frozen=True)
class Asked:
    """Of whom, since which day, as of which day."""

    organisation: Organisation
    since: date
    on: date


Gather = Callable[[Asked], Found]
_gatherers: dict[str, tuple[str, Gather]] = {}


def register(code: str, gather: Gather) -> None:
    """`gather(asked)` says what the room knows of an input."""
    _gatherers[f"{gather.__module__}.{gather.__qualname__}"] = (code, gather)


def gather(asked: Asked) -> Iterator[tuple[str, Found]]:
    """Every input of which some room knows, in the order of the scheme."""
    for code in Code.values:
        rooms = [each for of, each in _gatherers.values() if of == code]
        if rooms:
            found = Found()
            for each in rooms:
                found.add(each(asked))
            yield code, found


def said(words: Any, **params: Any) -> Line:
    """A sentence in both languages; days are written as people write them."""
    return {language: _in(language, words, params) for language in ("ja", "en")}


def _in(language: str, words: Any, params: dict[str, Any]) -> str:
    with override(language):
        shown = {
            name: written_day(value) if isinstance(value, date) else str(value)
            for name, value in params.items()
        }
        return str(words) % shown if shown else str(words)


def earlier_actions(asked: Asked) -> Found:
    """Decisions of earlier reviews: done since, or still open."""
    recent = Q(done_on=None) | Q(done_on__gte=asked.since)
    decided = ReviewDecision.objects.filter(
        recent, organisation=asked.organisation, review__approved_on__isnull=False
    )
    rows = list(decided.select_related("owner").order_by("due_on", "pk")[:LINES_SHOWN])
    return Found(decided.count(), [_decision(row) for row in rows])


def _decision(row: ReviewDecision) -> Line:
    if row.done_on:
        return said(_("Done on %(day)s: %(text)s"), day=row.done_on, text=row.text)
    return said(
        _("Open, due on %(day)s: %(text)s (%(owner)s)"), day=row.due_on, text=row.text, owner=row.owner
    )


def inventory_changes(asked: Asked) -> Found:
    """How the inventory changed since."""
    counted = Holding.objects.filter(organisation=asked.organisation).aggregate(
        came=Count("pk", filter=Q(created_on__gte=asked.since)),
        ended=Count("pk", filter=Q(ended_on__gte=asked.since)),
    )
    words = _("Inventory: %(came)s entries came, %(ended)s ended.")
    return Found(counted["came"] + counted["ended"], [said(words, **counted)])


def department_changes(asked: Asked) -> Found:
    closed = list(
        asked.organisation.departments.filter(closed_on__gte=asked.since).order_by("closed_on", "pk")
    )
    lines = [
        said(_("Department closed on %(day)s: %(name)s"), day=each.closed_on, name=each.name)
        for each in closed
    ]
    return Found(len(closed), [line for line in lines if line])


def nonconformities(asked: Asked) -> Found:
    """What was found since, and what is not closed, by source and stage."""
    concerned = Nonconformity.objects.filter(
        Q(found_on__gte=asked.since) | ~Q(stage=Nonconformity.Stage.CLOSED), organisation=asked.organisation
    )
    lines = [
        said(_("%(source)s: %(count)s"), source=label, count=count)
        for label, count in _by(concerned, "source", Nonconformity.Source)
    ]
    lines += [
        said(_("%(stage)s: %(count)s"), stage=label, count=count)
        for label, count in _by(concerned, "stage", Nonconformity.Stage)
    ]
    late = overdue(asked.organisation, asked.on).count()
    if late:
        lines.append(said(_("Corrections past their day: %(count)s"), count=late))
    return Found(concerned.count(), lines)


def _by(rows: QuerySet[Any], column: str, choices: Any) -> list[tuple[Any, int]]:
    counted = dict(rows.values_list(column).annotate(count=Count("pk")))
    return [(choice.label, counted[choice.value]) for choice in choices if choice.value in counted]


def operation_checks(asked: Asked) -> Found:
    """The monthly checks: answered, missing, points not well."""
    found = OperationCheck.objects.filter(
        organisation=asked.organisation,
        month__gte=asked.since.replace(day=1),
        month__lt=asked.on.replace(day=1),
    )
    answered = found.exclude(answered_on=None).count()
    missing = found.filter(answered_on=None).count()
    not_well = found.aggregate(count=Count("answers", filter=Q(answers__result="bad")))["count"]
    words = _("Monthly checks: %(answered)s answered, %(missing)s missing, %(not_well)s points not well.")
    return Found(not_well, [said(words, answered=answered, missing=missing, not_well=not_well)])


def figures(asked: Asked) -> Found:
    return _objectives(asked.organisation, Objective.Kind.FIGURE, asked.since)


def objectives(asked: Asked) -> Found:
    return _objectives(asked.organisation, Objective.Kind.OBJECTIVE, asked.since)


def _objectives(organisation: Organisation, kind: str, since: date) -> Found:
    concerned = Objective.objects.filter(organisation=organisation, kind=kind, year__gte=since.year)
    rows = list(concerned.order_by("year", "pk")[:LINES_SHOWN])
    return Found(concerned.count(), [_objective(row) for row in rows])


def _objective(row: Objective) -> Line:
    words = _("%(year)s %(text)s (target: %(target)s): %(result)s")
    if row.resulted_on:
        reached = Objective.Reached(row.reached).label
        result: Line = said(_("%(reached)s, %(result)s"), reached=reached, result=row.result)
    else:
        result = said(_("no result yet"))
    line = said(words, year=row.year, text=row.text, target=row.target, result="%(result)s")
    return {language: line[language].replace("%(result)s", result[language]) for language in line}


def audits(asked: Asked) -> Found:
    """The audit plans since, with what they found and the audit officer's opinion."""
    plans = AuditPlan.objects.filter(
        Q(reported_on=None) | Q(reported_on__gte=asked.since), organisation=asked.organisation
    )
    rows = list(plans.order_by("year", "pk")[:LINES_SHOWN])
    counted = _judged(rows)
    lines: list[Line] = []
    for plan in rows:
        numbers = counted.get(plan.pk, {})
        words = _("%(theme)s (%(year)s): %(nonconformities)s nonconformities, %(remarks)s remarks")
        bad, remarks = numbers.get("nonconformity", 0), numbers.get("remark", 0)
        lines.append(said(words, theme=plan.theme, year=plan.year, nonconformities=bad, remarks=remarks))
        if plan.opinion:
            lines.append(said(_("Opinion of the audit officer: %(opinion)s"), opinion=plan.opinion))
    return Found(sum(numbers.get("nonconformity", 0) for numbers in counted.values()), lines)


def _judged(plans: list[AuditPlan]) -> dict[int, dict[str, int]]:
    counted: dict[int, dict[str, int]] = {}
    judged = AuditItem.objects.filter(audit__plan__in=plans).values_list("audit__plan_id", "judgement")
    for plan_id, judgement, count in judged.annotate(count=Count("pk")):
        counted.setdefault(plan_id, {})[judgement] = count
    return counted


def risks(asked: Asked) -> Found:
    """How far the risk assessment is, and what remains high."""
    state = readiness(asked.organisation, asked.on)
    words = _("Risk assessment: %(assessed)s of %(approved)s entries of the inventory are assessed.")
    line = said(words, assessed=state.assessed_holdings, approved=state.approved_holdings)
    return Found(state.approved_holdings - state.assessed_holdings, [line])


def remarks(asked: Asked) -> Found:
    """What auditors remarked without calling it a nonconformity: chances for improvement."""
    found = AuditItem.objects.filter(
        audit__organisation=asked.organisation,
        audit__finished_on__gte=asked.since,
        judgement=AuditItem.Judgement.REMARK,
    )
    rows = list(found.order_by("pk")[:LINES_SHOWN])
    return Found(found.count(), [said("%(text)s", text=row.finding) for row in rows])


def complaints(asked: Asked) -> Found:
    """Complaints that became nonconformities; their own register adds the others."""
    found = Nonconformity.objects.filter(
        organisation=asked.organisation, source=Nonconformity.Source.COMPLAINT, found_on__gte=asked.since
    )
    rows = list(found.order_by("number")[:LINES_SHOWN])
    return Found(
        found.count(), [said("%(number)s %(text)s", number=row.number, text=row.text) for row in rows]
    )


def register_inputs() -> None:
    """The inputs of the rooms that gather here; others register their own."""
    register(Code.EARLIER_ACTIONS, earlier_actions)
    register(Code.CHANGES, inventory_changes)
    register(Code.CHANGES, department_changes)
    register(Code.NONCONFORMITIES, nonconformities)
    register(Code.MONITORING, operation_checks)
    register(Code.MONITORING, figures)
    register(Code.AUDITS, audits)
    register(Code.OBJECTIVES, objectives)
    register(Code.FEEDBACK, complaints)
    register(Code.RISKS, risks)
    register(Code.IMPROVEMENT, remarks)
