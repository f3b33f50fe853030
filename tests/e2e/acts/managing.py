"""A management system as its people run it: plan, do, check, act."""

from datetime import date
from zipfile import ZipFile

from tests.e2e.browser import Visitor

PARTS = "a[href*='/parts/']"


def open_department(officer: Visitor, name: str) -> None:
    officer.go("/organisation/departments")
    officer.fill("部署の名称", name)
    officer.press("部署を設ける")


def start_from_a_template(officer: Visitor, industry: str, department: str) -> None:
    officer.go(f"/business/inventory/start/{industry}")
    officer.choose("部署", department)
    officer.press("選んだ登録を取り込む")


def adopt_documents(officer: Visitor) -> None:
    officer.go("/business/documents/adopt")
    officer.fill("苦情・相談の窓口", "お客様窓口 022-000-0000")
    officer.press("取り込む")
    officer.press("下書きをすべて代表者の承認に回す")


def approve_documents(representative: Visitor) -> None:
    representative.takes_up("文書を承認する")
    representative.press("待っている文書をすべて承認する")


def check_registers(officer: Visitor) -> None:
    for register in ("laws", "parties"):
        officer.go(f"/business/registers/{register}")
        if officer.main.get_by_role("button", name="残りはすべて今日確認した").count() == 0:
            officer.press("ひな形の一覧を取り込む")
        officer.press("残りはすべて今日確認した")


def assess_risks(officer: Visitor) -> None:
    """The proposals are looked at and kept as they are."""
    officer.go("/business/risks/")
    officer.press("シートの案を作る")
    sheets = officer.main.locator("a[href*='/risks/sheets/']:not([href$='new'])")
    for path in [str(link.get_attribute("href")) for link in sheets.all()]:
        officer.go(path)
        officer.press("シート全体を保存する")


def accept_risks(representative: Visitor) -> None:
    representative.go("/business/risks/acceptance")
    for sheet in representative.main.locator("input[name=sheet]").all():
        sheet.check()
    representative.press("残留リスクを承認する")


def set_an_objective(officer: Visitor, year: int) -> None:
    officer.go("/business/pms/objectives/new")
    officer.fill("年", str(year))
    officer.answer("種類", "目的・目標")
    officer.page.locator("input[name=text]").fill("送り先の間違いをなくす")
    officer.fill_all(測り方="1年間に報告された件数", 目標値="0")
    officer.press("保存する")


def plan_the_year(officer: Visitor, representative: Visitor) -> None:
    officer.go("/business/pms/plans/new")
    officer.press("計画を作る")
    officer.press("代表者に承認を依頼する")
    representative.go(officer.page.url)
    representative.press("計画を承認する")


def register_worker(officer: Visitor, name: str, department: str, kind: str) -> None:
    officer.go("/business/workers/add")
    officer.fill("名前", name)
    officer.choose("部署", department)
    officer.choose("種類", kind)
    officer.fill("入社日", "2020-04-01")
    officer.press("保存する")


def train_on_paper(officer: Visitor, score: str) -> None:
    """A lesson for everybody, and the sheets that they hand back."""
    officer.go("/business/training/new")
    officer.choose("実施方法", "集合研修")
    officer.press("研修を計画する")
    officer.press("研修を始める")
    course = officer.page.url
    officer.go(f"{course}/workers")
    results = officer.main.locator("a[href*='/training/results/']")
    for path in [str(link.get_attribute("href")) for link in results.all()]:
        officer.go(path)
        officer.fill("点数", score)
        officer.press("結果を記録する")


def begin_with_checks(officer: Visitor) -> None:
    """Asked once; from the next month on the system asks."""
    officer.go("/business/pms/checks/")
    officer.press("今月分を全部署に依頼する")


def look_round(officer: Visitor, month: str, department: str, *, missing: str = "") -> None:
    """The check of the month; what is not as it should be goes to the list."""
    officer.takes_up(f"{month}: {department}")
    for good in officer.main.locator("input[value=good]").all():
        good.check()
    if missing:
        last = officer.main.locator("input[value=bad]").last
        last.check()
        code = str(last.get_attribute("name")).removesuffix("-result")
        officer.page.locator(f"input[name='{code}-remark']").fill(missing)
        officer.page.locator(f"input[name='{code}-to_list']").check()
    officer.press("確認を保存する")


def correct(officer: Visitor, representative: Visitor, due: date) -> None:
    officer.go("/business/pms/nonconformities/1")
    officer.fill_all(原因="媒体の一覧を作る人が決まっていなかった。", 期限=due.isoformat())
    officer.fill("是正処置", "毎月の確認の日に一覧と実物を合わせる。")
    officer.press("承認を求める")
    representative.go("/business/pms/nonconformities/1")
    representative.press("承認する")
    officer.page.reload()
    officer.fill("実施した内容", "媒体3点を一覧にした。")
    officer.press("実施した")


def confirm_the_effect(auditor: Visitor) -> None:
    auditor.go("/business/pms/nonconformities/1")
    auditor.fill("確かめたこと", "翌月も一覧と実物が合っていた。")
    auditor.answer("効果", "はい")
    auditor.press("確認の結果を保存する")


def audit(auditor: Visitor, on: date) -> None:
    auditor.go("/business/pms/audits/plans/new")
    auditor.tick("プライバシーマーク", "JAPHICマーク")
    auditor.fill("監査の日", on.isoformat())
    auditor.press("計画を作る")
    plan = auditor.page.url
    audits = auditor.main.locator("tbody a[href*='/pms/audits/']:not([href$='edit'])")
    for path in [str(link.get_attribute("href")) for link in audits.all()]:
        _walk_through(auditor, path)
    auditor.go(f"{plan}/report")


def _walk_through(auditor: Visitor, path: str) -> None:
    auditor.go(path)
    auditor.press("始める")
    for part in [str(link.get_attribute("href")) for link in auditor.main.locator(PARTS).all()]:
        auditor.go(part)
        for choice in auditor.main.locator("input[value=conforms]").all():
            choice.check()
        auditor.press("このページをすべて保存する")
    auditor.go(path)
    auditor.press("終える")


def review(officer: Visitor, representative: Visitor, decision: str, owner: str, due: date) -> None:
    officer.go("/business/pms/reviews/new")
    officer.fill("出席者", "代表者、個人情報保護管理者")
    officer.press("資料を集める")
    held = officer.page.url
    representative.go(held)
    representative.follow(representative.main.locator("a[href*='/reviews/inputs/']"))
    representative.answer("種類", "改善")
    representative.fill("決定", decision)
    representative.choose("担当者", owner)
    representative.fill("期限", due.isoformat())
    representative.press("決定を加える")
    officer.go(held)
    officer.press("議事録を代表者に提出する")
    representative.go(held)
    representative.press("レビューを承認する")


def everything_in_one_file(officer: Visitor) -> ZipFile:
    officer.go("/business/pms/out")
    with officer.page.expect_download() as loaded:
        officer.main.get_by_role("button", name="一式を書き出す").click()
    return ZipFile(loaded.value.path())
