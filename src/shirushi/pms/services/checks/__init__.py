"""Operation checks by month and department, the points that a department looks at, the log of the day."""

from shirushi.pms.services.checks.daylog import add_past_day, close_place, come_first, leave_last, open_place
from shirushi.pms.services.checks.monthly import PointAnswer, answer_check, ask_month
from shirushi.pms.services.checks.points import add_point, drop_point, leave_out, take_in

__all__ = [
    "PointAnswer",
    "add_past_day",
    "add_point",
    "answer_check",
    "ask_month",
    "close_place",
    "come_first",
    "drop_point",
    "leave_last",
    "leave_out",
    "open_place",
    "take_in",
]
