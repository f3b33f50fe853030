"""Papers of a review as PDF: the data of each, for one template."""

from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from shirushi.intake.models import Application
from shirushi.papers import printing
from shirushi.review.edition import requirements_of
from shirushi.review.models import Assignment, DocumentResult, Finding, Review, ReviewStep, VisitPlan
from shirushi.ui.days import written_day

# Papers of the schemes are Japanese, whoever presses the button.
LANGUAGE = "ja"


def made(data: dict[str, Any], *, dated: Any) -> bytes:
    """One paper: title, sender, addressee, rows of facts, sections of text and tables."""
    with resources.as_file(resources.files("shirushi.review") / "typst" / "paper.typ") as template:
        return printing.pdf(Path(template), {"language": LANGUAGE, **data}, dated=dated)


def head(application: Application) -> list[list[str]]:
    unit = application.dossier.unit
    return [
        [_("Business"), str(unit.organisation.name)],
        [_("Unit"), str(unit)],
        [_("Application"), f"{application.get_kind_display()} · {application.get_scheme_display()}"],
    ]


def document_result(issued: DocumentResult) -> bytes:
    application = issued.application
    with override(LANGUAGE):
        return made(
            {
                "title": _("Result of the document review"),
                "number": issued.number,
                "day": written_day(issued.issued_on),
                "sender": issued.review_body.name,
                "addressee": application.dossier.unit.organisation.name,
                "rows": head(application),
                "sections": [
                    {"title": _("Summary"), "text": issued.summary, "table": []},
                    {
                        "title": _("Findings"),
                        "text": _("Correct them by the day of the visit. They are checked there."),
                        "table": _findings(application, issued.findings.order_by("number")),
                    },
                ],
            },
            dated=issued.issued_on,
        )


def _findings(application: Application, found: Any) -> list[list[str]]:
    heading = [_("No."), _("Requirement"), _("Finding"), _("Place in the document")]
    listed = requirements_of(application)
    rows = [
        [str(each.number), listed.label(each.requirement, LANGUAGE), _with_grade(each), quoted(each)]
        for each in found.select_related("document__file")
    ]
    return [heading, *rows] if rows else []


def _with_grade(finding: Finding) -> str:
    return f"{finding.get_grade_display()}: {finding.text}"


def quoted(finding: Finding) -> str:
    """The file and the place in it, as far as they were named."""
    file = finding.document.file.name if finding.document else ""
    return " ".join(part for part in (file, finding.place) if part)


def visit_plan(plan: VisitPlan, on: date) -> bytes:
    application = plan.application
    with override(LANGUAGE):
        return made(
            {
                "title": _("Plan of the on-site review"),
                "number": "",
                "day": written_day(on),
                "sender": application.review_body.name,
                "addressee": application.dossier.unit.organisation.name,
                "rows": [*head(application), [_("Place of the visit"), plan.place]],
                "sections": [
                    {"title": _("Agenda"), "text": "", "table": _agenda(plan)},
                    {
                        "title": _("Who attends"),
                        "text": _("Only people of the business attend. A consultant may not."),
                        "table": [],
                    },
                ],
            },
            dated=on,
        )


def _agenda(plan: VisitPlan) -> list[list[str]]:
    heading = [_("Day"), _("Time"), _("Topic"), _("Of the business"), _("Assessor")]
    items = plan.items.select_related("assessor").order_by("day", "starts_at", "pk")
    rows = [
        [
            written_day(item.day),
            f"{item.starts_at:%H:%M}–{item.ends_at:%H:%M}",
            item.topic,
            item.meets,
            str(item.assessor or ""),
        ]
        for item in items
    ]
    return [heading, *rows]


def completion_report(review: Review) -> bytes:
    """What was reviewed by whom, how long, with what result. Nothing of the team's own notes."""
    application = review.application
    with override(LANGUAGE):
        found = Finding.objects.filter(application=application).order_by("number")
        return made(
            {
                "title": _("Report of completion of the review"),
                "number": "",
                "day": written_day(review.completed_on),
                "sender": application.review_body.name,
                "addressee": "",
                "rows": [*head(application), *_completed(review)],
                "sections": [
                    {"title": _("Review team"), "text": "", "table": _team(application)},
                    {"title": _("Steps of the review"), "text": "", "table": _steps(application)},
                    {"title": _("Findings"), "text": "", "table": _closings(application, found)},
                    {"title": _("Remarks"), "text": review.remarks, "table": []},
                ],
            },
            dated=review.completed_on,
        )


def _completed(review: Review) -> list[list[str]]:
    return [
        [_("Started on"), written_day(review.started_on)],
        [_("Completed on"), written_day(review.completed_on)],
        [_("Lead assessor"), str(review.completed_by)],
        [_("Recommendation to those who decide"), str(review.get_recommendation_display() or "—")],
    ]


def _team(application: Application) -> list[list[str]]:
    members = Assignment.objects.filter(application=application).select_related("person").order_by("pk")
    rows = [
        [
            str(each.person),
            _("Lead") if each.is_lead else _("Assessor"),
            written_day(each.assigned_on),
            written_day(each.ended_on) if each.ended_on else "",
        ]
        for each in members
    ]
    return [[_("Name"), _("Part"), _("Assigned on"), _("Ended on")], *rows]


def _steps(application: Application) -> list[list[str]]:
    taken = ReviewStep.objects.filter(application=application).select_related("done_by").order_by("pk")
    rows = [
        [
            each.get_kind_display(),
            written_day(each.done_on),
            str(each.done_by or ""),
            f"{each.hours:g}" if each.hours else "",
        ]
        for each in taken
    ]
    return [[_("Step"), _("Completed on"), _("By"), _("Hours")], *rows]


def _closings(application: Application, found: Any) -> list[list[str]]:
    listed = requirements_of(application)
    rows = [
        [
            str(each.number),
            listed.label(each.requirement, LANGUAGE),
            each.get_grade_display(),
            written_day(each.closed_on) if each.closed_on else _("Not closed"),
        ]
        for each in found
    ]
    return [[_("No."), _("Requirement"), _("Grade"), _("Closed on")], *rows] if rows else []
