"""Reads of the plan of a year: its entries, and what the ledgers say of them on a day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from shirushi.agenda.calendar import Event
from shirushi.agenda.models import Task
from shirushi.people.actor import Actor
from shirushi.pms.models import (
    AuditPlan,
    ConfirmationRound,
    Contractor,
    InterestedParty,
    Law,
    ManagementReview,
    Nonconformity,
    Objective,
    OperationCheck,
    PlanEntry,
    ReviewDecision,
    RiskSheet,
    TrainingCourse,
    YearPlan,
)
from shirushi.pms.models.planning import IN_ORDER
from shirushi.rules.dates import day_after_period

Ledger = PlanEntry.Ledger
# The tasks that entries become.
KINDS = "pms.plan.entry."
A_YEAR = timedelta(days=366)
# The day on which something was done, of each key that the ledger knows; None for the whole year.
Days = dict[Any, date | None]


@dataclass(frozen=True)
class Standing:
    """An entry as it stands on a day."""

    entry: PlanEntry
    done_on: date | None
    state: str

    @property
    def is_open(self) -> bool:
        return self.state in ("late", "now", "ahead")


def plans(actor: Actor) -> QuerySet[YearPlan]:
    found: QuerySet[YearPlan] = YearPlan.objects.visible_to(actor).select_related(
        "organisation", "approved_by"
    )
    return found.order_by("-starts_on")


def running(actor: Actor) -> YearPlan | None:
    """The plan of the year in which the day lies; else the newest that has begun."""
    return plans(actor).filter(starts_on__lte=actor.on).first()


def entries(actor: Actor) -> QuerySet[PlanEntry]:
    seen = PlanEntry.objects.visible_to(actor)
    found: QuerySet[PlanEntry] = seen.select_related(
        "plan__organisation", "organisation", "owner", "department"
    )
    return found.order_by(*IN_ORDER)


def standings(plan: YearPlan, listed: QuerySet[PlanEntry], on: date) -> list[Standing]:
    """What each entry stands at: one question a ledger, however many entries there are."""
    rows = list(listed)
    said = {code: _days_of(code, plan, rows, on) for code in {each.ledger for each in rows}}
    return [_standing(each, _done_on(each, said[each.ledger]), on) for each in rows]


def _days_of(code: str, plan: YearPlan, rows: list[PlanEntry], on: date) -> Days:
    tell = TELLING.get(code)
    keys = [each.source_id for each in rows if each.ledger == code and each.source_id]
    return tell(Asked(plan, min(on, plan.ends_on), keys)) if tell else {}


def _done_on(entry: PlanEntry, said: Days) -> date | None:
    if entry.is_ticked_by_hand:
        return entry.ticked_on
    if entry.ledger == Ledger.CHECKS:
        return said.get(entry.due_on.replace(day=1))
    return said.get(entry.source_id)


def _standing(entry: PlanEntry, done_on: date | None, on: date) -> Standing:
    if entry.dropped_on:
        return Standing(entry, None, "dropped")
    if done_on:
        return Standing(entry, done_on, "done")
    if entry.due_on < on:
        return Standing(entry, None, "late")
    return Standing(entry, None, "now" if entry.due_on.replace(day=1) <= on else "ahead")


@dataclass(frozen=True)
class Asked:
    """Of which plan, until which day of its year, about which rows."""

    plan: YearPlan
    until: date
    keys: list[int]

    def in_year(self, column: str) -> Q:
        return Q(**{f"{column}__gte": self.plan.starts_on, f"{column}__lte": self.until})

    def of(self, model: Any) -> QuerySet[Any]:
        found: QuerySet[Any] = model.objects.filter(organisation=self.plan.organisation)
        return found


def _last(found: QuerySet[Any], column: str) -> Days:
    return {None: found.aggregate(day=Max(column))["day"]}


def _register(model: Any) -> Callable[[Asked], Days]:
    def checked(asked: Asked) -> Days:
        """When the last line was looked at, if all were in this year."""
        standing = asked.of(model).filter(Q(ended_on=None) | Q(ended_on__gt=asked.until))
        return _all_in_year(asked, standing, "checked_on")

    return checked


def _all_in_year(asked: Asked, rows: QuerySet[Any], column: str) -> Days:
    counted = rows.aggregate(
        all=Count("pk"), known=Count("pk", filter=asked.in_year(column)), first=Min(column), last=Max(column)
    )
    whole = counted["all"] and counted["all"] == counted["known"]
    return {None: counted["last"] if whole else None}


def _objectives(asked: Asked) -> Days:
    set_for = asked.of(Objective).filter(year=asked.plan.starts_on.year, created_on__lte=asked.until)
    return {None: set_for.aggregate(day=Min("created_on"))["day"]}


def _inventory(asked: Asked) -> Days:
    """The round of the year in which every department that was asked has answered."""
    rounds = asked.of(ConfirmationRound).filter(asked.in_year("created_on"))
    answered = rounds.annotate(
        asked=Count("departments"), said=Count("departments", filter=Q(departments__confirmed_on__lte=asked.until)),
        last=Max("departments__confirmed_on"),
    )  # fmt: skip
    whole = [each.last for each in answered if each.asked and each.asked == each.said]
    return {None: max(whole, default=None)}


def _risks(asked: Asked) -> Days:
    return _all_in_year(asked, asked.of(RiskSheet).filter(ended_on=None), "assessed_on")


def _training(asked: Asked) -> Days:
    return _last(asked.of(TrainingCourse).filter(asked.in_year("approved_on")), "approved_on")


def _contractors(asked: Asked) -> Days:
    going_on = asked.of(Contractor).filter(Q(ended_on=None) | Q(ended_on__gt=asked.until))
    return _all_in_year(asked, going_on, "evaluated_on")


def _checks(asked: Asked) -> Days:
    """Of each month the day on which its last department answered."""
    found = asked.of(OperationCheck).filter(asked.in_year("month")).order_by().values("month")
    rows = found.annotate(asked=Count("pk"), said=Count("answered_on"), last=Max("answered_on"))
    return {row["month"]: row["last"] for row in rows if row["asked"] == row["said"]}


def _audit(asked: Asked) -> Days:
    return _last(asked.of(AuditPlan).filter(asked.in_year("received_on")), "received_on")


def _review(asked: Asked) -> Days:
    return _last(asked.of(ManagementReview).filter(asked.in_year("approved_on")), "approved_on")


def _next_plan(asked: Asked) -> Days:
    next_one = asked.of(YearPlan).filter(starts_on=day_after_period(asked.plan.starts_on, 12))
    return _last(next_one.filter(approved_on__lte=asked.until), "approved_on")


def _decisions(asked: Asked) -> Days:
    done = asked.of(ReviewDecision).filter(pk__in=asked.keys, done_on__lte=asked.until)
    return dict(done.values_list("pk", "done_on"))


def _corrections(asked: Asked) -> Days:
    done = asked.of(Nonconformity).filter(pk__in=asked.keys, done_on__lte=asked.until)
    return dict(done.values_list("pk", "done_on"))


TELLING: dict[str, Callable[[Asked], Days]] = {
    Ledger.LAWS: _register(Law),
    Ledger.PARTIES: _register(InterestedParty),
    Ledger.OBJECTIVES: _objectives,
    Ledger.INVENTORY: _inventory,
    Ledger.RISKS: _risks,
    Ledger.TRAINING: _training,
    Ledger.CONTRACTORS: _contractors,
    Ledger.CHECKS: _checks,
    Ledger.AUDIT: _audit,
    Ledger.REVIEW: _review,
    Ledger.NEXT_PLAN: _next_plan,
    Ledger.DECISION: _decisions,
    Ledger.CORRECTION: _corrections,
}


def calendar_of(actor: Actor) -> Iterator[Event]:
    """What of approved plans a person is to do itself and has not become its task yet."""
    if not actor.is_business or not actor.person_id:
        return
    seen = entries(actor).filter(plan__approved_on__isnull=False, plan__starts_on__gte=actor.on - A_YEAR)
    mine = seen.filter(
        Q(owner_id=actor.person_id) | Q(owner=None, role__in=actor.roles), due_on__gte=actor.on
    )
    asked = Task.objects.filter(kind__startswith=KINDS, closed_on=None, organisation=actor.organisation_id)
    known = set(asked.values_list("subject_id", flat=True))
    for plan in {each.plan_id: each.plan for each in mine}.values():
        for each in standings(plan, mine.filter(plan=plan), actor.on):
            if each.is_open and each.entry.pk not in known:
                yield Event(f"plan-entry-{each.entry.pk}", each.entry.due_on, each.entry.title)


def rows(listed: list[Standing]) -> Iterator[dict[str, Any]]:
    """The plan as one hands it to an assessor."""
    for each in listed:
        entry = each.entry
        yield {
            "due_on": entry.due_on,
            "phase": str(entry.get_phase_display()),
            "text": entry.title,
            "owner": str(entry.owner or entry.get_role_display()),
            "department": str(entry.department or ""),
            "state": each.state,
            "done_on": each.done_on,
            "drop_reason": entry.drop_reason,
        }
