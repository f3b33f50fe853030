"""A comment of the privacy officer on the entry of the inventory."""

from shirushi.pms.models import Comment
from tests.access.world import TODAY, World
from tests.cast import Cast, moment


def fill(made: World, people: Cast) -> None:
    made.things["comment"] = Comment.objects.create(
        organisation=people.business,
        created_on=TODAY,
        kind="holding",
        subject_id=made.things["holding"].pk,
        said_by=people.privacy_officer,
        said_at=moment(TODAY),
        text="件数を確かめました",
    )
