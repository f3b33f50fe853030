"""Objectives of the year, and the management review: inputs, decisions, approval."""

from shirushi.pms.services.reviews.deciding import Decision, decide, drop_decision, report_done
from shirushi.pms.services.reviews.objectives import (
    ObjectiveValues,
    change_objective,
    drop_objective,
    result_objective,
    set_objective,
)
from shirushi.pms.services.reviews.reviewing import (
    approve,
    ask_for_approval,
    gather_again,
    remark_input,
    start_review,
)

__all__ = [
    "Decision",
    "ObjectiveValues",
    "approve",
    "ask_for_approval",
    "change_objective",
    "decide",
    "drop_decision",
    "drop_objective",
    "gather_again",
    "remark_input",
    "report_done",
    "result_objective",
    "set_objective",
    "start_review",
]
