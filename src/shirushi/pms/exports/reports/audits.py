"""The report of the internal audit, one for each plan."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shirushi.people.actor import Actor
from shirushi.pms.exports import paper
from shirushi.pms.exports.kinds import Paper, Report
from shirushi.pms.models import Audit, AuditPlan
from shirushi.pms.queries import audits as reads
from shirushi.pms.queries import improvement


def _papers(actor: Actor) -> Iterator[Paper]:
    for plan in reads.plans(actor).select_related("reported_by", "received_by"):
        title = _("Audit report")
        name = f"{title} {plan.year} {plan.theme}"
        yield Paper(str(plan.pk), name, plan.reported_on or plan.created_on, partial(_data, plan))


def _data(plan: AuditPlan) -> dict[str, Any]:
    found = list(reads.audits_of(plan))
    draft = "" if plan.reported_on else _("Draft: the audit officer has not made the report yet.")
    received = (
        [paper.text(plan.instruction), paper.text(paper.day(plan.received_on, plan.received_by))]
        if plan.received_on
        else [paper.text(_("Not received yet."))]
    )
    return {
        "title": _("Audit report"),
        "subtitle": f"{plan.year} {plan.theme}",
        "draft": draft,
        "sections": paper.numbered(
            paper.section(_("Scope and aim"), paper.text(plan.aim)),
            paper.section(_("Days and auditors"), _days(found)),
            paper.section(_("Results"), _results(found)),
            paper.section(_("Nonconformities and remarks"), *_findings(plan, found)),
            paper.section(
                _("Opinion of the audit officer"),
                paper.text(plan.opinion),
                paper.text(paper.day(plan.reported_on, plan.reported_by)),
            ),
            paper.section(_("Word of the representative"), *received),
        ),
    }


def _days(found: list[Audit]) -> dict[str, Any]:
    columns = ((_("Audit"), 40), (_("Days"), 26), (_("Auditors"), 30))
    rows = [
        (
            audit,
            f"{audit.begun_on or '—'} – {audit.finished_on or '—'}",
            "、".join(str(each.person) for each in audit.auditors.all()),
        )
        for audit in found
    ]
    return paper.table(columns, rows)


def _results(found: list[Any]) -> dict[str, Any]:
    columns = (
        (_("Audit"), 40),
        (_("Conforms"), 12),
        (_("Nonconformities"), 12),
        (_("Observations"), 12),
        (_("Not applicable"), 12),
        (_("Remark of the auditors"), 40),
    )
    return paper.table(
        columns,
        [
            (
                audit,
                audit.conforms,
                audit.nonconformity,
                audit.remark_count,
                audit.not_applicable,
                audit.remark,
            )
            for audit in found
        ],
    )


def _findings(plan: AuditPlan, found: list[Audit]) -> Iterator[dict[str, Any]]:
    listed = list(reads.findings_of(plan))
    if not listed:
        yield paper.text(_("None."))
    for item in listed:
        yield paper.heading(f"{item.audit} {item.requirement} {item.get_judgement_display()}")
        yield paper.text(f"{item.words}\n{item.finding}")
        if item.seen:
            yield paper.facts([(_("Documents seen"), item.seen)])
    corrections = list(improvement.of_sources("audit", [audit.pk for audit in found]))
    if corrections:
        yield paper.heading(_("State of the corrections"))
        yield paper.lines(
            f"{each.number} {each.get_stage_display()} {each.due_on or ''}" for each in corrections
        )


REPORTS = (Report("audits", 10, gettext_lazy("Audit report"), _papers),)
