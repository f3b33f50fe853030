"""The letters of a review: result of the documents, the visit, its summing-up, each round of findings, the end."""

from decimal import Decimal

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application
from shirushi.papers.letters.kinds import Fields, LetterKind, Table
from shirushi.papers.models import Letter, StoredFile
from shirushi.people.rulebook import current
from shirushi.review import queries
from shirushi.review.edition import requirements_of
from shirushi.review.models import (
    CorrectiveActionReport,
    DocumentResult,
    Finding,
    FindingsNotice,
    Review,
    ReviewStep,
    SummingUp,
    VisitItem,
)
from shirushi.review.printing import quoted
from shirushi.review.size import onsite_facts
from shirushi.review.visit_hours import Slot, hours
from shirushi.ui.days import written_day

DOCUMENT_RESULT, VISIT, SUMMED_UP = "review.document_result", "review.visit", "review.summed_up"
FINDINGS, COMPLETED = "review.findings", "review.completed"


def _issued(letter: Letter) -> DocumentResult:
    found: DocumentResult = DocumentResult.objects.select_related("file").get(pk=letter.subject_id)
    return found


def _document_result(letter: Letter) -> Fields:
    issued = _issued(letter)
    count = issued.findings.count()
    return {
        "number": issued.number,
        "issued_on": written_day(issued.issued_on),
        "summary": issued.summary,
        "found": str(count) if count else "",
        "nothing": "" if count else gettext("There are no findings on the documents."),
    }


def _result_paper(letter: Letter) -> list[StoredFile]:
    file = _issued(letter).file
    return [file] if file else []


def _application(letter: Letter) -> Application:
    found: Application = Application.objects.select_related("review_body").get(pk=letter.subject_id)
    return found


def _visit(letter: Letter) -> Fields:
    """By its plan; where a day was set without one, by that day."""
    application = _application(letter)
    plan, taken = queries.visit_plan(application), queries.step(application, ReviewStep.Kind.ONSITE)
    items = list(plan.items.order_by("day", "starts_at", "pk")) if plan else []
    days = sorted({item.day for item in items}) or ([taken.planned_on] if taken and taken.planned_on else [])
    slots = [Slot(item.day, item.starts_at, item.ends_at, item.topic) for item in items]
    most = current().require("onsite_time", onsite_facts(application, letter.drafted_on))["hours_at_most"]
    return {
        "days": ", ".join(written_day(day) for day in days),
        "reply": _reply() if plan and plan.file else "",
        "place": plan.place if plan else "",
        "hours": _hours(hours(slots)) if slots else "",
        "hours_at_most": _hours(most),
        "team": _team(application),
        "agenda": _agenda(items) if items else "",
    }


def _reply() -> str:
    return gettext(
        "Please read the enclosed plan. On your pages, agree to it and name who will attend, or ask for another day."
    )


def _hours(count: float | Decimal) -> str:
    return gettext("%(hours)s hours") % {"hours": f"{count:g}"}


def _team(application: Application) -> list[str]:
    return [
        gettext("%(name)s (lead assessor)") % {"name": each.person} if each.is_lead else str(each.person)
        for each in queries.team(application)
    ]


def _agenda(items: list[VisitItem]) -> Table:
    head = (gettext("Day"), gettext("Time"), gettext("Topic"), gettext("Of the business"))
    rows: list[tuple[str, ...]] = [
        (written_day(each.day), f"{each.starts_at:%H:%M}–{each.ends_at:%H:%M}", each.topic, each.meets or "—")
        for each in items
    ]
    return Table(head, rows)


def _plan_paper(letter: Letter) -> list[StoredFile]:
    plan = queries.visit_plan(_application(letter))
    return [plan.file] if plan and plan.file else []


