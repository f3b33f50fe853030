"""The report of a course: what it brought, approved by the privacy officer; with that it is closed."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.pms import policy_training
from shirushi.pms.models import TrainingCourse
from shirushi.pms.services.training.chasing import missing
from shirushi.pms.services.training.enrolling import close_tasks
from shirushi.record import journal
from shirushi.record.concurrency import claim
from shirushi.record.errors import ActRefused


@transaction.atomic
def write_report(
    *, course: TrainingCourse, remark: str, follow_up: str, by: Actor, on: date, revision: int | None = None
) -> TrainingCourse:
    """How effective the course was, and what was done for the absent."""
    allow(policy_training.may_run_course(by, course))
    _refuse_closed(course)
    claim(course, revision)
    before = {"remark": course.remark, "follow_up": course.follow_up}
    course.remark, course.follow_up = remark, follow_up
    course.save(update_fields=["remark", "follow_up"])
    after = {"remark": remark, "follow_up": follow_up}
    journal.record("pms.training.reported", course, by=by, on=on, before=before, after=after)
    return course


@transaction.atomic
def approve_report(
    *, course: TrainingCourse, by: Actor, on: date, revision: int | None = None
) -> TrainingCourse:
    """Close the course. If somebody is missing, the report says what is done about it."""
    allow(policy_training.may_approve_report(by, course))
    _refuse_closed(course)
    if not course.remark:
        raise ActRefused("no_remark", _("Write first how effective the course was."))
    left = list(missing(course).values_list("pk", flat=True))
    if left and not course.follow_up:
        raise ActRefused("no_follow_up", _("Somebody has not passed yet. Write what is done for them."))
    claim(course, revision)
    course.approved_on, course.approved_by_id = on, by.person_id
    course.save(update_fields=["approved_on", "approved_by"])
    close_tasks(left, on)
    course.enrolments.exclude(token_digest=None).update(token_digest=None, token_until_on=None)
    journal.record("pms.training.approved", course, by=by, on=on, after={"missing": len(left)})
    return course


def _refuse_closed(course: TrainingCourse) -> None:
    if not course.opened_on:
        raise ActRefused("course_not_held", _("The course has not been opened yet."))
    if course.approved_on:
        raise ActRefused("course_closed", _("The report of this course is approved. It stays as it is."))
