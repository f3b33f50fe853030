"""JAPHIC: a renewal with one option, and an application that failed, was paid back in part and reviewed again."""

import pytest

from tests.e2e.acts import applying, reviewing
from tests.e2e.acts.applying import written
from tests.e2e.browser import Visitor
from tests.e2e.conftest import Open
from tests.e2e.crowd import Crowd
from tests.e2e.renewing import TODAY

pytestmark = pytest.mark.browser

HOLDER, PROPRIETOR = "緑川 一郎", "木立 透"
CLERK, LEAD, OFFICER = "灯 千尋", "燭 真琴", "明石 剛"
ABROAD = "外国にある第三者に個人データを提供している"


def test_a_holder_renews_and_provides_data_abroad_since(open_installation: Open) -> None:
    _place, people = open_installation("tests.e2e.renewing", TODAY)
    holder = people[HOLDER]

    it_starts_with_what_it_declared_last_year(holder)
    the_new_option_brings_its_form_and_is_quoted(holder)
    it_hands_in_on_a_phone(holder)
    the_invoice_says_what_it_covers(holder)
    the_review_body_sees_the_option(people[CLERK])
    people.has_no_complaint()


def test_who_failed_is_paid_back_in_part_and_reviewed_again(open_installation: Open) -> None:
    _place, people = open_installation("tests.e2e.japhic_applicants", TODAY)

    the_review_was_not_passed(people)
    the_registration_fee_is_paid_back(people)
    it_applies_again(people[PROPRIETOR])
    it_is_reviewed_again_and_granted(people)
    people.has_no_complaint()


def it_starts_with_what_it_declared_last_year(holder: Visitor) -> None:
    holder.go("/business/applications/")
    holder.sees("いま更新申請ができます")
    holder.press("更新申請を始める")
    holder.press("更新申請を始める")
    holder.sees("更新", "申請の資格")
    holder.is_well()


def the_new_option_brings_its_form_and_is_quoted(holder: Visitor) -> None:
    applying.keep_what_was_declared(holder, "あてはまるもの", ABROAD)
    holder.sees("84,000円", "73,500円", "審査機関が見積もります")
    applying.assess_form(holder, "個情法(外国提供編)_自己評価表")


def it_hands_in_on_a_phone(holder: Visitor) -> None:
    holder.page.set_viewport_size({"width": 390, "height": 844})
    holder.is_well()
    applying.hand_in_documents(holder)
    applying.submit(holder)
    holder.is_well()
    holder.page.set_viewport_size({"width": 1280, "height": 900})


def the_invoice_says_what_it_covers(holder: Visitor) -> None:
    holder.takes_up("の支払い")
    holder.sees("申請審査料", "認証料", "157,500円", "別に見積もるもの", "外国にある第三者への提供")
    holder.is_well()


def the_review_body_sees_the_option(clerk: Visitor) -> None:
    reviewing.receive(clerk, TODAY)
    clerk.takes_up("形式審査")
    clerk.sees("個情法(外国提供編)_自己評価表", ABROAD)
    clerk.is_well()


def the_review_was_not_passed(people: Crowd) -> None:
    reviewing.decide(people[OFFICER], "否認", "安全管理の記録がなく、是正されなかった。")
    people[PROPRIETOR].reads_on("申請を否認しました")
    people[PROPRIETOR].sees("安全管理の記録がなく", "73,500円を返金します")


def the_registration_fee_is_paid_back(people: Crowd) -> None:
    """Computed, and shown with what it follows from."""
    clerk, applicant = people[CLERK], people[PROPRIETOR]
    clerk.takes_up("の返金")
    clerk.fill("送金した日", TODAY.isoformat())
    clerk.press("記録する")
    applicant.page.reload()
    refund = applicant.main.get_by_role("region", name="返金")
    refund.locator("summary").first.click()
    applicant.sees(f"{written(TODAY)}に返金しました", "不合格のとき返すもの", "申請審査料、認証料")
    applicant.is_well()


def it_applies_again(applicant: Visitor) -> None:
    """On a phone; the declarations and the self-assessment are there, the documents are handed in anew."""
    applicant.page.set_viewport_size({"width": 390, "height": 844})
    applicant.press("もう一度申請する")
    applicant.press("申請を始める")
    applicant.sees("157,500円", "73,500円")
    applicant.is_well()
    applying.hand_in_documents(applicant)
    applying.submit(applicant)
    applicant.page.set_viewport_size({"width": 1280, "height": 900})


def it_is_reviewed_again_and_granted(people: Crowd) -> None:
    clerk, lead = people[CLERK], people[LEAD]
    reviewing.receive(clerk, TODAY)
    reviewing.accept(clerk)
    reviewing.assign(clerk, LEAD, again=True)
    reviewing.declare_no_conflict(lead)
    reviewing.begin(clerk)
    reviewing.review_documents(lead)
    reviewing.plan_visit(clerk, TODAY)
    reviewing.visit(lead)
    reviewing.complete(lead)
    reviewing.decide(people[OFFICER], "付与適格決定", "是正を確かめた。")
    applying.sign_contract(people[PROPRIETOR])
