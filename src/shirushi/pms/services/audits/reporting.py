"""The report of the year's audits: made by the audit officer, received by the representative."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.models import Role
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import AuditPlan
from shirushi.pms.services.audits.checking import REPORT
from shirushi.pms.services.audits.planning import refuse_reported
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

RECEIVE = "pms.audits.receive"


@transaction.atomic
def report(*, plan: AuditPlan, opinion: str, by: Actor, on: date, revision: int | None = None) -> AuditPlan:
    """Put the report with the audit officer's opinion before the representative."""
    allow(policy.may_audit(by, plan.organisation_id))
    refuse_reported(plan)
    _refuse_unfinished(plan)
    claim(plan, revision)
    plan.opinion, plan.reported_on, plan.reported_by_id = opinion, on, by.person_id
    plan.save(update_fields=["opinion", "reported_on", "reported_by"])
    journal.record("pms.audit_plan.reported", plan, by=by, on=on, after={"opinion": opinion})
    agenda.close_task(kind=REPORT, subject_id=plan.pk, on=on)
    agenda.open_task(
        kind=RECEIVE,
        dossier=None,
        subject_id=plan.pk,
        organisation=plan.organisation,
        roles=[Role.REPRESENTATIVE],
        on=on,
        params={"theme": plan.theme},
    )
    return plan


def _refuse_unfinished(plan: AuditPlan) -> None:
    if plan.audits.filter(finished_on=None).exists():
        raise ActRefused(
            "audits_open",
            _("Not every audit of this plan is finished. Finish them, or take them out of the plan."),
        )


@transaction.atomic
def receive_report(
    *, plan: AuditPlan, instruction: str, by: Actor, on: date, revision: int | None = None
) -> AuditPlan:
    """The representative has read the report, and says what follows from it."""
    allow(policy.may_approve_as_representative(by, plan.organisation_id))
    if not plan.reported_on or plan.received_on:
        raise ActRefused(
            "not_to_receive", _("There is no report that waits for you, or you received it already.")
        )
    claim(plan, revision)
    plan.instruction, plan.received_on, plan.received_by_id = instruction, on, by.person_id
    plan.save(update_fields=["instruction", "received_on", "received_by"])
    journal.record("pms.audit_plan.received", plan, by=by, on=on, after={"instruction": instruction})
    agenda.close_task(kind=RECEIVE, subject_id=plan.pk, on=on)
    return plan
