"""The acts on what changes at a holder or an applicant."""

from shirushi.changes.services.deciding import confirm_changes, return_changes
from shirushi.changes.services.following import follow_changes
from shirushi.changes.services.reporting import consequence, report_changes

__all__ = [
    "confirm_changes",
    "consequence",
    "follow_changes",
    "report_changes",
    "return_changes",
]
