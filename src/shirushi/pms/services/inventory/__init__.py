"""The acts of the inventory: entries and their approval, changes, the yearly confirmation, the first entries."""

from shirushi.pms.services.inventory import columns
from shirushi.pms.services.inventory.approval import (
    approve,
    approve_change,
    return_change,
    return_entry,
    withdraw_change,
)
from shirushi.pms.services.inventory.confirmation import (
    ask_departments,
    close_round,
    confirm_department,
    confirm_entry,
)
from shirushi.pms.services.inventory.entries import add, add_many, change, end
from shirushi.pms.services.inventory.processes import add_process, change_process
from shirushi.pms.services.inventory.starting import start_from_template
from shirushi.pms.services.inventory.waiting import tell_what_waits

__all__ = [
    "add",
    "add_many",
    "add_process",
    "approve",
    "approve_change",
    "ask_departments",
    "change",
    "change_process",
    "close_round",
    "columns",
    "confirm_department",
    "confirm_entry",
    "end",
    "return_change",
    "return_entry",
    "start_from_template",
    "tell_what_waits",
    "withdraw_change",
]
