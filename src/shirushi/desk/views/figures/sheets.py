"""The figures as tables of workbooks."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from shirushi.awards.cases import ages, found, load, renewals
from shirushi.awards.cases.tasks import AHEAD
from shirushi.desk.forms.home import without_params
from shirushi.grants.models import Grant
from shirushi.people.actor import Actor
from shirushi.review.edition import requirement_label
from shirushi.sheets.writing import Column, Row, Table

Days = tuple[date, date]
NARROW, WIDE = 14, 44
STEPS: list[Column] = [
    ("step", _("Step"), WIDE),
    ("cases", _("Cases"), NARROW),
    ("median", _("Median of days"), NARROW),
    ("oldest", _("Longest, in days"), NARROW),
    ("target", _("Aim in days"), NARROW),
    ("over", _("Over the aim"), NARROW),
]
DEADLINES: list[Column] = [
    ("kind", _("What is to be done"), WIDE),
    ("overdue", _("Past due"), NARROW),
    (AHEAD[0], _("Within 30 days"), NARROW),
    (AHEAD[1], _("Within 60 days"), NARROW),
    (AHEAD[2], _("Within 90 days"), NARROW),
]
FINDINGS: list[Column] = [
    ("requirement", _("Requirement"), 60),
    ("nonconformities", _("Nonconformities"), NARROW),
    ("remarks", _("Remarks"), NARROW),
    ("cases", _("Cases"), NARROW),
]
LOAD: list[Column] = [
    ("name", _("Name"), WIDE),
    ("cases", _("Cases"), NARROW),
    ("leads", _("As the lead"), NARROW),
    ("undeclared", _("Not declared yet"), NARROW),
    ("oldest_on", _("Oldest submitted on"), 18),
]
MONTHS: list[Column] = [
    ("first", _("Month"), NARROW),
    ("opens", _("Windows that open"), NARROW),
    ("closes", _("Windows that close"), NARROW),
    ("expires", _("Terms that end"), NARROW),
    ("applied", _("Of these applied for"), NARROW),
]
TERMS: list[Column] = [
    ("unit", _("Unit"), WIDE),
    ("number", _("Registration number"), 18),
    ("opens", _("Window opens on"), NARROW),
    ("closes", _("Window closes on"), NARROW),
    ("expires", _("Term ends on"), NARROW),
    ("applied_on", _("Renewal applied for on"), 18),
    ("review_body", _("Review body"), WIDE),
]


def _steps(who: Actor, _days: Days) -> list[Table]:
    steps = [{**vars(row), "step": str(row.step.label)} for row in ages.ages(who)]
    due = [
        {"kind": without_params(row.kind), "overdue": row.overdue, **row.ahead} for row in ages.deadlines(who)
    ]
    return [
        Table(str(_("Age by step")), STEPS, steps),
        Table(str(_("Deadlines ahead")), DEADLINES, due),
    ]


def _findings(who: Actor, days: Days) -> list[Table]:
    rows = [
        {**vars(each), "requirement": requirement_label(who.scheme, each.requirement, who.on)}
        for each in found.by_requirement(who, *days)
    ]
    return [Table(str(_("Findings by requirement")), FINDINGS, rows)]


def _load(who: Actor, _days: Days) -> list[Table]:
    if who.is_granting_body:
        columns = [column for column in LOAD if column[0] in {"name", "cases", "oldest_on"}]
        return [Table(str(_("Load by reviewer")), columns, [vars(row) for row in load.by_body(who)])]
    return [Table(str(_("Load by reviewer")), LOAD, [vars(row) for row in load.by_reviewer(who)])]


def _renewals(who: Actor, _days: Days) -> list[Table]:
    rows = [{**vars(month), "first": f"{month.first:%Y-%m}"} for month in renewals.forecast(who)]
    return [Table(str(_("Renewals by month")), MONTHS, rows)]


def term_table(who: Actor, grants: Iterable[Grant]) -> Table:
    return Table(str(_("Renewals to come")), TERMS, _term_rows(who, grants))


def _term_rows(who: Actor, grants: Iterable[Grant]) -> Iterator[Row]:
    for grant in grants:
        if grant.expires_on is None:
            continue
        yield {
            **vars(renewals.window(who.scheme, grant.expires_on, who.on)),
            "unit": str(grant.dossier.unit),
            "number": grant.registration.number if grant.registration else "",
            "applied_on": grant.renewal_applied_on,
            "review_body": grant.review_body.name,
        }


PAGES: dict[str, Callable[[Actor, Days], list[Table]]] = {
    "steps": _steps,
    "findings": _findings,
    "load": _load,
    "renewals": _renewals,
}
