"""The plan of a year: made, changed, approved, and its entries asked for in their time."""

from shirushi.pms.services.planning.approving import approve_plan, ask_for_approval
from shirushi.pms.services.planning.asking import (
    AHEAD,
    KINDS,
    ask_owner,
    bring_up_to_date,
    done_tasks,
    to_ask,
)
from shirushi.pms.services.planning.changing import (
    EntryValues,
    add_entry,
    change_entry,
    drop_entry,
    take_up_entry,
    tick_entry,
)
from shirushi.pms.services.planning.making import bring_in_improvements, make_plan

__all__ = [
    "AHEAD",
    "KINDS",
    "EntryValues",
    "add_entry",
    "approve_plan",
    "ask_for_approval",
    "ask_owner",
    "bring_in_improvements",
    "bring_up_to_date",
    "change_entry",
    "done_tasks",
    "drop_entry",
    "make_plan",
    "take_up_entry",
    "tick_entry",
    "to_ask",
]
