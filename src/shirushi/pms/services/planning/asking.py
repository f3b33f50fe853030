"""What the plan asks of people in its time: a month ahead an entry becomes the task of its owner."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import QuerySet

from shirushi.agenda import services as agenda
from shirushi.agenda.models import Task
from shirushi.people.models import Person
from shirushi.pms.models import PlanEntry, YearPlan
from shirushi.pms.queries import planning

KINDS = planning.KINDS
AHEAD = timedelta(days=30)
# Their own rooms ask for these.
ASKED_ELSEWHERE = (PlanEntry.Ledger.CHECKS, PlanEntry.Ledger.DECISION, PlanEntry.Ledger.CORRECTION)


def kind_of(entry: PlanEntry) -> str:
    return f"{KINDS}{entry.ledger}"


def ask_owner(entry: PlanEntry, on: date) -> None:
    """The task of the owner, or of whoever holds the role while nobody is named."""
    agenda.open_task(
        kind=kind_of(entry),
        dossier=None,
        subject_id=entry.pk,
        organisation=entry.organisation,
        roles=[] if entry.owner_id else [entry.role],
        person=Person.objects.get(pk=entry.owner_id) if entry.owner_id else None,
        on=on,
        due_on=entry.due_on,
        params={"entry": entry.text[:80]} if entry.text else {},
    )


def stop_asking(entry: PlanEntry, on: date) -> None:
    agenda.close_task(kind=kind_of(entry), subject_id=entry.pk, on=on)


def to_ask(on: date) -> QuerySet[PlanEntry]:
    """Entries of approved plans that come near, or have come, within their year."""
    near = PlanEntry.objects.filter(plan__approved_on__isnull=False, due_on__lte=on + AHEAD)
    found: QuerySet[PlanEntry] = near.filter(dropped_on=None, ticked_on=None).exclude(
        ledger__in=ASKED_ELSEWHERE
    )
    return found.select_related("organisation", "plan__organisation")


def ask_what_is_near(plan: YearPlan, on: date) -> None:
    """A plan that was just approved: what of it is near already and not done becomes tasks at once."""
    listed = to_ask(on).filter(plan=plan)
    for each in planning.standings(plan, listed, on):
        if each.is_open:
            ask_owner(each.entry, on)


def bring_up_to_date(entry: PlanEntry, on: date) -> None:
    """Moved, or somebody else's: its task follows; of what lies farther ahead it is no task yet."""
    near = to_ask(on).filter(pk=entry.pk)
    if any(each.is_open for each in planning.standings(entry.plan, near, on)):
        ask_owner(entry, on)
    else:
        stop_asking(entry, on)


def done_tasks(plans: Iterable[YearPlan], on: date) -> list[int]:
    """The open tasks about entries of which the ledgers tell that they are done."""
    done: list[int] = []
    for plan in plans:
        listed = PlanEntry.objects.filter(plan=plan)
        done += [each.entry.pk for each in planning.standings(plan, listed, on) if not each.is_open]
    open_ones = Task.objects.filter(kind__startswith=KINDS, subject_id__in=done, closed_on=None)
    return list(open_ones.values_list("pk", flat=True))
