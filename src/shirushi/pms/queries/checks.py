"""Reads of operation checks and of the log of the day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from shirushi.people.actor import Actor
from shirushi.people.models import Department
from shirushi.pms.access import WHOLE
from shirushi.pms.check_points import shipped
from shirushi.pms.models import CheckPoint, DayLog, LogPlace, OperationCheck
from shirushi.rules.dates import corresponding_day, is_public_open_day

MONTHS_SHOWN = 12
DAYS_SHOWN = 31


@dataclass(frozen=True)
class AskedPoint:
    """A point as a department is asked it: `key` is stable, `own` the key of its row if it is the department's own."""

    key: str
    group: str
    text: dict[str, str]
    own: CheckPoint | None = None


def points_of(department: Department) -> list[AskedPoint]:
    rows = list(CheckPoint.objects.filter(department=department).order_by("pk"))
    left_out = {row.code for row in rows if row.code}
    asked = [
        AskedPoint(point.code, group.code, point.text.as_json())
        for group in shipped().groups
        for point in group.points
        if point.code not in left_out
    ]
    own = [AskedPoint(f"own-{row.pk}", "", {"ja": row.text, "en": row.text}, row) for row in rows if row.text]
    return asked + own


def left_out(department: Department) -> set[str]:
    return set(
        CheckPoint.objects.filter(department=department).exclude(code="").values_list("code", flat=True)
    )


def departments_for(actor: Actor) -> QuerySet[Department]:
    """The open departments whose checks the actor sees: all, or those that it heads."""
    found = Department.objects.visible_to(actor).filter(closed_on=None)
    if not actor.has(*WHOLE):
        found = found.filter(pk__in=actor.department_ids if actor.has("department_head") else [])
    result: QuerySet[Department] = found.order_by("name", "pk")
    return result


def months_until(last: date, count: int = MONTHS_SHOWN) -> list[date]:
    """The first days of that many months, ending with the month of `last`."""
    first = last.replace(day=1)
    return [corresponding_day(first, -back) for back in reversed(range(count))]


@dataclass(frozen=True)
class Cell:
    """One department in one month: done with so many points not well, missing, or asked in the running month."""

    department: Department
    month: date
    check: Any
    is_past: bool

    @property
    def is_done(self) -> bool:
        return bool(self.check and self.check.answered_on)

    @property
    def is_missing(self) -> bool:
        return self.is_past and not self.is_done


def matrix(
    departments: Sequence[Department], months: Sequence[date], on: date
) -> list[tuple[Department, list[Cell]]]:
    """Departments by months, from one question; a department is not missing in months before its first check."""
    checks = OperationCheck.objects.filter(department__in=departments, month__in=months)
    not_well = Count("answers", filter=Q(answers__result="bad"))
    found = {(each.department_id, each.month): each for each in checks.annotate(not_well=not_well)}
    begun = {pk: min(month for key, month in found if key == pk) for pk, _month in found}
    this_month = on.replace(day=1)
    return [
        (
            department,
            [
                Cell(
                    department,
                    month,
                    found.get((department.pk, month)),
                    begun.get(department.pk, this_month) <= month < this_month,
                )
                for month in months
            ],
        )
        for department in departments
    ]


def rows(actor: Actor, months: Sequence[date]) -> Iterator[dict[str, Any]]:
    """All answers of these months, for the ledger on paper."""
    seen = OperationCheck.objects.visible_to(actor).filter(month__in=months).exclude(answered_on=None)
    checks = seen.select_related("department", "answered_by").prefetch_related("answers")
    for check in checks.order_by("month", "department__name", "pk"):
        for answer in check.answers.all():
            yield {
                "month": f"{check.month:%Y-%m}",
                "department": check.department.name,
                "point": answer.words,
                "result": str(answer.get_result_display()),
                "remark": answer.remark,
                "answered_on": check.answered_on,
                "answered_by": str(check.answered_by or ""),
            }


def places(actor: Actor) -> QuerySet[LogPlace]:
    found: QuerySet[LogPlace] = LogPlace.objects.visible_to(actor).filter(closed_on=None).order_by("pk")
    return found


@dataclass(frozen=True)
class Today:
    """One place today, and its working days without a whole log."""

    place: LogPlace
    log: DayLog | None
    gaps: list[date]


def today_of(found: Sequence[LogPlace], on: date) -> list[Today]:
    since = on - timedelta(days=DAYS_SHOWN)
    logs = DayLog.objects.filter(place__in=found, day__gte=since, day__lte=on)
    by_day = {(log.place_id, log.day): log for log in logs.select_related("opened_by", "closed_by")}
    return [
        Today(place, by_day.get((place.pk, on)), gaps_of(place, by_day, max(since, place.created_on), on))
        for place in found
    ]


def gaps_of(place: LogPlace, by_day: dict[tuple[int, date], DayLog], since: date, on: date) -> list[date]:
    """Working days until yesterday of which entry or exit is missing; other days only if one of both is there."""
    days = [since + timedelta(days=ahead) for ahead in range((on - since).days)]
    return [day for day in days if _is_gap(by_day.get((place.pk, day)), day)]


def _is_gap(log: DayLog | None, day: date) -> bool:
    return not log.is_whole if log else is_public_open_day(day)


def days_of(place: LogPlace) -> QuerySet[DayLog]:
    found: QuerySet[DayLog] = place.days.select_related("opened_by", "closed_by", "added_by").order_by("-day")
    return found


def day_rows(place: LogPlace) -> Iterator[dict[str, Any]]:
    for log in days_of(place).order_by("day").iterator(chunk_size=500):
        yield {
            "day": log.day,
            "place": place.name,
            "opened_at": f"{log.opened_at:%H:%M}" if log.opened_at else "",
            "opened_by": str(log.opened_by or ""),
            "closed_at": f"{log.closed_at:%H:%M}" if log.closed_at else "",
            "closed_by": str(log.closed_by or ""),
            "nobody": log.nobody,
            "added_by": str(log.added_by or ""),
            "remark": log.remark,
        }


def unanswered(organisation_id: int, before: date) -> int:
    """How many checks of past months nobody answered."""
    return OperationCheck.objects.filter(
        organisation_id=organisation_id, month__lt=before, answered_on=None
    ).count()
