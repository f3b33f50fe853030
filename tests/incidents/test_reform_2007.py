"""The reform of 2007 (seed 003), line by line, through the services that carry it out."""

from datetime import date

import pytest

from shirushi.agenda.models import Task
from shirushi.grants import queries as marks
from shirushi.grants import services as grants
from shirushi.grants.models import Grant, Suspension
from shirushi.incidents import services
from shirushi.incidents.previews import bands
from shirushi.intake.models import Application
from shirushi.intake.queries import disqualification_facts
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.record.models import OutboxEntry
from shirushi.review.queries import goes_on_from, halted_on
from shirushi.rules import Refused
from shirushi.rules import decide as rule
from tests.grants.ground import Ground, ground
from tests.incidents.scene import (
    CONDITIONS,
    DECIDED,
    DISCOVERED,
    NOTIFIED,
    OCCURRED,
    answered,
    decide,
    holder,
    meet_all,
    notify,
    report,
    suspend,
    under_review,
)

pytestmark = pytest.mark.django_db
DUTIES = {"stop_showing_mark", "stop_claiming", "return_certificate_and_data"}


def grant_of(here: Ground) -> Grant:
    grant = marks.current_grant(here.dossier, NOTIFIED)
    assert grant is not None
    return grant


def standing(here: Ground, on: date) -> str:
    return marks.standing_code(grant_of(here), on)


# 003 の 2.1(1)


@pytest.mark.parametrize(
    ("level", "months", "measure"),
    [(4, None, "caution"), (6, None, "recommendation"), (8, 3, "suspension"), (10, None, "revocation")],
)
def test_the_four_measures_answer_to_levels_of_growing_weight(
    level: int, months: int | None, measure: str
) -> None:
    here = holder()

    assert answered(here, level, months).kind == measure


# 003 の 2.1(2)


@pytest.mark.parametrize(("old", "new"), [(1, [1, 2]), (2, [3, 4, 5]), (3, [6, 7]), (4, [8, 9]), (5, [10])])
def test_a_level_of_the_five_step_scale_becomes_these_of_the_ten_step_scale(old: int, new: list[int]) -> None:
    assert rule("convert_level", {"scheme": "privacymark", "level": old})["levels"] == new


def test_the_level_starts_from_the_base_value_and_is_adjusted_with_reasons() -> None:
    measure = decide(holder_with := holder(), report(holder_with), 8)

    assert (measure.base_value, measure.level) == (4, 8)
    assert measure.adjustment_reasons == ["persons", "sensitive_data"]


# 003 の 2.1(3)


def test_the_suspension_begins_on_the_day_of_the_notice_not_of_the_decision() -> None:
    suspension = suspend(holder())

    assert suspension.starts_on == NOTIFIED
    assert suspension.planned_ends_on == date(2027, 2, 28)


def test_nothing_is_suspended_before_the_notice_goes_out() -> None:
    here = holder()
    decide(here, report(here))

    assert not Suspension.objects.exists()
    assert standing(here, date(2026, 11, 30)) == "granted"


# 003 の 2.1(4)


def test_the_term_is_not_extended_by_a_suspension() -> None:
    here = holder()
    before = grant_of(here).expires_on

    meet_all(here, suspension := suspend(here), date(2027, 2, 1))
    services.lift_suspension(suspension=suspension, by=here.officer(date(2027, 2, 1)), on=date(2027, 2, 1))

    assert grant_of(here).expires_on == before == date(2027, 5, 9)


# 003 の 2.1(5)


@pytest.mark.parametrize(("level", "months"), [(8, 1), (8, 5), (9, 6), (9, 11)])
def test_a_suspension_lasts_whole_months_under_a_year(level: int, months: int) -> None:
    suspension = suspend(holder(), months=months, level=level)

    assert suspension.months == months


@pytest.mark.parametrize(("level", "months"), [(8, 0), (8, 6), (9, 5), (9, 12), (9, -1)])
def test_months_outside_the_band_of_the_level_are_refused_and_nothing_is_kept(
    level: int, months: int
) -> None:
    here = holder()
    incident = report(here)

    with pytest.raises(Refused) as refused:
        decide(here, incident, level, months=months)

    assert refused.value.decision.reasons[0].code == "months_outside_band"
    assert not incident.measures.exists()


# 003 の 2.1(6)


def test_end_conditions_are_laid_down_with_the_suspension() -> None:
    suspension = suspend(holder())

    assert [condition.text for condition in suspension.conditions.order_by("pk")] == list(CONDITIONS)


