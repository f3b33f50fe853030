"""The committee of a body: called, named, its agenda, its decision, its minutes."""

from datetime import date

from tests.e2e.browser import Visitor


def call(member: Visitor, day: date) -> None:
    member.go("/desk/meetings/")
    member.fill("会議の日", day.isoformat())
    member.fill("会場", "第2会議室")
    member.press("招集する")


def name_members(member: Visitor, *members: str, chair: str) -> None:
    for role in ("委員", "出席者"):
        group = member.main.get_by_role("group", name=role)
        for name in members:
            group.get_by_label(name).check()
    member.choose("委員長", chair)
    member.press("委員を決める")


def place(member: Visitor, case: str, proposal: str) -> None:
    """Of what is ready, the one with this name."""
    wanted = member.page.get_by_role("button", name=case)
    form = member.main.locator("form").filter(has=wanted)
    form.locator("summary").click()
    form.get_by_role("textbox").fill(proposal)
    member.follow(wanted)


def open_item(member: Visitor, unit: str) -> None:
    member.follow(member.main.get_by_role("row").get_by_role("link", name=unit))


def decide(member: Visitor, result: str, reasons: str) -> None:
    member.answer("結果", result)
    member.fill("理由", reasons)
    member.press("決定を記録する")


def close(member: Visitor) -> None:
    member.press("会議を閉じて議事録を保管する")
