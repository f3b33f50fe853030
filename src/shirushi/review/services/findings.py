"""Findings: written, handed over in rounds, answered by the business, judged."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from shirushi.dispensations.models import Deadline
from shirushi.dispensations.reach import rows_for
from shirushi.intake.models import Application, ApplicationDocument
from shirushi.papers.models import StoredFile
from shirushi.papers.services import mark_submitted
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.people.rulebook import current
from shirushi.record import journal
from shirushi.record.errors import ActRefused
from shirushi.review import dispensed, next_acts, policy, queries
from shirushi.review.letters import FINDINGS
from shirushi.review.lifecycle import hold, refuse_unless_done, refuse_unless_under_review
from shirushi.review.models import AnswerEvidence, CorrectiveActionReport, Finding, FindingsNotice, ReviewStep
from shirushi.review.services.steps import person_of, tell_business, write_letter
from shirushi.rules import Decision

if TYPE_CHECKING:
    from shirushi.people.models import Person

Kind = ReviewStep.Kind


@transaction.atomic
def write_finding(
    *,
    application: Application,
    step: ReviewStep,
    requirement: str,
    grade: str,
    text: str,
    by: Actor,
    on: date,
    document: ApplicationDocument | None = None,
    place: str = "",
) -> Finding:
    """Write a finding down; the business sees it when it is issued."""
    allow(policy.may_review(by, application))
    hold(application)
    refuse_unless_under_review(application, on)
    _refuse_repeated(application, requirement, text)
    written = Finding.objects.create(
        application=application,
        step=step,
        number=_next_number(application),
        requirement=requirement,
        grade=grade,
        text=text,
        document=_of_this_case(document, application),
        place=place.strip(),
        # Only a person of the team comes this far.
        written_by=cast("Person", person_of(by)),
        written_on=on,
    )
    after = {"number": written.number, "requirement": requirement, "grade": grade}
    _record(
        "review.finding.written", written, application, by=by, on=on, after=after, personal={"text": text}
    )
    next_acts.bring_up_to_date(application, on)
    return written


def _of_this_case(
    document: ApplicationDocument | None, application: Application
) -> ApplicationDocument | None:
    return document if document is not None and document.application_id == application.pk else None


def _refuse_repeated(application: Application, requirement: str, text: str) -> None:
    """A second click on the same button."""
    same = Finding.objects.filter(application=application, requirement=requirement, text=text, closed_on=None)
    if same.exists():
        raise ActRefused(
            "finding_repeated", _("This finding is written down already. It was not added again.")
        )


def _next_number(application: Application) -> int:
    last = Finding.objects.filter(application=application).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


@transaction.atomic
def issue_findings(
    *, application: Application, by: Actor, on: date, due_on: date | None = None
) -> FindingsNotice:
    """Hand the findings of a round to the business.

    The rules give the day by which it answers; where they have no table, the body sets it (`due_on`).
    """
    allow(policy.may_review(by, application))
    hold(application)
    refuse_unless_under_review(application, on)
    refuse_unless_done(application, Kind.ONSITE)
    found = list(queries.findings_to_issue(application))
    _refuse_to_issue(application, found)
    decision = deadline(application, on)
    notice = FindingsNotice.objects.create(
        application=application,
        round=next_round(application),
        issued_on=on,
        due_on=_due_on(found, decision, due_on, on),
        decision=decision.as_json(),
        answered_on=None if _asks_for_answers(found) else on,
    )
    dispensed.take_in(notice, on)
    Finding.objects.filter(pk__in=[finding.pk for finding in found]).update(notice=notice)
    after = {
        "round": notice.round,
        "due_on": notice.due_on,
        "findings": [finding.number for finding in found],
    }
    _record("review.findings.issued", notice, application, by=by, on=on, decision=decision, after=after)
    params = {"round": notice.round, "count": len(found)}
    tell_business("review.findings_issued", application, by=by, on=on, params=params)
    write_letter(FINDINGS, application, notice.pk, by, on)
    next_acts.bring_up_to_date(application, on)
    return notice


def deadline(application: Application, on: date) -> Decision:
    """The day by which the next round is to be answered, or the rules' refusal."""
    facts = {"scheme": application.scheme, "on": on, "findings_on": on, "round": next_round(application)}
    first = queries.first_notice(application)
    if first is not None:
        facts["first_findings_on"] = first.issued_on
    facts["dispensations"] = rows_for(application.dossier, Deadline.ANSWER_ROUND)
    return current().decide("case_deadlines", facts)


def next_round(application: Application) -> int:
    last = queries.last_notice(application)
    return last.round + 1 if last else 1


