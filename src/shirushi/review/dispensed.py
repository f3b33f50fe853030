"""The day by which findings are answered, as dispensations move it."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from shirushi.dispensations.models import Deadline
from shirushi.dispensations.movable import Movable, Period
from shirushi.dispensations.reach import Row, day_set, of_a_set_day, rows_for
from shirushi.intake.models import Application
from shirushi.people.rulebook import current
from shirushi.review import next_acts
from shirushi.review.models import FindingsNotice
from shirushi.rules import Decision

if TYPE_CHECKING:
    from shirushi.people.models import Dossier


class AnswerRound(Movable):
    deadline = Deadline.ANSWER_ROUND

    def open_in(self, dossiers: "QuerySet[Dossier]", _period: Period) -> Iterable[FindingsNotice]:
        waiting = Q(answered_on=None, application__state=Application.State.UNDER_REVIEW)
        return (
            FindingsNotice.objects.filter(waiting, due_on__isnull=False, application__dossier__in=dossiers)
            .select_related("application__dossier__unit__organisation", "application__review_body")
            .order_by("due_on", "pk")
        )

    def asked(self, thing: FindingsNotice, rows: list[Row], on: date) -> tuple[date | None, Decision | None]:
        decision = round_deadline(thing, rows)
        if not decision.refused:
            return decision.day("due_on"), decision
        return _set_by_the_body(thing, rows, on)

    def stands_on(self, thing: FindingsNotice, _on: date) -> date | None:
        return thing.due_on

    def move(self, thing: FindingsNotice, day: date, decision: Decision | None, on: date) -> None:
        thing.due_on = day
        thing.decision = decision.as_json() if decision else thing.decision
        thing.save(update_fields=["due_on", "decision"])
        next_acts.bring_up_to_date(thing.application, on)

    def dossier_of(self, thing: FindingsNotice) -> "Dossier":
        dossier: Dossier = thing.application.dossier
        return dossier


def round_deadline(notice: FindingsNotice, rows: list[Row]) -> Decision:
    """What the rules say of a round, as of the day on which it was issued."""
    first = FindingsNotice.objects.filter(application=notice.application).order_by("round").first()
    facts = {
        "scheme": notice.application.scheme,
        "on": notice.issued_on,
        "findings_on": notice.issued_on,
        "round": notice.round,
        "first_findings_on": first.issued_on if first else None,
        "dispensations": rows,
    }
    return current().decide("case_deadlines", facts)


def _set_by_the_body(
    notice: FindingsNotice, rows: list[Row], on: date
) -> tuple[date | None, Decision | None]:
    counted_on = day_set(notice.decision, notice.due_on)
    if counted_on is None:
        return None, None
    decision = of_a_set_day(notice.application.dossier, Deadline.ANSWER_ROUND, counted_on, on=on, rows=rows)
    return (decision.day("due_on"), decision) if decision else (counted_on, None)


def take_in(notice: FindingsNotice, on: date) -> None:
    """A day that the body has just set is moved by what is in force."""
    if notice.due_on is None or not notice.decision.get("refused"):
        return
    rows = rows_for(notice.application.dossier, Deadline.ANSWER_ROUND)
    day, decision = _set_by_the_body(notice, rows, on)
    if decision is not None and day != notice.due_on:
        notice.due_on, notice.decision = day, decision.as_json()
        notice.save(update_fields=["due_on", "decision"])
