"""The day until which a returned application is completed, as dispensations move it."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from shirushi.agenda.models import Task
from shirushi.agenda.services import move_due_day
from shirushi.dispensations.models import Deadline
from shirushi.dispensations.movable import Movable, Period
from shirushi.dispensations.reach import Row, day_set, of_a_set_day
from shirushi.intake.models import Application
from shirushi.rules import Decision

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from shirushi.people.models import Dossier

TASK = "intake.start_again"


class Completion(Movable):
    deadline = Deadline.COMPLETION

    def open_in(self, dossiers: "QuerySet[Dossier]", _period: Period) -> Iterable[Application]:
        waiting = Application.objects.filter(
            state=Application.State.RETURNED, complete_until__isnull=False, next=None, dossier__in=dossiers
        )
        return waiting.select_related("dossier__unit__organisation").order_by("complete_until", "pk")

    def asked(self, thing: Application, rows: list[Row], on: date) -> tuple[date | None, Decision | None]:
        counted_on = day_set(_kept(thing), thing.complete_until)
        if counted_on is None:
            return None, None
        decision = of_a_set_day(thing.dossier, Deadline.COMPLETION, counted_on, on=on, rows=rows)
        return (decision.day("due_on"), decision) if decision else (counted_on, None)

    def stands_on(self, thing: Application, _on: date) -> date | None:
        return thing.complete_until

    def move(self, thing: Application, day: date, decision: Decision | None, _on: date) -> None:
        thing.complete_until = day
        thing.save(update_fields=["complete_until"])
        move_due_day(kind=TASK, subject_id=thing.pk, due_on=day, decision=decision)


def _kept(application: Application) -> object:
    """What is kept with the day: the decision of its task."""
    asked = Task.objects.filter(kind=TASK, subject_id=application.pk).order_by("-pk")
    return asked.values_list("decision", flat=True).first()
