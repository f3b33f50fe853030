"""A denial is objected to; the committee of another body annuls it, without who advised the applicant."""

import pytest

from tests.e2e.acts import reviewing, sitting
from tests.e2e.acts.applying import written
from tests.e2e.browser import Visitor
from tests.e2e.conftest import Open
from tests.e2e.crowd import Crowd
from tests.e2e.denied import TODAY

pytestmark = pytest.mark.browser

UNIT = "そよかぜ介護株式会社"
APPLICANT, DECIDING = "風間 涼", "松島 渚"
CHAIR, MEMBER, ADVISED = "印南 遥", "印旛 学", "印藤 助"
GROUNDS = "9月に出した是正の記録が、理由の中で触れられていません。"
UPHELD = "是正の記録は期限のうちに出ていた。"


def test_an_objection_is_upheld_by_others_and_the_case_goes_on(open_installation: Open) -> None:
    _place, people = open_installation("tests.e2e.denied", TODAY)

    the_application_is_denied(people)
    the_applicant_objects_on_a_phone(people[APPLICANT])
    the_other_body_meets(people[CHAIR])
    who_advised_the_applicant_steps_aside(people[CHAIR])
    it_annuls_the_denial_and_keeps_its_minutes(people[CHAIR])
    the_applicant_reads_the_answer(people[APPLICANT])
    it_is_decided_anew_and_granted(people)
    people.has_no_complaint()


def the_application_is_denied(people: Crowd) -> None:
    reviewing.decide(people[DECIDING], "否認", "個人情報の特定が実態と合わない。")
    people[DECIDING].sees("決定を記録し")


def the_applicant_objects_on_a_phone(applicant: Visitor) -> None:
    applicant.page.set_viewport_size({"width": 390, "height": 844})
    applicant.reads_on("申請を否認しました")
    applicant.sees("個人情報の特定が実態と合わない。", "もう一度申請する")
    applicant.is_well()
    applicant.press("否認の決定に異議を申し出る")
    applicant.is_well()
    applicant.fill("申出の理由", GROUNDS)
    applicant.press("異議を申し出る")
    applicant.sees(GROUNDS, "決定を待っています")
    applicant.page.set_viewport_size({"width": 1280, "height": 900})


def the_other_body_meets(chair: Visitor) -> None:
    chair.takes_up("異議の申出について決定する", UNIT)
    chair.sees(GROUNDS, "個人情報の特定が実態と合わない。")
    chair.is_well()
    chair.press("会議の一覧へ")
    sitting.call(chair, TODAY)
    sitting.name_members(chair, CHAIR, MEMBER, ADVISED, chair=CHAIR)
    sitting.place(chair, f"{UNIT}の異議の申出", "認容を提案する。")
    chair.is_well()


def who_advised_the_applicant_steps_aside(chair: Visitor) -> None:
    chair.sees(ADVISED)
    sitting.open_item(chair, UNIT)
    chair.sees(f"{ADVISED}: 申請者に助言者として関わった", "認容を提案する。")
    chair.is_well()


def it_annuls_the_denial_and_keeps_its_minutes(chair: Visitor) -> None:
    sitting.decide(chair, "認容", UPHELD)
    chair.sees("決定を記録しました")
    sitting.close(chair)
    chair.sees("議事録を開く")
    chair.takes_up("文書を送る", UNIT)


def the_applicant_reads_the_answer(applicant: Visitor) -> None:
    applicant.go("/business/applications/")
    applicant.press(UNIT)
    applicant.press("決定と契約")
    applicant.sees("認容", UPHELD, "しるし付与機関")


def it_is_decided_anew_and_granted(people: Crowd) -> None:
    reviewing.decide(people[DECIDING], "付与適格決定", "異議の申出の決定を受け、改めて適合と認めた。")
    people[DECIDING].sees("異議の申出", written(TODAY))
    people[APPLICANT].takes_up("付与契約を読んで署名する")
