"""A company with two departments for the tests of the PMS."""

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from shirushi.people.actor import Actor
from shirushi.people.models import Department, Membership, Organisation, Person, Role
from shirushi.pms.models import Holding
from shirushi.pms.services import inventory
from tests.cast import LONG_AGO, acting, business, member, person

DAY = date(2026, 4, 6)
_names = count(1)


@dataclass(frozen=True)
class Firm:
    business: Organisation
    sales: Department
    factory: Department
    representative: Person
    privacy_officer: Person
    audit_officer: Person
    head: Person
    worker: Person

    def by(self, name: str, on: date = DAY) -> Actor:
        return acting(getattr(self, name), on)


def firm(name: str = "みどり印刷株式会社") -> Firm:
    company = business(name)
    sales = Department.objects.create(organisation=company, name="営業部")
    factory = Department.objects.create(organisation=company, name="工場")
    return Firm(
        business=company,
        sales=sales,
        factory=factory,
        representative=member(company, Role.REPRESENTATIVE, "緑川 一郎"),
        privacy_officer=member(company, Role.PRIVACY_OFFICER, "緑川 花"),
        audit_officer=member(company, Role.AUDIT_OFFICER, "青木 健"),
        head=member_of(sales, Role.DEPARTMENT_HEAD, "黒田 進"),
        worker=member_of(sales, Role.WORKER, "白石 杏"),
    )


def member_of(department: Department, role: str, name: str) -> Person:
    made = person(name)
    Membership.objects.create(
        person=made,
        organisation=department.organisation,
        department=department,
        role=role,
        from_on=LONG_AGO,
    )
    return made


def values(department: Department, **others: Any) -> dict[str, Any]:
    """The columns of an ordinary entry."""
    return {
        "department_id": department.pk,
        "process_id": None,
        "name": f"顧客名簿{next(_names)}",
        "items": "氏名、住所、電話番号",
        "persons": "customers",
        "medium": "data",
        "count": 1200,
        "purpose": "印刷物の受注と発送のため",
        "acquisition": "direct_written",
        "storage_place": "受注システム",
        "storage_method": "アクセス制限",
        "access": "営業部",
        "kept_until": "取引終了後5年",
        "disposal": "データの消去",
        **others,
    }


def holding(
    made: Firm, department: Department | None = None, by: str = "privacy_officer", **others: Any
) -> Holding:
    """An entry: approved by the privacy officer, or proposed by somebody else."""
    return inventory.add(
        organisation=made.business, values=values(department or made.sales, **others), by=made.by(by), on=DAY
    )
