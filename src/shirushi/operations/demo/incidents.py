"""Years of incidents of the many: how many each year and of what kind as the published figures say, scaled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import transaction

from shirushi.grants.models import Suspension
from shirushi.incidents.models import Incident, IncidentReport, IncidentSeries, Measure
from shirushi.incidents.queries import deadlines
from shirushi.operations.demo.cast import Body
from shirushi.operations.demo.facts import BATCH, Kept, created, line
from shirushi.operations.demo.words import ADJUSTMENTS, CLOSING_REMARK, CONDITIONS, FINAL_NARRATIVE
from shirushi.people.models import Scheme
from shirushi.people.rulebook import current
from shirushi.record.journal import plain
from shirushi.record.models import JournalLine

# Reports in a fiscal year (付与事業者による報告). The last figure stands for the years after it.
REPORTS = {
    2016: 2044, 2017: 2399, 2018: 2323, 2019: 2543, 2020: 2644, 2021: 3048, 2022: 7009, 2023: 9208,
    2024: 9322, 2025: 9322, 2026: 9322,
}  # fmt: skip
HOLDERS_THEN = 17_500
# A larger demonstration has more holders, not more incidents than can be looked at.
SCALED_UP_TO = 5_000
# What happened, of a hundred: until fiscal 2021 by cause of the mistake, since then by event.
UNTIL_2021 = {
    "leak": 76.0, "loss": 20.0, "use_beyond_purpose": 1.8, "destruction": 1.3, "improper_use": 0.5,
    "improper_acquisition": 0.3, "refusal_of_disclosure": 0.1,
}  # fmt: skip
SINCE_2022 = {
    "leak": 84.7, "loss": 9.7, "destruction": 2.1, "use_beyond_purpose": 1.3, "tampering": 1.2,
    "improper_use": 0.6, "improper_acquisition": 0.3, "refusal_of_disclosure": 0.1,
}  # fmt: skip
CAUSES = {"inadequate_pms_operation": 86.0, "external_factor": 13.0, "insider_crime": 1.0}
# A third is reported within days; of those, why.
PRELIMINARY = 0.335
GRAVE = {"sensitive": 58.0, "property_damage": 24.4, "improper_purpose": 11.4, "many": 6.2}
# Days from the discovery to the final report, the decision, the notice.
REPORTED, FINISHED, DECIDED, NOTIFIED = 3, 20, 33, 36


@dataclass
class Past:
    """One incident that has its answer."""

    kept: Kept
    facts: dict[str, Any]
    level: int | None = None
    months: int | None = None
    why: str = ""
    suspension: Suspension | None = None
    number: str = ""
    answer: dict[str, Any] = field(default_factory=dict)
    level_answer: dict[str, Any] = field(default_factory=dict)

    def on(self, days: int) -> date:
        discovered_on: date = self.facts["discovered_on"]
        return discovered_on + timedelta(days=days)

    @property
    def scheme(self) -> Scheme:
        return self.kept.holder.scheme

    @property
    def decided_by(self) -> Body:
        return self.kept.granting if self.why else self.kept.body


def write(kept: Sequence[Kept], random: Random, today: date) -> None:
    """Incidents of the years, and those that the suspensions and revocations of the many followed from."""
    past = [*_graver_ones(kept), *_of_the_years(kept, random, today)]
    past.sort(key=lambda one: one.on(REPORTED))
    for start in range(0, len(past), BATCH):
        _write_batch(past[start : start + BATCH])


def _graver_ones(kept: Sequence[Kept]) -> Iterator[Past]:
    for each in kept:
        for suspension, one in zip(each.suspensions, each.holder.interruptions, strict=True):
            facts = _facts(
                "leak", "inadequate_pms_operation", one.starts_on - timedelta(days=NOTIFIED), persons=9_800
            )
            yield Past(each, facts, one.level, one.months, "suspension", suspension)
        if each.holder.ending == "revoked" and each.holder.ended_on:
            facts = _facts(
                "leak", "insider_crime", each.holder.ended_on - timedelta(days=NOTIFIED), persons=30_000
            )
            yield Past(each, facts, 10, None, "revocation")


def _facts(event: str, cause: str, discovered_on: date, **more: Any) -> dict[str, Any]:
    days = {"discovered_on": discovered_on, "occurred_on": discovered_on - timedelta(days=1)}
    return {"event": event, "cause": cause, **days, **more}


def _of_the_years(kept: Sequence[Kept], random: Random, today: date) -> Iterator[Past]:
    scale = min(len(kept), SCALED_UP_TO) / HOLDERS_THEN
    for year, reports in REPORTS.items():
        for _one in range(round(reports * scale)):
            found = _drawn(kept, random, year, today)
            if found is not None:
                yield found


def _drawn(kept: Sequence[Kept], random: Random, year: int, today: date) -> Past | None:
    """Of somebody who held the mark on that day; None where nobody is found or it is not answered yet."""
    discovered_on = date(year, 4, 1) + timedelta(days=random.randint(0, 364))
    each = next((one for one in random.choices(kept, k=8) if _held(one, discovered_on)), None)
    facts = _drawn_facts(random, discovered_on)
    if each is None or discovered_on + timedelta(days=NOTIFIED) > today:
        return None
    return Past(each, facts)


def _held(kept: Kept, day: date) -> bool:
    """From some weeks before, so that the answer falls into the same term."""
    grant = next(
        (one for one in kept.grants if one.starts_on and one.expires_on and one.starts_on <= day), None
    )
    last = kept.grants[-1]
    ended = kept.holder.ended_on or last.expires_on
    free = not kept.suspensions or day + timedelta(days=NOTIFIED) < kept.suspensions[0].starts_on
    return grant is not None and free and bool(ended) and day + timedelta(days=NOTIFIED) < (ended or day)


def _drawn_facts(random: Random, discovered_on: date) -> dict[str, Any]:
    mix = UNTIL_2021 if discovered_on < date(2022, 4, 1) else SINCE_2022
    event = random.choices(list(mix), list(mix.values()))[0]
    cause = random.choices(list(CAUSES), list(CAUSES.values()))[0]
    if event.startswith("improper"):
        # An insider's would be suspended for: those are told one by one.
        cause = "inadequate_pms_operation"
    return _facts(event, cause, discovered_on, **_grave(random))


def _grave(random: Random) -> dict[str, Any]:
    persons = random.choices((1, 2, random.randint(3, 50), random.randint(51, 900)), (60, 15, 18, 7))[0]
    if random.random() > PRELIMINARY:
        return {"persons": persons}
    why = random.choices(list(GRAVE), list(GRAVE.values()))[0]
    return {"persons": random.randint(1_001, 40_000)} if why == "many" else {"persons": persons, why: True}


@transaction.atomic
def _write_batch(past: Sequence[Past]) -> None:
    _number(past)
    for one in past:
        _answer(one)
    incidents = created(_incident(one) for one in past)
    pairs = list(zip(past, incidents, strict=True))
    created(report for one, incident in pairs for report in _reports(one, incident))
    measured = [(one, incident) for one, incident in pairs if one.answer]
    measures = created(_measure(one, incident) for one, incident in measured)
    lines = [_reported_line(one, incident) for one, incident in pairs]
    lines += [
        row
        for (one, incident), measure in zip(measured, measures, strict=True)
        for row in _measure_lines(one, incident, measure)
    ]
    created(sorted(lines, key=lambda row: row.recorded_at))


def _number(past: Sequence[Past]) -> None:
    known = {series.year: series for series in IncidentSeries.objects.all()}
    for one in past:
        year = one.on(REPORTED).year
        series = known.setdefault(year, IncidentSeries(year=year))
        series.last += 1
        one.number = str(series)
    IncidentSeries.objects.bulk_create(
        known.values(), update_conflicts=True, unique_fields=["year"], update_fields=["last"]
    )


def _answer(one: Past) -> None:
    """Level and measure by the rules; none where the scheme has no public table."""
    asked = {"scheme": one.scheme.value, "on": one.on(DECIDED)}
    pair = {"event": one.facts["event"], "cause": one.facts["cause"]}
    if one.level is not None:
        pair |= {"decided_level": one.level, "adjustment_reasons": ["persons", "response"]}
    level = current().decide("level", {**asked, **pair})
    if level.refused:
        return
    one.level = level["level"]
    measure = current().require("measure", {**asked, "level": one.level, "party": "holder"})
    one.level_answer, one.answer = level.as_json(), measure.as_json()


def _incident(one: Past) -> Incident:
    decided = {name: decision.as_json() for name, decision in deadlines(one.scheme, one.facts).items()}
    final = decided["scheme"]["outcome"]["final"]["due_on"] if decided["scheme"]["outcome"] else None
    return Incident(
        dossier=one.kept.dossier,
        scheme=one.scheme,
        number=one.number,
        party="holder",
        reported_on=one.on(REPORTED),
        deadlines=decided,
        final_due_on=final and date.fromisoformat(final),
        closed_on=one.on(NOTIFIED),
        closing_remark="" if one.answer else CLOSING_REMARK,
        **one.facts,
    )


def _reports(one: Past, incident: Incident) -> Iterator[IncidentReport]:
    content = {"facts": plain(one.facts), "narrative": FINAL_NARRATIVE}
    days = {"preliminary": REPORTED, "final": FINISHED}
    for kind, after in days.items():
        yield IncidentReport(
            incident=incident, kind=kind, sent_on=one.on(after), sent_by=one.kept.officer, content=content
        )


def _measure(one: Past, incident: Incident) -> Measure:
    outcome = one.answer["outcome"]
    return Measure(
        dossier=one.kept.dossier,
        incident=incident,
        base_value=one.level_answer["outcome"]["base_value"],
        level=one.level_answer["outcome"]["level"],
        adjustment_reasons=["persons", "response"] if one.why else [],
        adjustment_words=ADJUSTMENTS[one.why] if one.why else "",
        kind=outcome["measure"],
        months=one.months,
        conditions=list(CONDITIONS) if one.suspension else [],
        level_decision=one.level_answer,
        measure_decision=one.answer,
        decided_on=one.on(DECIDED),
        decided_by=one.decided_by.officer,
        organisation=one.decided_by.organisation,
        notified_on=one.on(NOTIFIED),
        follow_up_review=outcome["follow_up_review"],
        suspension=one.suspension,
    )


def _reported_line(one: Past, incident: Incident) -> JournalLine:
    after = {"number": one.number, "party": "holder", **plain(one.facts)}
    row = line("incidents.incident.reported", incident, one.kept.body, one.on(REPORTED), after=after)
    row.actor_id, row.organisation_id = one.kept.officer.pk, one.kept.organisation.pk
    row.decision = incident.deadlines["scheme"]
    return row


def _measure_lines(one: Past, incident: Incident, measure: Measure) -> Iterator[JournalLine]:
    after = {
        "number": incident.number,
        "level": measure.level,
        "measure": measure.kind,
        "months": measure.months,
    }
    decided, notified = one.on(DECIDED), one.on(NOTIFIED)
    yield line(
        "incidents.measure.decided", measure, one.decided_by, decided, decision=one.answer, after=after
    )
    sent = {"number": incident.number, "measure": measure.kind, "notified_on": notified.isoformat()}
    yield line("incidents.measure.notified", measure, one.decided_by, notified, after=sent)
