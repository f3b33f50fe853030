"""One year of a shop of five: plan, do, check, act, and what the year leaves for the next."""

from datetime import date
from zipfile import ZipFile

import pytest

from tests.e2e.acts import managing
from tests.e2e.conftest import Open
from tests.e2e.crowd import Crowd
from tests.e2e.shops import TODAY

pytestmark = pytest.mark.browser

OWNER, OFFICER, AUDITOR = "花丸 店主", "野原 守", "空木 査子"
WORKERS = (
    (OWNER, "本部", "役員"),
    (OFFICER, "本部", "正社員"),
    (AUDITOR, "本部", "正社員"),
    ("畑 実", "店", "パート・アルバイト"),
    ("森 緑", "店", "パート・アルバイト"),
)
MAY, JUNE, DECEMBER, FEBRUARY, MARCH = (
    date(2026, 5, 1), date(2026, 6, 15), date(2026, 12, 7), date(2027, 2, 8), date(2027, 3, 15),
)  # fmt: skip
# A policy, fifteen rules, ten forms.
DOCUMENTS = 26
PARTS = (
    "個人情報保護方針", "個人情報台帳", "リスク一覧", "監査報告書", "マネジメントレビュー議事録",
    "教育実施報告書", "SHA256SUMS",
)  # fmt: skip
IMPROVEMENT = "送り状は二人で見る"


def test_a_shop_of_five_runs_its_pms_for_a_year(open_installation: Open) -> None:
    place, people = open_installation("tests.e2e.shops", TODAY)

    they_plan(people)
    place.show(MAY)
    they_work_and_look_round(people)
    place.show(JUNE)
    managing.confirm_the_effect(people[AUDITOR])
    place.show(DECEMBER)
    managing.audit(people[AUDITOR], DECEMBER)
    place.show(FEBRUARY)
    managing.review(people[OFFICER], people[OWNER], IMPROVEMENT, OFFICER, date(2027, 6, 30))

    place.show(MARCH)
    the_next_year_takes_up_what_was_decided(people)
    the_whole_goes_out(managing.everything_in_one_file(people[OFFICER]))
    people.has_no_complaint()


def they_plan(people: Crowd) -> None:
    officer, owner = people[OFFICER], people[OWNER]
    for department in ("店", "本部"):
        managing.open_department(officer, department)
    managing.start_from_a_template(officer, "shop", "本部")
    managing.adopt_documents(officer)
    managing.approve_documents(owner)
    managing.check_registers(officer)
    managing.assess_risks(officer)
    managing.accept_risks(owner)
    managing.set_an_objective(officer, 2026)
    managing.plan_the_year(officer, owner)
    managing.begin_with_checks(officer)


def they_work_and_look_round(people: Crowd) -> None:
    officer = people[OFFICER]
    for name, department, kind in WORKERS:
        managing.register_worker(officer, name, department, kind)
    managing.train_on_paper(officer, "90")
    managing.look_round(officer, "2026-05", "店", missing="USBメモリの一覧がなかった。")
    managing.look_round(officer, "2026-05", "本部")
    managing.correct(officer, people[OWNER], date(2026, 5, 31))


def the_next_year_takes_up_what_was_decided(people: Crowd) -> None:
    managing.plan_the_year(people[OFFICER], people[OWNER])
    people[OFFICER].page.reload()
    people[OFFICER].main.get_by_role("row").filter(has_text=IMPROVEMENT).first.wait_for()


def the_whole_goes_out(whole: ZipFile) -> None:
    names = whole.namelist()

    assert whole.testzip() is None
    assert sum(name.endswith(".docx") for name in names) == DOCUMENTS
    for part in PARTS:
        assert any(part in name for name in names), part
