"""Entries of the inventory: added, changed, ended.

What the privacy officer writes is approved by being written; what others write waits for approval.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation, Person
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import policy
from shirushi.pms.models import Holding, HoldingChange
from shirushi.pms.services.inventory import columns
from shirushi.pms.services.inventory.columns import Values
from shirushi.pms.services.inventory.waiting import tell_what_waits
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

State = Holding.State
BATCH = 500


@transaction.atomic
def add(*, organisation: Organisation, values: Values, by: Actor, on: date) -> Holding:
    """Add an entry: approved if the privacy officer adds it, else proposed."""
    allow(policy.may_propose(by, organisation.pk, values["department_id"]))
    columns.check_places(organisation, values)
    guards.lock(organisation)
    holding = _new(organisation, _next_number(organisation), values, by, on)
    holding.save()
    columns.index([holding])
    action = "pms.holding.added" if holding.state == State.APPROVED else "pms.holding.proposed"
    journal.record(action, holding, by=by, on=on, after=columns.written(values))
    tell_what_waits(organisation, on=on)
    return holding


@transaction.atomic
def add_many(
    *,
    organisation: Organisation,
    rows: Iterable[Values],
    by: Actor,
    on: date,
    import_batch: int | None = None,
) -> list[Holding]:
    """Add many entries at once (import, templates), with one line in the journal for all of them."""
    given = list(rows)
    departments = {values["department_id"] for values in given}
    allow(all(policy.may_propose(by, organisation.pk, department) for department in departments))
    columns.check_all_places(organisation, given)
    guards.lock(organisation)
    first = _next_number(organisation)
    common = {**_state(organisation, by, on), "import_batch": import_batch}
    made = [
        Holding(number=number, **columns.known(values), **common)
        for number, values in enumerate(given, start=first)
    ]
    added: list[Holding] = Holding.objects.bulk_create(made, batch_size=BATCH)
    columns.index_new(added)
    after = {"count": len(added), "first": first, "last": first + len(added) - 1}
    journal.record("pms.holdings.added", organisation, by=by, on=on, after=after)
    tell_what_waits(organisation, on=on)
    return added


def _new(organisation: Organisation, number: int, values: Values, by: Actor, on: date) -> Holding:
    return Holding(number=number, **columns.known(values), **_state(organisation, by, on))


def _state(organisation: Organisation, by: Actor, on: date) -> dict[str, Any]:
    """Whose a new entry is, and how it stands: approved if whoever adds it approves."""
    common = {"organisation": organisation, "created_on": on, "proposed_by_id": by.person_id}
    if not policy.may_approve(by, organisation.pk):
        return common
    approved = {
        "state": State.APPROVED,
        "approved_on": on,
        "approved_by_id": by.person_id,
        "confirmed_on": on,
    }
    return {**common, **approved}


def _next_number(organisation: Organisation) -> int:
    last = Holding.objects.filter(organisation=organisation).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


@transaction.atomic
def change(
    *, holding: Holding, values: Values, by: Actor, on: date, revision: int | None = None, reason: str = ""
) -> Holding | HoldingChange:
    """Change an entry. Others than the privacy officer change an approved one by a proposal that waits."""
    allow(
        policy.may_write(by, holding) or (holding.state == State.PROPOSED and policy.may_rework(by, holding))
    )
    _refuse_ended(holding)
    differing = _checked(holding, values, by)
    if holding.state == State.APPROVED and not policy.may_approve(by, holding.organisation_id):
        claim(holding, revision)
        return _propose_change(holding, differing, by, on, reason)
    claim(holding, revision)
    before = {name: getattr(holding, name) for name in differing}
    columns.put(holding, differing)
    holding.returned_on = None
    holding.save(update_fields=[*differing, "returned_on"])
    columns.index([holding])
    after = {**columns.written(differing), **({"reason": reason} if reason else {})}
    journal.record("pms.holding.changed", holding, by=by, on=on, before=columns.written(before), after=after)
    agenda.close_task(kind="pms.holding.returned", subject_id=holding.pk, on=on)
    tell_what_waits(holding.organisation, on=on)
    return holding


def _checked(holding: Holding, values: Values, by: Actor) -> dict[str, Any]:
    """What differs, in a place where it may stand."""
    differing = columns.differing(holding, values)
    if "department_id" in differing:
        allow(policy.may_propose(by, holding.organisation_id, differing["department_id"]))
    if differing.keys() & {"department_id", "process_id"}:
        columns.check_places(holding.organisation, {**columns.of(holding), **differing})
    return differing


def _refuse_ended(holding: Holding) -> None:
    if holding.is_ended:
        raise ActRefused("holding_ended", _("This entry has ended. It stays as it was."))


def _propose_change(holding: Holding, differing: Values, by: Actor, on: date, reason: str) -> HoldingChange:
    if not differing:
        raise ActRefused("nothing_changed", _("Nothing differs from what stands. Nothing was proposed."))
    if HoldingChange.objects.filter(holding=holding, state=HoldingChange.State.OPEN).exists():
        raise ActRefused(
            "change_waits", _("A change of this entry waits for approval already. Take it back first.")
        )
    proposal: HoldingChange = HoldingChange.objects.create(
        holding=holding,
        values=journal.plain(differing),
        reason=reason,
        proposed_by=Person.objects.get(pk=by.person_id or 0),
        proposed_on=on,
    )
    before = columns.written({name: getattr(holding, name) for name in differing})
    after = {**columns.written(differing), **({"reason": reason} if reason else {})}
    journal.record("pms.holding.change_proposed", holding, by=by, on=on, before=before, after=after)
    agenda.close_task(kind="pms.holding.change_returned", subject_id=holding.pk, on=on)
    tell_what_waits(holding.organisation, on=on)
    return proposal


@transaction.atomic
def end(
    *, holding: Holding, reason: str, by: Actor, on: date, ended_on: date, revision: int | None = None
) -> Holding:
    """The personal information is not kept any more: the entry ends and stays readable."""
    allow(policy.may_write(by, holding))
    _refuse_ended(holding)
    if ended_on > on:
        raise ActRefused("end_ahead", _("The last day lies ahead. End the entry when it is disposed of."))
    claim(holding, revision)
    holding.state, holding.ended_on, holding.end_reason = State.ENDED, ended_on, reason
    holding.save(update_fields=["state", "ended_on", "end_reason"])
    columns.index([holding])
    open_ones = HoldingChange.objects.filter(holding=holding, state=HoldingChange.State.OPEN)
    open_ones.update(state=HoldingChange.State.WITHDRAWN, decided_on=on, decided_by=by.person_id)
    journal.record(
        "pms.holding.ended", holding, by=by, on=ended_on, after={"reason": reason, "ended_on": ended_on}
    )
    agenda.close_tasks_of(kinds_prefix="pms.holding.", subject_id=holding.pk, on=on)
    tell_what_waits(holding.organisation, on=on)
    return holding
