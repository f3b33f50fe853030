"""The business reports an incident; a body closes one that no measure answers."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.dispensations.models import Deadline
from shirushi.dispensations.reach import rows_for
from shirushi.incidents import policy, queries
from shirushi.incidents.models import Incident, IncidentReport, IncidentSeries
from shirushi.incidents.previews import level_preview, measure_preview
from shirushi.incidents.services.telling import ask_body, ask_business, bodies, tell_bodies, tell_business
from shirushi.people import services as people
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier
from shirushi.people.rights import allow
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused

FACTS = (
    "event", "cause", "occurred_on", "discovered_on", "persons", "sensitive", "property_damage",
    "improper_purpose", "my_number", "grave_breach",
)  # fmt: skip
Kind = IncidentReport.Kind


@transaction.atomic
def report(
    *, dossier: Dossier, kind: str, facts: Mapping[str, Any], narrative: str, by: Actor, on: date
) -> Incident:
    """Report an incident for the first time: the clocks stand at once, and the bodies can see it."""
    allow(policy.may_report(by, dossier))
    if kind == Kind.CORRECTION:
        raise ActRefused("nothing_to_correct", _("There is no report yet that could be corrected."))
    _refuse_facts(facts, kind, on)
    incident = Incident(
        dossier=dossier,
        scheme=dossier.scheme,
        number=_next_number(on),
        party=queries.party(dossier, on),
        reported_on=on,
    )
    _take(incident, facts)
    incident.save()
    _send(incident, kind, narrative, by, on)
    _open_to_bodies(dossier, by, on)
    journal.record(
        "incidents.incident.reported",
        incident,
        by=by,
        on=on,
        decision=incident.deadlines["scheme"],
        after={"number": incident.number, "party": incident.party, **_said(incident)},
    )
    tell_bodies("incidents.incident.reported", dossier, incident.pk, by=by, on=on, number=incident.number)
    _pass_on(incident, on)
    return incident


@transaction.atomic
def report_all(
    *,
    dossiers: Sequence[Dossier],
    kind: str,
    facts: Mapping[str, Any],
    narrative: str,
    by: Actor,
    on: date,
) -> list[Incident]:
    """One occurrence that concerns several dossiers: each gets its own incident, or none does."""
    return [
        report(dossier=dossier, kind=kind, facts=facts, narrative=narrative, by=by, on=on)
        for dossier in dossiers
    ]


def _refuse_facts(facts: Mapping[str, Any], kind: str, on: date) -> None:
    discovered_on, occurred_on = facts["discovered_on"], facts.get("occurred_on")
    if discovered_on > on:
        raise ActRefused("discovered_later", _("The day of discovery lies in the future."))
    if occurred_on is not None and occurred_on > discovered_on:
        raise ActRefused("occurred_later", _("It cannot have happened after it was discovered."))
    if kind == Kind.FINAL and not facts.get("cause"):
        raise ActRefused("cause_missing", _("The final report says what caused the incident."))


def _take(incident: Incident, facts: Mapping[str, Any]) -> None:
    """Write the facts down, and what the rules say of the clocks."""
    for name in FACTS:
        if name in facts:
            setattr(incident, name, facts[name])
    rows = rows_for(incident.dossier, Deadline.INCIDENT_REPORT)
    decided = queries.deadlines(incident.scheme, _said(incident), rows)
    incident.deadlines = {authority: decision.as_json() for authority, decision in decided.items()}
    due = queries.clocks(incident)[0].final_due_on
    incident.final_due_on = date.fromisoformat(due) if due else None


def _said(incident: Incident) -> dict[str, Any]:
    return {name: getattr(incident, name) for name in FACTS}


def _send(incident: Incident, kind: str, narrative: str, by: Actor, on: date) -> IncidentReport:
    sent: IncidentReport = IncidentReport.objects.create(
        incident=incident,
        kind=kind,
        sent_on=on,
        sent_by_id=by.person_id or 0,
        content={"facts": journal.plain(_said(incident)), "narrative": narrative},
    )
    journal.record(
        "incidents.report.sent",
        sent,
        by=by,
        on=on,
        dossier_id=incident.dossier_id,
        after={"number": incident.number, "kind": kind},
        personal={"narrative": narrative},
    )
    return sent


def _next_number(on: date) -> str:
    series, _made = IncidentSeries.objects.get_or_create(year=on.year)
    IncidentSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
    series.refresh_from_db(fields=["last"])
    return str(series)


def _open_to_bodies(dossier: Dossier, by: Actor, on: date) -> None:
    """A report is handed in: those who answer for the dossier see it, even before any application."""
    for body in bodies(dossier):
        people.open_access(dossier=dossier, organisation=body, reason="incident", by=by, on=on)


def _pass_on(incident: Incident, on: date) -> None:
    """Whose turn it is: the final report's, else the decision's."""
    params = {"number": incident.number, "business": str(incident.dossier.unit)}
    if incident.final_due_on is not None and not queries.has_final_report(incident):
        ask_business(
            "incidents.incident.final_report",
            incident.dossier,
            incident.pk,
            on,
            due_on=incident.final_due_on,
            decision=incident.deadlines["scheme"],
            params=params,
        )
        return
    agenda.close_task(kind="incidents.incident.final_report", subject_id=incident.pk, on=on)
    ask_for_decision(incident, on)


def ask_for_decision(incident: Incident, on: date) -> None:
    """Both bodies may decide cautions and recommendations (003 4(2)); whoever acts closes it for both."""
    params = {"number": incident.number, "business": str(incident.dossier.unit)}
    for body in bodies(incident.dossier):
        ask_body("incidents.incident.decide", incident.dossier, incident.pk, on, body=body, params=params)


@transaction.atomic
def send_report(
    *,
    incident: Incident,
    kind: str,
    facts: Mapping[str, Any],
    narrative: str,
    by: Actor,
    on: date,
    revision: int | None = None,
) -> IncidentReport:
    """Send the final report, or correct what was reported; every report stays as it was sent."""
    allow(policy.may_report(by, incident.dossier))
    claim(incident, revision)
    _refuse_late_report(incident, kind)
    _refuse_facts(facts, kind, on)
    before = _said(incident)
    _take(incident, facts)
    incident.save(update_fields=[*FACTS, "deadlines", "final_due_on"])
    sent = _send(incident, kind, narrative, by, on)
    journal.record(
        "incidents.incident.facts_updated",
        incident,
        by=by,
        on=on,
        decision=incident.deadlines["scheme"],
        before=before,
        after=_said(incident),
    )
    tell_bodies(
        "incidents.incident.report_sent", incident.dossier, incident.pk, by=by, on=on, number=incident.number
    )
    _pass_on(incident, on)
    return sent


def _refuse_late_report(incident: Incident, kind: str) -> None:
    if incident.closed_on is not None or queries.measure_in_force(incident):
        raise ActRefused("measure_decided", _("The measure is decided. Nothing more can be reported here."))
    if kind == Kind.PRELIMINARY:
        raise ActRefused("preliminary_sent", _("The incident is reported already. Send the final report."))
    if (kind == Kind.FINAL) == queries.has_final_report(incident):
        raise ActRefused(
            "final_report_once",
            _("The final report is sent once; afterwards corrections can be sent, before it they cannot."),
        )


@transaction.atomic
def close(*, incident: Incident, remark: str, by: Actor, on: date, revision: int | None = None) -> Incident:
    """Close an incident that the scheme's rules have no measure for, with a word on why."""
    allow(policy.may_weigh(by, incident))
    claim(incident, revision)
    _refuse_to_close(incident, remark, on)
    incident.closed_on, incident.closing_remark = on, remark
    incident.save(update_fields=["closed_on", "closing_remark"])
    agenda.close_tasks_of(kinds_prefix="incidents.incident.", subject_id=incident.pk, on=on)
    refusal = no_measure(incident, on)
    journal.record(
        "incidents.incident.closed", incident, by=by, on=on, decision=refusal, personal={"remark": remark}
    )
    tell_business(
        "incidents.incident.closed", incident.dossier, incident.pk, by=by, on=on, number=incident.number
    )
    return incident


def _refuse_to_close(incident: Incident, remark: str, on: date) -> None:
    if incident.closed_on is not None or queries.measure_in_force(incident):
        raise ActRefused("incident_closed", _("This incident has its answer already."))
    if no_measure(incident, on) is None:
        raise ActRefused("measure_possible", _("The rules have a measure for this incident: decide it."))
    if not remark.strip():
        raise ActRefused("remark_missing", _("Say in a few words why the incident is closed."))


def no_measure(incident: Incident, on: date) -> Any:
    """The rules' refusal where the scheme has laid no table of levels or measures, else None."""
    level = level_preview(incident, on) if incident.cause else None
    if level is not None and level.refused:
        return level
    measure = measure_preview(incident, on, level=0)
    return measure if measure.refused and measure.reasons[0].code == "no_public_table" else None
