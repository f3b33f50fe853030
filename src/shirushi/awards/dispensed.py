"""The last day on which a contract is concluded, as dispensations move it."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from shirushi.agenda.services import move_due_day
from shirushi.awards.models import Contract, GrantDecision
from shirushi.dispensations.models import Deadline
from shirushi.dispensations.movable import Movable, Period
from shirushi.dispensations.reach import Row
from shirushi.intake.models import Application
from shirushi.people.rulebook import current
from shirushi.rules import Decision

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from shirushi.people.models import Dossier

TASKS = ("awards.sign_contract", "awards.conclude_contract")


class LastDayOfContract(Movable):
    deadline = Deadline.CONTRACT

    def open_in(self, dossiers: "QuerySet[Dossier]", _period: Period) -> Iterable[Contract]:
        waiting = Contract.objects.filter(
            application__state=Application.State.GRANTED, body_signed_on=None, lapsed_on=None
        )
        return (
            waiting.filter(lapses_on__isnull=False, application__dossier__in=dossiers)
            .select_related("application__dossier__unit__organisation", "application__grant_decision__grant")
            .order_by("lapses_on", "pk")
        )

    def asked(self, thing: Contract, rows: list[Row], _on: date) -> tuple[date | None, Decision | None]:
        decided_on = _decided(thing).decided_on
        facts = {"scheme": thing.application.scheme, "on": decided_on, "decided_on": decided_on}
        decision = current().require("term", {**facts, "dispensations": rows})
        return decision.day("lapses_on"), decision

    def stands_on(self, thing: Contract, _on: date) -> date | None:
        return thing.lapses_on

    def move(self, thing: Contract, day: date, decision: Decision | None, _on: date) -> None:
        thing.lapses_on = day
        thing.save(update_fields=["lapses_on"])
        grant = _decided(thing).grant
        if grant is not None and decision is not None:
            grant.lapses_on, grant.decision = day, decision.as_json()
            grant.save(update_fields=["lapses_on", "decision"])
        for kind in TASKS:
            move_due_day(kind=kind, subject_id=thing.pk, due_on=day, decision=decision)

    def dossier_of(self, thing: Contract) -> "Dossier":
        dossier: Dossier = thing.application.dossier
        return dossier


def _decided(contract: Contract) -> GrantDecision:
    decided: GrantDecision = contract.application.grant_decision
    return decided
