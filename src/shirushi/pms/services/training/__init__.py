"""The acts of training: courses, enrolment, the test, paper and slips, the chase, the report."""

from shirushi.pms.services.training.chasing import remind
from shirushi.pms.services.training.courses import change_course, open_course, start_course
from shirushi.pms.services.training.enrolling import enrol_joiners
from shirushi.pms.services.training.paper import give_link, give_links, record_result, record_results
from shirushi.pms.services.training.reporting import approve_report, write_report
from shirushi.pms.services.training.taking import answer, begin_test, mark_read

__all__ = [
    "answer",
    "approve_report",
    "begin_test",
    "change_course",
    "enrol_joiners",
    "give_link",
    "give_links",
    "mark_read",
    "open_course",
    "record_result",
    "record_results",
    "remind",
    "start_course",
    "write_report",
]
