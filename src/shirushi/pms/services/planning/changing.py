"""Changing a plan: moving, adding, naming somebody else, dropping with a reason, ticking what no ledger tells."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people.access import open_on
from shirushi.people.actor import Actor
from shirushi.people.models import Membership
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import PlanEntry, YearPlan
from shirushi.pms.services.planning.asking import bring_up_to_date, stop_asking
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

Ledger = PlanEntry.Ledger


@dataclass(frozen=True, kw_only=True)
class EntryValues:
    """What of an entry can be changed; the words of one that a ledger names stay the ledger's."""

    phase: str
    text: str
    due_on: date
    owner_id: int | None = None
    department_id: int | None = None


@transaction.atomic
def add_entry(*, plan: YearPlan, values: EntryValues, by: Actor, on: date) -> PlanEntry:
    """An entry of the business's own."""
    allow(policy.may_run(by, plan.organisation))
    _refuse_unfit(plan, values, on)
    made: PlanEntry = PlanEntry.objects.create(
        plan=plan, organisation=plan.organisation, created_on=on, ledger=Ledger.OWN, **asdict(values)
    )
    note_change(plan)
    journal.record("pms.plan_entry.added", made, by=by, on=on, after=_said(values))
    return made


@transaction.atomic
def change_entry(
    *, entry: PlanEntry, values: EntryValues, by: Actor, on: date, revision: int | None = None
) -> PlanEntry:
    """Move it, or name somebody else for it."""
    allow(policy.may_run(by, entry.organisation))
    _refuse_dropped(entry)
    _refuse_unfit(entry.plan, values, on)
    claim(entry, revision)
    given = {**asdict(values), "text": values.text if entry.ledger == Ledger.OWN else entry.text}
    changed = [name for name, value in given.items() if getattr(entry, name) != value]
    before = {name.removesuffix("_id"): _plain(entry, name) for name in changed}
    for name in changed:
        setattr(entry, name, given[name])
    entry.save(update_fields=[name.removesuffix("_id") for name in changed])
    entry.refresh_from_db(fields=["owner", "department"])
    after = {name.removesuffix("_id"): _plain(entry, name) for name in changed}
    journal.record("pms.plan_entry.changed", entry, by=by, on=on, before=before, after=after)
    note_change(entry.plan)
    bring_up_to_date(entry, on)
    return entry


def _plain(entry: PlanEntry, name: str) -> str | date:
    value = getattr(entry, name.removesuffix("_id"))
    return value if isinstance(value, date) else str(value or "")


def _said(values: EntryValues) -> dict[str, str | date]:
    return {"text": values.text, "phase": values.phase, "due_on": values.due_on}


def _refuse_unfit(plan: YearPlan, values: EntryValues, on: date) -> None:
    if not plan.covers(values.due_on):
        raise ActRefused("outside_the_year", _("The day lies outside this business year. Name a day in it."))
    if values.owner_id is not None:
        held = Membership.objects.filter(
            open_on(on), organisation=plan.organisation, person_id=values.owner_id
        )
        if not held.exclude(role="guest").exists():
            raise ActRefused("owner_foreign", _("Choose somebody of this business."))
    departments = plan.organisation.departments.filter(closed_on=None)
    if values.department_id and not departments.filter(pk=values.department_id).exists():
        raise ActRefused("department_foreign", _("Choose an open department of this organisation."))


def _refuse_dropped(entry: PlanEntry) -> None:
    if entry.dropped_on:
        raise ActRefused("entry_dropped", _("This entry is dropped. Take it up again first."))


def note_change(plan: YearPlan) -> None:
    """What changes after the representative's word is shown, and put before it again."""
    if plan.approved_on and not plan.changed_since_approval:
        plan.changed_since_approval = True
        plan.save(update_fields=["changed_since_approval"])


@transaction.atomic
def drop_entry(
    *, entry: PlanEntry, reason: str, by: Actor, on: date, revision: int | None = None
) -> PlanEntry:
    """It is not done this year, for a reason that stays in the plan."""
    allow(policy.may_run(by, entry.organisation))
    _refuse_dropped(entry)
    if entry.ticked_on:
        raise ActRefused("entry_done", _("This entry is done. It stays in the plan."))
    claim(entry, revision)
    entry.dropped_on, entry.drop_reason = on, reason
    entry.save(update_fields=["dropped_on", "drop_reason"])
    journal.record("pms.plan_entry.dropped", entry, by=by, on=on, after={"drop_reason": reason})
    stop_asking(entry, on)
    note_change(entry.plan)
    return entry


@transaction.atomic
def take_up_entry(*, entry: PlanEntry, by: Actor, on: date) -> PlanEntry:
    """What was dropped is to be done after all."""
    allow(policy.may_run(by, entry.organisation))
    if not entry.dropped_on:
        raise ActRefused("entry_stands", _("This entry stands in the plan. Nothing was changed."))
    claim(entry, None)
    before = {"drop_reason": entry.drop_reason}
    entry.dropped_on, entry.drop_reason = None, ""
    entry.save(update_fields=["dropped_on", "drop_reason"])
    journal.record("pms.plan_entry.taken_up", entry, by=by, on=on, before=before)
    note_change(entry.plan)
    bring_up_to_date(entry, on)
    return entry


def may_tick(by: Actor, entry: PlanEntry) -> bool:
    """Its owner, and those who run the PMS."""
    own = policy.of_own(by, entry.organisation_id)
    return own and (by.person_id == entry.owner_id or by.has("representative", "privacy_officer"))


@transaction.atomic
def tick_entry(
    *, entry: PlanEntry, done_on: date, by: Actor, on: date, revision: int | None = None
) -> PlanEntry:
    """Say on which day it was done; only where no ledger tells."""
    allow(may_tick(by, entry))
    _refuse_dropped(entry)
    if not entry.is_ticked_by_hand:
        raise ActRefused("ledger_tells", _("The ledger tells when this is done. Write it down there."))
    if done_on > on or done_on < entry.plan.starts_on:
        raise ActRefused("done_ahead", _("Name a day of this business year that has come already."))
    claim(entry, revision)
    entry.ticked_on = done_on
    entry.save(update_fields=["ticked_on"])
    journal.record("pms.plan_entry.ticked", entry, by=by, on=on, after={"ticked_on": done_on})
    stop_asking(entry, on)
    return entry
