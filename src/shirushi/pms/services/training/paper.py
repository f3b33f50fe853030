"""Workers without a login: results of paper tests, and links on slips that need no account."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.pms import policy_training, tokens
from shirushi.pms.models import Enrolment, TrainingAttempt, TrainingCourse
from shirushi.pms.services.training import taking
from shirushi.pms.training_test import FULL_SCORE
from shirushi.record import journal
from shirushi.record.errors import ActRefused

# Somebody who is late is given a slip all the same, and time to use it.
DAYS_FOR_THE_LATE = timedelta(days=14)
BATCH = 500


@dataclass(frozen=True)
class Slip:
    """A link with its token, which is nowhere but here and on the paper."""

    enrolment: Enrolment
    token: str


@transaction.atomic
def record_result(
    *, enrolment: Enrolment, score: int, taken_on: date, by: Actor, on: date
) -> TrainingAttempt:
    """The privacy officer enters what was reached on paper, or in a class, on a day."""
    allow(policy_training.may_record_result(by, enrolment))
    enrolment = taking.locked(enrolment)
    taking.refuse_closed(enrolment)
    if not 0 <= score <= FULL_SCORE:
        raise ActRefused("score_range", _("A score lies between 0 and 100."))
    if not enrolment.course.opens_on <= taken_on <= on:
        raise ActRefused("taken_outside", _("The day lies before the course opened, or in the future."))
    enrolment.attempts.filter(finished_on=None).delete()
    attempt = TrainingAttempt.objects.create(
        enrolment=enrolment,
        ordinal=taking.next_ordinal(enrolment),
        way=TrainingAttempt.Way.PAPER,
        started_on=taken_on,
        finished_on=taken_on,
        score=score,
        recorded_by_id=by.person_id,
    )
    taking.count_result(enrolment, attempt, by=by, on=on)
    return attempt


@transaction.atomic
def record_results(
    *, course: TrainingCourse, scores: Mapping[int, int], taken_on: date, by: Actor, on: date
) -> int:
    """What a whole class reached on a day, by enrolment: all or none. Says how many were recorded."""
    allow(policy_training.may_run_course(by, course))
    if not scores:
        raise ActRefused("no_score", _("No score was entered. Nothing was recorded."))
    waiting = course.enrolments.filter(pk__in=scores, passed_on=None, dropped_on=None)
    found = list(waiting.select_related("course__organisation", "worker").order_by("pk"))
    if len(found) != len(scores):
        raise ActRefused(
            "not_waiting",
            _("Somebody of these has passed or left meanwhile. Nothing was recorded: look again."),
        )
    for each in found:
        record_result(enrolment=each, score=scores[each.pk], taken_on=taken_on, by=by, on=on)
    return len(found)


@transaction.atomic
def give_link(*, enrolment: Enrolment, by: Actor, on: date) -> Slip:
    """A new link for one worker; an earlier one of the same worker works no longer."""
    allow(policy_training.may_record_result(by, enrolment))
    taking.refuse_closed(enrolment)
    slip = _slips([enrolment], on)[0]
    after = {"until_on": enrolment.token_until_on}
    journal.record("pms.training.link_given", enrolment, by=by, on=on, after=after)
    return slip


@transaction.atomic
def give_links(
    *, course: TrainingCourse, by: Actor, on: date, department_id: int | None = None
) -> list[Slip]:
    """Links for all who have no login and have not passed yet, as slips to hand out."""
    allow(policy_training.may_run_course(by, course))
    if not course.is_open:
        raise ActRefused("course_over", _("This course is closed. Ask the privacy officer."))
    waited_for = course.enrolments.filter(passed_on=None, dropped_on=None, worker__person=None)
    if department_id:
        waited_for = waited_for.filter(worker__department=department_id)
    found = waited_for.select_related("worker__department").order_by(
        "worker__department__name", "worker__name"
    )
    slips = _slips(found, on)
    if not slips:
        raise ActRefused("nobody_without_login", _("Nobody without a login is still missing."))
    journal.record("pms.training.links_given", course, by=by, on=on, after={"count": len(slips)})
    return slips


def _slips(enrolments: Iterable[Enrolment], on: date) -> list[Slip]:
    made = [Slip(enrolment, tokens.new_token()) for enrolment in enrolments]
    for slip in made:
        slip.enrolment.token_digest = tokens.digest_of(slip.token)
        slip.enrolment.token_until_on = last_day(slip.enrolment, on)
    fields = ["token_digest", "token_until_on"]
    Enrolment.objects.bulk_update([slip.enrolment for slip in made], fields, batch_size=BATCH)
    return made


def last_day(enrolment: Enrolment, on: date) -> date:
    return enrolment.due_on if enrolment.due_on >= on else on + DAYS_FOR_THE_LATE