def _refuse_to_issue(application: Application, found: list[Finding]) -> None:
    if not found:
        raise ActRefused("nothing_to_issue", _("There is no finding that the business was not given yet."))
    last = queries.last_notice(application)
    if last is not None and last.answered_on is None:
        raise ActRefused("round_open", _("The business has not answered the last round yet."))
    if queries.reports_to_judge(application).exists():
        raise ActRefused("answers_not_judged", _("There are answers that nobody has judged yet."))


def _asks_for_answers(found: list[Finding]) -> bool:
    return any(finding.grade == Finding.Grade.NONCONFORMITY for finding in found)


def _due_on(found: list[Finding], decision: Decision, chosen: date | None, on: date) -> date | None:
    if not _asks_for_answers(found):
        return None
    due_on = chosen if decision.refused else decision.day("due_on")
    if due_on is None:
        raise ActRefused(
            "due_day_missing", _("The scheme has no public table for this. Set the day yourself.")
        )
    if due_on <= on:
        raise ActRefused("due_day_past", _("The business needs time to answer: choose a day after today."))
    return due_on


@transaction.atomic
def answer_finding(
    *, finding: Finding, cause: str, action: str, by: Actor, on: date, evidence: Sequence[StoredFile] = ()
) -> CorrectiveActionReport:
    """Say why it happened and what was corrected. Late answers are taken; the day they came is kept."""
    allow(policy.may_answer(by, finding))
    application = finding.application
    hold(application)
    finding.refresh_from_db()
    refuse_unless_under_review(application, on)
    notice = _notice_to_answer(finding)
    report = CorrectiveActionReport.objects.create(
        finding=finding,
        round=notice.round,
        cause=cause,
        action=action,
        reported_on=on,
        reported_by=person_of(by),
    )
    _hand_in(report, evidence, by, on)
    said = {
        "after": {"number": finding.number, "round": notice.round},
        "personal": {"cause": cause, "action": action},
    }
    _record("review.finding.answered", finding, application, by=by, on=on, **said)
    _close_round_if_answered(notice, on)
    next_acts.bring_up_to_date(application, on)
    return report


def _hand_in(report: CorrectiveActionReport, evidence: Sequence[StoredFile], by: Actor, on: date) -> None:
    mark_submitted(files=evidence, by=by, on=on)
    AnswerEvidence.objects.bulk_create(AnswerEvidence(report=report, file=file) for file in evidence)


def _notice_to_answer(finding: Finding) -> FindingsNotice:
    notice = finding.notice
    if notice is None or finding.grade == Finding.Grade.REMARK or finding.closed_on is not None:
        raise ActRefused("no_answer_wanted", _("This finding does not ask for an answer."))
    if CorrectiveActionReport.objects.filter(finding=finding, round=notice.round).exists():
        raise ActRefused(
            "answered_already", _("This finding was answered already. The first answer is kept.")
        )
    return notice


def _close_round_if_answered(notice: FindingsNotice, on: date) -> None:
    if not queries.findings_to_answer(notice).exists():
        notice.answered_on = on
        notice.save(update_fields=["answered_on"])


@transaction.atomic
def judge_answer(
    *, report: CorrectiveActionReport, accepted: bool, reply: str, by: Actor, on: date
) -> CorrectiveActionReport:
    """Accept the answer, or return it with the reason: it is asked for again in the next round."""
    application = report.finding.application
    allow(policy.may_review(by, application))
    hold(application)
    report.refresh_from_db()
    refuse_unless_under_review(application, on)
    _refuse_to_judge(report, accepted=accepted, reply=reply)
    report.accepted_on, report.returned_on = (on, None) if accepted else (None, on)
    report.reply, report.judged_by = reply, person_of(by)
    report.save(update_fields=["accepted_on", "returned_on", "reply", "judged_by"])
    if accepted:
        Finding.objects.filter(pk=report.finding_id).update(closed_on=on)
    action = "review.answer.accepted" if accepted else "review.answer.returned"
    after = {"number": report.finding.number, "round": report.round}
    _record(action, report, application, by=by, on=on, after=after, personal={"reply": reply})
    next_acts.bring_up_to_date(application, on)
    return report


def _refuse_to_judge(report: CorrectiveActionReport, *, accepted: bool, reply: str) -> None:
    if report.accepted_on or report.returned_on:
        raise ActRefused("judged_already", _("This answer was judged already. Nothing was changed."))
    if not accepted and not reply.strip():
        raise ActRefused("reply_missing", _("Say what is missing when you return an answer."))


def _record(action: str, subject: Any, application: Application, *, by: Actor, on: date, **said: Any) -> None:
    journal.record(action, subject, dossier_id=application.dossier_id, by=by, on=on, **said)
