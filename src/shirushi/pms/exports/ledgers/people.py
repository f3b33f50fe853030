"""Workers, departments and how they were trained."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Department, Membership, Role
from shirushi.pms.exports.kinds import Export, Part, part_of
from shirushi.pms.models import Enrolment, TrainingCourse, Worker
from shirushi.pms.presentation import training as words
from shirushi.pms.presentation.workers import COLUMNS as WORKER_COLUMNS
from shirushi.pms.presentation.workers import export_row


def _workers(actor: Actor) -> Iterator[dict[str, Any]]:
    seen = Worker.objects.visible_to(actor).select_related("department").order_by("name", "pk")
    return (export_row(each) for each in seen.iterator(chunk_size=2000))


def _departments(actor: Actor) -> Iterator[dict[str, Any]]:
    held = Membership.objects.held_on(actor.on).filter(
        organisation=actor.organisation_id, role=Role.DEPARTMENT_HEAD
    )
    heads: dict[int | None, list[str]] = {}
    for each in held.select_related("person").order_by("pk"):
        heads.setdefault(each.department_id, []).append(str(each.person))
    for department in Department.objects.visible_to(actor).order_by("name", "pk"):
        yield {
            "name": department.name,
            "heads": "、".join(heads.get(department.pk, ())),
            "closed_on": department.closed_on,
        }


COURSE_NAMES = (
    "year", "title", "aim", "method", "trainer", "question_count", "pass_mark", "opens_on", "due_on", "remark",
    "follow_up",
)  # fmt: skip


def _courses(actor: Actor) -> Any:
    return TrainingCourse.objects.visible_to(actor).order_by("year", "pk")


def _results(actor: Actor) -> Iterator[dict[str, Any]]:
    seen = Enrolment.objects.visible_to(actor).select_related("course", "worker__department")
    ordered = seen.order_by("course__year", "course_id", "worker__department__name", "worker__name", "pk")
    for each in ordered.iterator(chunk_size=2000):
        yield {"year": each.course.year, "course": each.course.title, **words.export_row(each, actor.on)}


EXPORTS = (
    Export(
        "workers",
        50,
        _("Register of workers"),
        (Part(_("Register of workers"), WORKER_COLUMNS, _workers),),
        (Worker,),
    ),
    Export(
        "departments",
        60,
        _("Departments"),
        (
            Part(
                _("Departments"),
                [("name", _("Department"), 30), ("heads", _("Heads"), 30), ("closed_on", _("Closed on"), 12)],
                _departments,
            ),
        ),
        (),
    ),
    Export(
        "training",
        80,
        _("Ledger of training"),
        (
            part_of(_("Courses"), TrainingCourse, COURSE_NAMES, _courses),
            Part(
                _("Results of the training"),
                [("year", _("Year"), 8), ("course", _("Title of the course"), 28), *words.RESULT_COLUMNS],
                _results,
            ),
        ),
        (TrainingCourse, Enrolment),
    ),
)