@pytest.mark.parametrize("conditions", [(), ("", "  ")])
def test_a_suspension_without_an_end_condition_is_refused(conditions: tuple[str, ...]) -> None:
    here = holder()
    incident = report(here)

    with pytest.raises(ActRefused) as refused:
        decide(here, incident, conditions=conditions)

    assert refused.value.code == "no_end_condition"


# 003 の 2.1(7)


def test_conditions_met_before_the_planned_end_end_the_suspension() -> None:
    here = holder()
    suspension = suspend(here)
    on = date(2027, 1, 15)
    meet_all(here, suspension, on)

    services.lift_suspension(suspension=suspension, by=here.officer(on), on=on)

    assert (suspension.ends_on, suspension.lifted_on) == (on, date(2027, 1, 16))
    assert marks.suspension_state(suspension, on)["phase"] == "ended_early"
    assert standing(here, on) == "suspended"
    assert standing(here, date(2027, 1, 16)) == "granted"


def test_a_suspension_is_not_lifted_while_a_condition_is_unmet() -> None:
    here = holder()
    suspension = suspend(here)
    on = date(2027, 3, 1)
    services.judge_condition(condition=suspension.conditions.all()[0], by=here.clerk(on), on=on)

    with pytest.raises(ActRefused) as refused:
        services.lift_suspension(suspension=suspension, by=here.officer(on), on=on)

    assert refused.value.code == "conditions_unmet"
    assert standing(here, on) == "suspended"


def test_conditions_met_after_the_planned_end_end_it_too() -> None:
    here = holder()
    suspension = suspend(here)
    on = date(2027, 3, 20)
    meet_all(here, suspension, on)

    services.lift_suspension(suspension=suspension, by=here.officer(on), on=on)

    assert marks.suspension_state(suspension, on)["phase"] == "ended"


# 003 の 2.1(8)


def test_unmet_conditions_at_the_planned_end_make_a_decision_due_and_the_mark_stays_suspended() -> None:
    here = holder()
    suspension = suspend(here)

    assert marks.suspension_state(suspension, date(2027, 2, 28))["phase"] == "running"
    assert marks.suspension_state(suspension, date(2027, 3, 1))["phase"] == "decision_due"
    assert standing(here, date(2027, 3, 1)) == "suspended"


def test_the_period_is_extended_while_conditions_are_unmet_counted_from_its_start() -> None:
    here = holder()
    suspension = suspend(here)
    on = date(2027, 2, 28)

    services.extend_suspension(suspension=suspension, months=2, by=here.officer(on), on=on)

    assert suspension.planned_ends_on == date(2027, 4, 30)
    assert suspension.extensions.get().months == 2


def test_an_extension_moves_the_day_until_which_the_holder_reports() -> None:
    here = holder()
    suspension = suspend(here)
    on = date(2027, 2, 28)

    services.extend_suspension(suspension=suspension, months=2, by=here.officer(on), on=on)

    task = Task.objects.get(kind="incidents.suspension.conditions", subject_id=suspension.pk)
    assert task.due_on == date(2027, 4, 30)


def test_an_extension_over_twelve_months_in_all_is_refused() -> None:
    here = holder()
    suspension = suspend(here, months=11, level=9)
    on = date(2027, 10, 31)

    with pytest.raises(Refused) as refused:
        services.extend_suspension(suspension=suspension, months=2, by=here.officer(on), on=on)

    assert refused.value.decision.reasons[0].code == "over_a_year"
    suspension.refresh_from_db()
    assert suspension.planned_ends_on == on


def test_an_extension_before_the_period_is_reached_is_refused() -> None:
    here = holder()
    suspension = suspend(here)
    on = date(2027, 2, 27)

    with pytest.raises(ActRefused) as refused:
        services.extend_suspension(suspension=suspension, months=1, by=here.officer(on), on=on)

    assert refused.value.code == "extension_too_early"


def test_an_extension_with_all_conditions_met_is_refused() -> None:
    here = holder()
    suspension = suspend(here)
    on = date(2027, 2, 28)
    meet_all(here, suspension, on)

    with pytest.raises(ActRefused) as refused:
        services.extend_suspension(suspension=suspension, months=1, by=here.officer(on), on=on)

    assert refused.value.code == "conditions_met"


def test_over_a_year_with_unmet_conditions_the_mark_is_revoked_by_an_officers_decision() -> None:
    here = holder()
    suspension = suspend(here, months=11, level=9)
    due = date(2027, 12, 1)

    assert marks.suspension_state(suspension, date(2027, 11, 30))["phase"] == "decision_due"
    assert marks.suspension_state(suspension, due)["phase"] == "revocation_due"
    assert standing(here, due) == "suspended"

    services.revoke_for_unmet_conditions(
        suspension=suspension, reason="再教育が行われていない。", by=here.officer(due), on=due
    )

    assert standing(here, due) == "revoked"


