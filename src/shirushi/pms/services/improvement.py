"""Nonconformities: found, cause and correction planned, approved, carried out, effect confirmed.

Other rooms call `open_nonconformity` from their own acts: an audit, a check, an incident, a complaint.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.agenda.models import Task
from shirushi.people.actor import Actor
from shirushi.people.models import Department, Organisation, Person, Role
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import policy
from shirushi.pms.ledger import Entry, Ledger
from shirushi.pms.models import Nonconformity
from shirushi.pms.services.inventory.confirmation import head_of
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused
from shirushi.rules.dates import corresponding_day

Stage = Nonconformity.Stage
PLAN, APPROVE = "pms.improvement.plan", "pms.improvement.approve"
CARRY_OUT, CONFIRM = "pms.improvement.carry_out", "pms.improvement.confirm"
TO_PLAN = timedelta(days=14)
MONTHS_TO_EFFECT = 1


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What is planned against a nonconformity."""

    cause: str
    action: str
    due_on: date
    remedy: str = ""


@transaction.atomic
def open_nonconformity(
    *,
    organisation: Organisation,
    source: str,
    text: str,
    by: Actor,
    on: date,
    source_id: int | None = None,
    department: Department | None = None,
    requirement: str = "",
    found_on: date | None = None,
) -> Nonconformity:
    """Put a nonconformity into the one list. `source_id` is the key of what found it, in the source's room."""
    allow(policy.may_open_nonconformity(by, organisation.pk))
    _refuse_foreign(department, organisation)
    if found_on and found_on > on:
        raise ActRefused("found_ahead", _("The day on which it was found lies in the future."))
    guards.lock(organisation)
    made: Nonconformity = Nonconformity.objects.create(
        organisation=organisation,
        created_on=on,
        number=_next_number(organisation),
        source=source,
        source_id=source_id,
        department=department,
        requirement=requirement,
        text=text,
        found_on=found_on or on,
        found_by_id=by.person_id,
    )
    after = {"number": made.number, "source": source, "text": text, "requirement": requirement}
    journal.record("pms.nonconformity.opened", made, by=by, on=on, after=after)
    _ask_for_plan(made, on)
    return made


@transaction.atomic
def open_from_entry(
    ledger: Ledger, *, entry: Entry, source: str, text: str, found_on: date, by: Actor, on: date
) -> Nonconformity:
    """What an entry of a ledger showed goes into the list, once, in words that name nobody."""
    allow(ledger.may_keep(by, entry))
    claim(entry, None)
    if Nonconformity.objects.filter(source=source, source_id=entry.pk).exists():
        raise ActRefused("listed_already", _("This is in the list of nonconformities already."))
    return open_nonconformity(
        organisation=entry.organisation,
        source=source,
        source_id=entry.pk,
        department=entry.department if ledger.is_owned else None,
        text=text,
        found_on=found_on,
        by=by,
        on=on,
    )


def _refuse_foreign(department: Department | None, organisation: Organisation) -> None:
    if department is not None and department.organisation_id != organisation.pk:
        raise ActRefused("department_foreign", _("Choose an open department of this organisation."))


def _next_number(organisation: Organisation) -> int:
    last = Nonconformity.objects.filter(organisation=organisation).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


@transaction.atomic
def plan_correction(
    *, nonconformity: Nonconformity, correction: Correction, by: Actor, on: date, revision: int | None = None
) -> Nonconformity:
    """Say why it came about and what is done against it, by when. It waits for approval."""
    allow(policy.may_plan_correction(by, nonconformity))
    _refuse_unless(nonconformity, Stage.FOUND, Stage.PLANNED)
    if correction.due_on < on:
        raise ActRefused("due_past", _("The day lies in the past. Name a day from today on."))
    values = {
        "cause": correction.cause,
        "remedy": correction.remedy,
        "action": correction.action,
        "due_on": correction.due_on,
    }
    before = {name: getattr(nonconformity, name) for name in values}
    _put(nonconformity, revision, **values, stage=Stage.PLANNED, planned_by_id=by.person_id)
    journal.record("pms.nonconformity.planned", nonconformity, by=by, on=on, before=before, after=values)
    agenda.close_task(kind=PLAN, subject_id=nonconformity.pk, on=on)
    _task(APPROVE, nonconformity, on, due_on=None, roles=(Role.REPRESENTATIVE, Role.PRIVACY_OFFICER))
    return nonconformity


@transaction.atomic
def approve_correction(
    *, nonconformity: Nonconformity, by: Actor, on: date, comment: str = "", revision: int | None = None
) -> Nonconformity:
    """From now on the correction is carried out. Nobody but the representative approves an own plan."""
    allow(policy.may_approve_correction(by, nonconformity))
    _refuse_unless(nonconformity, Stage.PLANNED)
    _put(nonconformity, revision, stage=Stage.APPROVED, approved_on=on, approved_by_id=by.person_id)
    journal.record("pms.nonconformity.approved", nonconformity, by=by, on=on, after=_with(comment))
    agenda.close_task(kind=APPROVE, subject_id=nonconformity.pk, on=on)
    _task(CARRY_OUT, nonconformity, on, due_on=nonconformity.due_on)
    return nonconformity


