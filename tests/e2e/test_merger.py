"""A merger of type 4: both holders report, the granting body confirms, the register shows what became of the marks."""

import pytest

from tests.e2e.browser import Visitor
from tests.e2e.conftest import Open
from tests.e2e.merging import TODAY

pytestmark = pytest.mark.browser

SURVIVOR, DISSOLVED = "つるや書房株式会社", "かめや印刷株式会社"
ITS_NUMBER, THEIR_NUMBER = "18000001", "18000002"
CHITOSE, MARI, OFFICER = "鶴見 千歳", "亀井 万里", "印南 遥"
PAPERS = {"name": "合併の書類.txt", "mimeType": "text/plain", "buffer": "組織図と教育の記録\n".encode()}


def test_of_two_holders_that_merge_one_mark_goes_on_and_one_ends(open_installation: Open) -> None:
    _place, people = open_installation("tests.e2e.merging", TODAY)
    survivor, dissolved, officer = people[CHITOSE], people[MARI], people[OFFICER]

    the_survivor_reads_what_follows_and_reports(survivor)
    the_officer_waits_for_the_other_report(officer)
    the_dissolved_holder_reports_on_a_phone(dissolved)
    the_officer_confirms_both(officer)
    both_are_told(survivor, dissolved)
    the_register_shows_it(people.public)
    people.has_no_complaint()


def say(business: Visitor, change: str, other: str, number: str) -> None:
    business.go("/home")
    business.opens_room("申請")
    business.press("変更があったとき")
    business.press("合併・分割を報告する")
    business.answer("変更の種類", change)
    business.fill("相手の会社の名称", other)
    business.fill("相手のマークの登録番号", number)
    business.fill("効力の生じる日", TODAY.isoformat())
    business.fill("PMSと組織の変わる点", "印刷部門を新しい部とし、規程と台帳に加えた。")


def the_survivor_reads_what_follows_and_reports(survivor: Visitor) -> None:
    say(survivor, "ほかの会社を吸収合併した", DISSOLVED, THEIR_NUMBER)
    survivor.press("どうなるかを見る")
    survivor.sees("同じ登録番号のまま続きます", "消滅する会社の付与は解除されます")
    survivor.is_well()
    survivor.page.locator("input[type=file]").set_input_files(files=[PAPERS])
    survivor.press("報告を送る")
    survivor.sees("報告しました")


def the_officer_waits_for_the_other_report(officer: Visitor) -> None:
    officer.takes_up("合併・分割", SURVIVOR)
    officer.sees("相手の付与事業者から、消滅の報告がまだありません", "合併の書類.txt")
    officer.is_well()
    officer.press("確認する")
    officer.sees("双方の書類が必要です")


def the_dissolved_holder_reports_on_a_phone(dissolved: Visitor) -> None:
    dissolved.page.set_viewport_size({"width": 390, "height": 844})
    say(dissolved, "自社が合併で消滅する", SURVIVOR, ITS_NUMBER)
    dissolved.press("どうなるかを見る")
    dissolved.sees("付与は終わります")
    dissolved.is_well()
    dissolved.press("報告を送る")
    dissolved.sees("報告しました")


def the_officer_confirms_both(officer: Visitor) -> None:
    officer.takes_up("合併・分割", SURVIVOR)
    officer.sees(DISSOLVED, "消滅を報告")
    officer.fill("事業者への言葉", "双方の書類を確認しました。")
    officer.press("確認する")
    officer.sees("確認済み")


def both_are_told(survivor: Visitor, dissolved: Visitor) -> None:
    for business in (survivor, dissolved):
        business.reads_on("合併・分割の報告が確認されました")
        business.sees("確認済み", "双方の書類を確認しました。")


def the_register_shows_it(public: Visitor) -> None:
    public.go(f"/marks/{ITS_NUMBER}")
    public.sees("このマークは本物で、有効です")
    public.go(f"/marks/{THEIR_NUMBER}")
    public.does_not_see("このマークは本物で、有効です")
    public.sees("このマークの契約は終わりました")
