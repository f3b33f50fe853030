"""Assessing: how likely and how grave without measures and with them, one risk or a whole sheet at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Max, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.pms import policy
from shirushi.pms.models import Holding, Risk, RiskMeasure, RiskSheet, SheetEntry
from shirushi.pms.services.risk import treating
from shirushi.pms.services.risk.waiting import RETURNED, tell_what_waits
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

DEGREES = ("likelihood", "impact", "residual_likelihood", "residual_impact")
ASSESSED = ("concerns", *DEGREES)
WORDED = ("text", "phase", "harm")


@dataclass(frozen=True)
class Answer:
    """What somebody answers about one risk: columns, and which of its measures are in place (None: as it is)."""

    values: Mapping[str, Any] = field(default_factory=dict)
    in_place: Collection[int] | None = None


@transaction.atomic
def add_risk(
    *,
    sheet: RiskSheet,
    values: Mapping[str, Any],
    by: Actor,
    on: date,
    measures: Collection[Mapping[str, Any]] = (),
) -> Risk:
    """Put a risk of the business's own on the sheet; the sheet is to be assessed with it."""
    allow(policy.may_write(by, sheet))
    refuse_ended(sheet)
    _refuse_raised(values)
    touch(sheet)
    last = sheet.risks.aggregate(last=Max("number"))["last"] or 0
    risk: Risk = Risk.objects.create(
        organisation_id=sheet.organisation_id, sheet=sheet, number=last + 1, created_on=on, **values
    )
    RiskMeasure.objects.bulk_create(RiskMeasure(risk=risk, **each) for each in measures)
    journal.record("pms.risk.added", risk, by=by, on=on, after=dict(values))
    settle(sheet, on=on)
    return risk


@transaction.atomic
def add_measure(*, risk: Risk, values: Mapping[str, Any], by: Actor, on: date) -> RiskMeasure:
    allow(policy.may_write(by, risk.sheet))
    refuse_ended(risk.sheet)
    touch(risk.sheet)
    measure: RiskMeasure = RiskMeasure.objects.create(risk=risk, **values)
    journal.record("pms.risk.measure_added", risk, by=by, on=on, after={"security_measure": measure.text})
    return measure


@transaction.atomic
def assess(*, risk: Risk, answer: Answer, by: Actor, on: date, revision: int | None = None) -> Risk:
    """Assess one risk; with the last of its sheet the sheet is assessed."""
    allow(policy.may_write(by, risk.sheet))
    refuse_ended(risk.sheet)
    claim(risk, revision)
    touch(risk.sheet)
    changed = _put(risk, answer, by=by, on=on)
    settle(risk.sheet, on=on, changed=changed)
    return risk


@transaction.atomic
def assess_sheet(
    *, sheet: RiskSheet, answers: Mapping[int, Answer], by: Actor, on: date, revision: int | None = None
) -> RiskSheet:
    """Assess all risks of the sheet that are answered, at once."""
    allow(policy.may_write(by, sheet))
    refuse_ended(sheet)
    claim(sheet, revision)
    risks = sheet.risks.filter(pk__in=answers).prefetch_related("measures").order_by("number")
    changed = [risk.pk for risk in risks if _put(risk, answers[risk.pk], by=by, on=on)]
    # Whoever has one of these risks open alone is told.
    Risk.objects.filter(pk__in=changed).update(revision=F("revision") + 1)
    after = {"risks": len(answers), "changed": len(changed)}
    journal.record("pms.risk_sheet.assessed", sheet, by=by, on=on, after=after)
    settle(sheet, on=on, changed=bool(changed))
    return sheet


def _put(risk: Risk, answer: Answer, *, by: Actor, on: date) -> bool:
    """Write the answer down; whether it differs from what stood, or is the first."""
    _refuse_raised(answer.values, risk)
    treating.refuse_ownerless(answer.values, risk)
    before = {
        name: getattr(risk, name) for name, value in answer.values.items() if getattr(risk, name) != value
    }
    after = {name: answer.values[name] for name in before}
    first = risk.assessed_on is None
    before_measures, after_measures = _put_measures(risk, answer.in_place)
    _write(risk, after, on)
    if before or before_measures != after_measures:
        before |= {"measures": before_measures} if before_measures != after_measures else {}
        after |= {"measures": after_measures} if before_measures != after_measures else {}
        journal.record("pms.risk.assessed", risk, by=by, on=on, before=_said(before), after=_said(after))
    treating.follow(risk, on=on, changed=set(before))
    return first or bool(before)


def _write(risk: Risk, after: Mapping[str, Any], on: date) -> None:
    values = {**after, "assessed_on": on}
    if "further_measure" in after:
        values |= {"done_on": None, "result": ""}
    for name, value in values.items():
        setattr(risk, name, value)
    Risk.objects.filter(pk=risk.pk).update(**values)


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    said = dict(values)
    if "owner_department_id" in said:
        said["owner_department"] = said.pop("owner_department_id")
    return said


def _put_measures(risk: Risk, in_place: Collection[int] | None) -> tuple[list[str], list[str]]:
    """The texts of the measures in place, before and after."""
    measures = list(risk.measures.all())
    before = [each.text for each in measures if each.in_place]
    if in_place is None:
        return before, before
    for value in (True, False):
        differing = [
            each for each in measures if (each.pk in in_place) is value and each.in_place is not value
        ]
        if differing:
            RiskMeasure.objects.filter(pk__in=[each.pk for each in differing]).update(in_place=value)
    return before, [each.text for each in measures if each.pk in in_place]


def _refuse_raised(values: Mapping[str, Any], risk: Risk | None = None) -> None:
    for name in ("likelihood", "impact"):
        remains = f"residual_{name}"
        if _value(values, risk, remains) > _value(values, risk, name):
            raise ActRefused("residual_raised", _("With measures a risk is not larger than without them."))


def _value(values: Mapping[str, Any], risk: Risk | None, name: str) -> int:
    found = values[name] if name in values or risk is None else getattr(risk, name)
    return int(found)


def refuse_ended(sheet: RiskSheet) -> None:
    if sheet.ended_on:
        raise ActRefused("sheet_ended", _("This sheet has ended: its entries were moved to others."))


def touch(sheet: RiskSheet) -> None:
    """Whoever has the whole sheet open is told that something changed."""
    RiskSheet.objects.filter(pk=sheet.pk).update(revision=F("revision") + 1)
    sheet.revision += 1


def settle(sheet: RiskSheet, *, on: date, changed: bool = True) -> None:
    """Assessed as a whole if no risk is left; what changed waits for the representative again."""
    is_whole = not sheet.risks.filter(concerns=True, assessed_on=None).exists()
    if is_whole:
        see_holdings(sheet)
    sheet.assessed_on = on if is_whole else None
    if changed or not is_whole:
        sheet.accepted_on, sheet.accepted_by = None, None
    if sheet.returned_on:
        sheet.returned_on = None
        agenda.close_task(kind=RETURNED, subject_id=sheet.pk, on=on)
    sheet.save(update_fields=["assessed_on", "accepted_on", "accepted_by", "returned_on"])
    tell_what_waits(sheet.organisation, on=on)


def see_holdings(sheet: RiskSheet) -> None:
    """The assessment is of the holdings as they are now."""
    now = Holding.objects.filter(pk=OuterRef("holding_id")).values("revision")
    SheetEntry.objects.filter(sheet=sheet).update(seen_revision=Subquery(now[:1]))