def test_a_revocation_for_unmet_conditions_is_refused_within_the_year() -> None:
    here = holder()
    suspension = suspend(here, months=11, level=9)
    on = date(2027, 11, 30)

    with pytest.raises(ActRefused) as refused:
        services.revoke_for_unmet_conditions(
            suspension=suspension, reason="行われていない。", by=here.officer(on), on=on
        )

    assert refused.value.code == "revocation_not_due"


# 003 の 2.1(9)


def test_a_suspension_that_ends_after_the_expiry_leaves_one_month_for_the_renewal() -> None:
    here = holder()
    on = date(2027, 4, 1)
    suspension = suspend(here, on=on)
    ends_on = date(2027, 6, 30)
    assert standing(here, date(2027, 5, 10)) == "suspended"

    meet_all(here, suspension, ends_on)
    services.lift_suspension(suspension=suspension, by=here.officer(ends_on), on=ends_on)

    assert grant_of(here).relief_until == date(2027, 7, 31)
    assert standing(here, date(2027, 7, 1)) == "awaiting_renewal"
    assert standing(here, date(2027, 8, 1)) == "expired"
    grants.record_renewal_applied(
        dossier=here.dossier, by=here.holder(date(2027, 7, 31)), on=date(2027, 7, 31)
    )
    assert standing(here, date(2027, 8, 1)) == "expired_under_renewal"


# 003 の 2.1(10)


def test_a_renewal_window_inside_the_suspension_leaves_one_month_after_it() -> None:
    here = holder()
    suspension = suspend(here, months=3)
    assert date(2026, 12, 1) < date(2027, 1, 12) < suspension.planned_ends_on
    meet_all(here, suspension, date(2027, 2, 28))
    services.lift_suspension(suspension=suspension, by=here.officer(date(2027, 2, 28)), on=date(2027, 2, 28))

    with pytest.raises(ActRefused):
        grants.record_renewal_applied(
            dossier=here.dossier, by=here.holder(date(2027, 4, 1)), on=date(2027, 4, 1)
        )
    applied = grants.record_renewal_applied(
        dossier=here.dossier, by=here.holder(date(2027, 3, 31)), on=date(2027, 3, 31)
    )

    assert applied.renewal_applied_on == date(2027, 3, 31)


# 003 の 2.1(11), 2.4②


def test_name_and_period_of_a_suspension_and_its_lifting_are_sent_to_be_published() -> None:
    here = holder()
    registration = grant_of(here).registration_id

    def published() -> int:
        return OutboxEntry.objects.filter(topic="grants.registration", subject_id=registration).count()

    before = published()
    suspension = suspend(here)
    after_suspension = published()
    meet_all(here, suspension, date(2027, 2, 1))
    services.lift_suspension(suspension=suspension, by=here.officer(date(2027, 2, 1)), on=date(2027, 2, 1))

    assert (after_suspension - before, published() - after_suspension) == (1, 1)


# 003 の 2.1(12), 2.4末, 表2, 注3


def test_under_review_the_review_stands_still_for_the_period_counted_from_the_incident() -> None:
    here = under_review()

    measure = answered(here, 8, 5)

    assert measure.kind == "review_halt"
    assert measure.halt is not None
    assert (measure.halt.starts_on, measure.halt.planned_ends_on) == (OCCURRED, date(2027, 1, 19))
    application = Application.objects.get(dossier=here.dossier)
    assert halted_on(application, date(2027, 1, 19)) == measure.halt
    assert halted_on(application, date(2027, 1, 20)) is None
    assert goes_on_from(measure.halt) == date(2027, 1, 20)


def test_a_business_that_only_considers_applying_is_barred_for_the_period() -> None:
    here = ground()

    measure = answered(here, 9, 6)

    assert measure.kind == "application_bar"
    assert measure.disqualification is not None
    assert disqualification_facts(here.dossier, NOTIFIED)["barred_until"] == date(2027, 2, 19)


def test_where_the_day_of_the_incident_is_unknown_the_period_counts_from_its_discovery() -> None:
    here = ground()
    incident = report(here, occurred_on=None)

    measure = notify(here, decide(here, incident, 8, months=4))

    assert measure.disqualification is not None
    assert measure.disqualification.starts_on == DISCOVERED


# 003 の 表2


def test_at_level_ten_a_business_under_review_is_denied() -> None:
    here = under_review()

    measure = answered(here, 10)

    assert measure.kind == "denial"
    assert Application.objects.get(dossier=here.dossier).state == "denied"


def test_at_level_ten_a_prospective_business_is_barred_for_a_year() -> None:
    here = ground()

    measure = answered(here, 10)

    assert measure.disqualification is not None
    assert measure.disqualification.ends_on == date(2027, 8, 19)


