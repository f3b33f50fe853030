"""A plan of a year with an entry of the business's own."""

from datetime import date

from shirushi.pms.models import PlanEntry, YearPlan
from tests.access.world import TODAY, World
from tests.cast import Cast


def fill(made: World, people: Cast) -> None:
    common = {"organisation": people.business, "created_on": TODAY}
    plan = YearPlan.objects.create(starts_on=date(2026, 4, 1), **common)
    entry = PlanEntry.objects.create(
        plan=plan, phase="do", ledger="own", text="鍵を替える", due_on=TODAY, **common
    )
    made.things |= {"year_plan": plan, "plan_entry": entry}
