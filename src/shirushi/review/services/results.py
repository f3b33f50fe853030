"""The result of the document review: numbered, with its findings, before the visit; checked at the visit."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from shirushi.intake.models import Application
from shirushi.papers.services import keep_generated
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.review import next_acts, policy, printing, queries
from shirushi.review.letters import DOCUMENT_RESULT
from shirushi.review.lifecycle import hold, refuse_done, refuse_unless_done, refuse_unless_under_review
from shirushi.review.models import DocumentResult, Finding, ResultSeries, ReviewStep
from shirushi.review.services.steps import person_of, tell_business, write_letter

Kind = ReviewStep.Kind
APRIL = 4


@transaction.atomic
def issue_document_result(*, application: Application, summary: str, by: Actor, on: date) -> DocumentResult:
    """Tell the business what the documents showed. Corrections are not sent back: they are seen at the visit."""
    allow(policy.may_review(by, application))
    hold(application)
    refuse_unless_under_review(application, on)
    refuse_unless_done(application, Kind.DOCUMENT)
    refuse_done(queries.step(application, Kind.ONSITE))
    _refuse_second(application)
    issued = DocumentResult.objects.create(
        application=application,
        review_body=application.review_body,
        number=_take_number(application.review_body, on),
        summary=summary.strip(),
        issued_on=on,
        issued_by=person_of(by),
    )
    found = queries.findings_to_announce(application)
    numbers = list(found.values_list("number", flat=True))
    found.update(result=issued)
    _keep_paper(issued, by, on)
    journal.record(
        "review.document_result.issued",
        issued,
        dossier_id=application.dossier_id,
        by=by,
        on=on,
        after={"number": issued.number, "findings": numbers},
    )
    tell_business("review.document_result", application, by=by, on=on, params={"number": issued.number})
    write_letter(DOCUMENT_RESULT, application, issued.pk, by, on)
    return issued


def _refuse_second(application: Application) -> None:
    if DocumentResult.objects.filter(application=application).exists():
        raise ActRefused("result_issued", _("The result of the document review was sent already."))


def _take_number(review_body: Organisation, on: date) -> str:
    """The next of the body's series of the fiscal year; an act that is rolled back gives it back."""
    year = on.year if on.month >= APRIL else on.year - 1
    series, _made = ResultSeries.objects.get_or_create(review_body=review_body, fiscal_year=year)
    ResultSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
    series.refresh_from_db()
    return f"D{year}-{series.last:05d}"


def _keep_paper(issued: DocumentResult, by: Actor, on: date) -> None:
    content = printing.document_result(issued)
    name = f"{issued.number}.pdf"
    issued.file = keep_generated(dossier=issued.application.dossier, name=name, content=content, by=by, on=on)
    issued.save(update_fields=["file"])


@transaction.atomic
def close_at_visit(*, finding: Finding, note: str, by: Actor, on: date) -> Finding:
    """What the documents showed was corrected by the day of the visit, and seen there."""
    application = finding.application
    allow(policy.may_review(by, application))
    hold(application)
    finding.refresh_from_db()
    refuse_unless_under_review(application, on)
    _refuse_to_close(finding, note, on)
    finding.closed_on, finding.closing_note = on, note.strip()
    finding.save(update_fields=["closed_on", "closing_note"])
    journal.record(
        "review.finding.closed_at_visit",
        finding,
        dossier_id=application.dossier_id,
        by=by,
        on=on,
        after={"number": finding.number},
        personal={"note": note},
    )
    next_acts.bring_up_to_date(application, on)
    return finding


def _refuse_to_close(finding: Finding, note: str, on: date) -> None:
    if finding.closed_on is not None or finding.notice_id is not None or finding.result_id is None:
        raise ActRefused(
            "not_to_be_closed_here",
            _("Only what the result of the document review named, and is open, is closed at the visit."),
        )
    onsite = queries.step(finding.application, Kind.ONSITE)
    if onsite is None or onsite.planned_on is None or on < onsite.planned_on:
        raise ActRefused("visit_ahead", _("The visit lies ahead. Nothing was changed."))
    if not note.strip():
        raise ActRefused("note_missing", _("Say what you saw that shows the correction."))
