"""Assessors whose role or registration ended leave their cases; ends that lie ahead are announced."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from shirushi.agenda.models import Task
from shirushi.operations.daily.duty import Duty
from shirushi.people.actor import Actor
from shirushi.review import register, services
from shirushi.review.models import Assessor, Assignment
from shirushi.review.services.register import RENEW


def _leave(assignment: Assignment, by: Actor) -> None:
    services.leave(assignment=assignment, by=by, on=by.on)


def _unannounced(day: date) -> QuerySet[Assessor]:
    """Nobody has been asked about this end yet."""
    asked = Task.objects.filter(kind=RENEW, subject_id=OuterRef("pk"), due_on=OuterRef("expires_on"))
    return register.registrations_ending(day).filter(~Exists(asked))


def _announce(entry: Assessor, by: Actor) -> None:
    services.remind_of_registration(entry=entry, by=by)


ASSESSORS_GONE = Duty("assessors gone", register.assignments_without_assessor, _leave)
REGISTRATIONS_ENDING = Duty("registrations of assessors that end", _unannounced, _announce)
