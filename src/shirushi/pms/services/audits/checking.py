"""Holding an audit: the check list is made when it begins, each question is answered on its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.models import Department, Person, Role
from shirushi.people.rights import allow
from shirushi.pms import editions, policy
from shirushi.pms.audit_questions import MEASURES, OWN, asked
from shirushi.pms.models import Audit, AuditItem, Nonconformity
from shirushi.pms.queries.risk import measures_of_department
from shirushi.pms.services.audits.auditors import HOLD, refuse_finished, refuse_unfit
from shirushi.pms.services.improvement import open_nonconformity
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

Judgement = AuditItem.Judgement
REPORT = "pms.audits.report"
SAYS_WHAT = (Judgement.NONCONFORMITY, Judgement.REMARK)


@dataclass(frozen=True, kw_only=True)
class Answer:
    judgement: str
    finding: str = ""
    seen: str = ""


@transaction.atomic
def begin(*, audit: Audit, by: Actor, on: date) -> Audit:
    """The check list is made from the editions that the business goes by, and from its risk analysis as it stands."""
    _allow_auditor(audit, by, on)
    if audit.begun_on:
        raise ActRefused("audit_begun", _("This audit has begun already."))
    claim(audit, None)
    audit.begun_on = on
    audit.save(update_fields=["begun_on"])
    items = AuditItem.objects.bulk_create(_questions(audit, on))
    journal.record("pms.audit.begun", audit, by=by, on=on, after={"count": len(items)})
    return audit


def _allow_auditor(audit: Audit, by: Actor, on: date) -> None:
    """Only who was named, and only while nothing stands against it: people change departments and roles."""
    named = audit.auditors.filter(person_id=by.person_id or 0).exists()
    allow(policy.of_own(by, audit.organisation_id) and named)
    refuse_unfit(audit, [Person.objects.get(pk=by.person_id or 0)], on)


def _questions(audit: Audit, on: date) -> Iterator[AuditItem]:
    used, position = editions.used(audit.organisation, on), 0
    against = [used[scheme] for scheme in audit.plan.schemes]
    for position, (group, question) in enumerate(asked(audit.kind, against), start=1):
        yield AuditItem(
            audit=audit,
            position=position,
            origin=AuditItem.Origin.REQUIREMENT,
            code=question.code,
            group=group,
            requirement=", ".join(question.requirements)[:200],
            question=question.ask.as_json(),
            look_at=question.look_at.as_json(),
        )
    if audit.department:
        yield from _of_measures(audit, audit.department, position)


def _of_measures(audit: Audit, department: Department, after: int) -> Iterator[AuditItem]:
    measures = measures_of_department(department.organisation_id, department.pk)
    for position, measure in enumerate(measures, start=after + 1):
        yield AuditItem(
            audit=audit,
            position=position,
            origin=AuditItem.Origin.MEASURE,
            group=MEASURES,
            question={
                "ja": f"「{measure.text}」は決めたとおりに行われているか",
                "en": f"Is this carried out as decided: {measure.text}?",
            },
        )


@transaction.atomic
def add_question(*, audit: Audit, text: str, by: Actor, on: date) -> AuditItem:
    """A question of the auditors' own, where something shows up on the way."""
    _allow_auditor(audit, by, on)
    _refuse_unless_begun(audit)
    last = audit.items.aggregate(last=Max("position"))["last"] or 0
    said = {"ja": text, "en": text}
    item = AuditItem.objects.create(
        audit=audit, position=last + 1, origin=AuditItem.Origin.OWN, group=OWN, question=said
    )
    journal.record("pms.audit.question_added", audit, by=by, on=on, after={"text": text})
    return item


@transaction.atomic
def answer_item(
    *, item: AuditItem, answer: Answer, by: Actor, on: date, revision: int | None = None
) -> AuditItem:
    """What was found, which documents were seen, how it is judged. May be changed until the audit is finished."""
    _allow_auditor(item.audit, by, on)
    _refuse_unless_begun(item.audit)
    if answer.judgement in SAYS_WHAT and not answer.finding.strip():
        raise ActRefused(
            "finding_missing", _("Say what was found: a nonconformity or remark needs its words.")
        )
    claim(item, revision)
    before = {"judgement": item.judgement, "finding": item.finding, "seen": item.seen}
    after = {"judgement": answer.judgement, "finding": answer.finding, "seen": answer.seen}
    item.judgement, item.finding, item.seen = answer.judgement, answer.finding, answer.seen
    item.answered_on, item.answered_by_id = (on, by.person_id) if answer.judgement else (None, None)
    item.save(update_fields=[*after, "answered_on", "answered_by"])
    journal.record("pms.audit.answered", item, by=by, on=on, before=before, after=after)
    return item


def _refuse_unless_begun(audit: Audit) -> None:
    refuse_finished(audit)
    if not audit.begun_on:
        raise ActRefused("audit_not_begun", _("This audit has not begun yet."))


@transaction.atomic
def finish(*, audit: Audit, remark: str, by: Actor, on: date, revision: int | None = None) -> Audit:
    """Every question is judged: what does not conform goes into the list of nonconformities."""
    _allow_auditor(audit, by, on)
    _refuse_unless_begun(audit)
    _refuse_open_questions(audit)
    claim(audit, revision)
    audit.finished_on, audit.remark = on, remark
    audit.save(update_fields=["finished_on", "remark"])
    found = [_into_the_list(item, by, on) for item in audit.items.filter(judgement=Judgement.NONCONFORMITY)]
    journal.record("pms.audit.finished", audit, by=by, on=on, after={"nonconformities": len(found)})
    agenda.close_task(kind=HOLD, subject_id=audit.pk, on=on)
    _ask_for_report(audit, on)
    return audit


def _refuse_open_questions(audit: Audit) -> None:
    left = audit.items.filter(judgement="").count()
    if left:
        raise ActRefused("questions_open", _("%(count)s questions are not judged yet."), count=left)


def _into_the_list(item: AuditItem, by: Actor, on: date) -> Nonconformity:
    audit = item.audit
    opened = open_nonconformity(
        organisation=audit.organisation,
        source=Nonconformity.Source.AUDIT,
        source_id=audit.pk,
        department=audit.department,
        requirement=item.requirement[:60],
        text=item.finding,
        by=by,
        on=on,
    )
    item.nonconformity = opened
    item.save(update_fields=["nonconformity"])
    return opened


def _ask_for_report(audit: Audit, on: date) -> None:
    """With the last audit of the plan the audit officer writes the report."""
    if audit.plan.audits.filter(finished_on=None).exists():
        return
    agenda.open_task(
        kind=REPORT,
        dossier=None,
        subject_id=audit.plan_id,
        organisation=audit.organisation,
        roles=[Role.AUDIT_OFFICER],
        on=on,
        params={"theme": audit.plan.theme},
    )
