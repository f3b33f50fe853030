"""The plan of a year: one conformity audit, and an operation audit of every department."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.models import Department, Organisation, Person
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import policy
from shirushi.pms.audit_questions import SCHEMES
from shirushi.pms.models import Audit, Auditor, AuditPlan
from shirushi.pms.services.audits.auditors import HOLD, ask_to_hold, refuse_finished, refused_auditors
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused


@dataclass(frozen=True, kw_only=True)
class YearsPlan:
    year: int
    theme: str
    planned_on: date
    aim: str = ""
    schemes: Sequence[str] = ("privacymark",)


@transaction.atomic
def plan_year(*, organisation: Organisation, plan: YearsPlan, by: Actor, on: date) -> AuditPlan:
    """Plan the audits of a year: all of them stand there at once, days and auditors can be changed."""
    allow(policy.may_audit(by, organisation.pk))
    guards.lock(organisation)
    _refuse_second(organisation, plan)
    made = AuditPlan.objects.create(
        organisation=organisation,
        created_on=on,
        year=plan.year,
        theme=plan.theme,
        aim=plan.aim,
        schemes=[scheme for scheme in SCHEMES if scheme in plan.schemes],
    )
    after = {"year": plan.year, "theme": plan.theme, "planned_on": plan.planned_on}
    journal.record("pms.audit_plan.made", made, by=by, on=on, after=after)
    _audit(made, None, plan.planned_on, by, on)
    for department in organisation.departments.filter(closed_on=None).order_by("name", "pk"):
        _audit(made, department, plan.planned_on, by, on)
    return made


def _refuse_second(organisation: Organisation, plan: YearsPlan) -> None:
    if AuditPlan.objects.filter(organisation=organisation, year=plan.year, theme=plan.theme).exists():
        raise ActRefused("theme_planned", _("A plan of this theme stands for this year already."))


def _audit(plan: AuditPlan, department: Department | None, planned_on: date, by: Actor, on: date) -> Audit:
    """An audit of the plan; whoever plans it audits, where nothing stands against it."""
    audit: Audit = Audit.objects.create(
        organisation=plan.organisation,
        created_on=on,
        plan=plan,
        kind=Audit.Kind.OPERATION if department else Audit.Kind.CONFORMITY,
        department=department,
        planned_on=planned_on,
    )
    planner = Person.objects.get(pk=by.person_id or 0)
    if not refused_auditors(audit, [planner], on):
        Auditor.objects.create(audit=audit, person=planner)
    ask_to_hold(audit, on)
    return audit


@transaction.atomic
def add_audit(*, plan: AuditPlan, department: Department, planned_on: date, by: Actor, on: date) -> Audit:
    """A department that was opened since, or is audited once more under this theme."""
    allow(policy.may_audit(by, plan.organisation_id))
    refuse_reported(plan)
    if department.organisation_id != plan.organisation_id or department.closed_on:
        raise ActRefused("department_foreign", _("Choose an open department of this organisation."))
    if plan.audits.filter(department=department).exists():
        raise ActRefused("department_planned", _("This department is in the plan already."))
    audit = _audit(plan, department, planned_on, by, on)
    after = {"department": department.name, "planned_on": planned_on}
    journal.record("pms.audit.added", audit, by=by, on=on, after=after)
    return audit


@transaction.atomic
def change_audit(
    *, audit: Audit, planned_on: date, by: Actor, on: date, revision: int | None = None
) -> Audit:
    """Move an audit to another day."""
    allow(policy.may_audit(by, audit.organisation_id))
    refuse_finished(audit)
    claim(audit, revision)
    before = {"planned_on": audit.planned_on}
    audit.planned_on = planned_on
    audit.save(update_fields=["planned_on"])
    journal.record("pms.audit.moved", audit, by=by, on=on, before=before, after={"planned_on": planned_on})
    ask_to_hold(audit, on)
    return audit


@transaction.atomic
def drop_audit(*, audit: Audit, by: Actor, on: date) -> None:
    """Take an audit that has not begun out of the plan; the journal keeps that it stood there."""
    allow(policy.may_audit(by, audit.organisation_id))
    if audit.begun_on:
        raise ActRefused("audit_begun", _("This audit has begun. It stays in the plan."))
    before = {"audit": str(audit), "planned_on": audit.planned_on}
    journal.record("pms.audit.dropped", audit.plan, by=by, on=on, before=before)
    agenda.close_task(kind=HOLD, subject_id=audit.pk, on=on)
    audit.delete()


def refuse_reported(plan: AuditPlan) -> None:
    if plan.reported_on:
        raise ActRefused(
            "plan_reported", _("The report of this plan is made. Nothing is added to it any more.")
        )
