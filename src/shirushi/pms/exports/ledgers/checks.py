"""Operation checks, the entry log, audits with their check lists, and nonconformities."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.pms.exports.kinds import Export, Part
from shirushi.pms.models import (
    Audit,
    AuditItem,
    Auditor,
    AuditPlan,
    CheckAnswer,
    DayLog,
    LogPlace,
    Nonconformity,
    OperationCheck,
)
from shirushi.pms.presentation import audits as audit_words
from shirushi.pms.presentation import checks as words
from shirushi.pms.presentation import improvement as improvement_words
from shirushi.pms.queries import audits as audit_reads
from shirushi.pms.queries import checks as reads
from shirushi.pms.queries import improvement as improvement_reads


def _checks(actor: Actor) -> Iterator[dict[str, Any]]:
    """All months, one after the other."""
    months = OperationCheck.objects.visible_to(actor).order_by("month").values_list("month", flat=True)
    for month in months.distinct():
        yield from reads.rows(actor, [month])


def _days(actor: Actor) -> Iterator[dict[str, Any]]:
    for place in LogPlace.objects.visible_to(actor).order_by("pk"):
        yield from reads.day_rows(place)


AUDIT_COLUMNS = [
    ("year", _("Year"), 8),
    ("theme", _("Theme"), 28),
    ("audit", _("Audit"), 32),
    ("planned_on", _("Planned for"), 12),
    ("begun_on", _("Begun on"), 12),
    ("finished_on", _("Finished on"), 12),
    ("auditors", _("Auditors"), 28),
    ("remark", _("Remark of the auditors"), 40),
    ("reported_on", _("Reported on"), 12),
    ("received_on", _("Received on"), 12),
]


def _seen_audits(actor: Actor) -> Any:
    seen = Audit.objects.visible_to(actor).select_related("plan", "department")
    return seen.prefetch_related("auditors__person").order_by("plan__year", "plan_id", "kind", "pk")


def _audits(actor: Actor) -> Iterator[dict[str, Any]]:
    for each in _seen_audits(actor):
        days = {name: getattr(each, name) for name in ("planned_on", "begun_on", "finished_on", "remark")}
        yield days | {
            "year": each.plan.year,
            "theme": each.plan.theme,
            "audit": str(each),
            "auditors": "、".join(str(auditor.person) for auditor in each.auditors.all()),
            "reported_on": each.plan.reported_on,
            "received_on": each.plan.received_on,
        }


def _check_lists(actor: Actor) -> Iterator[dict[str, Any]]:
    for each in _seen_audits(actor):
        for row in audit_reads.rows(each):
            yield {"year": each.plan.year, "audit": str(each), **row}


EXPORTS = (
    Export(
        "checks",
        110,
        _("Operation checks"),
        (Part(_("Operation checks"), words.COLUMNS, _checks),),
        (OperationCheck, CheckAnswer),
    ),
    Export(
        "entry_log",
        120,
        _("Entry log"),
        (Part(_("Entry log"), words.DAY_COLUMNS, _days),),
        (LogPlace, DayLog),
    ),
    Export(
        "audits",
        130,
        _("Internal audit"),
        (
            Part(_("Audits"), AUDIT_COLUMNS, _audits),
            Part(
                _("Check lists"),
                [("year", _("Year"), 8), ("audit", _("Audit"), 24), *audit_words.COLUMNS],
                _check_lists,
            ),
        ),
        (AuditPlan, Audit, Auditor, AuditItem),
    ),
    Export(
        "nonconformities",
        140,
        _("Nonconformities and corrections"),
        (
            Part(
                _("Nonconformities and corrections"),
                improvement_words.COLUMNS,
                lambda actor: improvement_reads.rows(improvement_reads.nonconformities(actor)),
            ),
        ),
        (Nonconformity,),
    ),
)
