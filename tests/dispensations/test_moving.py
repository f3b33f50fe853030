"""A dispensation is seen in every date that it moves: those that stand, and those that come to stand."""

from datetime import date

import pytest

from shirushi.agenda.models import Notice, Task
from shirushi.awards.models import Contract
from shirushi.dispensations import services
from shirushi.dispensations.moving import preview
from shirushi.grants.models import Grant
from shirushi.grants.queries import renewal_window, standing
from shirushi.incidents.models import Incident
from shirushi.intake import services as intake
from shirushi.intake.models import Application
from shirushi.people.models import Organisation
from shirushi.record.models import JournalLine
from shirushi.review.models import FindingsNotice
from tests.awards import stages as awards
from tests.cast import acting, cast
from tests.dispensations.announcing import NOTICED, TITLE, announced, annulled, drafted, facts
from tests.grants.ground import begun, ground
from tests.incidents import scene
from tests.intake.drafts import DAY, submitted
from tests.operations.running import lines, pass_day
from tests.review import stages

pytestmark = pytest.mark.django_db
# The term of tests.grants.ground: expires on 9 May 2027, closes on Tuesday 12 January 2027.
EXPIRES, CLOSES = date(2027, 5, 9), date(2027, 1, 12)
MOVED = date(2027, 7, 12)
QUAKE = {"deadlines": ["renewal_window"], "from_on": date(2027, 1, 1), "until_on": date(2027, 1, 31)}


def task(kind: str) -> Task:
    return Task.objects.get(kind=kind, closed_on=None)


def test_a_round_that_stands_is_moved_with_its_task_its_reason_and_a_word() -> None:
    case = stages.visited()
    stages.find(case)
    notice = stages.issue(case)

    announced(case.company)

    notice.refresh_from_db()
    asked = task("review.answer_findings")
    assert (notice.due_on, asked.due_on) == (date(2027, 1, 8), date(2027, 1, 8))
    assert asked.moved["counted_on"] == "2026-10-08"
    assert TITLE in asked.detail
    assert asked.decision["reasons"][-1]["code"] == "dispensation.by_months"
    assert "告示第12号" in asked.decision["reasons"][-1]["cites"]
    assert Notice.objects.filter(kind="dispensations.moved_answer_round").count() == 1
    (line,) = lines("dispensations.deadline.moved")
    assert (line.dossier_id, line.after["due_on"]) == (case.application.dossier_id, "2027-01-08")


def test_a_round_that_comes_later_is_moved_when_it_is_issued() -> None:
    case = stages.visited()
    stages.find(case)
    announced(case.company, date(2026, 7, 1), noticed_on=date(2026, 7, 1))

    notice = stages.issue(case)

    assert notice.due_on == date(2027, 1, 8)


def test_a_day_that_the_body_set_itself_is_moved_and_goes_back_to_what_was_set() -> None:
    case = stages.visited("japhic")
    stages.find(case)
    notice = stages.issue(case)
    set_on = notice.due_on
    made = announced(case.company)
    notice.refresh_from_db()
    moved_to = notice.due_on

    annulled(case.company, made, date(2026, 7, 20))

    notice.refresh_from_db()
    assert (set_on, moved_to) == (date(2026, 8, 7), date(2026, 11, 7))
    assert notice.due_on == set_on


def test_who_lives_elsewhere_is_not_reached() -> None:
    case = stages.visited()
    stages.find(case)
    notice = stages.issue(case)

    announced(case.company, prefectures=["13"])

    notice.refresh_from_db()
    assert notice.due_on == date(2026, 10, 8)
    assert lines("dispensations.deadline.moved") == []


def test_named_units_and_a_review_body_narrow_the_reach() -> None:
    case = stages.visited()
    stages.find(case)
    notice = stages.issue(case)
    other = stages.neighbour(case.company, 2)
    foreign = submitted(other).dossier

    announced(case.company, named=[foreign])
    made = drafted(case.company)
    made.review_body = case.company.other_review_body

    notice.refresh_from_db()
    assert notice.due_on == date(2026, 10, 8)
    assert not preview(made, on=NOTICED).first


def test_the_preview_says_what_would_move_and_moves_nothing() -> None:
    case = stages.visited()
    stages.find(case)
    notice = stages.issue(case)
    written = JournalLine.objects.count()
    made = drafted(case.company, prefectures=["04"])

    seen = preview(made, on=NOTICED)

    (first,) = seen.first
    assert (first.before, first.after) == (date(2026, 10, 8), date(2027, 1, 8))
    assert (dict(seen.counts), len(seen.dossiers)) == ({"answer_round": 1}, 1)
    notice.refresh_from_db()
    assert notice.due_on == date(2026, 10, 8)
    assert JournalLine.objects.count() == written + 1


def test_the_last_day_of_a_contract_moves_for_the_decision_the_task_and_the_lapse() -> None:
    case = awards.granted()
    announced(case.company, date(2026, 9, 1), deadlines=["contract"])
    later = date(2027, 2, 20)

    pass_day(date(2026, 11, 21))

    contract = Contract.objects.get()
    assert contract.lapses_on == later
    assert Grant.objects.get().lapses_on == later
    assert task("awards.sign_contract").due_on == later
    assert case.reread().state == Application.State.GRANTED
    awards.sign(case, date(2026, 11, 25))
    awards.pay_registration(case, date(2026, 11, 25))
    assert awards.conclude(case, date(2026, 11, 26)).starts_on == date(2026, 11, 26)


