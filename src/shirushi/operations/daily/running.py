"""Running the duties: day by day, in order, as often as one likes."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from shirushi.operations.daily import DUTIES
from shirushi.operations.daily.duty import ONE_DAY, Duty
from shirushi.operations.models import DailyRun
from shirushi.people import actor as actors
from shirushi.people.actor import Actor

BATCH = 50
log = logging.getLogger(__name__)


@dataclass
class Done:
    """One day's run: by duty, the keys of what changed, and how many things could not be done."""

    day: date
    changed: dict[str, list[int]] = field(default_factory=dict)
    failures: int = 0


def days_to_run(until: date) -> list[date]:
    """Unfinished days, and those since the last run. On a new installation: `until` alone."""
    last = DailyRun.objects.order_by("-day").values_list("day", flat=True).first()
    unfinished = DailyRun.objects.filter(finished_at=None, day__lte=until).order_by("day")
    since = until if last is None else last + ONE_DAY
    ahead = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    return [*unfinished.values_list("day", flat=True), *ahead]


def run(until: date, *, at: datetime) -> Iterator[Done]:
    """Do what is still to be done up to and including the day, each day before the next."""
    for day in days_to_run(until):
        yield run_day(day, at=at)


def run_day(day: date, *, at: datetime) -> Done:
    """One thing that fails is logged, keeps the day unfinished and does not keep the others from being done."""
    DailyRun.objects.get_or_create(day=day)
    done = Done(day)
    by = actors.system(on=day, at=at)
    for duty in DUTIES:
        _perform(duty, by, done)
    _finish(done, at)
    return done


def _finish(done: Done, at: datetime) -> None:
    kept = DailyRun.objects.get(day=done.day)
    for name, keys in done.changed.items():
        kept.changed[name] = sorted({*kept.changed.get(name, []), *keys})
    kept.finished_at = None if done.failures else kept.finished_at or at
    kept.save(update_fields=["changed", "finished_at"])


def _perform(duty: Duty, by: Actor, done: Done) -> None:
    keys = list(duty.due(by.on).values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        _perform_batch(duty, keys[start : start + BATCH], by, done)


@transaction.atomic
def _perform_batch(duty: Duty, keys: Iterable[int], by: Actor, done: Done) -> None:
    """The day's row is held: of two runs at once the second finds the first's work done."""
    DailyRun.objects.select_for_update().get(day=by.on)
    for thing in duty.due(by.on).filter(pk__in=keys):
        if _acted(duty, thing, by):
            done.changed.setdefault(duty.name, []).append(thing.pk)
        else:
            done.failures += 1


def _acted(duty: Duty, thing: Any, by: Actor) -> bool:
    try:
        with transaction.atomic():
            duty.act(thing, by)
    except Exception:
        log.exception("%s of %s: %s %s could not be done", duty.name, by.on, type(thing).__name__, thing.pk)
        return False
    return True
