"""A course under way, with somebody who passed and somebody with a link."""

from shirushi.people.models import Department
from shirushi.pms import tokens
from shirushi.pms.models import Enrolment, TrainingAttempt, TrainingCourse, Worker
from tests.access.world import TODAY, World
from tests.cast import LONG_AGO, Cast

TOKEN = "token-of-a-slip"


def fill(made: World, people: Cast) -> None:
    department = Department.objects.filter(organisation=people.business).first() or Department.objects.create(
        organisation=people.business, name="営業部"
    )
    common = {"organisation": people.business, "created_on": LONG_AGO}
    course = TrainingCourse.objects.create(
        title="個人情報保護の研修", aim="方針を知る", year=2026, question_set="a", material={},
        opens_on=TODAY, due_on=TODAY, opened_on=TODAY, remark="理解された", follow_up="休職者は復帰後に行う", **common,
    )  # fmt: skip
    planned = TrainingCourse.objects.create(
        title="来年の研修", aim="方針を知る", year=2026, question_set="a", material={},
        opens_on=TODAY, due_on=TODAY, **common,
    )  # fmt: skip
    here = {"department": department, "kind": "regular", "joined_on": LONG_AGO, **common}
    signed_in = Worker.objects.create(name="白石 杏", person=people.worker, **here)
    without = Worker.objects.create(name="青木 葵", **here)
    passed = Enrolment.objects.create(
        course=course, worker=signed_in, due_on=TODAY, read_on=TODAY, score=90, passed_on=TODAY,
        attempts_made=1, **common,
    )  # fmt: skip
    TrainingAttempt.objects.create(
        enrolment=passed, ordinal=1, way="paper", started_on=TODAY, finished_on=TODAY, score=90
    )
    linked = Enrolment.objects.create(
        course=course, worker=without, due_on=TODAY, token_digest=tokens.digest_of(TOKEN),
        token_until_on=TODAY, **common,
    )  # fmt: skip
    made.things |= {
        "training_course": course,
        "training_planned": planned,
        "enrolment_passed": passed,
        "enrolment_waiting": linked,
    }
    made.words["training_token"] = TOKEN
