"""JAPHIC: a department gets the mark for a year from the first of a month."""

from datetime import date

import pytest

from tests.e2e.acts import applying, reviewing
from tests.e2e.acts.applying import written
from tests.e2e.browser import Visitor
from tests.e2e.conftest import Open
from tests.e2e.crowd import Crowd

pytestmark = pytest.mark.browser

TODAY = date(2026, 11, 24)
# Contracts of the second half of a month begin on the first of the month after next.
BEGINS, EXPIRES = date(2027, 1, 1), date(2027, 12, 31)
COMPANY, DEPARTMENT = "みどり印刷株式会社", "通信販売部"
ICHIRO = "緑川 一郎"
CLERK, LEAD, OFFICER = "灯 千尋", "燭 真琴", "明石 剛"


def test_a_department_is_granted_the_mark_from_the_first_of_the_month(open_installation: Open) -> None:
    place, people = open_installation("tests.e2e.japhic_applicants", TODAY)

    the_department_applies(people[ICHIRO])
    one_invoice_covers_everything(people)
    one_assessor_reviews(people)
    the_granting_body_judges_and_contracts(people)
    place.show(BEGINS)
    the_public_sees_the_mark(people.public)
    people.has_no_complaint()


def the_department_applies(ichiro: Visitor) -> None:
    applying.register_unit(ichiro, "部署", DEPARTMENT)
    applying.start(ichiro, f"{COMPANY} {DEPARTMENT} (部署)", "JAPHICマーク", "ともしび審査所")
    applying.declare_japhic(ichiro)
    applying.assess(ichiro)
    applying.hand_in_documents(ichiro)
    applying.submit(ichiro)


def one_invoice_covers_everything(people: Crowd) -> None:
    """Registration fee included: JAPHIC invoices once."""
    people[ICHIRO].takes_up("の支払い")
    people[ICHIRO].sees("申請審査料", "認証料")
    reviewing.receive(people[CLERK], TODAY)


def one_assessor_reviews(people: Crowd) -> None:
    clerk, lead = people[CLERK], people[LEAD]
    reviewing.accept(clerk)
    reviewing.assign(clerk, LEAD)
    reviewing.declare_no_conflict(lead)
    reviewing.begin(clerk)
    reviewing.review_documents(lead)
    reviewing.plan_visit(clerk, TODAY)
    reviewing.visit(lead)
    reviewing.complete(lead)


def the_granting_body_judges_and_contracts(people: Crowd) -> None:
    """Its meeting judges; nothing more is to be paid."""
    reviewing.decide(people[OFFICER], "付与適格決定", "判定会議で付与を認めた。", of=DEPARTMENT)
    applying.sign_contract(people[ICHIRO])
    reviewing.conclude(people[OFFICER])


def the_public_sees_the_mark(public: Visitor) -> None:
    public.go("/")
    public.fill("名称", "みどり")
    public.press("調べる")
    public.press(COMPANY)
    public.sees("このマークは本物で、有効です", DEPARTMENT, f"{written(BEGINS)} – {written(EXPIRES)}")
