"""Figures of a business year, month by month: what was checked, taught, answered, found and put right."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext_lazy as _

from shirushi.people.models import Organisation
from shirushi.pms.models import Complaint, DataRequest, Enrolment, Mishap, Nonconformity, OperationCheck
from shirushi.pms.models.planning import MONTHS
from shirushi.pms.queries.review_inputs import Asked, Found, said
from shirushi.pms.queries.training import COUNTED, PASSED, Share
from shirushi.rules.dates import corresponding_day, period_end

IN_TIME = Q(answered_on__lte=F("due_on"))


@dataclass(frozen=True)
class Span:
    """From a day until a day, of one business."""

    organisation: Organisation
    since: date
    until: date

    def of(self, model: Any, column: str, which: Q | None = None) -> QuerySet[Any]:
        """Rows whose day lies in the span."""
        days = Q(**{f"{column}__gte": self.since, f"{column}__lte": self.until})
        rows: QuerySet[Any] = model.objects.filter(days & (which or Q()), organisation=self.organisation)
        return rows


@dataclass(frozen=True)
class Counted:
    """One figure: its group (one picture), its words, and what is counted by which day."""

    group: str
    label: Any
    rows: Callable[[Span], QuerySet[Any]]
    column: str


def _counted(group: str, label: Any, model: Any, column: str, which: Q | None = None) -> Counted:
    return Counted(group, label, lambda span: span.of(model, column, which), column)


GROUPS = {
    "checks": _("Operation checks"),
    "findings": _("Nonconformities"),
    "requests": _("Requests of data subjects"),
    "trouble": _("Incidents and complaints"),
}
COUNTED_FIGURES = (
    _counted("checks", _("Checks asked for"), OperationCheck, "month"),
    _counted("checks", _("Checks answered"), OperationCheck, "month", Q(answered_on__isnull=False)),
    _counted("findings", _("Nonconformities found"), Nonconformity, "found_on"),
    _counted("findings", _("Corrections carried out"), Nonconformity, "done_on"),
    _counted("findings", _("Effects confirmed"), Nonconformity, "effective_on"),
    _counted("requests", _("Requests received"), DataRequest, "received_on"),
    _counted("requests", _("Requests answered in time"), DataRequest, "answered_on", IN_TIME),
    _counted("trouble", Mishap.Kind.INCIDENT.label, Mishap, "found_on", Q(kind=Mishap.Kind.INCIDENT)),
    _counted("trouble", Mishap.Kind.NEAR_MISS.label, Mishap, "found_on", Q(kind=Mishap.Kind.NEAR_MISS)),
    _counted("trouble", _("Complaints received"), Complaint, "received_on"),
)


@dataclass(frozen=True)
class Row:
    group: str
    label: Any
    values: list[int]

    @property
    def total(self) -> int:
        return sum(self.values)


@dataclass(frozen=True)
class Year:
    months: list[date]
    rows: list[Row]
    trained: Share
    open_findings: int

    def of_group(self, group: str) -> list[Row]:
        return [row for row in self.rows if row.group == group]


def year(organisation: Organisation, starts_on: date, on: date) -> Year:
    """The year as far as it has come: one question a figure."""
    months = [corresponding_day(starts_on, ahead) for ahead in range(MONTHS)]
    span = Span(organisation, starts_on, min(on, period_end(starts_on, MONTHS)))
    return Year(
        months=months,
        rows=[Row(each.group, each.label, _by_month(each, span, months)) for each in COUNTED_FIGURES],
        trained=_trained(span),
        open_findings=_open(span),
    )


def _by_month(figure: Counted, span: Span, months: list[date]) -> list[int]:
    rows = figure.rows(span).order_by().annotate(counted_in=TruncMonth(figure.column))
    counted = dict(rows.values_list("counted_in").annotate(count=Count("pk")))
    return [counted.get(month, 0) for month in months]


def _trained(span: Span) -> Share:
    """Of those who were to pass a course in the span, how many passed."""
    counted = span.of(Enrolment, "due_on", COUNTED).aggregate(
        present=Count("pk"), passed=Count("pk", filter=PASSED)
    )
    return Share(counted["present"], counted["passed"])


def _open(span: Span) -> int:
    closed = Q(effective_on__isnull=False, effective_on__lte=span.until)
    found = Nonconformity.objects.filter(organisation=span.organisation, found_on__lte=span.until)
    return found.exclude(closed).count()


def monitoring(asked: Asked) -> Found:
    """What of the figures since the last review no register says there itself."""
    span = Span(asked.organisation, asked.since, asked.on)
    requests = span.of(DataRequest, "answered_on")
    confirmed = span.of(Nonconformity, "effective_on").count()
    in_time = requests.filter(IN_TIME).count()
    lines = [
        said(_("Requests answered in time: %(count)s of %(all)s."), count=in_time, all=requests.count()),
        said(_("Corrections whose effect was confirmed: %(count)s."), count=confirmed),
    ]
    return Found(0, lines)
