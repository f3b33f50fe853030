"""An incident of the business's own register."""

from shirushi.pms.models import Mishap
from tests.access.world import TODAY, World
from tests.cast import Cast


def fill(made: World, people: Cast) -> None:
    made.things["mishap"] = Mishap.objects.create(
        organisation=people.business, created_on=TODAY, number=1, kind="incident", found_on=TODAY,
        happened="封筒を取り違えた", cause="確認が一人", prevention="二人で確認する",
    )  # fmt: skip
