"""A course with workers for the tests of training."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from shirushi.people.models import Department, Person
from shirushi.pms.models import Enrolment, TrainingAttempt, TrainingCourse, Worker
from shirushi.pms.services import training
from tests.cast import LONG_AGO
from tests.pms.firm import DAY, Firm

_serials = count(1)
DUE = DAY + timedelta(days=30)


def staff(
    made: Firm, department: Department | None = None, person: Person | None = None, **others: Any
) -> Worker:
    fields: dict[str, Any] = {"name": f"社員{next(_serials)}", "kind": "regular", "joined_on": LONG_AGO}
    return Worker.objects.create(
        organisation=made.business,
        department=department or made.sales,
        person=person,
        created_on=LONG_AGO,
        **(fields | others),
    )


def plan(**others: Any) -> dict[str, Any]:
    return {
        "title": "個人情報保護の研修",
        "aim": "方針とルールを知る",
        "opens_on": DAY,
        "due_on": DUE,
        "pass_mark": 80,
        "question_count": 10,
    } | others


def course(made: Firm, on: date = DAY, **others: Any) -> TrainingCourse:
    by = made.by("privacy_officer", on)
    return training.start_course(organisation=made.business, values=plan(**others), by=by, on=on)


def opened(made: Firm, on: date = DAY, **others: Any) -> TrainingCourse:
    return training.open_course(course=course(made, on, **others), by=made.by("privacy_officer", on), on=on)


def enrolment(found: TrainingCourse, worker: Worker) -> Enrolment:
    return found.enrolments.select_related("course__organisation", "worker").get(worker=worker)


def sit(found: Enrolment, made: Firm, right: int | None = None, on: date = DAY) -> TrainingAttempt:
    """The firm's worker reads the material and answers so many questions rightly (all, if not told)."""
    by = made.by("worker", on)
    training.mark_read(enrolment=found, by=by, on=on)
    attempt = training.begin_test(enrolment=found, by=by, on=on)
    codes = [code for code, _order in attempt.questions]
    count_right = len(codes) if right is None else right
    answers = {code: 0 if place < count_right else 1 for place, code in enumerate(codes)}
    return training.answer(attempt=attempt, answers=answers, by=by, on=on)
