"""A visit that was proposed, with one question."""

from datetime import date, time
from uuid import uuid4

from shirushi.review.models import Review, SummingUp, VisitDevice, VisitItem, VisitPlan, VisitQuestion
from tests.access.world import World
from tests.cast import Cast, moment


def fill(made: World, people: Cast) -> None:
    application = made.things["application"]
    plan = VisitPlan.objects.create(
        application=application, place="本社", state="proposed", proposed_on=date(2026, 11, 2)
    )
    VisitItem.objects.create(
        plan=plan, day=date(2026, 12, 10), starts_at=time(10), ends_at=time(11), topic="記録"
    )
    SummingUp.objects.create(application=application, held_on=date(2026, 11, 20), hours=4, seen="書庫")
    Review.objects.create(application=application, started_on=date(2026, 9, 10))
    made.things |= {
        "visit_plan": plan,
        "visit_device": VisitDevice.objects.create(
            application=application,
            person=people.assessor,
            token=uuid4(),
            key="k" * 44,
            registered_at=moment(date(2026, 11, 20)),
        ),
        "visit_question": VisitQuestion.objects.create(
            application=application,
            requirement="J.3.1.1",
            origin="own",
            text="鍵",
            added_on=date(2026, 11, 2),
        ),
    }
