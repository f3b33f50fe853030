"""The acts on what changes at a holder or an applicant."""

from shirushi.changes.services.deciding import confirm_changes, return_changes
from shirushi.changes.services.ending import (
    dissolve,
    receive_certificate,
    record_dissolution,
    report_done,
    return_mark,
)
from shirushi.changes.services.following import follow_changes
from shirushi.changes.services.reporting import consequence, report_changes

__all__ = [
    "confirm_changes",
    "consequence",
    "dissolve",
    "follow_changes",
    "receive_certificate",
    "record_dissolution",
    "report_changes",
    "report_done",
    "return_changes",
    "return_mark",
]
