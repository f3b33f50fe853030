"""How many cases stand at each step and for how long; what falls due in them. Counted in the database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from django.db.models import Count, QuerySet

from shirushi.awards.cases.steps import Step, open_cases, with_step
from shirushi.awards.cases.tasks import AHEAD, OVERDUE, due_within, of_cases
from shirushi.people.actor import Actor
from shirushi.people.rulebook import current


@dataclass(frozen=True)
class Age:
    """The cases at one step, their days there, and how many are over what the scheme aims at (None: not set)."""

    step: Step
    cases: int
    median: int
    oldest: int
    target: int | None
    over: int


@dataclass(frozen=True)
class Deadlines:
    """In how many cases tasks of one kind are past due, or fall due within so many days."""

    kind: str
    overdue: int
    ahead: dict[str, int]


def ages(actor: Actor) -> list[Age]:
    """Every step, also one at which nothing stands."""
    days: dict[str, list[tuple[int, int]]] = {step.value: [] for step in Step}
    stepped: QuerySet[Any] = with_step(open_cases(actor)).order_by()
    for step, since, cases in stepped.values_list("step", "since").annotate(n=Count("pk")):
        if step in days:
            days[step].append((_days(since, actor.on), cases))
    targets: Mapping[Any, int] = current().settings[actor.scheme].step_target_days
    return [_age(step, sorted(days[step.value]), targets.get(step.value)) for step in Step]


def _days(since: date | None, on: date) -> int:
    return (on - since).days if since else 0


def _age(step: Step, days: Sequence[tuple[int, int]], target: int | None) -> Age:
    over = sum(cases for waited, cases in days if target is not None and waited > target)
    return Age(
        step=step,
        cases=sum(cases for _waited, cases in days),
        median=_median(days),
        oldest=days[-1][0] if days else 0,
        target=target,
        over=over,
    )


def _median(days: Sequence[tuple[int, int]]) -> int:
    """Of days with how many cases stand so long, in order; of two in the middle the shorter."""
    reached = list(accumulate(cases for _waited, cases in days))
    return next(
        (waited for (waited, _cases), upto in zip(days, reached, strict=True) if 2 * upto >= reached[-1]),
        0,
    )


def deadlines(actor: Actor) -> list[Deadlines]:
    """By kind of task, those with most cases first."""
    furthest = actor.on + timedelta(days=int(AHEAD[-1]))
    pressing = of_cases().filter(due_on__lte=furthest, dossier__in=open_cases(actor).values("dossier_id"))
    periods = {
        f"within_{period}": Count("dossier_id", distinct=True, filter=due_within(period, actor.on))
        for period in (OVERDUE, *AHEAD)
    }
    counted: Iterable[Mapping[str, Any]] = pressing.order_by().values("kind").annotate(**periods)
    found = [
        Deadlines(
            kind=row["kind"],
            overdue=row[f"within_{OVERDUE}"],
            ahead={period: row[f"within_{period}"] for period in AHEAD},
        )
        for row in counted
    ]
    return sorted(found, key=lambda each: (-each.overdue, -each.ahead[AHEAD[-1]], each.kind))
