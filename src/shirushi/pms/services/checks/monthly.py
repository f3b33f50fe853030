"""The check of one month: every department is asked, each point answered, what is not well followed up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.models import Department, Organisation, Role
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import CheckAnswer, Nonconformity, OperationCheck
from shirushi.pms.queries.checks import AskedPoint, points_of
from shirushi.pms.services.improvement import open_nonconformity
from shirushi.pms.services.inventory.confirmation import head_of
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.rules.dates import period_end

Result = CheckAnswer.Result
ANSWER = "pms.checks.answer"


@dataclass(frozen=True, kw_only=True)
class PointAnswer:
    """The answer to one point, by its key. `to_list`: what is not well goes into the list of nonconformities."""

    key: str
    result: str
    remark: str = ""
    to_list: bool = False


@transaction.atomic
def ask_month(*, organisation: Organisation, month: date, by: Actor, on: date) -> int:
    """Ask every open department for the check of a month, by its last day. Says how many were asked anew."""
    allow(by.is_system or policy.may_run(by, organisation))
    first = month.replace(day=1)
    asked = [_ask(department, first, on) for department in organisation.departments.filter(closed_on=None)]
    count = sum(asked)
    if count:
        journal.record("pms.checks.asked", organisation, by=by, on=on, after={"month": first, "count": count})
    return count


def _ask(department: Department, month: date, on: date) -> bool:
    check, is_new = _check_of(department, month, on)
    if not is_new or check.answered_on:
        return False
    ask_department(check, on)
    return True


def ask_department(check: OperationCheck, on: date) -> None:
    """The task of the department's head, or of the privacy officer where it has none."""
    department, head = check.department, head_of(check.department, on)
    agenda.open_task(
        kind=ANSWER,
        dossier=None,
        subject_id=check.pk,
        organisation=department.organisation,
        roles=[] if head else [Role.PRIVACY_OFFICER],
        person=head,
        on=on,
        due_on=period_end(check.month, 1),
        params={"department": department.name, "month": f"{check.month:%Y-%m}"},
    )


def _check_of(department: Department, month: date, on: date) -> tuple[OperationCheck, bool]:
    found: tuple[OperationCheck, bool] = OperationCheck.objects.get_or_create(
        department=department,
        month=month,
        defaults={"organisation": department.organisation, "created_on": on},
    )
    return found


@transaction.atomic
def answer_check(
    *,
    department: Department,
    month: date,
    answers: Sequence[PointAnswer],
    by: Actor,
    on: date,
    remark: str = "",
    revision: int | None = None,
) -> OperationCheck:
    """Answer the whole check. May be answered again: who answered last is told, nonconformities stay."""
    allow(policy.may_check_department(by, department))
    if month > on:
        raise ActRefused("month_ahead", _("This month has not begun yet."))
    check, _made = _check_of(department, month.replace(day=1), on)
    points = {point.key: point for point in points_of(department)}
    _refuse_incomplete(points, answers)
    claim(check, revision)
    check.answered_on, check.answered_by_id, check.remark = on, by.person_id, remark
    check.save(update_fields=["answered_on", "answered_by", "remark"])
    kept = dict(check.answers.values_list("key", "nonconformity_id"))
    check.answers.all().delete()
    for position, answer in enumerate(answers, start=1):
        point, opened = points[answer.key], kept.get(answer.key)
        if opened is None and answer.to_list and answer.result == Result.BAD:
            opened = _into_the_list(check, point, answer, by, on).pk
        _keep(check, point, answer, position=position, opened=opened)
    bad = sum(answer.result == Result.BAD for answer in answers)
    journal.record("pms.check.answered", check, by=by, on=on, after={"count": len(answers), "not_well": bad})
    agenda.close_task(kind=ANSWER, subject_id=check.pk, on=on)
    return check


def _refuse_incomplete(points: dict[str, AskedPoint], answers: Sequence[PointAnswer]) -> None:
    if {answer.key for answer in answers} != set(points):
        raise ActRefused("points_open", _("Not every point is answered, or the points changed meanwhile."))
    if any(answer.result == Result.BAD and not answer.remark.strip() for answer in answers):
        raise ActRefused("remark_missing", _("Say what was not well, and what was done."))


def _keep(
    check: OperationCheck, point: AskedPoint, answer: PointAnswer, *, position: int, opened: int | None
) -> None:
    CheckAnswer.objects.create(
        check_done=check,
        position=position,
        key=point.key,
        point=point.text,
        result=answer.result,
        remark=answer.remark,
        nonconformity_id=opened,
    )


def _into_the_list(
    check: OperationCheck, point: AskedPoint, answer: PointAnswer, by: Actor, on: date
) -> Nonconformity:
    return open_nonconformity(
        organisation=check.organisation,
        source=Nonconformity.Source.CHECK,
        source_id=check.pk,
        department=check.department,
        text=f"{point.text['ja']}: {answer.remark}",
        by=by,
        on=on,
    )