@transaction.atomic
def return_correction(
    *, nonconformity: Nonconformity, comment: str, by: Actor, on: date, revision: int | None = None
) -> Nonconformity:
    """The plan is not enough: it goes back with the reason."""
    allow(policy.may_approve_correction(by, nonconformity))
    _refuse_unless(nonconformity, Stage.PLANNED)
    _put(nonconformity, revision, stage=Stage.FOUND)
    journal.record("pms.nonconformity.returned", nonconformity, by=by, on=on, after=_with(comment))
    agenda.close_task(kind=APPROVE, subject_id=nonconformity.pk, on=on)
    _ask_for_plan(nonconformity, on)
    return nonconformity


@transaction.atomic
def report_done(
    *,
    nonconformity: Nonconformity,
    result: str,
    done_on: date,
    by: Actor,
    on: date,
    revision: int | None = None,
) -> Nonconformity:
    """The correction was carried out on a day. Whether it had its effect is seen later."""
    allow(policy.may_plan_correction(by, nonconformity))
    _refuse_unless(nonconformity, Stage.APPROVED)
    if not nonconformity.found_on <= done_on <= on:
        raise ActRefused("done_day", _("The day lies before it was found, or in the future."))
    _put(nonconformity, revision, stage=Stage.DONE, result=result, done_on=done_on, done_by_id=by.person_id)
    after = {"result": result, "done_on": done_on}
    journal.record("pms.nonconformity.done", nonconformity, by=by, on=done_on, after=after)
    agenda.close_task(kind=CARRY_OUT, subject_id=nonconformity.pk, on=on)
    seen_on = corresponding_day(done_on, MONTHS_TO_EFFECT)
    officers = (Role.AUDIT_OFFICER, Role.PRIVACY_OFFICER)
    _task(CONFIRM, nonconformity, on, due_on=max(seen_on, on), roles=officers)
    return nonconformity


@transaction.atomic
def judge_effect(
    *,
    nonconformity: Nonconformity,
    effect: str,
    had_effect: bool,
    by: Actor,
    on: date,
    revision: int | None = None,
) -> Nonconformity:
    """On a later day somebody else looks: it does not happen any more, or the cause has to be sought again."""
    allow(policy.may_confirm_effect(by, nonconformity))
    _refuse_unless(nonconformity, Stage.DONE)
    if nonconformity.done_on is None or on <= nonconformity.done_on:
        raise ActRefused(
            "effect_too_early", _("Whether it had effect is seen on a later day than it was done.")
        )
    if had_effect:
        found = {"stage": Stage.CLOSED, "effective_on": on, "confirmed_by_id": by.person_id}
    else:
        found = {"stage": Stage.FOUND, "approved_on": None, "approved_by_id": None}
    _put(nonconformity, revision, effect=effect, **found)
    action = "pms.nonconformity.effective" if had_effect else "pms.nonconformity.without_effect"
    journal.record(action, nonconformity, by=by, on=on, after={"effect": effect})
    agenda.close_task(kind=CONFIRM, subject_id=nonconformity.pk, on=on)
    if not had_effect:
        _ask_for_plan(nonconformity, on)
    return nonconformity


def _refuse_unless(nonconformity: Nonconformity, *stages: Stage) -> None:
    if nonconformity.stage not in stages:
        raise ActRefused(
            "wrong_stage", _("This nonconformity has gone on since. Look at where it stands now.")
        )


def _put(nonconformity: Nonconformity, revision: int | None, **values: Any) -> None:
    claim(nonconformity, revision)
    for name, value in values.items():
        setattr(nonconformity, name, value)
    nonconformity.save(
        update_fields=[name.removesuffix("_id") if name != "source_id" else name for name in values]
    )


def _ask_for_plan(nonconformity: Nonconformity, on: date) -> None:
    _task(PLAN, nonconformity, on, due_on=on + TO_PLAN)


def _task(
    kind: str, nonconformity: Nonconformity, on: date, *, due_on: date | None, roles: Iterable[str] = ()
) -> None:
    """A task for these roles, or else for the head of the department, or the privacy officer."""
    head = None if roles else _head(nonconformity, on)
    agenda.open_task(
        kind=kind,
        dossier=None,
        subject_id=nonconformity.pk,
        organisation=nonconformity.organisation,
        roles=roles or ([] if head else [Role.PRIVACY_OFFICER]),
        person=head,
        on=on,
        due_on=due_on,
        params={"number": nonconformity.number},
    )


def _head(nonconformity: Nonconformity, on: date) -> Person | None:
    return head_of(nonconformity.department, on) if nonconformity.department else None


def ask_again(nonconformity: Nonconformity, on: date) -> None:
    """Its department changed: what the old head was asked is asked of the new one, until the same day."""
    for kind in (PLAN, CARRY_OUT):
        open_ones = Task.objects.filter(kind=kind, subject_id=nonconformity.pk, closed_on=None)
        for task in open_ones:
            _task(kind, nonconformity, on, due_on=task.due_on)


def _with(comment: str) -> dict[str, str]:
    return {"comment": comment} if comment else {}
