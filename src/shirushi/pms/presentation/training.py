"""The words of training."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.pms.models import Enrolment, TrainingCourse, Worker
from shirushi.pms.queries.training import Reported

ACTIONS = {
    "pms.training.planned": _("A training course was planned"),
    "pms.training.changed": _("A training course was changed"),
    "pms.training.opened": _("A training course was opened"),
    "pms.training.enrolled": _("The list of those to be trained was brought up to date"),
    "pms.training.read": _("The training material was read"),
    "pms.training.passed": _("A training course was passed"),
    "pms.training.failed": _("A training test was not passed"),
    "pms.training.link_given": _("A link to a training course was given out"),
    "pms.training.links_given": _("Slips with links to a training course were made"),
    "pms.training.reminded": _("Those who had not taken the training were reminded"),
    "pms.training.reported": _("The report of a training course was written"),
    "pms.training.approved": _("The report of a training course was approved"),
}

TASKS = {
    "pms.training.take": Text(
        label=_("Take the training: %(title)s"),
        detail=_("Read the material and answer the test. It can be taken again until it is passed."),
        mail=_("You are asked to take the yearly training on personal information."),
    ),
}

LABELS = {
    "aim": _("Aim"),
    "method": _("Way of teaching"),
    "trainer": _("Who teaches"),
    "question_count": _("Number of questions"),
    "pass_mark": _("Pass mark"),
    "opens_on": _("Opens on"),
    "material_changed": _("Material changed"),
    "enrolled": _("Enrolled"),
    "dropped": _("Left before passing"),
    "score": _("Score"),
    "attempt": _("Test number"),
    "way": _("Way"),
    "follow_up": _("What was done for the absent"),
}

KINDS = dict(Worker.Kind.choices)
CODES_OF = {"method": dict(TrainingCourse.Method.choices)}

CARD = {
    "phase": "do",
    "order": 10,
    "label": _("Training"),
    "detail": _("Everybody once a year: material, test, who is missing, the report."),
    "view": "portal:training",
}


def state_of(course: TrainingCourse, on: date) -> tuple[str, object]:
    """Tone and word of a course."""
    if course.approved_on:
        return "done", _("Report approved")
    if not course.opened_on:
        return "neutral", _("In preparation")
    if course.opens_on > on:
        return "info", _("Opens soon")
    return ("attention", _("Past the last day")) if course.due_on < on else ("granted", _("Under way"))


def standing_of(enrolment: Enrolment, on: date) -> tuple[str, object]:
    """Tone and word of one worker in a course."""
    if enrolment.passed_on:
        return "granted", _("Passed")
    if enrolment.dropped_on:
        return "ended", _("Left")
    if enrolment.due_on < on:
        return "attention", _("Overdue")
    return ("info", _("Not passed yet")) if enrolment.attempts_made else ("neutral", _("Not taken yet"))


# The attendance list as one hands it to an assessor.
RESULT_COLUMNS = [
    ("department", _("Department"), 20), ("number", _("Worker's number"), 12), ("name", _("Name"), 20),
    ("kind", _("Kind"), 14), ("state", _("State"), 14), ("due_on", _("To be passed by"), 12),
    ("read_on", _("Material read on"), 12), ("attempts", _("Tests"), 8), ("score", _("Score"), 8),
    ("passed_on", _("Passed on"), 12), ("reminders", _("Reminders"), 10),
]  # fmt: skip


def export_row(each: Enrolment, on: date) -> dict[str, Any]:
    names = ("due_on", "read_on", "score", "passed_on", "reminders")
    return {name: getattr(each, name) for name in names} | {
        "department": each.worker.department.name,
        "number": each.worker.number,
        "name": each.worker.name,
        "kind": str(each.worker.get_kind_display()),
        "state": str(standing_of(each, on)[1]),
        "attempts": each.attempts_made,
    }


def facts_of(found: TrainingCourse) -> list[tuple[Any, Any]]:
    """The plan of a course, as pages and report show it."""
    names = ", ".join(found.departments.order_by("name").values_list("name", flat=True))
    kinds = ", ".join(str(label) for code, label in KINDS.items() if code in found.kinds)
    return [
        (_("Aim"), found.aim),
        (_("Way of teaching"), found.get_method_display()),
        (_("Who teaches"), found.trainer),
        (_("Departments"), names or _("All departments")),
        (_("Kinds of workers"), kinds or _("Everybody who works here")),
        (_("Test"), _("%(count)s questions, passed from %(mark)s of 100 on")
            % {"count": found.question_count, "mark": found.pass_mark}),
    ]  # fmt: skip


def figures_in_words(figures: Reported) -> list[tuple[Any, Any]]:
    """The figures of the report of a course."""
    return [
        (_("To be trained"), figures.share.present),
        (_("Passed"), f"{figures.share.passed} ({figures.share.percent}%)"),
        (_("Not passed yet"), figures.share.missing),
        (_("Average score"), figures.average),
        (_("Lowest and highest score"), _range(figures)),
        (_("Took the test more than once"), figures.retested),
        (_("Times reminded"), figures.reminders),
    ]


def _range(figures: Reported) -> str:
    return "" if figures.lowest is None else f"{figures.lowest} – {figures.highest}"
