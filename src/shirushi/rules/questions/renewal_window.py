"""renewal_window: when a renewal can be applied for, and the relief after a suspension.

003 2.1(9), 2.1(10), 4(3) for the window of 2007 and the relief; the schemes' pages for today's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from shirushi.rules.dates import ONE_DAY, corresponding_day, next_open_day, period_end
from shirushi.rules.dispensations import Move, Row, dispensations, explain_moves, moves_of
from shirushi.rules.editions import Edition
from shirushi.rules.facts import day, days, on, rows, scheme
from shirushi.rules.inquiry import Inquiry, Outcome, Question


class RenewalWindow(Edition):
    """How far before the expiry the window opens and closes, in months.

    `opens_on_the_day_after`: the corresponding day itself is still too early.
    `closing_moves_to_open_day`: a closing day on which the body is closed moves on.
    `relief_months`: how long one may apply after a suspension; null where the scheme has no relief.
    `review_due_day`: the day of the month of expiry by which the review has to be finished.
    """

    kind: ClassVar[str] = "renewal_window"

    opens_months_before: int
    opens_on_the_day_after: bool
    closes_months_before: int
    closing_moves_to_open_day: bool
    relief_months: int | None = None
    review_due_day: int | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """The window of one expiry. `due_on` is the last day as counted, `open_on` as moved to an open day,
    `closes_on` as dispensations leave it.
    """

    opens_on: date
    closes_on: date
    due_on: date
    open_on: date
    expires_on: date
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Relief:
    """When one may apply after a suspension, and the reason code for it."""

    ground: str
    starts_on: date
    ends_on: date
    apply_from: date
    apply_until: date

    def as_outcome(self) -> dict[str, date]:
        return {"apply_from": self.apply_from, "apply_until": self.apply_until}


def window_of(
    rule: RenewalWindow, expires_on: date, closed_days: Iterable[date], dispensed: Iterable[Row] = ()
) -> Window:
    """The window before an expiry; only the closing day moves."""
    opens_on = corresponding_day(expires_on, -rule.opens_months_before)
    due_on = corresponding_day(expires_on, -rule.closes_months_before)
    moves_on = rule.closing_moves_to_open_day
    open_on = next_open_day(due_on, tuple(closed_days)) if moves_on else due_on
    moves = moves_of(dispensed, open_on, past_closing_days=moves_on)
    return Window(
        opens_on=opens_on + ONE_DAY if rule.opens_on_the_day_after else opens_on,
        closes_on=moves[-1].moved_to if moves else open_on,
        due_on=due_on,
        open_on=open_on,
        moves=moves,
        expires_on=expires_on,
    )


def relief_after(rule: RenewalWindow, window: Window, starts_on: date, ends_on: date) -> Relief | None:
    """The relief that one suspension brings, if any (003 2.1(9), 2.1(10), 4(3); own reading inside)."""
    ground = _ground(window, starts_on, ends_on)
    if ground is None or rule.relief_months is None:
        return None
    apply_from = ends_on + ONE_DAY
    apply_until = period_end(apply_from, rule.relief_months)
    if ground == "renewal_window.relief_ends_inside":
        apply_until = max(apply_until, window.closes_on)
    return Relief(ground, starts_on, ends_on, apply_from, apply_until)


def _ground(window: Window, starts_on: date, ends_on: date) -> str | None:
    if starts_on <= window.closes_on <= ends_on:
        return "renewal_window.relief_window_covered"
    if starts_on <= window.expires_on < ends_on:
        return "renewal_window.relief_past_expiry"
    if window.opens_on <= ends_on < window.closes_on:
        return "renewal_window.relief_ends_inside"
    return None


def explain_relief(inquiry: Inquiry, rule: RenewalWindow, relief: Relief) -> None:
    """Note the reason for a relief."""
    inquiry.because(
        relief.ground,
        rule.cited(relief.ground.partition(".")[2]),
        starts_on=relief.starts_on,
        ends_on=relief.ends_on,
        apply_from=relief.apply_from,
        apply_until=relief.apply_until,
    )


def answer(inquiry: Inquiry) -> Outcome:
    """{opens_on, closes_on, relief {apply_from, apply_until} | None}; japhic also review_due_on."""
    rule, facts = inquiry.rule(RenewalWindow), inquiry.facts
    window = window_of(rule, facts["expires_on"], facts["closed_days"], facts["dispensations"])
    _explain_window(inquiry, rule, window)
    relief = _latest_relief(inquiry, rule, window)
    outcome: dict[str, Any] = {
        "opens_on": window.opens_on,
        "closes_on": window.closes_on,
        "relief": relief and relief.as_outcome(),
    }
    return outcome | _review_due(inquiry, rule)


def _explain_window(inquiry: Inquiry, rule: RenewalWindow, window: Window) -> None:
    inquiry.because(
        "renewal_window.before_expiry", rule.cites, expires_on=window.expires_on,
        opens_on=window.opens_on, closes_on=window.due_on,
    )  # fmt: skip
    if window.open_on != window.due_on:
        cites = rule.cited("moved")
        inquiry.because("renewal_window.moved", cites, due_on=window.due_on, closes_on=window.open_on)
    explain_moves(inquiry, window.moves, window.open_on)


def _latest_relief(inquiry: Inquiry, rule: RenewalWindow, window: Window) -> Relief | None:
    suspensions = inquiry.facts["suspensions"]
    each = (relief_after(rule, window, one["starts_on"], one["ends_on"]) for one in suspensions)
    relief = max(filter(None, each), key=lambda relief: (relief.apply_until, relief.apply_from), default=None)
    if relief is not None:
        explain_relief(inquiry, rule, relief)
    elif suspensions:
        inquiry.because("renewal_window.no_relief", rule.cited("no_relief"))
    return relief


def _review_due(inquiry: Inquiry, rule: RenewalWindow) -> dict[str, date]:
    if rule.review_due_day is None:
        return {}
    due_on = inquiry.facts["expires_on"].replace(day=rule.review_due_day)
    inquiry.because("renewal_window.review_due", rule.cited("review_due"), review_due_on=due_on)
    return {"review_due_on": due_on}


KINDS = (RenewalWindow,)
QUESTION = Question(
    "renewal_window",
    (
        scheme(),
        on(),
        day("expires_on", planned=True),
        rows(
            "suspensions",
            day("starts_on"),
            day("ends_on", planned=True),
            order=(("ends_on", "starts_on"),),
        ),
        days("closed_days"),
        dispensations(),
    ),
    answer,
)
