"""What time brings about for assessors: a role or a registration ends, an end is announced."""

from datetime import timedelta

import pytest

from shirushi.agenda.models import Task
from shirushi.operations.daily import running
from shirushi.people.models import Membership
from shirushi.review.models import Assignment
from tests.cast import moment
from tests.review import stages
from tests.review.stages import START
from tests.review.test_register import registered

pytestmark = pytest.mark.django_db
LAST = START + timedelta(days=20)


def test_the_day_after_the_last_the_cases_are_left_and_a_second_run_changes_nothing() -> None:
    case = stages.started()
    Membership.objects.filter(person=case.company.second_assessor).update(until_on=LAST)

    running.run_day(LAST, at=moment(LAST))
    still = Assignment.objects.filter(ended_on=None).count()
    for _again in range(2):
        done = running.run_day(LAST + timedelta(days=1), at=moment(LAST + timedelta(days=1)))

    assert still == 2
    assert Assignment.objects.filter(ended_on=None).count() == 1
    assert "assessors gone" not in done.changed
    assert Task.objects.filter(kind="review.replace", closed_on=None).count() == 1


def test_the_end_of_a_registration_is_announced_once_and_settled_by_a_new_one() -> None:
    case = stages.accepted()
    registered(case, case.company.assessor, grade="lead", expires_on=LAST)

    for day in (START, START + timedelta(days=1)):
        running.run_day(day, at=moment(day))
    announced = Task.objects.get(kind="review.renew_registration", closed_on=None)
    registered(case, case.company.assessor, grade="lead", expires_on=LAST + timedelta(days=700))

    announced.refresh_from_db()
    assert announced.due_on == LAST
    assert announced.closed_on is not None
