"""The first weeks of a works of three hundred: what comes from Excel, what each head answers, what a class takes."""

from datetime import date

import pytest

from tests.e2e import ledgers_of_the_works as files
from tests.e2e.acts import managing, overseeing
from tests.e2e.browser import Visitor
from tests.e2e.conftest import Open
from tests.e2e.crowd import Crowd
from tests.e2e.works import AUDITOR, HEADS, OFFICER, OWNER, TODAY

pytestmark = pytest.mark.browser

MAY = date(2026, 5, 18)
FIRST, OTHERS = list(HEADS)[:1], list(HEADS)[1:]
CLOSED, HEIR = "新規事業室", "営業部"
AWAY = "社員 300"


def test_a_works_of_three_hundred_begins_its_pms(open_installation: Open) -> None:
    place, people = open_installation("tests.e2e.works", TODAY)

    the_ledgers_come_in_from_excel(people[OFFICER])
    they_plan(people)
    every_head_confirms(people)
    everybody_is_trained(people)
    a_contractor_answers_without_an_account(people)
    place.show(MAY)
    a_department_is_closed(people[OFFICER])
    nobody_audits_the_own_department(people[AUDITOR])
    people.has_no_complaint()


def the_ledgers_come_in_from_excel(officer: Visitor) -> None:
    """What is wrong is shown at its cell and stays out; the mended file brings in the rest and nothing twice."""
    overseeing.preview(officer, "workers", "従業員名簿.xlsx", files.workers())
    for cell, said in (files.WRONG_KIND, files.WRONG_DAY):
        overseeing.sees_problem(officer, cell, said)
    overseeing.bring_in(officer, files.WORKERS - 2)
    overseeing.preview(officer, "workers", "従業員名簿(直し).xlsx", files.workers(mended=True))
    overseeing.bring_in(officer, 2)

    for departments in (FIRST, OTHERS):
        rows = files.ROWS_A_DEPARTMENT * len(departments)
        overseeing.preview(officer, "inventory", "台帳.xlsx", files.inventory(departments))
        overseeing.sees_problem(officer, *files.WRONG_COUNT)
        overseeing.bring_in(officer, rows - 1)
    officer.go("/business/inventory")
    officer.sees(str(files.ROWS_A_DEPARTMENT * len(HEADS) - 2))


def they_plan(people: Crowd) -> None:
    officer, owner = people[OFFICER], people[OWNER]
    managing.adopt_documents(officer)
    managing.approve_documents(owner)
    managing.check_registers(officer)
    officer.go("/business/risks/")
    officer.press("シートの案を作る")
    managing.set_an_objective(officer, TODAY.year)
    managing.plan_the_year(officer, owner)


def every_head_confirms(people: Crowd) -> None:
    overseeing.ask_heads_to_confirm(people[OFFICER], "2026-05-08")
    for head in overseeing.everybody(people, HEADS.values()):
        overseeing.confirm_department(head)
    people[OFFICER].go("/business/inventory/confirmation")
    people[OFFICER].sees("終了")


def everybody_is_trained(people: Crowd) -> None:
    officer = people[OFFICER]
    course = overseeing.open_course(officer)
    overseeing.fail_and_pass(people[HEADS[HEIR]])
    overseeing.record_classes(officer, course, "90", away=AWAY)
    officer.go(course)
    officer.press("未修了の全員に督促する")
    officer.go(f"{course}/workers?state=missing")
    officer.sees(AWAY)
    overseeing.record_classes(officer, course, "85", away="誰も")


def a_contractor_answers_without_an_account(people: Crowd) -> None:
    officer = people[OFFICER]
    address = overseeing.register_contractor(officer, "ひのき給与計算株式会社")
    overseeing.answer_questionnaire(people.stranger("contractor"), address)
    overseeing.judge_contractor(officer)


def a_department_is_closed(officer: Visitor) -> None:
    """It owns records: it is handed over first, and nothing is lost."""
    overseeing.end_role(officer, HEADS[CLOSED])
    overseeing.close_department(officer, CLOSED)
    officer.sees("先に")
    overseeing.hand_over(officer, CLOSED, HEIR)
    overseeing.close_department(officer, CLOSED)
    officer.go("/business/departments")
    officer.does_not_see(CLOSED)


def nobody_audits_the_own_department(auditor: Visitor) -> None:
    plan = overseeing.plan_audits(auditor, "2026-12-07")
    names = [name for name in HEADS if name != CLOSED]
    for name, other in zip(names, [*names[1:], names[0]], strict=True):
        overseeing.name_auditor(auditor, plan, name, HEADS[other], never=HEADS[name])
