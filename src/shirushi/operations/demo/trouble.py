"""An incident on its way: reported, weighed, answered; and what a suspended holder does."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from shirushi.grants.models import Suspension
from shirushi.incidents import services
from shirushi.incidents.models import Incident, Measure
from shirushi.incidents.previews import measure_preview
from shirushi.operations.demo.case import Company
from shirushi.operations.demo.stage import Stage
from shirushi.operations.demo.words import (
    CLOSING_REMARK,
    CONDITION_REPORT,
    CONDITIONS,
    DUTY_REMARK,
    FINAL_NARRATIVE,
    NARRATIVES,
)
from shirushi.people.actor import Actor
from shirushi.people.models import Dossier, Scheme


class Trouble:
    """One incident of one business. Its methods are what people do about it, on their day."""

    def __init__(self, stage: Stage, company: Company, dossier: Dossier, **facts: Any) -> None:
        self.stage, self.company, self.dossier = stage, company, dossier
        self.facts = {"event": "leak", "cause": "inadequate_pms_operation", **facts}
        self.granting = stage.bodies.granting[Scheme(dossier.scheme)]
        self.key = 0

    @property
    def incident(self) -> Incident:
        """As it stands now: every act reads it anew."""
        known = Incident.objects.select_related("dossier__unit__organisation", "dossier__review_body")
        found: Incident = known.get(pk=self.key)
        return found

    @property
    def measure(self) -> Measure:
        known = Measure.objects.select_related(
            "incident__dossier__unit__organisation", "dossier", "organisation"
        )
        found: Measure = known.get(incident_id=self.key, annulled_on=None)
        return found

    @property
    def suspension(self) -> Suspension:
        running = Suspension.objects.select_related("dossier__unit__organisation", "grant__registration")
        found: Suspension = running.get(dossier=self.dossier, ends_on=None, annulled_on=None)
        return found

    def officer(self, on: date) -> Actor:
        return self.stage.acting(self.company.officer, self.company.organisation, on)

    def granting_officer(self, on: date) -> Actor:
        return self.stage.acting(self.granting.officer, self.granting.organisation, on)

    def report(self, on: date, narrative: str, kind: str = "preliminary") -> None:
        made = services.report(
            dossier=self.dossier,
            kind=kind,
            facts=self.facts,
            narrative=NARRATIVES[narrative],
            by=self.officer(on),
            on=on,
        )
        self.key = made.pk

    def report_finally(self, on: date) -> None:
        services.send_report(
            incident=self.incident,
            kind="final",
            facts=self.facts,
            narrative=FINAL_NARRATIVE,
            by=self.officer(on),
            on=on,
        )

    def decide(self, on: date, level: int, *, words: str = "", months: int | None = None) -> None:
        services.decide_measure(
            incident=self.incident,
            level=level,
            adjustment_reasons=["persons", "response"] if words else [],
            adjustment_words=words,
            months=months,
            conditions=CONDITIONS if self._suspends(level, on) else (),
            by=self.granting_officer(on),
            on=on,
        )

    def _suspends(self, level: int, on: date) -> bool:
        return bool(measure_preview(self.incident, on, level=level)["measure"] == "suspension")

    def notify(self, on: date) -> None:
        services.notify(measure=self.measure, by=self.granting_officer(on), on=on)

    def close(self, on: date) -> None:
        services.close(incident=self.incident, remark=CLOSING_REMARK, by=self.granting_officer(on), on=on)

    def fulfil(self, on: date, codes: Sequence[str] = ()) -> None:
        """Tick off the duties: these, or all."""
        for duty in self.suspension.duties.filter(done_on=None).order_by("pk"):
            if not codes or duty.code in codes:
                services.fulfil_duty(duty=duty, remark=DUTY_REMARK, by=self.officer(on), on=on)

    def report_conditions(self, on: date, how_many: int = 2) -> None:
        for condition in self.suspension.conditions.filter(reported_on=None).order_by("pk")[:how_many]:
            services.report_condition(
                condition=condition, report=CONDITION_REPORT, by=self.officer(on), on=on
            )

    def judge_conditions(self, on: date) -> None:
        for condition in self.suspension.conditions.filter(met_on=None, reported_on__isnull=False):
            services.judge_condition(condition=condition, by=self.granting_officer(on), on=on)

    def extend(self, on: date, months: int) -> None:
        services.extend_suspension(
            suspension=self.suspension, months=months, by=self.granting_officer(on), on=on
        )

    def lift(self, on: date) -> None:
        suspension = self.suspension
        services.lift_suspension(suspension=suspension, by=self.granting_officer(on), on=on)

    def give_back(self, on: date) -> None:
        free = Suspension.objects.select_related("dossier", "grant").filter(dossier=self.dossier)
        services.give_back(suspension=free.latest("pk"), by=self.granting_officer(on), on=on)
