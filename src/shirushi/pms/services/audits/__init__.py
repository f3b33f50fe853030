"""Internal audits: the year's plan, who audits what, the check list, the report."""

from shirushi.pms.services.audits.auditors import candidates, name_auditors, refused_auditors
from shirushi.pms.services.audits.checking import Answer, add_question, answer_item, begin, finish
from shirushi.pms.services.audits.planning import add_audit, change_audit, drop_audit, plan_year
from shirushi.pms.services.audits.reporting import receive_report, report

__all__ = [
    "Answer",
    "add_audit",
    "add_question",
    "answer_item",
    "begin",
    "candidates",
    "change_audit",
    "drop_audit",
    "finish",
    "name_auditors",
    "plan_year",
    "receive_report",
    "refused_auditors",
    "report",
]
