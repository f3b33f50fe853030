"""A suspension's facts in the mark itself: duties, conditions, lifting, endings, as the mark's own acts."""

from datetime import date
from typing import Any

import pytest

from shirushi.grants import queries, services
from shirushi.grants.models import Grant, Suspension
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused, Stale
from tests import cast as people
from tests.grants.ground import Ground, begun, ground, lifted, met, suspended

pytestmark = pytest.mark.django_db
BEGUN = date(2026, 3, 1)
LATER = date(2026, 4, 15)


def refusal_of(act: Any) -> str:
    with pytest.raises(ActRefused) as refused:
        act()
    return refused.value.code


def scene(**more: Any) -> tuple[Ground, Grant, Suspension]:
    here = ground()
    grant = begun(here)
    return here, grant, suspended(here, grant, BEGUN, **more)


def test_the_standing_on_a_day_follows_from_the_facts() -> None:
    here, grant, suspension = scene()
    lifted(here, suspension, LATER)

    days = {
        day: queries.standing_code(grant, day) for day in (date(2026, 2, 28), BEGUN, LATER, date(2026, 4, 16))
    }

    assert list(days.values()) == ["granted", "suspended", "suspended", "granted"]


def test_a_suspended_mark_is_a_holders_until_something_ends_it() -> None:
    here, grant, _ = scene()

    assert queries.holds(grant, date(2028, 1, 1))
    services.terminate(grant=grant, reason="合併", by=here.officer(LATER), on=LATER)
    assert not queries.holds(grant, LATER)


def test_the_suspension_that_holds_on_a_day_is_found_its_last_day_included() -> None:
    here, grant, suspension = scene()
    lifted(here, suspension, LATER)

    found = [
        queries.suspension_on(grant, day) for day in (date(2026, 2, 28), BEGUN, LATER, date(2026, 4, 16))
    ]

    assert found == [None, suspension, suspension, None]


def test_a_second_suspension_is_refused_while_one_is_open_and_possible_after_it() -> None:
    here, grant, suspension = scene()

    assert refusal_of(lambda: suspended(here, grant, LATER)) == "second_suspension"
    lifted(here, suspension, LATER)
    assert suspended(here, grant, date(2026, 5, 1)).pk != suspension.pk


def test_a_mark_that_does_not_hold_is_not_suspended() -> None:
    here = ground()
    grant = begun(here)
    services.return_mark(grant=grant, by=people.acting(here.cast.representative, BEGUN), on=BEGUN)

    assert refusal_of(lambda: suspended(here, grant, LATER)) == "no_grant_to_suspend"


def test_a_duty_is_done_once() -> None:
    here, _, suspension = scene()
    duty = suspension.duties.all()[0]
    services.tick_duty(duty=duty, remark="外した。", by=here.holder(LATER), on=LATER)

    again = refusal_of(lambda: services.tick_duty(duty=duty, remark="", by=here.holder(LATER), on=LATER))

    assert again == "duty_done"


def test_a_reported_condition_that_is_not_met_goes_back_and_can_be_reported_again() -> None:
    here, _, suspension = scene()
    condition = suspension.conditions.order_by("pk")[0]
    services.report_condition(condition=condition, report="一部済み。", by=here.holder(LATER), on=LATER)

    services.judge_condition(
        condition=condition, by=here.clerk(LATER), on=LATER, met=False, reply="2社が残る。"
    )
    assert (condition.returned_on, condition.reply, condition.met_on) == (LATER, "2社が残る。", None)

    services.report_condition(condition=condition, report="すべて済み。", by=here.holder(LATER), on=LATER)
    assert (condition.returned_on, condition.reply) == (None, "")


def test_a_condition_judged_met_is_neither_reported_nor_judged_again() -> None:
    here, _, suspension = scene()
    condition = suspension.conditions.order_by("pk")[0]
    services.judge_condition(condition=condition, by=here.clerk(LATER), on=LATER)

    acts = [
        lambda: services.report_condition(condition=condition, report="", by=here.holder(LATER), on=LATER),
        lambda: services.judge_condition(condition=condition, by=here.clerk(LATER), on=LATER),
    ]

    assert [refusal_of(act) for act in acts] == ["condition_met", "condition_met"]


@pytest.mark.parametrize("who", ["other_clerk", "assessor", "privacy_officer", "committee_member"])
def test_only_the_office_of_the_bodies_concerned_judges(who: str) -> None:
    here, _, suspension = scene()
    by = people.acting(getattr(here.cast, who), LATER)

    with pytest.raises(NotAllowed):
        services.judge_condition(condition=suspension.conditions.all()[0], by=by, on=LATER)


