"""The yearly evaluation of a contractor is put before the privacy officer a month ahead."""

from shirushi.operations.daily.duty import Duty
from shirushi.people.actor import Actor
from shirushi.pms.models import Contractor
from shirushi.pms.queries.contractors import to_be_asked
from shirushi.pms.services import contractors


def _ask(contractor: Contractor, by: Actor) -> None:
    contractors.ask_for_review(contractor=contractor, by=by, on=by.on)


CONTRACTORS_TO_EVALUATE = Duty("contractors to evaluate", to_be_asked, _ask)
