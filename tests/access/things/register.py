"""An assessor with an entry, a tie and days away; a trainee of whom the business is asked."""

from datetime import date

from shirushi.review.models import Assessor, Assignment, DaysAway, Tie, TraineeConsent
from tests.access.world import World
from tests.cast import Cast, member


def fill(made: World, people: Cast) -> None:
    trainee = member(people.review_body, "assessor", "実習 生")
    assignment = Assignment.objects.create(
        application=made.things["application"],
        person=trainee,
        is_trainee=True,
        assigned_on=date(2026, 11, 20),
    )
    TraineeConsent.objects.create(assignment=assignment, asked_on=date(2026, 11, 20))
    made.things |= {
        "assessor_person": people.assessor,
        "trainee_assignment": assignment,
        "register_entry": Assessor.objects.create(
            organisation=people.review_body, person=people.assessor, grade="lead", number="A-1"
        ),
        "tie": Tie.objects.create(
            person=people.assessor, kind="consulted", name="もみじ印刷", recorded_on=date(2026, 11, 1)
        ),
        "days_away": DaysAway.objects.create(
            person=people.assessor,
            from_on=date(2026, 12, 20),
            until_on=date(2026, 12, 28),
            recorded_on=date(2026, 11, 1),
        ),
    }
