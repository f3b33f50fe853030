"""Taking a course: read the material, sit the test, again until passed."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.agenda import services as agenda
from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.pms import policy_training, training_content, training_test
from shirushi.pms.models import Enrolment, TrainingAttempt
from shirushi.pms.services.training.enrolling import KIND
from shirushi.record import journal
from shirushi.record.errors import ActRefused, Stale


@transaction.atomic
def mark_read(*, enrolment: Enrolment, by: Actor, on: date, token: str = "") -> Enrolment:
    """The worker has read the material; the test is open to it."""
    allow(policy_training.may_take(by, enrolment, token))
    refuse_closed(enrolment)
    if enrolment.read_on is None:
        enrolment.read_on = on
        enrolment.save(update_fields=["read_on"])
        journal.record("pms.training.read", enrolment, by=by, on=on)
    return enrolment


@transaction.atomic
def begin_test(*, enrolment: Enrolment, by: Actor, on: date, token: str = "") -> TrainingAttempt:
    """Draw a test: from the course's set, questions not seen before first. An open test is gone on with."""
    allow(policy_training.may_take(by, enrolment, token))
    enrolment = locked(enrolment)
    refuse_closed(enrolment)
    if enrolment.read_on is None:
        raise ActRefused("unread", _("Read the material first."))
    going_on: TrainingAttempt | None = enrolment.attempts.filter(finished_on=None).first()
    if going_on:
        return going_on
    begun: TrainingAttempt = TrainingAttempt.objects.create(
        enrolment=enrolment,
        ordinal=next_ordinal(enrolment),
        questions=_drawn(enrolment),
        started_on=on,
    )
    return begun


def _drawn(enrolment: Enrolment) -> training_test.Drawn:
    course = enrolment.course
    earlier = [code for each in enrolment.attempts.all() for code, _order in each.questions]
    return training_test.draw(
        training_content.questions(course.question_set).questions,
        course.question_count,
        seed=f"{course.pk}:{enrolment.worker_id}:{next_ordinal(enrolment)}",
        seen=earlier,
    )


def next_ordinal(enrolment: Enrolment) -> int:
    return enrolment.attempts.count() + 1


@transaction.atomic
def answer(
    *, attempt: TrainingAttempt, answers: Mapping[str, int], by: Actor, on: date, token: str = ""
) -> TrainingAttempt:
    """Hand the test in: every question answered, the score counted, passed or to be taken again."""
    allow(policy_training.may_take(by, attempt.enrolment, token))
    enrolment = locked(attempt.enrolment)
    attempt.refresh_from_db()
    if attempt.finished_on:
        raise Stale("test_finished", _("This test was handed in already. Its result stands."))
    refuse_closed(enrolment)
    codes = [code for code, _order in attempt.questions]
    if set(answers) != set(codes):
        raise ActRefused("unanswered", _("Answer every question."))
    attempt.answers, attempt.finished_on = dict(answers), on
    attempt.score = training_test.score(codes, answers)
    attempt.save(update_fields=["answers", "finished_on", "score"])
    count_result(enrolment, attempt, by=by, on=on)
    return attempt


def locked(enrolment: Enrolment) -> Enrolment:
    found: Enrolment = (
        Enrolment.objects.select_for_update(of=("self",))
        .select_related("course__organisation", "worker")
        .get(pk=enrolment.pk)
    )
    return found


def refuse_closed(enrolment: Enrolment) -> None:
    if enrolment.passed_on:
        raise ActRefused("passed", _("This course is passed already."))
    if enrolment.dropped_on or not enrolment.course.is_open:
        raise ActRefused("course_over", _("This course is closed. Ask the privacy officer."))


def count_result(enrolment: Enrolment, attempt: TrainingAttempt, *, by: Actor, on: date) -> None:
    """The best score stands; with the pass mark the course is passed and its task done."""
    score = attempt.score or 0
    enrolment.attempts_made = attempt.ordinal
    enrolment.score = max(score, enrolment.score or 0)
    if score >= enrolment.course.pass_mark:
        enrolment.passed_on = attempt.finished_on
        agenda.close_task(kind=KIND, subject_id=enrolment.pk, on=on)
    enrolment.save(update_fields=["attempts_made", "score", "passed_on"])
    action = "pms.training.passed" if enrolment.passed_on else "pms.training.failed"
    after = {"score": score, "attempt": attempt.ordinal, "way": attempt.way}
    journal.record(action, enrolment, by=by, on=on, after=after)
