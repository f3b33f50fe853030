"""A measure that was wrong is annulled with all that followed; nothing is erased."""

from datetime import date

import pytest

from shirushi.agenda.models import Task
from shirushi.grants import queries as marks
from shirushi.grants.models import Grant, Suspension
from shirushi.incidents import services
from shirushi.incidents.models import Measure
from shirushi.intake.models import Application
from shirushi.intake.queries import disqualification_facts
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine, OutboxEntry
from shirushi.review.queries import halted_on
from tests.grants.ground import Ground, ground
from tests.incidents.scene import (
    DECIDED,
    NOTIFIED,
    answered,
    decide,
    holder,
    report,
    suspend,
    under_review,
)

pytestmark = pytest.mark.django_db
ANNULLED = date(2026, 12, 10)


def annul(here: Ground, measure: Measure) -> Measure:
    return services.annul_measure(
        measure=measure, reason="別の事業者の事故だった。", by=here.officer(ANNULLED), on=ANNULLED
    )


def grant_of(here: Ground) -> Grant:
    return Grant.objects.get(dossier=here.dossier)


def test_an_annulled_suspension_held_until_the_day_before_and_stays_on_record() -> None:
    here = holder()
    measure = suspend(here).measure

    annul(here, measure)

    assert marks.standing_code(grant_of(here), date(2026, 12, 9)) == "suspended"
    assert marks.standing_code(grant_of(here), ANNULLED) == "granted"
    assert Suspension.objects.get().annulled_on == ANNULLED


def test_a_suspension_annulled_on_its_first_day_never_held() -> None:
    here = holder()
    measure = suspend(here).measure

    services.annul_measure(measure=measure, reason="誤り。", by=here.officer(NOTIFIED), on=NOTIFIED)

    assert marks.standing_code(grant_of(here), NOTIFIED) == "granted"


def test_after_an_annulment_the_mark_can_be_suspended_anew_by_a_new_measure() -> None:
    here = holder()
    measure = suspend(here).measure
    annul(here, measure)
    measure.incident.refresh_from_db()

    second = decide(here, measure.incident, 8, months=2, on=ANNULLED)

    assert second.pk != measure.pk
    assert measure.incident.measures.count() == 2


def test_an_annulled_revocation_restores_the_mark_from_its_day_on() -> None:
    here = holder()
    measure = answered(here, 10)

    annul(here, measure)

    assert marks.standing_code(grant_of(here), date(2026, 12, 9)) == "revoked"
    assert marks.standing_code(grant_of(here), ANNULLED) == "granted"
    assert marks.ending_facts(here.dossier)["revoked_on"] is None


def test_a_suspension_that_ran_when_the_mark_was_revoked_goes_on_after_the_annulment() -> None:
    here = holder()
    suspend(here)
    second = decide(here, report(here, on=date(2026, 12, 2)), 10, months=None, on=date(2026, 12, 2))
    services.notify(measure=second, by=here.officer(date(2026, 12, 3)), on=date(2026, 12, 3))

    annul(here, second)

    assert marks.standing_code(grant_of(here), ANNULLED) == "suspended"


def test_an_annulled_halt_lets_the_review_go_on() -> None:
    here = under_review()
    measure = answered(here, 8, 5)

    annul(here, measure)

    assert halted_on(Application.objects.get(dossier=here.dossier), ANNULLED) is None


def test_an_annulled_bar_bars_nobody() -> None:
    here = ground()
    measure = answered(here, 9, 6)

    annul(here, measure)

    assert disqualification_facts(here.dossier, ANNULLED)["barred_until"] is None


def test_the_correction_is_sent_to_be_published_and_the_line_points_to_the_annulled_one() -> None:
    here = holder()
    measure = suspend(here).measure
    before = OutboxEntry.objects.filter(topic="grants.registration").count()

    annul(here, measure)

    assert OutboxEntry.objects.filter(topic="grants.registration").count() == before + 1
    line = JournalLine.objects.get(action="incidents.measure.annulled")
    assert line.annuls is not None
    assert line.annuls.action == "incidents.measure.notified"
    undone = JournalLine.objects.get(action="grants.suspension.annulled")
    assert undone.annuls is not None
    assert undone.annuls.action == "grants.suspension.begun"


def test_the_tasks_of_an_annulled_suspension_are_closed_and_the_incident_waits_again() -> None:
    here = holder()
    measure = suspend(here).measure

    annul(here, measure)

    open_kinds = set(Task.objects.filter(closed_on=None).values_list("kind", flat=True))
    assert open_kinds == {"incidents.incident.decide"}


def test_a_measure_not_yet_notified_is_annulled_without_any_effect() -> None:
    here = holder()
    measure = decide(here, report(here))

    annul(here, measure)

    assert measure.annulled_on == ANNULLED
    assert not Suspension.objects.exists()


def test_an_annulment_needs_a_reason() -> None:
    here = holder()
    measure = suspend(here).measure

    with pytest.raises(ActRefused) as refused:
        services.annul_measure(measure=measure, reason=" ", by=here.officer(ANNULLED), on=ANNULLED)

    assert refused.value.code == "reason_missing"
    assert Suspension.objects.get().annulled_on is None


def test_a_measure_is_annulled_once() -> None:
    here = holder()
    measure = suspend(here).measure
    annul(here, measure)

    with pytest.raises(ActRefused) as refused:
        annul(here, measure)

    assert refused.value.code == "annulled_already"


def test_a_review_body_does_not_annul_a_suspension() -> None:
    here = holder()
    measure = suspend(here).measure

    with pytest.raises(NotAllowed):
        services.annul_measure(
            measure=measure, reason="誤り。", by=here.review_officer(ANNULLED), on=ANNULLED
        )


def test_a_stale_annulment_is_refused() -> None:
    here = holder()
    measure = decide(here, report(here), on=DECIDED)

    with pytest.raises(Stale):
        services.annul_measure(
            measure=measure,
            reason="誤り。",
            by=here.officer(ANNULLED),
            on=ANNULLED,
            revision=measure.revision - 1,
        )
