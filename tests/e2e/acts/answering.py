"""Incidents and what follows: the business reports and answers, the officer weighs and decides."""

from datetime import date

from playwright.sync_api import expect

from tests.e2e.browser import Visitor


def report(business: Visitor, discovered_on: date, occurred_on: date, *, persons: str = "12,400") -> None:
    """The first word: the cause is not known yet."""
    business.go("/home")
    business.press("事故が起きた")
    business.fill_all(発覚した日=discovered_on.isoformat(), 発生した日=occurred_on.isoformat())
    business.tick("漏えい", "不正に使われて財産的被害")
    business.fill_all(本人の数=persons)
    business.fill("起きたことと、これまでの対応", "会員の一覧が外から見えていた。ページを閉じた。")


def report_finally(business: Visitor) -> None:
    business.takes_up("の確報を送る")
    business.answer("原因", "PMSの不適切な運用")
    business.fill("起きたことと、これまでの対応", "設定の承認がなかった。手順を定め、全員に教育した。")
    business.press("報告を送る")


def decide(officer: Visitor, level: str, *, months: str = "", conditions: tuple[str, ...] = ()) -> None:
    """Another level than the base value, with the reasons for it."""
    officer.takes_up("の措置を決める")
    officer.choose("欠格レベル", level)
    officer.tick("本人の数")
    if months:
        officer.choose("期間", months)
    if conditions:
        officer.fill("終了条件", "\n".join(conditions))
    officer.fill("状況", "多くの会員に及び、気付くのが遅れた。")
    _see_the_preview(officer)
    officer.press("決定して通知の案を見る")


def _see_the_preview(officer: Visitor) -> None:
    """What the last change would bring is there before anything is decided."""
    with officer.page.expect_response(lambda answer: answer.request.headers.get("hx-request") == "true"):
        officer.control("状況").blur()
    expect(officer.page.locator(".htmx-request")).to_have_count(0)


def send_notice(officer: Visitor, on: date) -> None:
    officer.sees("通知の案")
    officer.fill("発送の日", on.isoformat())
    officer.press("通知を送る")


def tick_off_the_duties(business: Visitor) -> None:
    business.takes_up("の使用をやめる")
    open_duties = business.main.get_by_role("button", name="実施した")
    for _duty in range(open_duties.count()):
        business.fill("どのように行ったか", "名刺とウェブサイトから外した。")
        business.follow(open_duties)


def report_condition(business: Visitor, condition: str, *, again: bool = False) -> None:
    article = business.main.get_by_role("article").filter(has_text=condition)
    article.locator("summary", has_text="もう一度報告する" if again else "満たしたことを報告する").click()
    article.get_by_role("textbox").fill("点検し、記録をまとめました。")
    business.follow(article.get_by_role("button", name="報告を送る"))


def judge_condition(officer: Visitor, condition: str, *, missing: str = "") -> None:
    article = officer.main.get_by_role("article").filter(has_text=condition)
    if not missing:
        officer.follow(article.get_by_role("button", name="満たした", exact=True))
        return
    article.locator("summary", has_text="まだ満たしていない").click()
    article.get_by_role("textbox").fill(missing)
    officer.follow(article.get_by_role("button", name="足りないことを事業者に知らせる"))