def test_at_level_ten_a_holder_is_revoked_and_no_bar_is_added_to_what_eligibility_counts() -> None:
    here = holder()

    answered(here, 10)

    assert standing(here, NOTIFIED) == "revoked"
    assert marks.ending_facts(here.dossier)["revoked_on"] == NOTIFIED
    assert disqualification_facts(here.dossier, NOTIFIED)["barred_until"] is None


@pytest.mark.parametrize("level", [0, 1, 5, 6, 7])
def test_up_to_level_seven_a_review_goes_on_and_applying_stays_possible(level: int) -> None:
    reviewed = under_review()

    measure = answered(reviewed, level)

    assert measure.kind == "continue"
    assert halted_on(Application.objects.get(dossier=reviewed.dossier), NOTIFIED) is None


@pytest.mark.parametrize("level", [0, 1, 5, 6, 7])
def test_up_to_level_seven_a_prospective_business_may_apply(level: int) -> None:
    here = ground()

    measure = answered(here, level)

    assert measure.kind == "may_apply"
    assert disqualification_facts(here.dossier, NOTIFIED)["barred_until"] is None


def test_at_level_zero_nothing_is_done_to_a_holder() -> None:
    here = holder()

    measure = answered(here, 0)

    assert (measure.kind, measure.follow_up_review) == ("none", False)
    assert standing(here, NOTIFIED) == "granted"


# 003 の 表2注1, 注2


@pytest.mark.parametrize(("level", "follows"), [(0, False), (1, True), (7, True)])
def test_after_a_caution_or_recommendation_a_review_of_the_correction_may_follow(
    level: int, follows: bool
) -> None:
    assert answered(holder(), level).follow_up_review is follows


def test_of_a_business_under_review_too() -> None:
    assert answered(under_review(), 6).follow_up_review is True


# 003 の 表1


def test_the_scale_of_measures_is_that_of_table_1() -> None:
    scale = [
        (band.first, band.last, band.measure, band.months) for band in bands("privacymark", DECIDED, "holder")
    ]

    assert scale == [
        (0, 0, "none", None),
        (1, 5, "caution", None),
        (6, 7, "recommendation", None),
        (8, 8, "suspension", (1, 5)),
        (9, 9, "suspension", (6, 11)),
        (10, 10, "revocation", None),
    ]


# 003 の 2.2


def test_a_suspended_holder_has_three_duties_and_ticks_them_off() -> None:
    here = holder()
    suspension = suspend(here)
    assert {duty.code for duty in suspension.duties.all()} == DUTIES

    on = date(2026, 12, 2)
    for duty in suspension.duties.all():
        services.fulfil_duty(duty=duty, remark="名刺を回収した。", by=here.holder(on), on=on)

    assert not suspension.duties.filter(done_on=None).exists()


def test_a_body_does_not_tick_off_the_duties_of_a_holder() -> None:
    here = holder()
    duty = suspend(here).duties.all()[0]

    with pytest.raises(NotAllowed):
        services.fulfil_duty(duty=duty, remark="", by=here.officer(NOTIFIED), on=NOTIFIED)


def test_a_suspended_mark_may_not_be_shown() -> None:
    here = holder()
    suspend(here)

    assert marks.standing(grant_of(here), NOTIFIED)["may_show_mark"] is False


# 003 の 2.4①


def test_a_review_body_judges_the_end_and_the_granting_body_lifts_and_hands_back() -> None:
    here = holder()
    suspension = suspend(here)
    on = date(2027, 2, 28)
    meet_all(here, suspension, on)
    with pytest.raises(NotAllowed):
        services.lift_suspension(suspension=suspension, by=here.clerk(on), on=on)

    services.lift_suspension(suspension=suspension, by=here.officer(on), on=on)
    services.give_back(suspension=suspension, by=here.officer(on), on=on)

    assert suspension.given_back_on == on


# 003 の 4(2)


def test_a_review_body_decides_a_caution_itself() -> None:
    here = holder()
    officer = here.review_officer(DECIDED)

    measure = decide(here, report(here), 4, months=None, by=officer)
    services.notify(measure=measure, by=here.review_officer(NOTIFIED), on=NOTIFIED)

    assert measure.organisation == here.cast.review_body


@pytest.mark.parametrize(("level", "months"), [(8, 3), (10, None)])
def test_a_review_body_decides_neither_suspension_nor_revocation(level: int, months: int | None) -> None:
    here = holder()
    incident = report(here)

    with pytest.raises(NotAllowed):
        decide(here, incident, level, months=months, by=here.review_officer(DECIDED))
