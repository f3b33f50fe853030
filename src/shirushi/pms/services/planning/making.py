"""Making the plan of a year: from the one before, or from what a PMS consists of, with what was decided since."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Membership, Organisation
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import policy
from shirushi.pms.models import Nonconformity, PlanEntry, YearPlan
from shirushi.pms.queries.reviews import open_decisions
from shirushi.pms.services.planning.changing import note_change
from shirushi.pms.year_plan import Outside, again, end_of_month, proposed
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

Ledger, Phase = PlanEntry.Ledger, PlanEntry.Phase
# What comes anew with each plan, from its own source.
NOT_REPEATED = (Ledger.DECISION, Ledger.CORRECTION, Ledger.OUTSIDE)


@transaction.atomic
def make_plan(
    *, organisation: Organisation, starts_on: date, outside: Sequence[Outside] = (), by: Actor, on: date
) -> YearPlan:
    """Plan a business year: what the last plan held, or a first proposal; improvements; dates from outside."""
    allow(policy.may_run(by, organisation))
    guards.lock(organisation)
    if YearPlan.objects.filter(organisation=organisation, starts_on=starts_on).exists():
        raise ActRefused("year_planned", _("This year is planned already. Change its plan."))
    last = YearPlan.objects.filter(organisation=organisation, starts_on__lt=starts_on).order_by("-starts_on")
    plan: YearPlan = YearPlan.objects.create(
        organisation=organisation, created_on=on, starts_on=starts_on.replace(day=1)
    )
    entries = [
        *_carried_on(plan, last.first()),
        *_improvements(plan),
        *(_from_outside(each) for each in outside if plan.covers(each.due_on)),
    ]
    _keep(plan, entries, on)
    journal.record(
        "pms.plan.made", plan, by=by, on=on, after={"starts_on": plan.starts_on, "count": len(entries)}
    )
    return plan


def _carried_on(plan: YearPlan, last: YearPlan | None) -> Iterator[PlanEntry]:
    if last is None:
        yield from proposed(plan.starts_on)
        return
    months = (plan.starts_on.year - last.starts_on.year) * 12 + plan.starts_on.month - last.starts_on.month
    for entry in last.entries.filter(dropped_on=None).exclude(ledger__in=NOT_REPEATED).order_by("pk"):
        yield again(entry, months)


def _improvements(plan: YearPlan) -> Iterator[PlanEntry]:
    """What management reviews decided and nonconformities ask for, and is not done yet."""
    known = set(plan.entries.exclude(source_id=None).values_list("ledger", "source_id"))
    for decision in open_decisions(plan.organisation):
        if (Ledger.DECISION, decision.pk) not in known:
            yield PlanEntry(
                ledger=Ledger.DECISION, phase=Phase.ACT, source_id=decision.pk, text=decision.text[:300],
                owner_id=decision.owner_id, due_on=_within(plan, decision.due_on),
            )  # fmt: skip
    for found in Nonconformity.objects.filter(organisation=plan.organisation, done_on=None).order_by(
        "number"
    ):
        if (Ledger.CORRECTION, found.pk) not in known:
            yield PlanEntry(
                ledger=Ledger.CORRECTION, phase=Phase.ACT, source_id=found.pk, department_id=found.department_id,
                text=f"{found.number} {found.action or found.text}"[:300], due_on=_within(plan, found.due_on),
            )  # fmt: skip


def _within(plan: YearPlan, due_on: date | None) -> date:
    """What is due before the year, or on no day yet, is due at the end of its first month."""
    if due_on is None or due_on < plan.starts_on:
        return end_of_month(plan.starts_on, 0)
    return min(due_on, plan.ends_on)


def _from_outside(each: Outside) -> PlanEntry:
    return PlanEntry(ledger=Ledger.OUTSIDE, phase=Phase.DO, text=each.text[:300], due_on=each.due_on)


def _keep(plan: YearPlan, entries: Iterable[PlanEntry], on: date) -> None:
    """Whoever left the business since does nothing any more: then its role stands for the person."""
    made = list(entries)
    held = Membership.objects.filter(organisation=plan.organisation).held_on(on)
    here = set(held.values_list("person_id", flat=True))
    for each in made:
        each.plan, each.organisation, each.created_on = plan, plan.organisation, on
        each.owner_id = each.owner_id if each.owner_id in here else None
    PlanEntry.objects.bulk_create(made)


@transaction.atomic
def bring_in_improvements(*, plan: YearPlan, by: Actor, on: date) -> int:
    """Take into the plan what was decided or found since it was made. Returns how many came."""
    allow(policy.may_run(by, plan.organisation))
    claim(plan, None)
    entries = list(_improvements(plan))
    _keep(plan, entries, on)
    if entries:
        note_change(plan)
        journal.record("pms.plan.improved", plan, by=by, on=on, after={"count": len(entries)})
    return len(entries)
