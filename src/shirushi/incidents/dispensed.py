"""The scheme's clock of an incident, as dispensations move it. The commission's clock is the law's."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet

from shirushi.agenda.services import move_due_day
from shirushi.dispensations.models import Deadline
from shirushi.dispensations.movable import Movable, Period
from shirushi.dispensations.reach import Row
from shirushi.incidents.models import Incident, IncidentReport
from shirushi.incidents.queries import CLOCK_FACTS, deadlines
from shirushi.rules import Decision

if TYPE_CHECKING:
    from shirushi.people.models import Dossier


class FinalReport(Movable):
    deadline = Deadline.INCIDENT_REPORT

    def open_in(self, dossiers: "QuerySet[Dossier]", _period: Period) -> Iterable[Incident]:
        told = IncidentReport.objects.filter(incident=OuterRef("pk"), kind=IncidentReport.Kind.FINAL)
        waiting = Incident.objects.filter(~Exists(told), closed_on=None, final_due_on__isnull=False)
        reached = waiting.filter(dossier__in=dossiers)
        return reached.select_related("dossier__unit__organisation").order_by("final_due_on", "pk")

    def asked(self, thing: Incident, rows: list[Row], _on: date) -> tuple[date | None, Decision | None]:
        facts = {name: getattr(thing, name) for name in CLOCK_FACTS}
        decision = deadlines(thing.scheme, facts, rows)["scheme"]
        due_on = decision["final"]["due_on"]
        return (date.fromisoformat(due_on) if due_on else None), decision

    def stands_on(self, thing: Incident, _on: date) -> date | None:
        return thing.final_due_on

    def move(self, thing: Incident, day: date, decision: Decision | None, _on: date) -> None:
        if decision is None:
            return
        thing.deadlines = {**thing.deadlines, "scheme": decision.as_json()}
        thing.final_due_on = day
        thing.save(update_fields=["deadlines", "final_due_on"])
        kind = "incidents.incident.final_report"
        move_due_day(kind=kind, subject_id=thing.pk, due_on=day, decision=decision)
