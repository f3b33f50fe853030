"""The report of each course that was held: plan, figures, departments, attendance."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shirushi.people.actor import Actor
from shirushi.pms.exports import paper
from shirushi.pms.exports.kinds import Paper, Report
from shirushi.pms.models import TrainingCourse
from shirushi.pms.presentation import training as words
from shirushi.pms.queries import training as reads

LISTED = ("department", "name", "state", "score", "passed_on")


def _papers(actor: Actor) -> Iterator[Paper]:
    held = reads.courses(actor).filter(opened_on__isnull=False).select_related("approved_by")
    for course in held:
        title = _("Report of the training")
        name = f"{title} {course.year} {course.title}"
        yield Paper(
            str(course.pk), name, course.approved_on or course.opens_on, partial(_data, course, actor)
        )


def _data(course: TrainingCourse, actor: Actor) -> dict[str, Any]:
    draft = "" if course.approved_on else _("Draft: the report is not approved yet.")
    plan = [
        (_("Year"), course.year),
        (_("Opens on"), paper.day(course.opens_on)),
        (_("To be passed by"), paper.day(course.due_on)),
        *words.facts_of(course),
    ]
    return {
        "title": _("Report of the training"),
        "subtitle": course.title,
        "draft": draft,
        "sections": paper.numbered(
            paper.section(_("Plan"), paper.facts(plan)),
            paper.section(_("Results"), paper.facts(words.figures_in_words(reads.figures(actor, course)))),
            paper.section(_("Departments"), _departments(course, actor)),
            paper.section(_("How effective the course was"), paper.text(course.remark)),
            paper.section(_("What was done for the absent"), paper.text(course.follow_up)),
            paper.section(_("Approved"), paper.text(paper.day(course.approved_on, course.approved_by))),
            paper.section(_("Attendance list"), _attendance(course, actor)),
        ),
    }


def _departments(course: TrainingCourse, actor: Actor) -> dict[str, Any]:
    columns = (
        (_("Department"), 40),
        (_("To be trained"), 14),
        (_("Passed"), 14),
        (_("Overdue"), 14),
        (_("Average score"), 14),
    )
    parts = reads.progress(actor, course, actor.on)
    return paper.table(
        columns,
        [(each.name, each.share.present, each.share.passed, each.overdue, each.average) for each in parts],
    )


def _attendance(course: TrainingCourse, actor: Actor) -> dict[str, Any]:
    shown = [(key, label, width) for key, label, width in words.RESULT_COLUMNS if key in LISTED]
    rows = (words.export_row(each, actor.on) for each in reads.attendance(actor, course))
    return paper.table(
        [(label, width) for _key, label, width in shown],
        ([row[key] for key, _label, _width in shown] for row in rows),
    )


REPORTS = (Report("training", 30, gettext_lazy("Report of the training"), _papers),)
