"""What a company of many departments does besides: files of Excel, heads who answer, classes, auditors from elsewhere."""

from collections.abc import Iterable

from shirushi.papers.kinds import XLSX
from shirushi.pms.training_content import all_questions
from tests.e2e.browser import Visitor
from tests.e2e.crowd import Crowd


def preview(officer: Visitor, ledger: str, name: str, content: bytes) -> None:
    officer.go(f"/business/pms/import?ledger={ledger}")
    file = {"name": name, "mimeType": XLSX, "buffer": content}
    officer.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    officer.press("アップロードして確かめる")


def sees_problem(officer: Visitor, cell: str, said: str) -> None:
    """At its row and column, with what stands there."""
    rows = officer.main.get_by_role("row")
    rows.filter(has=officer.page.get_by_role("cell", name=cell, exact=True)).filter(
        has_text=said
    ).first.wait_for()


def bring_in(officer: Visitor, rows: int) -> None:
    officer.press(f"{rows}行を取り込む")
    officer.sees(f"{rows}行を取り込みました")


def ask_heads_to_confirm(officer: Visitor, due: str) -> None:
    officer.go("/business/inventory/confirmation/ask")
    officer.fill("期限", due)
    officer.press("各部署に確認を依頼する")


def confirm_department(head: Visitor) -> None:
    """From the first page, as a head meets it."""
    head.go("/home")
    head.follow(head.main.locator("a[href*='/inventory/confirm/']"))
    head.press("すべての登録を確認する")


def open_course(officer: Visitor) -> str:
    officer.go("/business/training/new")
    officer.press("研修を計画する")
    officer.press("研修を始める")
    return officer.page.url


def fail_and_pass(worker: Visitor) -> None:
    worker.go("/home")
    worker.follow(worker.main.locator("a[href*='/training/take/']"))
    worker.press("読みました。テストへ進む")
    _answer(worker, right=False)
    worker.press("もう一度テストを受ける")
    _answer(worker, right=True)
    worker.sees("修了証")


def _answer(worker: Visitor, *, right: bool) -> None:
    names = worker.main.locator("input[type=radio]").evaluate_all(
        "all => [...new Set(all.map(one => one.name))]"
    )
    for code in names:
        group = worker.main.locator("fieldset").filter(has=worker.page.locator(f"input[name='{code}']"))
        wanted = str(all_questions()[code].right)
        labels = group.locator("label")
        (labels.filter(has_text=wanted) if right else labels.filter(has_not_text=wanted)).first.click()
    worker.press("答えを提出する")


def record_classes(officer: Visitor, course: str, score: str, *, away: str) -> None:
    """The sheets of all who sat in a room, page by page; whoever was away stays without a score."""
    while True:
        officer.go(f"{course}/results")
        scores = officer.main.locator("tbody tr").filter(has_not_text=away).locator("input")
        if not scores.count():
            return
        scores.evaluate_all("(all, score) => all.forEach(one => { one.value = score })", score)
        officer.press("点数を記録する")


def register_contractor(officer: Visitor, name: str) -> str:
    """A link for the contractor, which is shown once."""
    officer.go("/business/contractors/add")
    officer.fill_all(委託先の名称=name, 委託する業務="給与計算", 委託する個人情報="従業者の氏名、住所、給与")
    officer.press("保存する")
    contractor = officer.page.url
    officer.press("委託先へのリンクを作る")
    address = officer.main.locator("code").inner_text()
    officer.go(contractor)
    return address


def answer_questionnaire(contractor: Visitor, address: str) -> None:
    contractor.go(address)
    for choice in contractor.main.locator("input[type=radio][value=yes]").all():
        choice.check()
    contractor.fill("回答する人", "総務課 委田 託")
    contractor.press("回答を送信する")


def judge_contractor(officer: Visitor) -> None:
    officer.page.reload()
    officer.press("調査票を判定する")
    officer.main.locator("input[name=judgement]").first.check()
    officer.press("判定する")


def plan_audits(auditor: Visitor, on: str) -> str:
    auditor.go("/business/pms/audits/plans/new")
    auditor.tick("プライバシーマーク", "JAPHICマーク")
    auditor.fill("監査の日", on)
    auditor.press("計画を作る")
    return auditor.page.url


def name_auditor(auditor: Visitor, plan: str, department: str, who: str, *, never: str) -> None:
    """Somebody of another department; those of the own are not offered."""
    auditor.go(plan)
    row = auditor.main.get_by_role("row").filter(has_text=department)
    auditor.follow(row.get_by_role("link", name="変更"))
    assert auditor.main.get_by_label(never).count() == 0
    for ticked in auditor.main.locator("input[name=auditors]:checked").all():
        ticked.uncheck()
    auditor.tick(who)
    auditor.press("保存する")


def close_department(officer: Visitor, name: str) -> None:
    officer.go("/organisation/")
    officer.press(f"閉じる – {name}")


def end_role(officer: Visitor, person: str) -> None:
    officer.go("/organisation/")
    officer.follow(officer.main.get_by_role("link", name=f"終える – {person}"))
    officer.press("終える")


def hand_over(officer: Visitor, name: str, target: str) -> None:
    officer.go("/business/departments")
    officer.press(f"引き継ぐ – {name}")
    officer.choose("引継ぎ先の部署", target)
    officer.press("引き継ぐ")


def everybody(people: Crowd, names: Iterable[str]) -> Iterable[Visitor]:
    return (people[name] for name in names)
