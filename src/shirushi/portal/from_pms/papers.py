"""The papers that an application asks for, made from the records of the PMS as they stand on a day."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from shirushi.papers import printing
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.pms.models import AuditPlan, DocumentVersion, Holding, Objective, Risk
from shirushi.pms.queries import audits, inventory, reviews, risk, training
from shirushi.ui.days import written_day
from shirushi.ui.language import language

FIRST_PAGE = 20
YEARS_SHOWN = 2


@dataclass(frozen=True)
class Table:
    """One table of a paper; `widths` in parts of the line."""

    title: str
    columns: list[str]
    widths: list[int]
    rows: list[list[str]]


def printed(title: str, tables: Iterable[Table], who: Actor, *, wide: bool = False) -> bytes:
    """The paper as PDF, with the day on which the PMS said so."""
    company = Organisation.objects.get(pk=who.organisation_id or 0)
    data = {
        "title": title,
        "company": company.name,
        "source": _("From the PMS on %(day)s") % {"day": written_day(who.on)},
        "tables": [each.__dict__ for each in tables],
        "nothing": _("There are no records yet."),
        "wide": wide,
        "language": language(),
    }
    with resources.as_file(resources.files("shirushi.portal") / "typst" / "from_pms.typ") as template:
        return printing.pdf(Path(template), data, dated=who.on)


def document_list(who: Actor) -> list[Table]:
    held = DocumentVersion.objects.visible_to(who).filter(state="approved", effective_on__lte=who.on)
    newest = {each.document_id: each for each in held.select_related("document").order_by("effective_on")}
    versions = sorted(newest.values(), key=lambda each: (each.document.kind, each.document.code))
    rows = [
        [
            each.document.get_kind_display(),
            each.document.title,
            str(each.number),
            written_day(each.effective_on),
        ]
        for each in versions
    ]
    columns = [_("Kind"), _("Document"), _("Version"), _("In force from")]
    return [Table(_("Documents in force"), columns, [2, 6, 1, 3], rows)]


def training_summary(who: Actor) -> list[Table]:
    held = training.courses(who).filter(year__gte=who.on.year - YEARS_SHOWN, opened_on__isnull=False)
    rows = [_course(each, who) for each in held]
    columns = [_("Course"), _("Way of teaching"), _("Period"), _("Passed"), _("How effective the course was")]
    return [Table(_("Training of all workers"), columns, [4, 3, 4, 2, 5], rows)]


def _course(course: Any, who: Actor) -> list[str]:
    share = training.figures(who, course).share
    return [
        f"{course.year} {course.title}",
        course.get_method_display(),
        f"{written_day(course.opened_on)} – {written_day(course.due_on)}",
        f"{share.passed} / {share.present}",
        course.remark or course.aim,
    ]


def audit_and_review_summary(who: Actor) -> list[Table]:
    plans = audits.plans(who).filter(year__gte=who.on.year - YEARS_SHOWN)
    held = reviews.reviews(who).filter(held_on__year__gte=who.on.year - YEARS_SHOWN)
    audit_columns = [_("Audit"), _("Reported on"), _("Received on"), _("Findings"), _("Opinion")]
    review_columns = [
        _("Held on"),
        _("Approved on"),
        _("Who took part"),
        _("Conclusion of the representative"),
    ]
    return [
        Table(_("Internal audits"), audit_columns, [4, 3, 3, 2, 6], [_plan(each) for each in plans]),
        Table(
            _("Management reviews"),
            review_columns,
            [3, 3, 4, 7],
            [
                [written_day(each.held_on), _day(each.approved_on), each.attendees, each.conclusion]
                for each in held
            ],
        ),
    ]


def _plan(plan: AuditPlan) -> list[str]:
    found = audits.findings_of(plan).count()
    return [str(plan), _day(plan.reported_on), _day(plan.received_on), str(found), plan.opinion]


def _day(day: date | None) -> str:
    return written_day(day) if day else "—"


def inventory_first_page(who: Actor) -> list[Table]:
    columns = [
        _("Number"), _("Name of the personal information"), _("Items"), _("Purpose of use"),
        _("How it is acquired"), _("Where it is kept"), _("Who has access"), _("Kept until"), _("How it is disposed of"),
    ]  # fmt: skip
    rows = [
        [
            str(each.number), each.name, each.items, each.purpose, each.get_acquisition_display(),
            each.storage_place, each.access, each.kept_until, each.disposal,
        ]
        for each in _first_page(who)
    ]  # fmt: skip
    return [Table(_("Inventory, first page"), columns, [1, 4, 5, 5, 3, 3, 3, 2, 3], rows)]


def _first_page(who: Actor) -> list[Holding]:
    asked = inventory.Filter(state=Holding.State.APPROVED)
    listed: list[Holding] = inventory.listed(who, asked)[:FIRST_PAGE]
    return listed


def risk_analysis(who: Actor) -> list[Table]:
    """The risks of the sheets on which the first page's entries stand."""
    holdings = [each.pk for each in _first_page(who)]
    listed = risk.register(who).filter(sheet__entries__holding__in=holdings).distinct()
    columns = [
        _("Sheet"), _("Phase of handling"), _("Risk"), _("Without measures"), _("Measures in place"),
        _("Residual risk"), _("Further measure"),
    ]  # fmt: skip
    rows = [_risk(each) for each in listed.prefetch_related("measures")]
    return [Table(_("Risk analysis of the first page"), columns, [4, 3, 6, 2, 7, 2, 4], rows)]


def _risk(each: Risk) -> list[str]:
    measures = "、".join(measure.text for measure in each.measures.all() if measure.in_place)
    return [
        each.sheet.name, each.get_phase_display(), each.text, str(each.level or "—"), measures,
        str(each.residual_level or "—"), each.further_measure,
    ]  # fmt: skip


def objectives(who: Actor) -> list[Table]:
    held = Objective.objects.visible_to(who).filter(year__gte=who.on.year - 1).order_by("-year", "pk")
    rows = [[str(each.year), each.text, each.target, each.result] for each in held]
    columns = [_("Year"), _("Objective"), _("Target"), _("Result at the end of the year")]
    return [Table(_("Objectives"), columns, [1, 5, 4, 5], rows)]


Maker = Callable[[Actor], list[Table]]
MAKERS: Mapping[str, Maker] = {
    "pms_document_list": document_list,
    "training_summary": training_summary,
    "audit_and_review_summary": audit_and_review_summary,
    "inventory_first_page": inventory_first_page,
    "risk_analysis": risk_analysis,
    "objectives": objectives,
}
WIDE = ("inventory_first_page", "risk_analysis")
