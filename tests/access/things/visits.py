"""A visit that was proposed, with one question."""

from datetime import date, time

from shirushi.review.models import VisitItem, VisitPlan, VisitQuestion
from tests.access.world import World
from tests.cast import Cast


def fill(made: World, people: Cast) -> None:
    application = made.things["application"]
    plan = VisitPlan.objects.create(
        application=application, place="本社", state="proposed", proposed_on=date(2026, 11, 2)
    )
    VisitItem.objects.create(
        plan=plan, day=date(2026, 12, 10), starts_at=time(10), ends_at=time(11), topic="記録"
    )
    made.things |= {
        "visit_plan": plan,
        "visit_question": VisitQuestion.objects.create(
            application=application,
            requirement="J.3.1.1",
            origin="own",
            text="鍵",
            added_on=date(2026, 11, 2),
        ),
    }
