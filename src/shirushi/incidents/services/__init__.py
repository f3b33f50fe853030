"""The acts about incidents, measures and the suspensions that follow."""

from shirushi.incidents.services.annulment import annul_measure
from shirushi.incidents.services.measures import decide_measure
from shirushi.incidents.services.notification import notify
from shirushi.incidents.services.reports import close, report, report_all, send_report
from shirushi.incidents.services.suspensions import (
    extend_suspension,
    follow_suspension,
    fulfil_duty,
    give_back,
    judge_condition,
    lift_suspension,
    report_condition,
    revoke_for_unmet_conditions,
)

__all__ = [
    "annul_measure",
    "close",
    "decide_measure",
    "extend_suspension",
    "follow_suspension",
    "fulfil_duty",
    "give_back",
    "judge_condition",
    "lift_suspension",
    "notify",
    "report",
    "report_all",
    "report_condition",
    "revoke_for_unmet_conditions",
    "send_report",
]
