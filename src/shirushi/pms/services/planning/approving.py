"""The representative's word on the plan of a year."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.models import Role
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import YearPlan
from shirushi.pms.services.planning.asking import ask_what_is_near
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

APPROVE = "pms.plan.approve"
DAYS_TO_APPROVE = timedelta(days=14)


@transaction.atomic
def ask_for_approval(*, plan: YearPlan, by: Actor, on: date) -> YearPlan:
    """Put the plan, or what changed in it, before the representative."""
    allow(policy.may_run(by, plan.organisation))
    _refuse_approved(plan)
    claim(plan, None)
    plan.asked_on = on
    plan.save(update_fields=["asked_on"])
    journal.record("pms.plan.asked", plan, by=by, on=on)
    agenda.open_task(
        kind=APPROVE,
        dossier=None,
        subject_id=plan.pk,
        organisation=plan.organisation,
        roles=[Role.REPRESENTATIVE],
        on=on,
        due_on=on + DAYS_TO_APPROVE,
        params={"starts_on": plan.starts_on},
    )
    return plan


def _refuse_approved(plan: YearPlan) -> None:
    if plan.approved_on and not plan.changed_since_approval:
        raise ActRefused("plan_approved", _("This plan is approved, and nothing in it changed since."))


@transaction.atomic
def approve_plan(
    *, plan: YearPlan, by: Actor, on: date, comment: str = "", revision: int | None = None
) -> YearPlan:
    """From now on entries become tasks in their time."""
    allow(policy.may_approve_as_representative(by, plan.organisation_id))
    _refuse_approved(plan)
    claim(plan, revision)
    plan.approved_on, plan.approved_by_id, plan.changed_since_approval = on, by.person_id, False
    plan.save(update_fields=["approved_on", "approved_by", "changed_since_approval"])
    journal.record("pms.plan.approved", plan, by=by, on=on, after={"comment": comment} if comment else {})
    agenda.close_task(kind=APPROVE, subject_id=plan.pk, on=on)
    ask_what_is_near(plan, on)
    return plan
