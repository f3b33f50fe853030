"""From an incident to a suspension and back, and from a suspension to the revocation."""

from datetime import date

import pytest

from tests.e2e.acts import answering
from tests.e2e.acts.applying import written
from tests.e2e.browser import Visitor
from tests.e2e.conftest import Open
from tests.e2e.crowd import Crowd

pytestmark = pytest.mark.browser

TODAY = date(2026, 11, 24)
DISCOVERED, OCCURRED = date(2026, 11, 23), date(2026, 11, 20)
PLANNED_END, DAY_AFTER = date(2026, 12, 23), date(2026, 12, 24)
LIFTED, FREE = date(2026, 12, 25), date(2026, 12, 26)
HOLDER, ENDED = "光 あかり", "翼 大地"
OFFICER = "印南 遥"
NUMBER, REVOKED_NUMBER = "18000001", "18000002"
CONDITIONS = ("公開しているサーバの設定を点検する", "設定を変えるときの手順を定める")


def test_a_mark_is_suspended_extended_and_lifted(open_installation: Open) -> None:
    place, people = open_installation("tests.e2e.holders", TODAY)
    holder, officer = people[HOLDER], people[OFFICER]

    the_holder_reports_and_sees_its_clocks(holder)
    the_officer_decides_a_suspension(officer)
    the_public_sees_it_suspended(people.public)
    the_holder_stops_using_the_mark(holder)

    place.show(DAY_AFTER)
    the_period_is_extended(officer)
    place.show(LIFTED)
    the_conditions_are_met(people)
    the_suspension_is_lifted(officer)
    place.show(FREE)
    the_public_sees_it_granted_again(people.public)
    people.has_no_complaint()


def test_a_suspension_whose_year_passes_unmet_ends_in_revocation(open_installation: Open) -> None:
    _place, people = open_installation("tests.e2e.holders", TODAY)
    officer = people[OFFICER]

    officer.takes_up("の取消しを決める")
    officer.fill("理由", "一年を過ぎても終了条件が満たされなかった。")
    officer.press("付与を取り消す")

    people.public.go(f"/marks/{REVOKED_NUMBER}")
    people.public.sees("取消し", written(TODAY))
    people.public.go("/publications")
    people.public.sees("つばさ物流株式会社")
    people[ENDED].go("/business/")
    people[ENDED].sees("取消し")
    people.has_no_complaint()


def the_holder_reports_and_sees_its_clocks(holder: Visitor) -> None:
    answering.report(holder, DISCOVERED, OCCURRED)
    holder.press("先に期限を確かめる")
    holder.sees("まだ何も送っていません")
    holder.press("報告を送る")
    holder.sees("報告の期限", "個人情報保護委員会")
    answering.report_finally(holder)


def the_officer_decides_a_suspension(officer: Visitor) -> None:
    answering.decide(officer, "8 一時停止", months="1か月", conditions=CONDITIONS)
    answering.send_notice(officer, TODAY)


def the_public_sees_it_suspended(public: Visitor) -> None:
    public.go(f"/marks/{NUMBER}")
    public.sees("一時停止中", f"{written(TODAY)}から、{written(PLANNED_END)}まで")
    public.go("/publications")
    public.sees("ひかり通販株式会社")


def the_holder_stops_using_the_mark(holder: Visitor) -> None:
    answering.tick_off_the_duties(holder)
    holder.does_not_see("すぐに行ってください")


def the_period_is_extended(officer: Visitor) -> None:
    officer.takes_up("の一時停止が予定の終了日を迎える")
    officer.choose("延長する月数", "2")
    officer.press("一時停止を延長する")


def the_conditions_are_met(people: Crowd) -> None:
    """One of them only when it was reported a second time."""
    holder, officer = people[HOLDER], people[OFFICER]
    holder.takes_up("の終了条件を満たして報告する")
    for condition in CONDITIONS:
        answering.report_condition(holder, condition)
    officer.takes_up("報告された終了条件を判断する")
    answering.judge_condition(officer, CONDITIONS[0])
    answering.judge_condition(officer, CONDITIONS[1], missing="承認の記録がない。")
    holder.takes_up("の終了条件を満たして報告する")
    holder.sees("承認の記録がない。")
    answering.report_condition(holder, CONDITIONS[1], again=True)
    officer.takes_up("報告された終了条件を判断する")
    answering.judge_condition(officer, CONDITIONS[1])


def the_suspension_is_lifted(officer: Visitor) -> None:
    officer.takes_up("の一時停止を解除する")
    officer.press("一時停止を解除する")


def the_public_sees_it_granted_again(public: Visitor) -> None:
    """Granted today; a day of the suspension still says suspended."""
    public.go(f"/marks/{NUMBER}")
    public.sees("このマークは本物で、有効です")
    public.fill("日", TODAY.isoformat())
    public.press("調べる")
    public.sees(f"{written(TODAY)}:")
    public.sees("一時停止中")
    public.go("/publications")
    public.sees("一時停止の解除")
