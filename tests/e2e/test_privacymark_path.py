"""A business gets the mark and keeps it: from signing up to the renewal two years on."""

from datetime import date

import pytest

from tests.cast import corporate_number
from tests.e2e.acts import applying, reviewing
from tests.e2e.acts.applying import written
from tests.e2e.browser import Visitor
from tests.e2e.conftest import Open
from tests.e2e.crowd import Crowd
from tests.e2e.installation import Installation

pytestmark = pytest.mark.browser

TODAY = date(2026, 11, 24)
EXPIRES = date(2028, 11, 23)
# Eight months to four months before; the last day is a Sunday, so it is the day after.
WINDOW_OPENS, WINDOW_CLOSES = date(2028, 3, 24), date(2028, 7, 24)
RENEWED_UNTIL = date(2030, 11, 23)
# Three months, then one more.
FIRST_ROUND, SECOND_ROUND = date(2027, 2, 24), date(2026, 12, 24)
MISSING = "監督の記録そのものを添えてください。"
NUMBER = "18000001"
BUSINESS = "みどり印刷株式会社"
HANA, ICHIRO = "緑川 花", "緑川 一郎"
CLERK, LEAD, SECOND, DECIDING = "道野 久美", "奥山 誠", "鳴子 薫", "松島 渚"
GRANTING, GRANTING_CLERK = "印南 遥", "印東 歩"


def test_a_business_is_granted_the_mark_and_renews_it_under_its_number(open_installation: Open) -> None:
    place, people = open_installation("tests.e2e.bodies", TODAY)

    the_business_registers(place, people)
    it_applies(people[HANA])
    the_papers_are_in_order(people, TODAY)
    two_assessors_review(people, TODAY)
    findings_are_corrected_in_two_rounds(people)
    somebody_else_decides_and_the_contract_is_concluded(people, TODAY)
    the_public_sees_the_mark(people.public)

    the_renewal_window_is_told(people[HANA])
    place.show(WINDOW_OPENS)
    it_applies_for_the_renewal(people[HANA])
    the_papers_are_in_order(people, WINDOW_OPENS)
    two_assessors_review(people, WINDOW_OPENS, again=True)
    reviewing.complete(people[LEAD])
    somebody_else_decides_and_the_contract_is_concluded(people, WINDOW_OPENS)
    the_public_sees_the_mark_renewed(people.public)
    people.has_no_complaint()


def the_business_registers(place: Installation, people: Crowd) -> None:
    hana, ichiro = people.stranger(HANA), people.stranger(ICHIRO)
    hana.go("/accounts/signup/")
    applying.sign_up(hana, HANA, "hana@midori.example")
    applying.register_business(hana, BUSINESS, corporate_number(1), "個人情報保護管理者")
    applying.invite(hana, "ichiro@midori.example", "代表者")
    applying.follow_invitation(ichiro, place, ICHIRO, "ichiro@midori.example")
    ichiro.sees("はじめの手順")


def it_applies(hana: Visitor) -> None:
    applying.register_unit(hana, "法人全体")
    applying.start(hana, f"{BUSINESS} (法人全体)", "プライバシーマーク", "みちのく審査センター")
    applying.declare_privacymark(hana, workers="24")
    hana.sees("中規模")
    hana.press("確認表へ進む")
    applying.hand_in_documents(hana)
    applying.submit(hana)


def the_papers_are_in_order(people: Crowd, on: date) -> None:
    reviewing.confirm_and_receive(people[CLERK], on)
    reviewing.accept(people[CLERK])


def two_assessors_review(people: Crowd, on: date, *, again: bool = False) -> None:
    clerk, lead = people[CLERK], people[LEAD]
    reviewing.assign(clerk, LEAD, SECOND, again=again)
    reviewing.declare_no_conflict(lead)
    reviewing.declare_no_conflict(people[SECOND])
    reviewing.begin(clerk)
    reviewing.review_documents(lead)
    reviewing.plan_visit(clerk, on)
    reviewing.visit(lead)


def findings_are_corrected_in_two_rounds(people: Crowd) -> None:
    """One answer is accepted, the other sent back: it has a month more, and brings its evidence."""
    hana, lead = people[HANA], people[LEAD]
    reviewing.write_finding(lead, "J.3.1.1")
    reviewing.write_finding(lead, "J.9.4", "再委託先を監督した記録がない。")
    reviewing.hand_over(lead)
    applying.answer_finding(hana)
    applying.answer_finding(hana)
    reviewing.accept_answer(lead)
    reviewing.send_back_answer(lead, MISSING)
    reviewing.hand_over(lead)
    the_second_round_is_answered_on_a_phone(hana)
    reviewing.accept_answer(lead)
    reviewing.complete(lead)


def the_second_round_is_answered_on_a_phone(hana: Visitor) -> None:
    hana.page.set_viewport_size({"width": 390, "height": 844})
    hana.takes_up("指摘事項に改善を報告する")
    hana.sees(MISSING, written(FIRST_ROUND), written(SECOND_ROUND))
    hana.is_well()
    applying.answer_finding(hana, evidence="監督の記録.txt")
    hana.sees("監督の記録.txt")
    hana.page.set_viewport_size({"width": 1280, "height": 900})


def somebody_else_decides_and_the_contract_is_concluded(people: Crowd, on: date) -> None:
    """Who reviewed has no decision to make; the officer of the review body has."""
    people[LEAD].go("/desk/decisions/")
    people[LEAD].sees("権限")
    reviewing.decide(people[DECIDING], "付与適格決定", "基準に適合していると認められる。")
    reviewing.confirm_and_receive(people[GRANTING_CLERK], on)
    applying.sign_contract(people[ICHIRO])
    reviewing.conclude(people[GRANTING])


def the_public_sees_the_mark(public: Visitor) -> None:
    public.go("/")
    public.fill("名称", "みどり")
    public.press("調べる")
    public.press(BUSINESS)
    public.sees("このマークは本物で、有効です", f"{NUMBER}(01)", written(EXPIRES))


def the_renewal_window_is_told(hana: Visitor) -> None:
    hana.go("/business/")
    hana.sees(f"{written(WINDOW_OPENS)} – {written(WINDOW_CLOSES)}")
    hana.go("/business/applications/")
    hana.press("更新申請について")
    hana.does_not_see("更新申請を始める")


def it_applies_for_the_renewal(hana: Visitor) -> None:
    """What was declared is carried over; the documents are handed in anew."""
    hana.takes_up("の更新を申請する")
    hana.press("更新申請を始める")
    hana.sees("前回の申告", "申請できます", "規模区分：中規模")
    applying.hand_in_documents(hana)
    applying.submit(hana)


def the_public_sees_the_mark_renewed(public: Visitor) -> None:
    public.go(f"/marks/{NUMBER}")
    public.sees("このマークは本物で、有効です", f"{NUMBER}(02)", written(RENEWED_UNTIL))
