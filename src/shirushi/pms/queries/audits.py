"""Reads of the internal audits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from shirushi.people.actor import Actor
from shirushi.pms import editions
from shirushi.pms.audit_questions import MEASURES, OWN, group_label
from shirushi.pms.models import Audit, AuditItem, AuditPlan
from shirushi.rules.requirements import Requirements
from shirushi.ui.language import language

Judgement = AuditItem.Judgement


def plans(actor: Actor) -> QuerySet[AuditPlan]:
    finished = Count("audits", filter=Q(audits__finished_on__isnull=False))
    found: QuerySet[AuditPlan] = AuditPlan.objects.visible_to(actor).annotate(
        audit_count=Count("audits"), finished_count=finished
    )
    return found.order_by("-year", "-pk")


def audits_for(actor: Actor) -> QuerySet[Audit]:
    """The audits that an auditor or a head has to do with, the next first."""
    found: QuerySet[Audit] = Audit.objects.visible_to(actor).select_related("department", "plan")
    return found.prefetch_related("auditors__person").order_by("finished_on", "planned_on", "pk")


def audits_of(plan: AuditPlan) -> QuerySet[Audit]:
    """The audits of a plan (seen already), with how far each is and what it found."""
    found = Audit.objects.filter(plan=plan).select_related("department").prefetch_related("auditors__person")
    counts = {
        _column(judgement): Count("items", filter=Q(items__judgement=judgement)) for judgement in Judgement
    }
    open_ones = Count("items", filter=Q(items__judgement=""))
    result: QuerySet[Audit] = found.annotate(item_count=Count("items"), open_count=open_ones, **counts)
    return result.order_by("kind", "department__name", "pk")


def _column(judgement: AuditItem.Judgement) -> str:
    """An audit has a remark of its own."""
    return "remark_count" if judgement == Judgement.REMARK else judgement.value


@dataclass(frozen=True)
class Group:
    code: str
    label: str
    count: int
    open_count: int


def groups_of(audit: Audit) -> list[Group]:
    """The parts of a check list in their order, and how many questions of each are not judged."""
    counted = audit.items.values("group").annotate(
        count=Count("pk"), open_count=Count("pk", filter=Q(judgement=""))
    )
    by_code = {row["group"]: row for row in counted}
    order: dict[str, None] = dict.fromkeys(audit.items.order_by("position").values_list("group", flat=True))
    known = list(editions.used(audit.organisation, audit.begun_on or audit.planned_on).values())
    return [
        Group(code, _label(code, known), by_code[code]["count"], by_code[code]["open_count"])
        for code in order
    ]


def _label(code: str, known: Iterable[Requirements]) -> str:
    own = {MEASURES: _("Measures of the risk analysis"), OWN: _("Own questions")}
    return own.get(code) or group_label(code, known, language())


def items_of(audit: Audit, group: str) -> QuerySet[AuditItem]:
    found: QuerySet[AuditItem] = audit.items.filter(group=group).select_related(
        "answered_by", "nonconformity"
    )
    return found.order_by("position")


def findings_of(plan: AuditPlan) -> QuerySet[AuditItem]:
    """Nonconformities and remarks of all audits of a plan, for the report."""
    found: QuerySet[AuditItem] = AuditItem.objects.filter(
        audit__plan=plan, judgement__in=[Judgement.NONCONFORMITY, Judgement.REMARK]
    )
    related = found.select_related("audit__department", "nonconformity")
    return related.order_by("audit__kind", "audit__department__name", "position")


def rows(audit: Audit) -> Iterator[dict[str, Any]]:
    """The check list on paper (fact sheet C-3: question, document, item; finding and documents seen, judgement)."""
    for item in audit.items.select_related("answered_by").order_by("position"):
        yield {
            "position": item.position,
            "requirement": item.requirement,
            "question": item.words,
            "look_at": item.papers,
            "finding": item.finding,
            "seen": item.seen,
            "judgement": str(item.get_judgement_display()),
            "answered_on": item.answered_on,
            "answered_by": str(item.answered_by or ""),
        }
