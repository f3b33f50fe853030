"""Reads of risk assessment: sheets and where they stand, the register, the heat map, what audits and readiness ask."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Case, Count, F, Max, Q, QuerySet, When

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.pms.models import Holding, Risk, RiskMeasure, RiskSheet, SheetEntry
from shirushi.pms.services.risk.accepting import HIGH
from shirushi.pms.services.risk.waiting import YEAR, to_accept

# Where a sheet stands, in the order in which things are to be done.
STATES = ("to_assess", "returned", "to_review", "to_accept", "accepted")
MIDDLE = 3


# A holding that came, was changed, approved or ended after its sheet was assessed, told by its revision:
# days would not tell what happened on the day of the assessment itself.
UNSEEN = Q(seen_revision=None) | Q(holding__revision__gt=F("seen_revision"))


def changed_sheets(organisation_id: int, sheets: Iterable[int] | None = None) -> set[int]:
    """Assessed sheets with a holding that is not as it was then."""
    found = SheetEntry.objects.filter(
        UNSEEN, sheet__organisation_id=organisation_id, sheet__assessed_on__isnull=False
    )
    if sheets is not None:
        found = found.filter(sheet__in=sheets)
    return set(found.values_list("sheet_id", flat=True).distinct())


def changed_holdings(sheet: RiskSheet, actor: Actor) -> list[Holding]:
    """Which holdings make that the sheet is to be looked at again."""
    unseen = SheetEntry.objects.filter(UNSEEN, sheet=sheet).values("holding_id")
    found = Holding.objects.visible_to(actor).filter(pk__in=unseen)
    return list(found.order_by("number")[:20])


def state_of(sheet: RiskSheet, on: date, changed: Collection[int]) -> str:
    """Where the sheet stands on the day: the first that holds."""
    if sheet.assessed_on is None:
        return "to_assess"
    if sheet.returned_on:
        return "returned"
    if sheet.pk in changed or sheet.assessed_on < on - YEAR:
        return "to_review"
    if sheet.accepted_on is None or sheet.accepted_on < on - YEAR:
        return "to_accept"
    return "accepted"


def _in_state(state: str, on: date, changed: Collection[int]) -> Q:
    """The same as `state_of`, for the database."""
    waits = Q(accepted_on=None) | Q(accepted_on__lt=on - YEAR)
    again = Q(pk__in=changed) | Q(assessed_on__lt=on - YEAR)
    assessed = Q(assessed_on__isnull=False)
    return {
        "to_assess": ~assessed,
        "returned": assessed & Q(returned_on__isnull=False),
        "to_review": assessed & Q(returned_on=None) & again,
        "to_accept": assessed & Q(returned_on=None) & ~again & waits,
        "accepted": assessed & Q(returned_on=None) & ~again & ~waits,
    }[state]


@dataclass(frozen=True, kw_only=True)
class SheetFilter:
    state: str = ""
    department: int | None = None
    medium: str = ""


def sheets_for(actor: Actor, asked: SheetFilter | None = None) -> QuerySet[RiskSheet]:
    found = RiskSheet.objects.visible_to(actor).filter(ended_on=None).select_related("department")
    if asked and asked.state:
        changed = (
            changed_sheets(actor.organisation_id or 0) if asked.state not in ("to_assess", "returned") else ()
        )
        found = found.filter(_in_state(asked.state, actor.on, changed))
    if asked and asked.department:
        found = found.filter(department=asked.department)
    if asked and asked.medium:
        found = found.filter(medium=asked.medium)
    return found.order_by("number")


def sheets_to_accept(actor: Actor) -> QuerySet[RiskSheet]:
    seen = RiskSheet.objects.visible_to(actor).filter(to_accept(actor.on))
    return seen.select_related("department").order_by("number")


def next_to_assess(actor: Actor, after: RiskSheet) -> RiskSheet | None:
    """The next sheet that nobody has assessed yet; from the last one on, the first that was passed over."""
    seen = RiskSheet.objects.visible_to(actor).filter(assessed_on=None, ended_on=None).exclude(pk=after.pk)
    ordered = seen.order_by(Case(When(number__gt=after.number, then=0), default=1), "number")
    found: RiskSheet | None = ordered.first()
    return found


@dataclass
class Figures:
    """What a list says about one sheet."""

    holdings: int = 0
    risks: int = 0
    unassessed: int = 0
    open_treatments: int = 0
    highest: int = 0


OPEN = Q(done_on=None) & ~Q(further_measure="")
RESIDUAL = F("residual_likelihood") * F("residual_impact")


def figures_of(sheets: Collection[RiskSheet]) -> dict[int, Figures]:
    """The figures of these sheets, in two questions."""
    found: dict[int, Figures] = defaultdict(Figures)
    risks = Risk.objects.filter(sheet__in=sheets, concerns=True).values("sheet_id").order_by()
    for row in risks.annotate(
        risks=Count("pk"),
        unassessed=Count("pk", filter=Q(assessed_on=None)),
        open_treatments=Count("pk", filter=OPEN),
        highest=Max(RESIDUAL),
    ):
        sheet_id = row.pop("sheet_id")
        found[sheet_id] = Figures(**row)
    counted = SheetEntry.objects.filter(sheet__in=sheets).values("sheet_id").order_by()
    for row in counted.annotate(holdings=Count("pk")):
        found[row["sheet_id"]].holdings = row["holdings"]
    return found


def holdings_without_sheet(organisation_id: int) -> int:
    """Living holdings less those on sheets: two counts of indexes alone, where a join would read every row."""
    living = Holding.objects.filter(organisation_id=organisation_id).exclude(state=Holding.State.ENDED)
    ended = Holding.objects.filter(organisation_id=organisation_id, state=Holding.State.ENDED)
    on_sheets = SheetEntry.objects.filter(sheet__organisation_id=organisation_id)
    return living.count() + ended.filter(risk_entry__isnull=False).count() - on_sheets.count()


def risks_of(sheet: RiskSheet) -> list[Risk]:
    """The risks of a sheet with their measures, in the order of the life cycle."""
    place = {phase: at for at, phase in enumerate(Risk.Phase.values)}
    found = sheet.risks.prefetch_related("measures").select_related("owner_department").order_by("number")
    return sorted(found, key=lambda risk: (place[risk.phase], risk.number))


def holdings_of(sheet: RiskSheet, actor: Actor) -> QuerySet[Holding]:
    seen = Holding.objects.visible_to(actor).filter(risk_entry__sheet=sheet)
    found: QuerySet[Holding] = seen.select_related("department", "process").order_by("number")
    return found


def sheet_of(holding: Holding, actor: Actor) -> RiskSheet | None:
    """The sheet on which the holding is assessed, if the actor sees it."""
    found: RiskSheet | None = RiskSheet.objects.visible_to(actor).filter(entries__holding=holding).first()
    return found


@dataclass(frozen=True, kw_only=True)
class RiskFilter:
    """What the register shows."""

    show: str = ""
    phase: str = ""
    medium: str = ""
    department: int | None = None


SHOWS = ("open", "overdue", "high", "unassessed", "not_in_place")


def register(actor: Actor, asked: RiskFilter | None = None) -> QuerySet[Risk]:
    """All risks that concern the business, of living sheets."""
    asked = asked or RiskFilter()
    found: QuerySet[Risk] = Risk.objects.visible_to(actor).filter(concerns=True, sheet__ended_on=None)
    if asked.phase:
        found = found.filter(phase=asked.phase)
    if asked.medium:
        found = found.filter(sheet__medium=asked.medium)
    if asked.department:
        found = found.filter(sheet__department=asked.department)
    if asked.show:
        found = _shown(found, asked.show, actor.on)
    order = ("due_on", "pk") if asked.show in ("open", "overdue") else ("sheet_id", "number")
    return found.select_related("sheet__department", "owner_department").order_by(*order)


def _shown(found: QuerySet[Risk], show: str, on: date) -> QuerySet[Risk]:
    if show == "high":
        return found.annotate(grade=RESIDUAL).filter(grade__gte=HIGH)
    if show == "not_in_place":
        return found.filter(pk__in=RiskMeasure.objects.filter(in_place=False).values("risk_id"))
    conditions = {"open": OPEN, "overdue": OPEN & Q(due_on__lt=on), "unassessed": Q(assessed_on=None)}
    return found.filter(conditions[show])


Grid = dict[tuple[int, int], int]


@dataclass
class HeatMap:
    """How many risks there are by (likelihood, impact), without measures and with them."""

    before: Grid = field(default_factory=lambda: defaultdict(int))
    after: Grid = field(default_factory=lambda: defaultdict(int))


def heat_map(actor: Actor, sheet: RiskSheet | None = None) -> HeatMap:
    found = Risk.objects.visible_to(actor).filter(concerns=True, sheet__ended_on=None)
    found = found.filter(sheet=sheet) if sheet else found
    drawn = HeatMap()
    degrees = ("likelihood", "impact", "residual_likelihood", "residual_impact")
    for *four, count in found.order_by().values_list(*degrees).annotate(count=Count("pk")):
        drawn.before[four[0], four[1]] += count
        drawn.after[four[2], four[3]] += count
    return drawn


@dataclass(frozen=True)
class DepartmentMeasure:
    """A measure that a department is to live by, with the risks against which it stands."""

    text: str
    rule: str
    group: str
    phases: tuple[str, ...]
    risks: tuple[str, ...]


def measures_of_department(organisation_id: int, department_id: int) -> list[DepartmentMeasure]:
    """The measures in place on the sheets of a department, each once: what checks and audits ask about."""
    shared = SheetEntry.objects.filter(holding__department=department_id).values("sheet_id")
    here = Q(risk__sheet__department=department_id) | Q(risk__sheet__department=None, risk__sheet__in=shared)
    found = RiskMeasure.objects.filter(
        here,
        in_place=True,
        risk__organisation=organisation_id,
        risk__concerns=True,
        risk__sheet__ended_on=None,
    )
    rows: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    columns = ("text", "rule", "group", "risk__phase", "risk__text")
    for text, rule, group, phase, risk in found.order_by("rule", "pk").values_list(*columns):
        rows[text].append((rule, group, phase, risk))
    return [
        DepartmentMeasure(
            text, said[0][0], said[0][1], _once(row[2] for row in said), _once(row[3] for row in said)
        )
        for text, said in rows.items()
    ]


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


@dataclass(frozen=True)
class RiskReadiness:
    """How far risk assessment is: for the requirement tree and the dashboard."""

    organisation_id: int
    on: date
    approved_holdings: int
    assessed_holdings: int
    sheets: int
    sheets_assessed: int
    sheets_accepted: int
    open_treatments: int
    overdue_treatments: int
    last_assessed_on: date | None
    last_accepted_on: date | None

    @property
    def share(self) -> float:
        """The share of approved holdings whose sheet was assessed within the year."""
        return self.assessed_holdings / self.approved_holdings if self.approved_holdings else 0.0

    @cached_property
    def sheets_to_review(self) -> int:
        """Assessed sheets older than a year, or with a holding that changed since: looks at every holding."""
        old = Q(organisation_id=self.organisation_id, ended_on=None, assessed_on__lt=self.on - YEAR)
        stale = RiskSheet.objects.filter(old).values_list("pk", flat=True)
        return len(set(stale) | changed_sheets(self.organisation_id))


def readiness(organisation: Organisation, on: date) -> RiskReadiness:
    sheets = RiskSheet.objects.filter(organisation=organisation, ended_on=None)
    fresh = Q(assessed_on__gte=on - YEAR)
    told = sheets.aggregate(
        sheets=Count("pk"),
        sheets_assessed=Count("pk", filter=fresh),
        sheets_accepted=Count("pk", filter=Q(accepted_on__gte=on - YEAR)),
        last_assessed_on=Max("assessed_on"),
        last_accepted_on=Max("accepted_on"),
    )
    risks = Risk.objects.filter(organisation=organisation, concerns=True, sheet__ended_on=None)
    approved = Holding.objects.filter(organisation=organisation, state=Holding.State.APPROVED)
    return RiskReadiness(
        organisation_id=organisation.pk,
        on=on,
        **told,
        **risks.aggregate(
            open_treatments=Count("pk", filter=OPEN),
            overdue_treatments=Count("pk", filter=OPEN & Q(due_on__lt=on)),
        ),
        approved_holdings=approved.count(),
        assessed_holdings=_assessed_holdings(organisation, on),
    )


def _assessed_holdings(organisation: Organisation, on: date) -> int:
    """All on fresh sheets less the few that are not approved (any more)."""
    entries = SheetEntry.objects.filter(sheet__organisation=organisation, sheet__assessed_on__gte=on - YEAR)
    others = Holding.objects.filter(
        organisation=organisation, state__in=(Holding.State.PROPOSED, Holding.State.ENDED)
    )
    return entries.count() - others.filter(risk_entry__sheet__assessed_on__gte=on - YEAR).count()
