"""A review stands still after an incident, and goes on."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import translation

from shirushi.agenda.models import Task
from shirushi.people.actor import system
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.review import queries, services
from shirushi.review.models import Assignment, Halt
from tests.cast import acting, moment
from tests.review import stages
from tests.review.stages import DOCUMENTS, START

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_japanese() -> Iterator[None]:
    with translation.override("ja"):
        yield


ONE_DAY = timedelta(days=1)
BEGINS, ENDS = DOCUMENTS, date(2026, 8, 31)
DECISION = {"question": "measure", "refused": False, "reasons": [], "outcome": {}}


def halt(case: stages.Case, *, on: date = BEGINS) -> Halt:
    return services.halt(
        application=case.application,
        starts_on=BEGINS,
        planned_ends_on=ENDS,
        decision=DECISION,
        by=case.officer(on),
        on=on,
    )


def test_nothing_of_the_review_goes_on_inside_a_halt() -> None:
    case = stages.started()
    halt(case)
    application = case.application
    acts = [
        lambda: stages.documents_done(case, BEGINS),
        lambda: stages.assign(case, case.company.other_assessor, BEGINS),
        lambda: services.plan_onsite(
            application=application, planned_on=ENDS, by=case.clerk(BEGINS), on=BEGINS
        ),
        lambda: services.complete_onsite(
            application=application, summary="", by=case.lead(BEGINS), on=BEGINS
        ),
        lambda: services.issue_findings(application=application, by=case.lead(BEGINS), on=BEGINS),
        lambda: services.complete_review(application=application, by=case.lead(BEGINS), on=BEGINS),
    ]

    for act in acts:
        with pytest.raises(ActRefused) as refused:
            act()

        assert refused.value.code == "review_halted"
        assert "2026年9月1日" in refused.value.sentence


@pytest.mark.parametrize(("day", "goes_on"), [(ENDS, False), (ENDS + ONE_DAY, True)])
def test_the_day_after_the_period_things_go_on_without_another_act(day: date, goes_on: bool) -> None:
    case = stages.started()
    made = halt(case)

    halted = queries.halted_on(case.application, day)

    assert (halted is None) == goes_on
    assert queries.goes_on_from(made) == ENDS + ONE_DAY
    assert (made in queries.halts_that_ran_out(day)) == goes_on


def test_before_its_first_day_a_halt_does_not_hold() -> None:
    case = stages.started()
    halt(case)

    assert queries.halted_on(case.application, BEGINS - ONE_DAY) is None
    assert queries.halted_on(case.application, BEGINS) is not None


def test_tasks_wait_while_the_review_is_halted_and_come_back() -> None:
    case = stages.started()
    made = halt(case)
    waiting = Task.objects.filter(kind__startswith="review.", closed_on=None).count()
    day = BEGINS + 10 * ONE_DAY

    services.resume(halt=made, on=day, by=case.officer(day))

    assert waiting == 0
    assert Task.objects.get(kind="review.document_review", closed_on=None).person == case.company.assessor
    assert queries.halted_on(case.application, day) is None
    assert queries.halted_on(case.application, day - ONE_DAY) == made
    stages.documents_done(case, day)


def test_a_decision_waits_and_comes_back() -> None:
    case = stages.reviewed()
    day = stages.COMPLETED
    made = services.halt(
        application=case.application,
        starts_on=day,
        planned_ends_on=day + 30 * ONE_DAY,
        decision=DECISION,
        by=case.officer(day),
        on=day,
    )
    waiting = Task.objects.filter(kind="awards.decide", closed_on=None).exists()

    services.resume(halt=made, on=day + ONE_DAY, by=case.officer(day + ONE_DAY))

    assert not waiting
    assert Task.objects.filter(kind="awards.decide", closed_on=None).exists()


def test_the_daily_run_closes_a_halt_on_the_last_day_of_its_period() -> None:
    case = stages.started()
    made = halt(case)
    day = ENDS + 3 * ONE_DAY

    services.resume(halt=made, on=day, by=system(on=day, at=moment(day)))

    assert made.ended_on == ENDS


def test_an_ended_halt_is_not_ended_again() -> None:
    case = stages.started()
    made = halt(case)
    day = BEGINS + ONE_DAY
    services.resume(halt=made, on=day, by=case.officer(day))

    with pytest.raises(ActRefused) as refused:
        services.resume(halt=made, on=day, by=case.officer(day))

    assert refused.value.code == "halt_ended"


def test_a_review_is_halted_once_at_a_time() -> None:
    case = stages.started()
    halt(case)

    with pytest.raises(ActRefused) as refused:
        halt(case)

    assert refused.value.code == "halted_already"


def test_an_annulled_halt_never_held() -> None:
    case = stages.started()
    made = halt(case)

    services.annul_halt(halt=made, reason="別の事業者の事故だった。", by=case.officer(BEGINS), on=BEGINS)

    assert queries.halted_on(case.application, BEGINS) is None
    assert Task.objects.filter(kind="review.document_review", closed_on=None).exists()
    with pytest.raises(ActRefused) as refused:
        services.annul_halt(halt=made, reason="", by=case.officer(BEGINS), on=BEGINS)
    assert refused.value.code == "annulled_already"


def test_who_has_a_conflict_steps_down_even_inside_a_halt() -> None:
    case = stages.started()
    halt(case)
    lead = Assignment.objects.get(person=case.company.assessor)

    services.recuse(assignment=lead, reason="親族", by=case.lead(BEGINS), on=BEGINS)

    assert not Task.objects.filter(kind__startswith="review.", closed_on=None).exists()


def test_a_closed_case_is_not_halted() -> None:
    case = stages.started()
    type(case.application).objects.filter(pk=case.application.pk).update(state="withdrawn")

    with pytest.raises(ActRefused) as refused:
        halt(case)

    assert refused.value.code == "wrong_state"


def test_other_bodies_assessors_and_businesses_do_not_halt() -> None:
    case = stages.started()

    for who in (case.company.other_clerk, case.company.assessor, case.company.representative):
        with pytest.raises(NotAllowed):
            services.halt(
                application=case.application,
                starts_on=START,
                planned_ends_on=ENDS,
                decision=DECISION,
                by=acting(who, START),
                on=START,
            )
