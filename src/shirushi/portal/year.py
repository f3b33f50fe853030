"""The running year of a business as its home page shows it: the wheel, and the days to what comes next."""

from dataclasses import dataclass, field

from django.urls import reverse

from shirushi.people.actor import Actor
from shirushi.pms.models import YearPlan
from shirushi.pms.queries import planning as reads
from shirushi.pms.services.planning import KINDS
from shirushi.portal.views.pms.planning import found
from shirushi.ui.wheel import Wheel

NEXT_SHOWN = 5


@dataclass(frozen=True)
class Year:
    plan: YearPlan
    wheel: Wheel
    coming: list[found.Row]
    # Tasks of entries that are done since the last daily run: nobody is asked for them any more.
    done_keys: set[int] = field(default_factory=set)

    def asks_for(self, kind: str, subject_id: int) -> bool:
        return not (kind.startswith(KINDS) and subject_id in self.done_keys)


def year_of(who: Actor) -> Year | None:
    """Of the plan that is running today; None where no year is planned."""
    plan = reads.running(who)
    if plan is None or not plan.covers(who.on):
        return None
    listed = found.standings_of(who, plan)
    return Year(
        plan=plan,
        wheel=found.drawn(plan, listed, who, reverse("portal:pms_plan_one", args=[plan.pk])),
        coming=[found.row_of(each) for each in listed if each.state in ("now", "ahead")][:NEXT_SHOWN],
        done_keys={each.entry.pk for each in listed if not each.is_open},
    )
