"""The chase: those who have not passed are asked again, by mail where they have an address."""

from datetime import date

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.rights import allow
from shirushi.pms import policy_training
from shirushi.pms.models import Enrolment, TrainingCourse, TrainingMail, TrainingReminder
from shirushi.record import journal, outbox
from shirushi.record.errors import ActRefused

TOPIC = "pms.training.reminder"
BATCH = 500


def missing(course: TrainingCourse) -> QuerySet[Enrolment]:
    """Who is enrolled, still here, and has not passed."""
    return course.enrolments.filter(passed_on=None, dropped_on=None)


@transaction.atomic
def remind(*, course: TrainingCourse, by: Actor, on: date) -> TrainingReminder:
    """Ask everybody who is missing; once a day at most. Mails follow after the transaction."""
    allow(policy_training.may_chase(by, course))
    if not course.is_open:
        raise ActRefused("course_over", _("This course is closed. Ask the privacy officer."))
    to_ask = missing(course).filter(Q(reminded_on=None) | Q(reminded_on__lt=on))
    keys = list(to_ask.values_list("pk", flat=True))
    if not keys:
        raise ActRefused("nobody_to_remind", _("Nobody is missing, or all were reminded today."))
    reminder = TrainingReminder.objects.create(
        organisation_id=course.organisation_id, created_on=on, course=course, given_at=by.at, asked=len(keys)
    )
    _mails(reminder, to_ask)
    to_ask.update(reminded_on=on, reminders=F("reminders") + 1)
    journal.record("pms.training.reminded", course, by=by, on=on, after={"count": len(keys)})
    outbox.publish(TOPIC, reminder.pk)
    return reminder


def _mails(reminder: TrainingReminder, to_ask: QuerySet[Enrolment]) -> None:
    """A slip is the way to those without any address."""
    reachable = to_ask.exclude(worker__person=None, worker__email="").values_list("pk", flat=True)
    made = [TrainingMail(reminder=reminder, enrolment_id=pk) for pk in reachable]
    TrainingMail.objects.bulk_create(made, batch_size=BATCH)