def test_nothing_is_done_to_a_suspension_that_is_over() -> None:
    here, _, suspension = scene()
    lifted(here, suspension, LATER)
    condition = suspension.conditions.all()[0]

    acts = [
        lambda: services.lift(suspension=suspension, by=here.officer(LATER), on=LATER),
        lambda: services.extend(suspension=suspension, months=1, by=here.officer(LATER), on=LATER),
        lambda: services.judge_condition(condition=condition, by=here.clerk(LATER), on=LATER),
    ]

    assert {refusal_of(act) for act in acts} == {"suspension_over"}


def test_a_stale_lifting_is_refused() -> None:
    here, _, suspension = scene()
    seen = suspension.revision
    met(here, suspension, LATER)

    with pytest.raises(Stale):
        services.lift(suspension=suspension, by=here.officer(LATER), on=LATER, revision=seen)


def test_certificate_and_data_are_handed_back_once_and_only_after_the_end() -> None:
    here, _, suspension = scene()
    by = people.acting(here.cast.granting_clerk, LATER)

    assert (
        refusal_of(lambda: services.give_back(suspension=suspension, by=by, on=LATER))
        == "nothing_to_give_back"
    )
    lifted(here, suspension, LATER)
    services.give_back(suspension=suspension, by=by, on=LATER)
    assert (
        refusal_of(lambda: services.give_back(suspension=suspension, by=by, on=LATER))
        == "nothing_to_give_back"
    )


def test_a_relief_after_an_annulled_suspension_counts_the_days_that_it_held() -> None:
    here = ground()
    grant = begun(here)
    suspension = suspended(here, grant, date(2026, 12, 20))
    services.annul_suspension(
        suspension=suspension, reason="誤り。", by=here.officer(date(2027, 1, 20)), on=date(2027, 1, 20)
    )

    window = queries.renewal_window(grant, date(2027, 2, 1))

    assert window["relief"] == {"apply_from": "2027-01-20", "apply_until": "2027-02-19"}
    assert queries.may_apply_on(window, date(2027, 2, 1))


def test_a_revocation_is_annulled_by_a_new_fact_and_only_once() -> None:
    here = ground()
    grant = begun(here)
    officer = here.officer(LATER)
    services.revoke(grant=grant, decision=None, reason="虚偽の申請", by=officer, on=LATER)

    services.annul_revocation(grant=grant, reason="別の事業者", by=officer, on=date(2026, 4, 20))

    assert (grant.revoked_on, grant.revocation_annulled_on) == (LATER, date(2026, 4, 20))
    again = refusal_of(
        lambda: services.annul_revocation(grant=grant, reason="", by=officer, on=date(2026, 4, 21))
    )
    assert again == "not_revoked"


@pytest.mark.parametrize("ending", ["revoke", "terminate", "return_mark"])
def test_what_has_ended_is_not_ended_again(ending: str) -> None:
    here = ground()
    grant = begun(here)
    services.revoke(grant=grant, decision=None, reason="虚偽の申請", by=here.officer(LATER), on=LATER)
    acts = {
        "revoke": lambda: services.revoke(
            grant=grant, decision=None, reason="", by=here.officer(LATER), on=LATER
        ),
        "terminate": lambda: services.terminate(grant=grant, reason="", by=here.officer(LATER), on=LATER),
        "return_mark": lambda: services.return_mark(
            grant=grant, by=people.acting(here.cast.representative, LATER), on=LATER
        ),
    }

    assert refusal_of(acts[ending]) == "no_grant_holds"


def test_the_days_that_eligibility_asks_for_are_those_of_the_last_endings() -> None:
    here = ground()
    grant = begun(here)

    assert queries.ending_facts(here.dossier) == {"revoked_on": None, "terminated_on": None}
    services.terminate(grant=grant, reason="合併", by=here.officer(LATER), on=LATER)
    assert queries.ending_facts(here.dossier) == {"revoked_on": None, "terminated_on": LATER}


@pytest.mark.parametrize("act", ["suspend", "revoke", "terminate"])
@pytest.mark.parametrize("who", ["clerk", "review_officer", "granting_clerk", "privacy_officer"])
def test_only_an_officer_of_the_granting_body_ends_or_suspends_a_mark(act: str, who: str) -> None:
    here = ground()
    grant = begun(here)
    by = people.acting(getattr(here.cast, who), LATER)
    acts: dict[str, Any] = {
        "suspend": lambda: services.suspend(
            grant=grant, level=8, months=1, conditions=["再教育"], notified_on=LATER, decision=None, by=by,
            on=LATER,
        ),
        "revoke": lambda: services.revoke(grant=grant, decision=None, reason="", by=by, on=LATER),
        "terminate": lambda: services.terminate(grant=grant, reason="", by=by, on=LATER),
    }  # fmt: skip

    with pytest.raises(NotAllowed):
        acts[act]()
