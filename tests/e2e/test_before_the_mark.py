"""Incidents of businesses that have no mark yet: the review stands still, the application is denied or refused."""

from datetime import date

import pytest

from tests.e2e.acts import answering, applying, reviewing
from tests.e2e.acts.applying import written
from tests.e2e.browser import Visitor
from tests.e2e.conftest import Open

pytestmark = pytest.mark.browser

TODAY = date(2026, 11, 24)
DISCOVERED, OCCURRED = date(2026, 11, 23), date(2026, 11, 20)
OFFICER, CLERK, LEAD = "印南 遥", "道野 久美", "奥山 誠"


def test_a_review_stands_still_until_the_day_that_everybody_is_told(open_installation: Open) -> None:
    place, people = open_installation("tests.e2e.newcomers", TODAY)
    business, clerk = people["朝日 昇"], people[CLERK]
    goes_on = date(2027, 5, 20)

    an_incident_is_answered(business, people[OFFICER], level="9 審査中止", months="6か月")
    clerk.go("/desk/reviews/1")
    clerk.sees("審査は中断しています", written(goes_on))
    clerk.does_not_see("日を決める")
    business.go("/business/applications/1/findings")
    business.sees(written(goes_on))

    place.show(goes_on)
    reviewing.plan_visit(clerk, goes_on)
    people.has_no_complaint()


def test_the_gravest_level_denies_the_application(open_installation: Open) -> None:
    _place, people = open_installation("tests.e2e.newcomers", TODAY)
    business = people["夕日 沈"]

    an_incident_is_answered(business, people[OFFICER], level="10 否認決定", months="")

    business.go("/business/applications/2/decision")
    business.sees("否認")
    people.has_no_complaint()


def test_a_business_that_considers_may_apply_only_after_the_bar(open_installation: Open) -> None:
    place, people = open_installation("tests.e2e.newcomers", TODAY)
    business = people["港 渡"]
    barred_until, free = date(2027, 2, 19), date(2027, 2, 20)

    an_incident_is_answered(business, people[OFFICER], level="8 申請不可", months="3か月")
    business.go("/business/incidents/")
    business.sees(written(barred_until))
    the_application_is_refused(business, barred_until)

    place.show(free)
    business.page.reload()
    business.sees("申請できます")
    people.has_no_complaint()


def an_incident_is_answered(business: Visitor, officer: Visitor, *, level: str, months: str) -> None:
    answering.report(business, DISCOVERED, OCCURRED)
    business.press("報告を送る")
    answering.report_finally(business)
    answering.decide(officer, level, months=months)
    answering.send_notice(officer, TODAY)


def the_application_is_refused(business: Visitor, barred_until: date) -> None:
    """The declaration says why; the draft is kept."""
    applying.start(business, "みなと商会株式会社 (法人全体)", "プライバシーマーク", "みちのく審査センター")
    applying.open_check(business, "申請の資格")
    applying.declare_eligible(business)
    business.sees("いまは申請できません", written(barred_until))
