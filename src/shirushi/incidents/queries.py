"""Reads of incidents: the party, the clocks, lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Prefetch, QuerySet

from shirushi.dispensations.reach import Row
from shirushi.grants.models import Suspension
from shirushi.grants.queries import current_grant, holds
from shirushi.incidents.models import Incident, IncidentReport, Measure, NextStep, Party
from shirushi.intake.models import Application, Disqualification
from shirushi.intake.queries import open_application
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier
from shirushi.people.rulebook import current
from shirushi.review.models import Halt
from shirushi.rules import Decision

OPEN_FIRST = (F("closed_on").desc(nulls_first=True), "-pk")
CLOCK_FACTS = (
    "discovered_on", "persons", "sensitive", "property_damage", "improper_purpose", "my_number",
    "grave_breach",
)  # fmt: skip


def party(dossier: Dossier, on: date) -> str:
    """What the business is to the scheme on that day. A holder whose renewal is under review is a holder."""
    if holds(current_grant(dossier, on), on):
        return Party.HOLDER
    application = open_application(dossier)
    if application is not None and application.state != Application.State.DRAFT:
        return Party.UNDER_REVIEW
    return Party.PROSPECTIVE


def deadlines(scheme: str, facts: Mapping[str, Any], rows: Sequence[Row] = ()) -> dict[str, Decision]:
    """The clocks of the scheme, as dispensations (`rows`) move it, and of the PPC, which none moves."""
    asked = {name: facts[name] for name in CLOCK_FACTS if facts.get(name) is not None}
    book = current()
    return {
        "scheme": book.decide(
            "incident_deadlines", {"authority": scheme, **asked, "dispensations": list(rows)}
        ),
        "ppc": book.decide("incident_deadlines", {"authority": "ppc", **asked}),
    }


@dataclass(frozen=True)
class Clock:
    """One authority's clocks as a page shows them."""

    authority: str
    decision: Mapping[str, Any]
    reportable: bool
    preliminary_target_on: str | None
    preliminary_due_on: str | None
    final_due_on: str | None


def clocks(incident: Incident) -> list[Clock]:
    """The scheme's clock and the PPC's."""
    named = ((incident.scheme, incident.deadlines["scheme"]), ("ppc", incident.deadlines["ppc"]))
    return [_clock(authority, decision) for authority, decision in named]


def clocks_of(scheme: str, facts: Mapping[str, Any]) -> list[Clock]:
    """The clocks as they would stand, before anything is reported."""
    decided = deadlines(scheme, facts)
    return [_clock(scheme, decided["scheme"].as_json()), _clock("ppc", decided["ppc"].as_json())]


def _clock(authority: str, decision: Mapping[str, Any]) -> Clock:
    outcome = decision["outcome"] or {}
    preliminary, final = outcome.get("preliminary") or {}, outcome.get("final") or {}
    return Clock(
        authority=authority,
        decision=decision,
        reportable=bool(outcome.get("reportable")),
        preliminary_target_on=preliminary.get("target_on"),
        preliminary_due_on=preliminary.get("due_on"),
        final_due_on=final.get("due_on"),
    )


@dataclass(frozen=True)
class SentReport:
    """A report, and whether it came in time by the scheme's clock (None: no clock ran for it)."""

    report: IncidentReport
    due_on: date | None
    in_time: bool | None


def sent_reports(incident: Incident) -> list[SentReport]:
    """Every report in the order in which they were sent."""
    clock = clocks(incident)[0]
    due = {
        IncidentReport.Kind.PRELIMINARY: clock.preliminary_due_on,
        IncidentReport.Kind.FINAL: clock.final_due_on,
    }
    reports = incident.reports.select_related("sent_by").order_by("pk")
    return [_sent(report, due.get(IncidentReport.Kind(report.kind))) for report in reports]


def _sent(report: IncidentReport, due: str | None) -> SentReport:
    if due is None:
        return SentReport(report, None, None)
    due_on = date.fromisoformat(due)
    return SentReport(report, due_on, report.sent_on <= due_on)


def has_final_report(incident: Incident) -> bool:
    return incident.reports.filter(kind=IncidentReport.Kind.FINAL).exists()


def measure_in_force(incident: Incident) -> Measure | None:
    return incident.measures.filter(annulled_on=None).select_related("organisation", "suspension").first()


def next_step(incident: Incident) -> NextStep:
    step: str = Incident.objects.with_next_step().values_list("next_step", flat=True).get(pk=incident.pk)
    return NextStep(step)


def incidents_for(actor: Actor) -> "QuerySet[Incident]":
    """What a list of incidents shows, without a query for each row; the open ones first."""
    in_force = Prefetch("measures", Measure.objects.filter(annulled_on=None), to_attr="measures_in_force")
    seen: QuerySet[Incident] = Incident.objects.visible_to(actor).with_next_step()
    return seen.select_related("dossier__unit__organisation").prefetch_related(in_force).order_by(*OPEN_FIRST)


def suspensions_for(actor: Actor) -> "QuerySet[Suspension]":
    """Suspensions that run, the one that ends first on top."""
    running: QuerySet[Suspension] = Suspension.objects.visible_to(actor).filter(
        ends_on=None, annulled_on=None
    )
    related = running.select_related("dossier__unit__organisation", "grant__registration")
    return related.prefetch_related("extensions").order_by("planned_ends_on", "pk")


def standing_still(actor: Actor) -> list[Halt | Disqualification]:
    """Halts and bars that hold or lie ahead on the actor's day, of all that it sees."""
    halts = Halt.objects.visible_to(actor).filter(annulled_on=None, ended_on=None)
    bars = Disqualification.objects.visible_to(actor).filter(annulled_on=None, kind=Disqualification.Kind.BAR)
    return [
        *halts.filter(planned_ends_on__gte=actor.on).order_by("pk"),
        *bars.filter(ends_on__gte=actor.on).order_by("pk"),
    ]
