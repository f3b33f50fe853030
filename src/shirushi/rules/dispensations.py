"""Dispensations move deadlines: given to a question as facts, applied here, said by the decision. Pure.

A dispensation moves each deadline that falls into its period: to a day, by months or days, or past closing
days. Several are applied one after the other, closing days last, each to the day as it stands by then. None
brings a deadline forward.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Literal, get_args

from shirushi.rules.dates import ONE_DAY, corresponding_day, is_public_open_day
from shirushi.rules.decision import BadInput, Decision
from shirushi.rules.editions import Edition
from shirushi.rules.facts import Field, day, one_of, rows, text, whole

if TYPE_CHECKING:
    from shirushi.rules.inquiry import Inquiry

Deadline = Literal["renewal_window", "answer_round", "completion", "contract", "incident_report", "objection"]
DEADLINES: tuple[str, ...] = get_args(Deadline)
MOVES = ("to_day", "by_months", "by_days", "closing")
REASON = "dispensation."
NEEDED = {"to_day": "to_on", "by_months": "count", "by_days": "count"}
FURTHEST = 3660  # ten years: beyond, a count of days or months is a slip of the pen
Row = Mapping[str, Any]


class DispensationRule(Edition):
    """Which deadlines, besides the renewal window, a scheme moves past the closing days of a body."""

    kind: ClassVar[str] = "dispensation"

    closing_days_move: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """One dispensation's effect on one deadline."""

    by: Row
    due_on: date
    moved_to: date


def dispensations() -> Field:
    """The dispensations that reach the case, for the deadline that the question asks about."""
    return rows(
        "dispensations",
        text("title"),
        text("notice"),
        day("noticed_on", planned=True),
        one_of("move", MOVES),
        whole("count", needed=False, at_least=1),
        day("to_on", needed=False, planned=True),
        day("from_on", planned=True),
        day("until_on", planned=True),
        order=(("until_on", "from_on"),),
    )


def moves_of(given: Iterable[Row], due_on: date, *, past_closing_days: bool) -> tuple[Move, ...]:
    """What moves a deadline, in order. `past_closing_days`: the scheme moves this one to the next open day.

    Raises BadInput where a row lacks what its way of moving needs.
    """
    given = tuple(given)
    _refuse_incomplete(given)
    moves: list[Move] = []
    for row in sorted(given, key=_order):
        stands_on = moves[-1].moved_to if moves else due_on
        if row["from_on"] <= stands_on <= row["until_on"]:
            moved_to = _moved(row, stands_on, given, past_closing_days=past_closing_days)
            moves += [Move(row, stands_on, moved_to)] if moved_to > stands_on else []
    return tuple(moves)


def moved(inquiry: "Inquiry", deadline: Deadline, due_on: date) -> date:
    """The deadline as the facts' dispensations leave it; says who moved it."""
    given = inquiry.facts["dispensations"]
    if not given:
        return due_on
    rule = inquiry.rule_if_any(DispensationRule)
    past_closing_days = rule is not None and deadline in rule.closing_days_move
    return explain_moves(inquiry, moves_of(given, due_on, past_closing_days=past_closing_days), due_on)


def explain_moves(inquiry: "Inquiry", moves: tuple[Move, ...], due_on: date) -> date:
    """Note who moved a deadline, and by what; the day on which it stands in the end."""
    for move in moves:
        inquiry.because(
            REASON + move.by["move"], (move.by["notice"],), title=move.by["title"], notice=move.by["notice"],
            noticed_on=move.by["noticed_on"], counted_on=due_on, due_on=move.due_on, moved_to=move.moved_to,
        )  # fmt: skip
    return moves[-1].moved_to if moves else due_on


def next_open_day_after(day: date, given: Iterable[Row]) -> date:
    """`day` itself if it is open, else the first day that is neither public closing nor of these periods."""
    closing = [row for row in given if row["move"] == "closing"]
    while True:
        over = [row["until_on"] for row in closing if row["from_on"] <= day <= row["until_on"]]
        if not over and is_public_open_day(day):
            return day
        day = max([day, *over]) + ONE_DAY


def moved_by(decision: Decision | Mapping[str, Any] | None, due_on: date | None) -> Mapping[str, Any] | None:
    """The facts of the reason that moved a deadline to that day: counted_on, title, notice, noticed_on."""
    if decision is None or due_on is None:
        return None
    stored = decision.as_json() if isinstance(decision, Decision) else decision
    for reason in reversed(stored.get("reasons", ())):
        if reason["code"].startswith(REASON) and reason["facts"].get("moved_to") == due_on.isoformat():
            facts: Mapping[str, Any] = reason["facts"]
            return facts
    return None


def _order(row: Row) -> tuple[bool, date, date]:
    return row["move"] == "closing", row["from_on"], row["noticed_on"]


def _refuse_incomplete(given: tuple[Row, ...]) -> None:
    for place, row in enumerate(given):
        needed = NEEDED.get(row["move"])
        path = f"dispensations[{place}].{needed}"
        if needed is not None and row[needed] is None:
            raise BadInput("missing_field", "dispensations", path=path)
        if needed == "count" and row["count"] > FURTHEST:
            raise BadInput("too_far", "dispensations", path=path, at_most=FURTHEST)


def _moved(row: Row, due_on: date, given: Iterable[Row], *, past_closing_days: bool) -> date:
    if row["move"] == "to_day":
        to_on: date = row["to_on"]
        return to_on
    if row["move"] == "closing":
        return next_open_day_after(due_on, given) if past_closing_days else due_on
    counted = _COUNTED[row["move"]](due_on, row["count"])
    return next_open_day_after(counted, given) if past_closing_days else counted


_COUNTED: Mapping[str, Callable[[date, int], date]] = {
    "by_months": corresponding_day,
    "by_days": lambda due_on, count: due_on + timedelta(days=count),
}
