"""Sheets of the business's own making, and holdings that move from one to another."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Department, Organisation
from shirushi.people.rights import allow
from shirushi.people.services import guards
from shirushi.pms import policy
from shirushi.pms.models import Holding, RiskSheet, SheetEntry
from shirushi.pms.risk_proposals import TOLD_BY
from shirushi.pms.services.risk.assessing import refuse_ended
from shirushi.pms.services.risk.proposing import add_proposals, next_number, traits_of_rows
from shirushi.pms.services.risk.waiting import tell_what_waits
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused


@transaction.atomic
def add_sheet(
    *,
    organisation: Organisation,
    name: str,
    medium: str,
    care: str,
    department: Department | None,
    by: Actor,
    on: date,
) -> RiskSheet:
    """An empty sheet: holdings are moved to it next."""
    sheet = RiskSheet(
        organisation=organisation, name=name, medium=medium, care=care, department=department, created_on=on
    )
    allow(policy.may_write(by, sheet))
    if department and department.organisation_id != organisation.pk:
        raise ActRefused("department_foreign", _("Choose an open department of this organisation."))
    guards.lock(organisation)
    sheet.number = next_number(organisation)
    sheet.save()
    journal.record("pms.risk_sheet.added", sheet, by=by, on=on, after={"name": name})
    return sheet


@transaction.atomic
def rename_sheet(
    *, sheet: RiskSheet, name: str, by: Actor, on: date, revision: int | None = None
) -> RiskSheet:
    allow(policy.may_write(by, sheet))
    claim(sheet, revision)
    before, sheet.name = {"name": sheet.name}, name
    sheet.save(update_fields=["name"])
    journal.record("pms.risk_sheet.renamed", sheet, by=by, on=on, before=before, after={"name": name})
    return sheet


@transaction.atomic
def move_holdings(
    *, source: RiskSheet, holdings: Collection[int], target: RiskSheet, by: Actor, on: date
) -> int:
    """Move entries to a sheet of their medium; risks that only they bring are added there."""
    allow(policy.may_write(by, source) and policy.may_write(by, target))
    refuse_ended(target)
    if source.organisation_id != target.organisation_id or source.pk == target.pk:
        raise ActRefused("sheet_foreign", _("Choose another sheet."))
    chosen = Holding.objects.filter(risk_entry__sheet=source, pk__in=holdings)
    rows = list(chosen.values("pk", "medium", *TOLD_BY))
    _refuse_unlike(rows, target)
    keys = [row["pk"] for row in rows]
    SheetEntry.objects.filter(holding__in=keys).update(sheet=target, seen_revision=None)
    add_proposals([(target, traits_of_rows(rows))], on)
    _end_if_empty(source, on)
    after = {"moved_to": target.name, "holdings": len(keys)}
    journal.record(
        "pms.risk_sheet.holdings_moved", source, by=by, on=on, before={"name": source.name}, after=after
    )
    tell_what_waits(source.organisation, on=on)
    return len(keys)


def _refuse_unlike(rows: list[dict[str, Any]], target: RiskSheet) -> None:
    """By the entries themselves: one whose medium was changed moves to where it belongs now."""
    if not rows:
        raise ActRefused("nothing_chosen", _("Choose at least one entry."))
    if any(row["medium"] != target.medium for row in rows):
        raise ActRefused(
            "medium_differs",
            _("Paper, data and devices have sheets of their own: choose one of the same medium."),
        )
    is_special = any(row["sensitive"] or row["my_number"] for row in rows)
    if is_special and target.care == RiskSheet.Care.ORDINARY:
        raise ActRefused(
            "care_differs", _("Sensitive information and My Number stay on a sheet of their own.")
        )


def _end_if_empty(sheet: RiskSheet, on: date) -> None:
    if not sheet.entries.exists():
        sheet.ended_on = on
        sheet.save(update_fields=["ended_on"])
