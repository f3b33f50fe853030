"""A works of three hundred: eight departments, each with a head who signs in; everybody else comes from Excel."""

from datetime import date

from shirushi.operations.demo.cast import LONG_AGO, appoint, person
from shirushi.people.models import Department, Membership, Organisation, Role
from tests.e2e.past import Past

TODAY = date(2026, 4, 6)
OPENED = date(2026, 4, 1)
OWNER, OFFICER, AUDITOR = "大杉 峰子", "杉山 護", "杉田 検"
HEADS = {
    "営業部": "営田 一", "製造部": "製野 二葉", "物流部": "物井 三郎", "総務部": "総崎 四季",
    "人事部": "人見 五月", "情報システム部": "情野 六助", "お客様相談室": "相田 七海", "新規事業室": "新谷 八重",
}  # fmt: skip


def bring() -> None:
    past = Past(TODAY)
    works = past.business("大杉製作所株式会社", "オオスギセイサクショ", OWNER, OPENED).organisation
    appoint(person(OFFICER, "officer@demo.example"), works, Role.PRIVACY_OFFICER)
    appoint(person(AUDITOR, "audit@demo.example"), works, Role.AUDIT_OFFICER)
    for number, (name, head) in enumerate(HEADS.items(), start=1):
        _department(works, name, head, f"head{number}@demo.example")
    past.is_over()


def _department(works: Organisation, name: str, head: str, address: str) -> None:
    department = Department.objects.create(organisation=works, name=name)
    Membership.objects.create(
        person=person(head, address),
        organisation=works,
        department=department,
        role=Role.DEPARTMENT_HEAD,
        from_on=LONG_AGO,
    )
