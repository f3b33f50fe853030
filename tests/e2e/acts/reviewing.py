"""What the bodies do with an application: take it in, review it, decide, conclude the contract."""

from datetime import date

from tests.e2e.browser import Visitor

FINDING = "採用応募者の個人情報が台帳に特定されていない。"


def confirm_and_receive(clerk: Visitor, paid_on: date) -> None:
    """The fees under an announced change are compared with the table first."""
    clerk.takes_up("の金額の確認")
    clerk.sees("暫定")
    clerk.fill("何と照らし合わせたか", "2026年10月の料金表")
    clerk.press("金額を確認する")
    receive(clerk, paid_on)


def receive(clerk: Visitor, paid_on: date) -> None:
    clerk.takes_up("の入金")
    clerk.fill("入金があった日", paid_on.isoformat())
    clerk.press("入金を記録する")


def accept(clerk: Visitor) -> None:
    clerk.takes_up("形式審査")
    clerk.press("そろっている")


def assign(clerk: Visitor, *assessors: str, again: bool = False) -> None:
    """The first one leads. `again`: they reviewed the last application as well."""
    clerk.takes_up("審査員を決める")
    for place, assessor in enumerate(assessors):
        if place:
            clerk.unfold("審査員を割り当てる")
        clerk.choose("審査員", assessor)
        if place == 0:
            clerk.tick("主任審査員とする")
        if again:
            clerk.fill("原則と異なる割当ての理由", "専門の審査員がほかにいない。")
        clerk.press("割り当てる")
        clerk.sees(assessor)


def declare_no_conflict(assessor: Visitor) -> None:
    assessor.takes_up("利害関係がないことを申告する")
    assessor.press("利害関係がないことを申告します")


def begin(clerk: Visitor) -> None:
    clerk.takes_up("審査を始める")
    clerk.press("審査を始める")


def examine(assessor: Visitor) -> None:
    """Group by group, whatever is not looked at conforms."""
    assessor.press("要求事項を見ていく")
    screen = assessor.page.url.split("?")[0]
    rest = assessor.main.locator("summary", has_text="の残りをまとめて判断する")
    while rest.count():
        rest.click()
        assessor.press("残りをまとめて判断する")
        assessor.go(screen)
    assessor.follow(assessor.page.locator(".breadcrumbs").get_by_role("link").last)


def review_documents(assessor: Visitor) -> None:
    assessor.takes_up("文書審査をする")
    examine(assessor)
    assessor.fill("まとめ", "規程は要求事項をおおむね満たす。")
    assessor.press("文書審査を終える")


def plan_visit(clerk: Visitor, day: date) -> None:
    clerk.takes_up("現地審査の日を決める")
    clerk.fill("現地審査の日", day.isoformat())
    clerk.press("日を決める")


def visit(assessor: Visitor) -> None:
    assessor.takes_up("現地審査をする")
    assessor.fill("まとめ", "代表者と管理者に運用を確認した。")
    assessor.press("現地審査を終える")


def write_finding(assessor: Visitor, requirement: str, text: str = FINDING) -> None:
    assessor.press("指摘事項を書く")
    assessor.answer("見つけた手順", "現地審査")
    assessor.main.get_by_role("combobox", name="要求事項").select_option(requirement)
    assessor.answer("区分", "不適合")
    assessor.main.get_by_role("textbox", name="指摘事項").fill(text)
    assessor.press("指摘事項を保存する")


def hand_over(assessor: Visitor, answer_by: date | None = None) -> None:
    assessor.takes_up("指摘事項を事業者に渡す")
    if answer_by:
        assessor.fill("報告の期限", answer_by.isoformat())
    assessor.press("事業者に渡す")


def accept_answer(assessor: Visitor) -> None:
    assessor.takes_up("改善報告を確認する")
    assessor.press("改善報告を確認する")
    assessor.tick("認める")
    assessor.press("結果を記録する")


def send_back_answer(assessor: Visitor, missing: str) -> None:
    assessor.takes_up("改善報告を確認する")
    assessor.press("改善報告を確認する")
    assessor.tick("差し戻す")
    assessor.fill("返答", missing)
    assessor.press("結果を記録する")


def complete(assessor: Visitor) -> None:
    assessor.takes_up("審査を終える")
    assessor.answer("推薦", "付与に適する")
    assessor.press("審査を終える")


def decide(officer: Visitor, result: str, reasons: str, *, of: str = "") -> None:
    officer.takes_up("申請について決定する", of)
    officer.answer("結果", result)
    officer.fill("理由", reasons)
    officer.press("決定を記録する")


def conclude(officer: Visitor) -> None:
    officer.takes_up("と契約を結ぶ")
    officer.press("契約を結ぶ")
