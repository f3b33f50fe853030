"""Courses open on their day; joiners are enrolled, leavers no longer waited for."""

from datetime import date

from django.db.models import Q, QuerySet

from shirushi.operations.daily.duty import Duty
from shirushi.people.actor import Actor
from shirushi.pms.models import TrainingCourse
from shirushi.pms.services import training
from shirushi.pms.services.training.enrolling import running


def _not_looked_at(day: date) -> QuerySet[TrainingCourse]:
    return running(day).filter(Q(enrolled_on=None) | Q(enrolled_on__lt=day))


def _bring_up_to_date(course: TrainingCourse, by: Actor) -> None:
    training.enrol_joiners(organisation=course.organisation, by=by, on=by.on)


TRAINING_UP_TO_DATE = Duty("training up to date", _not_looked_at, _bring_up_to_date)
