"""A review that stood still goes on."""

from shirushi.operations.daily.duty import Duty
from shirushi.people.actor import Actor
from shirushi.review import queries, services
from shirushi.review.models import Halt


def _resume(halt: Halt, by: Actor) -> None:
    services.resume(halt=halt, on=by.on, by=by)


HALTS_OVER = Duty("halts over", queries.halts_that_ran_out, _resume)