def test_the_final_report_is_due_later_and_the_law_waits_for_nobody() -> None:
    here = scene.holder()
    incident = scene.report(here, kind="preliminary")
    law = incident.deadlines["ppc"]

    announced(here.cast, date(2026, 9, 1), deadlines=["incident_report"])

    incident = Incident.objects.get()
    assert incident.final_due_on == date(2026, 12, 22)
    assert task("incidents.incident.final_report").due_on == date(2026, 12, 22)
    assert incident.deadlines["ppc"] == law


def test_a_returned_application_is_completed_later() -> None:
    company = cast()
    application = submitted(company)
    intake.return_application(
        application=application, reason="規程が足りない", complete_until=date(2026, 7, 31),
        by=acting(company.clerk, DAY), on=DAY, revision=None,
    )  # fmt: skip

    made = announced(company, deadlines=["completion"])

    application.refresh_from_db()
    assert application.complete_until == date(2026, 10, 31)
    assert task("intake.start_again").due_on == date(2026, 10, 31)
    annulled(company, made, date(2026, 7, 20))
    application.refresh_from_db()
    assert application.complete_until == date(2026, 7, 31)


def test_a_window_moved_past_the_expiry_keeps_the_mark_waiting_for_its_renewal() -> None:
    here = ground()
    grant = begun(here)
    pass_day(date(2026, 9, 10))

    announced(here.cast, date(2027, 1, 20), noticed_on=date(2027, 1, 20), count=6, **QUAKE)

    grant.refresh_from_db()
    asked = task("intake.renew")
    window = renewal_window(grant, date(2027, 6, 1))
    assert (grant.renewal_moved_to, asked.due_on, window.day("closes_on")) == (MOVED, MOVED, MOVED)
    assert standing(grant, date(2027, 6, 1))["standing"] == "awaiting_renewal"
    assert standing(grant, date(2027, 7, 13))["standing"] == "expired"


def test_the_daily_run_opens_again_what_had_closed_and_closes_on_the_moved_day() -> None:
    here = ground()
    grant = begun(here)
    pass_day(date(2026, 9, 10))
    pass_day(date(2027, 1, 13))
    announced(here.cast, date(2027, 1, 20), noticed_on=date(2027, 1, 20), count=6, **QUAKE)

    pass_day(date(2027, 1, 21))
    again = task("intake.renew")
    pass_day(date(2027, 1, 22))
    pass_day(EXPIRES)
    pass_day(date(2027, 5, 10))
    pass_day(date(2027, 7, 13))

    assert again.due_on == MOVED
    assert [line.effective_on for line in lines("operations.window.reopened")] == [date(2027, 1, 21)]
    assert [line.effective_on for line in lines("operations.window.closed")] == [
        date(2027, 1, 13), date(2027, 7, 13),
    ]  # fmt: skip
    assert [line.after["standing"] for line in lines("operations.term.ended")] == ["awaiting_renewal"]
    assert Notice.objects.filter(kind="operations.term_expired").count() == 1
    assert not Task.objects.filter(kind="intake.renew", closed_on=None).exists()
    assert grant.pk == Grant.objects.get().pk


def test_a_term_that_begins_under_a_dispensation_has_its_window_moved() -> None:
    here = ground()
    announced(here.cast, date(2025, 4, 1), noticed_on=date(2025, 4, 1), count=6, **QUAKE)

    grant = begun(here)

    assert grant.renewal_moved_to == MOVED


def test_an_annulled_dispensation_leaves_moved_what_had_fallen_before() -> None:
    here = ground()
    grant = begun(here)
    made = announced(here.cast, date(2027, 1, 20), noticed_on=date(2027, 1, 20), count=6, **QUAKE)

    annulled(here.cast, made, date(2027, 1, 25))

    grant.refresh_from_db()
    assert grant.renewal_moved_to == MOVED


def test_an_annulled_dispensation_lets_go_what_lies_ahead() -> None:
    here = ground()
    grant = begun(here)
    made = announced(here.cast, date(2026, 12, 1), noticed_on=date(2026, 12, 1), count=6, **QUAKE)

    annulled(here.cast, made, date(2026, 12, 20))

    grant.refresh_from_db()
    assert grant.renewal_moved_to is None
    assert renewal_window(grant, date(2026, 12, 20)).day("closes_on") == CLOSES


def test_closing_days_of_a_review_body_move_the_window_and_nothing_else() -> None:
    here = ground()
    grant = begun(here)
    days = {"from_on": date(2027, 1, 8), "until_on": date(2027, 1, 15)}
    by = acting(here.cast.review_officer, NOTICED)

    closing = facts(move="closing", count=None, deadlines=["renewal_window", "answer_round"], **days)
    made = services.draft(facts=closing, by=by, on=NOTICED)
    services.put_in_force(dispensation=made, by=by, on=NOTICED, revision=None)

    grant.refresh_from_db()
    assert made.review_body_id == Organisation.objects.get(code="18").pk
    assert grant.renewal_moved_to == date(2027, 1, 18)
    assert not FindingsNotice.objects.exists()
