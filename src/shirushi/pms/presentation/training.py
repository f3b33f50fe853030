"""The words of training."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from shirushi.agenda.texts import Text
from shirushi.pms.models import Enrolment, TrainingCourse, Worker

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
