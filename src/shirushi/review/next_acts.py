"""Who acts next in a review, derived from its facts after each act: no task is forgotten or left over."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from shirushi.agenda.models import Task
from shirushi.agenda.services import close_task, open_task
from shirushi.billing.queries import review_may_start
from shirushi.intake.models import Application
from shirushi.people.models import Organisation, Person, Role
from shirushi.review import queries
from shirushi.review.models import Assignment, FindingsNotice, ReviewStep, VisitPlan

OFFICE = (Role.CLERK,)
BUSINESS = (Role.REPRESENTATIVE, Role.PRIVACY_OFFICER)
DECIDING = (Role.OFFICER, Role.COMMITTEE_MEMBER)
# The kinds about an application; declarations and consents are about an assignment.
DECLARE, CONSENT = "review.declare", "review.agree_to_trainee"
KINDS = (
    "review.assign", "review.replace", "review.start", "review.document_review", "review.plan_onsite",
    "review.confirm_visit",
    "review.onsite_review", "review.issue_findings", "review.answer_findings", "review.judge_answers",
    "review.complete", "awards.decide",
)  # fmt: skip


@dataclass(frozen=True)
class NextAct:
    kind: str
    subject_id: int
    organisation: Organisation
    roles: tuple[str, ...]
    person: Person | None = None
    due_on: date | None = None
    decision: Any = None
    params: dict[str, Any] = field(default_factory=dict)
    about_trainee: bool = False


def bring_up_to_date(application: Application, on: date) -> None:
    """Open the tasks of what comes next and close those of what is done. During a halt there are none."""
    wanted = [] if queries.halted_on(application, on) else list(_next_acts(application))
    _close_others(application, wanted, on)
    for act in wanted:
        open_task(
            kind=act.kind,
            dossier=application.dossier,
            subject_id=act.subject_id,
            organisation=act.organisation,
            roles=act.roles,
            person=act.person,
            due_on=act.due_on,
            decision=act.decision,
            params=act.params,
            on=on,
        )


def _close_others(application: Application, wanted: list[NextAct], on: date) -> None:
    kept = {(act.kind, act.subject_id) for act in wanted}
    of_the_team = Assignment.objects.filter(application=application).values_list("pk", flat=True)
    about = [(kind, application.pk) for kind in KINDS]
    about += [(kind, pk) for kind in (DECLARE, CONSENT) for pk in of_the_team]
    open_ones = Task.objects.filter(dossier=application.dossier, closed_on=None)
    there = set(open_ones.values_list("kind", "subject_id"))
    for kind, subject_id in about:
        if (kind, subject_id) in there and (kind, subject_id) not in kept:
            close_task(kind=kind, subject_id=subject_id, on=on)


def _next_acts(application: Application) -> Iterator[NextAct]:
    if application.state == Application.State.ACCEPTED:
        yield from _before_the_start(application)
    elif application.state == Application.State.UNDER_REVIEW:
        yield from _staffing(application, list(queries.team(application)))
        yield _of_the_steps(application)
    elif application.state == Application.State.REVIEWED:
        yield NextAct("awards.decide", application.pk, queries.deciding_body(application), DECIDING)


def _before_the_start(application: Application) -> Iterator[NextAct]:
    members = list(queries.team(application))
    missing = list(_staffing(application, members))
    yield from missing
    if not _holds_up(missing) and review_may_start(application.invoice):
        yield NextAct("review.start", application.pk, application.review_body, OFFICE)


def _holds_up(missing: list[NextAct]) -> bool:
    """What concerns a trainee does not keep a review from beginning."""
    return any(not act.about_trainee for act in missing)


def _staffing(application: Application, members: list[Assignment]) -> Iterator[NextAct]:
    yield from _naming(application, members)
    for member in members:
        if member.awaits_consent:
            yield _consent(application, member)
        elif member.no_conflict_declared_on is None:
            yield NextAct(
                DECLARE,
                member.pk,
                application.review_body,
                (),
                person=member.person,
                about_trainee=member.is_trainee,
            )


def _naming(application: Application, members: list[Assignment]) -> Iterator[NextAct]:
    """Somebody takes the place of who left; else a lead is named where there is none."""
    led = any(member.is_lead for member in members)
    gone = [] if led and not queries.team_is_small(application, members) else queries.unreplaced(application)
    if gone:
        names = ", ".join(str(each.person) for each in gone)
        yield NextAct(
            "review.replace", application.pk, application.review_body, OFFICE, params={"names": names}
        )
    elif not led:
        yield NextAct("review.assign", application.pk, application.review_body, OFFICE)


def _consent(application: Application, trainee: Assignment) -> NextAct:
    return NextAct(
        CONSENT,
        trainee.pk,
        application.dossier.unit.organisation,
        BUSINESS,
        params={"name": str(trainee.person)},
        about_trainee=True,
    )


def _of_the_steps(application: Application) -> NextAct:
    document = queries.step(application, ReviewStep.Kind.DOCUMENT)
    onsite = queries.step(application, ReviewStep.Kind.ONSITE)
    if document is None or document.done_on is None:
        return _of_the_lead(application, "review.document_review")
    plan = queries.visit_plan(application)
    if plan is not None and plan.state == VisitPlan.State.PROPOSED and (onsite is None or not onsite.done_on):
        return NextAct(
            "review.confirm_visit", application.pk, application.dossier.unit.organisation, BUSINESS
        )
    if onsite is None or onsite.planned_on is None:
        return NextAct("review.plan_onsite", application.pk, application.review_body, OFFICE)
    if onsite.done_on is None:
        due_on, decision = onsite.planned_on, onsite.decision
        return _of_the_lead(application, "review.onsite_review", due_on=due_on, decision=decision)
    return _of_the_findings(application)


def _of_the_findings(application: Application) -> NextAct:
    notice = queries.last_notice(application)
    if notice is not None and notice.answered_on is None:
        return _answers_of(application, notice)
    if queries.reports_to_judge(application).exists():
        return _of_the_lead(application, "review.judge_answers")
    if queries.findings_to_issue(application).exists():
        return _of_the_lead(application, "review.issue_findings")
    return _of_the_lead(application, "review.complete")


def _answers_of(application: Application, notice: FindingsNotice) -> NextAct:
    return NextAct(
        "review.answer_findings",
        application.pk,
        application.dossier.unit.organisation,
        BUSINESS,
        due_on=notice.due_on,
        decision=None if notice.decision.get("refused") else notice.decision,
        params={"round": notice.round, "count": queries.findings_to_answer(notice).count()},
    )


def _of_the_lead(
    application: Application, kind: str, *, due_on: date | None = None, decision: Any = None
) -> NextAct:
    lead = queries.team(application).filter(is_lead=True).first()
    return NextAct(
        kind,
        application.pk,
        application.review_body,
        () if lead else OFFICE,
        person=lead.person if lead else None,
        due_on=due_on,
        decision=decision,
    )
