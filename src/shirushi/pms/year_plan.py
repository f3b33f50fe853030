"""What a year of a PMS consists of: the entries that a first plan proposes, and in which month of the year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from shirushi.people.models import Role
from shirushi.pms.models.planning import MONTHS, PlanEntry
from shirushi.rules.dates import corresponding_day

Ledger, Phase = PlanEntry.Ledger, PlanEntry.Phase
FIRST_MONTH = 4


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """`month` counts from 0, the first month of the business year; what is proposed is due at its end."""

    ledger: str
    phase: str
    month: int
    role: str = Role.PRIVACY_OFFICER


@dataclass(frozen=True, kw_only=True)
class Outside:
    """A date that comes from elsewhere, with words of its own: the window of a renewal for instance."""

    text: str
    due_on: date


OF_A_YEAR = (
    Proposal(ledger=Ledger.LAWS, phase=Phase.PLAN, month=0),
    Proposal(ledger=Ledger.PARTIES, phase=Phase.PLAN, month=0),
    Proposal(ledger=Ledger.OBJECTIVES, phase=Phase.PLAN, month=0),
    Proposal(ledger=Ledger.INVENTORY, phase=Phase.PLAN, month=1),
    Proposal(ledger=Ledger.RISKS, phase=Phase.PLAN, month=2),
    Proposal(ledger=Ledger.DOCUMENTS, phase=Phase.PLAN, month=2),
    Proposal(ledger=Ledger.TRAINING, phase=Phase.DO, month=4),
    Proposal(ledger=Ledger.CONTRACTORS, phase=Phase.DO, month=6),
    Proposal(ledger=Ledger.AUDIT, phase=Phase.CHECK, month=8, role=Role.AUDIT_OFFICER),
    Proposal(ledger=Ledger.REVIEW, phase=Phase.ACT, month=10, role=Role.REPRESENTATIVE),
    Proposal(ledger=Ledger.NEXT_PLAN, phase=Phase.ACT, month=11),
    *(Proposal(ledger=Ledger.CHECKS, phase=Phase.CHECK, month=month) for month in range(MONTHS)),
)


def end_of_month(starts_on: date, month: int) -> date:
    return corresponding_day(starts_on, month + 1) - timedelta(days=1)


def year_of(day: date, first_month: int = FIRST_MONTH) -> date:
    """The first day of the business year in which a day lies."""
    year = day.year if day.month >= first_month else day.year - 1
    return date(year, first_month, 1)


def proposed(starts_on: date) -> Iterator[PlanEntry]:
    for each in OF_A_YEAR:
        yield PlanEntry(
            ledger=each.ledger, phase=each.phase, role=each.role, due_on=end_of_month(starts_on, each.month)
        )


def again(entry: PlanEntry, months: int) -> PlanEntry:
    """What stood in one year's plan, in the next: the end of a month stays the end of a month."""
    due_on = corresponding_day(entry.due_on, months)
    if (entry.due_on + timedelta(days=1)).day == 1:
        due_on = end_of_month(due_on.replace(day=1), 0)
    return PlanEntry(
        ledger=entry.ledger,
        phase=entry.phase,
        role=entry.role,
        text=entry.text,
        owner_id=entry.owner_id,
        department_id=entry.department_id,
        due_on=due_on,
    )