def _summed_up(letter: Letter) -> Fields:
    summing_up = SummingUp.objects.select_related("signed_by").get(pk=letter.subject_id)
    plan = queries.visit_plan(summing_up.application)
    present = plan.attendees.filter(was_present=True).order_by("pk") if plan else []
    return {
        "held_on": written_day(summing_up.held_on),
        "hours": _hours(summing_up.hours),
        "lead": str(summing_up.signed_by or ""),
        "present": ", ".join(f"{each.name} {each.post}".strip() for each in present),
        "announced": summing_up.announced or gettext("No finding was announced at the summing-up."),
    }


def _findings(letter: Letter) -> Fields:
    notice = FindingsNotice.objects.select_related("application__dossier__unit").get(pk=letter.subject_id)
    return {
        "round": str(notice.round),
        "issued_on": written_day(notice.issued_on),
        "due_on": written_day(notice.due_on) if notice.due_on else "",
        "findings": _table_of(notice),
        "ask": _what_is_asked(notice),
    }


def _table_of(notice: FindingsNotice) -> Table:
    """What was returned before stands with the reviewer's word on it."""
    listed, language = requirements_of(notice.application), get_language() or "ja"
    found = queries.findings_of_round(notice).select_related("document__file")
    head = (gettext("No."), gettext("Requirement"), gettext("Finding"), gettext("Place in the document"))
    rows: list[tuple[str, ...]] = [
        (
            str(each.number),
            listed.label(each.requirement, language),
            "\n".join(
                part for part in (f"{each.get_grade_display()}: {each.text}", _lacking(each, notice)) if part
            ),
            quoted(each) or "—",
        )
        for each in found
    ]
    return Table(head, rows)


def _lacking(finding: Finding, notice: FindingsNotice) -> str:
    returned = CorrectiveActionReport.objects.filter(finding=finding, round=notice.round - 1).first()
    if returned is None or not returned.reply:
        return ""
    return gettext("What the last answer lacked: %(reply)s") % {"reply": returned.reply}


def _what_is_asked(notice: FindingsNotice) -> list[str]:
    if notice.due_on is None:
        return [gettext("These are remarks: no answer is asked for.")]
    return [
        gettext("Answer each nonconformity on your pages: its cause, what you corrected, and evidence."),
        gettext("Remarks ask for no answer."),
    ]


def _completed(letter: Letter) -> Fields:
    review = Review.objects.select_related("application").get(pk=letter.subject_id)
    application = review.application
    found = Finding.objects.filter(application=application)
    onsite = queries.step(application, ReviewStep.Kind.ONSITE)
    still_open = ", ".join(str(each.number) for each in queries.open_nonconformities(application))
    return {
        "started_on": written_day(review.started_on),
        "visited_on": written_day(onsite.done_on) if onsite and onsite.done_on else "",
        "completed_on": written_day(review.completed_on) if review.completed_on else "",
        "found": str(found.count()),
        "closed": str(found.filter(grade=Finding.Grade.NONCONFORMITY, closed_on__isnull=False).count()),
        "still_open": still_open,
        "state": _state_of_corrections(still_open),
        "deciding": queries.deciding_body(application).name,
    }


def _state_of_corrections(still_open: str) -> str:
    if still_open:
        return gettext(
            "Answers to some nonconformities stayed out past their day. The review ends with them open; "
            "those who decide are told so."
        )
    return gettext("All nonconformities were seen corrected; no correction is asked for any more.")


KINDS = [
    LetterKind(
        DOCUMENT_RESULT,
        _("Result of the document review"),
        _document_result,
        enclosures=_result_paper,
        told_by=("review.document_result",),
    ),
    LetterKind(
        VISIT,
        _("Notice of the visit"),
        _visit,
        enclosures=_plan_paper,
        told_by=("review.visit_proposed", "review.onsite_planned"),
    ),
    LetterKind(SUMMED_UP, _("Summing-up of the visit"), _summed_up),
    LetterKind(FINDINGS, _("Findings of the review"), _findings, told_by=("review.findings_issued",)),
    LetterKind(
        COMPLETED, _("Completion of corrections and of the review"), _completed, told_by=("review.completed",)
    ),
]
