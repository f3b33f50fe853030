"""Approval: before personal information is acquired, and before an approved entry changes."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.models import Person
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import Holding, HoldingChange
from shirushi.pms.services.inventory import columns
from shirushi.pms.services.inventory.waiting import tell_what_waits
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

State = Holding.State


@transaction.atomic
def approve(
    *, holding: Holding, by: Actor, on: date, comment: str = "", revision: int | None = None
) -> Holding:
    """From now on the personal information may be acquired."""
    allow(policy.may_approve(by, holding.organisation_id))
    _refuse_unless_proposed(holding)
    claim(holding, revision)
    holding.state, holding.approved_on, holding.approved_by_id = State.APPROVED, on, by.person_id
    holding.confirmed_on, holding.returned_on = on, None
    holding.save(update_fields=["state", "approved_on", "approved_by", "confirmed_on", "returned_on"])
    columns.index([holding])
    journal.record("pms.holding.approved", holding, by=by, on=on, after=_with(comment))
    agenda.close_task(kind="pms.holding.returned", subject_id=holding.pk, on=on)
    tell_what_waits(holding.organisation, on=on)
    return holding


@transaction.atomic
def return_entry(
    *, holding: Holding, comment: str, by: Actor, on: date, revision: int | None = None
) -> Holding:
    """Send a proposed entry back to whoever proposed it, with what is missing."""
    allow(policy.may_approve(by, holding.organisation_id))
    _refuse_unless_proposed(holding)
    claim(holding, revision)
    holding.returned_on, holding.return_comment = on, comment
    holding.save(update_fields=["returned_on", "return_comment"])
    journal.record("pms.holding.returned", holding, by=by, on=on, after=_with(comment))
    _ask_again("pms.holding.returned", holding, holding.proposed_by_id, on)
    tell_what_waits(holding.organisation, on=on)
    return holding


def _refuse_unless_proposed(holding: Holding) -> None:
    if holding.state != State.PROPOSED:
        raise ActRefused("not_proposed", _("This entry does not wait for approval any more."))


@transaction.atomic
def approve_change(*, change: HoldingChange, by: Actor, on: date, comment: str = "") -> Holding:
    """Put the proposed values into the entry."""
    allow(policy.may_approve(by, change.holding.organisation_id))
    holding = change.holding
    columns.check_places(holding.organisation, {**columns.of(holding), **change.values})
    _decide(change, HoldingChange.State.APPROVED, by, on, comment)
    claim(holding, None)
    before = {name: getattr(holding, name) for name in change.values}
    columns.put(holding, change.values)
    holding.approved_on, holding.approved_by_id = on, by.person_id
    holding.save(update_fields=[*change.values, "approved_on", "approved_by"])
    columns.index([holding])
    after = {**columns.written(change.values), **_with(comment)}
    journal.record(
        "pms.holding.change_approved", holding, by=by, on=on, before=columns.written(before), after=after
    )
    tell_what_waits(holding.organisation, on=on)
    return holding


@transaction.atomic
def return_change(*, change: HoldingChange, comment: str, by: Actor, on: date) -> HoldingChange:
    """The entry stays as it was; whoever proposed the change reads why."""
    allow(policy.may_approve(by, change.holding.organisation_id))
    _decide(change, HoldingChange.State.RETURNED, by, on, comment)
    journal.record("pms.holding.change_returned", change.holding, by=by, on=on, after=_with(comment))
    _ask_again("pms.holding.change_returned", change.holding, change.proposed_by_id, on)
    tell_what_waits(change.holding.organisation, on=on)
    return change


@transaction.atomic
def withdraw_change(*, change: HoldingChange, by: Actor, on: date) -> HoldingChange:
    """Whoever proposed the change, or its department, takes it back."""
    allow(policy.may_rework(by, change.holding) or by.person_id == change.proposed_by_id)
    _decide(change, HoldingChange.State.WITHDRAWN, by, on, "")
    journal.record("pms.holding.change_withdrawn", change.holding, by=by, on=on)
    tell_what_waits(change.holding.organisation, on=on)
    return change


def _decide(change: HoldingChange, state: HoldingChange.State, by: Actor, on: date, comment: str) -> None:
    if change.state != HoldingChange.State.OPEN:
        raise ActRefused("change_decided", _("This change was decided already."))
    claim(change, None)
    change.state, change.comment, change.decided_on, change.decided_by_id = state, comment, on, by.person_id
    change.save(update_fields=["state", "comment", "decided_on", "decided_by"])


def _ask_again(kind: str, holding: Holding, person_id: int | None, on: date) -> None:
    """A task for the person who proposed it; none for what an import or a template brought."""
    if person_id is None:
        return
    agenda.open_task(
        kind=kind,
        dossier=None,
        subject_id=holding.pk,
        organisation=holding.organisation,
        roles=[],
        person=Person.objects.get(pk=person_id),
        on=on,
        params={"name": holding.name},
    )


def _with(comment: str) -> dict[str, str]:
    return {"comment": comment} if comment else {}
