"""Sheets for holdings that have none: few, because holdings that are handled alike share one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import policy
from shirushi.pms.models import Holding, Risk, RiskMeasure, RiskSheet, SheetEntry
from shirushi.pms.risk_proposals import TOLD_BY, Proposal, catalogue, traits_of
from shirushi.pms.services.risk.waiting import tell_what_waits
from shirushi.record import journal

# Up to here the whole business shares its sheets: six at most. A larger one has them by department.
SHARED_UNTIL = 50
BATCH = 1000
Care = RiskSheet.Care
Key = tuple[int | None, str, str]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Proposed:
    """How many sheets were made, how many holdings found their sheet, how many risks stand to be assessed."""

    sheets: int
    holdings: int
    risks: int


@transaction.atomic
def propose_sheets(*, organisation: Organisation, by: Actor, on: date) -> Proposed:
    """Put every living holding that has no sheet on one, with the risks that fit. Twice changes nothing."""
    allow(policy.may_run(by, organisation))
    guards.lock(organisation)
    groups = _grouped(organisation)
    if not groups:
        return Proposed(0, 0, 0)
    standing = _standing(organisation)
    made = _made(organisation, [key for key in groups if key not in standing], on)
    sheets = standing | {sheet_key(sheet): sheet for sheet in made}
    pairs = [(sheets[key], rows) for key, rows in groups.items()]
    _put_on(pairs)
    risks = add_proposals([(sheet, traits_of_rows(rows)) for sheet, rows in pairs], on)
    for sheet, rows in pairs:
        journal.record(
            "pms.risk_sheet.proposed", sheet, by=by, on=on, after={"name": sheet.name, "holdings": len(rows)}
        )
    tell_what_waits(organisation, on=on)
    return Proposed(len(made), sum(len(rows) for rows in groups.values()), risks)


def sheet_key(sheet: RiskSheet) -> Key:
    return sheet.department_id, sheet.medium, sheet.care


def traits_of_rows(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset().union(*(traits_of(row) for row in rows))


def _grouped(organisation: Organisation) -> dict[Key, list[Row]]:
    living = Holding.objects.filter(organisation=organisation).exclude(state=Holding.State.ENDED)
    loose = living.filter(risk_entry=None).order_by("number")
    rows = list(loose.values("pk", "department_id", "medium", *TOLD_BY))
    if not rows:
        return {}
    standing, is_small = _standing(organisation), living.count() <= SHARED_UNTIL
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        found[_key_of(row, standing, is_small)].append(row)
    return found


def _key_of(row: Row, standing: Mapping[Key, RiskSheet], is_small: bool) -> Key:
    care = Care.SPECIAL if row["sensitive"] or row["my_number"] else Care.ORDINARY
    own: Key = (row["department_id"], row["medium"], care)
    shared: Key = (None, row["medium"], care)
    if own in standing:
        return own
    return shared if is_small or shared in standing else own


def _standing(organisation: Organisation) -> dict[Key, RiskSheet]:
    """The sheets that take newcomers: the oldest of each kind."""
    found: dict[Key, RiskSheet] = {}
    for sheet in RiskSheet.objects.filter(organisation=organisation, ended_on=None).order_by("number"):
        found.setdefault(sheet_key(sheet), sheet)
    return found


def _made(organisation: Organisation, keys: list[Key], on: date) -> list[RiskSheet]:
    departments = dict(organisation.departments.values_list("pk", "name"))
    first = next_number(organisation)
    ordered = sorted(keys, key=lambda key: (departments.get(key[0] or 0, ""), key[1], key[2]))
    return RiskSheet.objects.bulk_create(
        RiskSheet(
            organisation=organisation,
            number=number,
            department_id=department,
            medium=medium,
            care=care,
            name=_name(departments.get(department or 0), medium, care),
            created_on=on,
        )
        for number, (department, medium, care) in enumerate(ordered, start=first)
    )


def next_number(organisation: Organisation) -> int:
    last = RiskSheet.objects.filter(organisation=organisation).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _name(department: str | None, medium: str, care: str) -> str:
    words = {"where": department or _("Whole business"), "medium": Holding.Medium(medium).label}
    if care == Care.SPECIAL:
        return _("%(where)s: %(medium)s (sensitive, My Number)") % words
    return _("%(where)s: %(medium)s") % words


def _put_on(pairs: Iterable[tuple[RiskSheet, list[Row]]]) -> None:
    entries = (SheetEntry(sheet=sheet, holding_id=row["pk"]) for sheet, rows in pairs for row in rows)
    SheetEntry.objects.bulk_create(entries, batch_size=BATCH)


def add_proposals(pairs: list[tuple[RiskSheet, frozenset[str]]], on: date) -> int:
    """Add to each sheet the proposals for these traits that it does not have yet; it is to be assessed again."""
    sheets = [sheet for sheet, _traits in pairs]
    have: dict[int, set[str]] = defaultdict(set)
    last: dict[int, int] = defaultdict(int)
    for sheet_id, code, number in Risk.objects.filter(sheet__in=sheets).values_list(
        "sheet_id", "code", "number"
    ):
        have[sheet_id].add(code)
        last[sheet_id] = max(last[sheet_id], number)
    fresh = []
    for sheet, traits in pairs:
        fitting = [
            each for each in catalogue().fitting(sheet.medium, traits) if each.code not in have[sheet.pk]
        ]
        fresh += [
            (_risk(sheet, each, last[sheet.pk] + place, on), each) for place, each in enumerate(fitting, 1)
        ]
    _keep(fresh)
    return len(fresh)


def _keep(fresh: list[tuple[Risk, Proposal]]) -> None:
    Risk.objects.bulk_create([risk for risk, _each in fresh], batch_size=BATCH)
    measures = (measure for risk, each in fresh for measure in measures_for(risk, each))
    RiskMeasure.objects.bulk_create(measures, batch_size=BATCH)
    touched = {risk.sheet_id for risk, _each in fresh}
    RiskSheet.objects.filter(pk__in=touched).update(assessed_on=None, accepted_on=None, accepted_by=None)


def _risk(sheet: RiskSheet, proposal: Proposal, number: int, on: date) -> Risk:
    return Risk(
        organisation_id=sheet.organisation_id,
        sheet=sheet,
        number=number,
        code=proposal.code,
        phase=proposal.phase,
        harm=proposal.harm,
        text=str(proposal),
        likelihood=proposal.before[0],
        impact=proposal.before[1],
        residual_likelihood=proposal.after[0],
        residual_impact=proposal.after[1],
        created_on=on,
    )


def measures_for(risk: Risk, proposal: Proposal) -> list[RiskMeasure]:
    known = catalogue().measures
    return [
        RiskMeasure(
            risk=risk, code=code, text=str(known[code]), rule=known[code].rule, group=known[code].group
        )
        for code in proposal.measures
    ]
