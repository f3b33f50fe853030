"""Which renewals are to be expected in which month: from the windows of the terms that run."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from django.db.models import Count, Q, QuerySet

from shirushi.grants.models import Grant
from shirushi.people.actor import Actor
from shirushi.people.rulebook import current
from shirushi.rules import Rulebook
from shirushi.rules.dates import corresponding_day

MONTHS = 24
By = Literal["opens", "closes", "expires"]


@dataclass(frozen=True)
class Window:
    """When the renewal of a term that ends on `expires` is applied for; what a suspension brings is not in it."""

    opens: date | None
    closes: date | None
    expires: date


@dataclass(frozen=True)
class Month:
    """How many windows open and close in it, how many terms end in it, and of these how many applied."""

    first: date
    opens: int
    closes: int
    expires: int
    applied: int


def terms(actor: Actor) -> QuerySet[Grant]:
    """The terms that run on the day and were not ended early, the first to expire first."""
    seen: QuerySet[Grant] = Grant.objects.visible_to(actor)
    stands = Q(revoked_on=None) | Q(revocation_annulled_on__isnull=False)
    running = seen.filter(
        stands,
        dossier__scheme=actor.scheme,
        starts_on__isnull=False,
        expires_on__gte=actor.on,
        returned_on=None,
        terminated_on=None,
    )
    return running.order_by("expires_on", "pk")


def window(scheme: str, expires_on: date, on: date) -> Window:
    """By the rule as it is known on the day."""
    return _window(current(), scheme, expires_on, on)


# Terms end on some hundred days, and every page of the day asks for the same.
@lru_cache(maxsize=4096)
def _window(book: Rulebook, scheme: str, expires_on: date, on: date) -> Window:
    facts = {"scheme": scheme, "on": on, "expires_on": expires_on, "suspensions": []}
    decision = book.require("renewal_window", facts)
    return Window(decision.day("opens_on"), decision.day("closes_on"), expires_on)


def forecast(actor: Actor) -> list[Month]:
    """This month and those after it."""
    counted = (
        terms(actor)
        .order_by()
        .values_list("expires_on")
        .annotate(n=Count("pk"), applied=Count("pk", filter=Q(renewal_applied_on__isnull=False)))
    )
    rows = [(window(actor.scheme, day, actor.on), n, applied) for day, n, applied in counted]
    first = actor.on.replace(day=1)
    starts = [corresponding_day(first, months) for months in range(MONTHS + 1)]
    return [_month(begins, ends, rows) for begins, ends in pairwise(starts)]


def _month(begins: date, ends: date, rows: list[tuple[Window, int, int]]) -> Month:
    def inside(day: date | None) -> bool:
        return day is not None and begins <= day < ends

    return Month(
        first=begins,
        opens=sum(n for row, n, _applied in rows if inside(row.opens)),
        closes=sum(n for row, n, _applied in rows if inside(row.closes)),
        expires=sum(n for row, n, _applied in rows if inside(row.expires)),
        applied=sum(applied for row, _n, applied in rows if inside(row.expires)),
    )


def terms_of(actor: Actor, month: date | None, by: By) -> QuerySet[Grant]:
    """The terms behind a figure of the forecast; all that run where no month is named."""
    running = terms(actor)
    if month is None:
        return running
    ends = corresponding_day(month, 1)
    days = running.order_by().values_list("expires_on", flat=True).distinct()
    windows = [window(actor.scheme, day, actor.on) for day in days if day is not None]
    wanted = [each.expires for each in windows if (day := getattr(each, by)) and month <= day < ends]
    return running.filter(expires_on__in=wanted)
