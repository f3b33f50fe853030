"""A request that waits for its answer, and a complaint."""

from shirushi.pms.models import Complaint, DataRequest
from tests.access.world import TODAY, World
from tests.cast import LONG_AGO, Cast


def fill(made: World, people: Cast) -> None:
    common = {
        "organisation": people.business,
        "created_on": LONG_AGO,
        "received_on": TODAY,
        "due_on": TODAY,
        "number": 1,
    }
    made.things |= {
        "data_request": DataRequest.objects.create(
            kind="disclosure", requester="本人 一郎", content="購入の履歴", **common
        ),
        "complaint": Complaint.objects.create(channel="telephone", content="案内が止まらない", **common),
    }
