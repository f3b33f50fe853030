"""One department with an entry, a waiting one, a change of the first, a round of confirmation, a worker."""

from shirushi.people.models import Department
from shirushi.pms.models import (
    ConfirmationRound,
    DepartmentConfirmation,
    Holding,
    HoldingChange,
    Process,
    Worker,
)
from tests.access.world import TODAY, World
from tests.cast import LONG_AGO, Cast


def fill(made: World, people: Cast) -> None:
    department = Department.objects.filter(organisation=people.business).first() or Department.objects.create(
        organisation=people.business, name="営業部"
    )
    entry = _holding(department, 1, state="approved", approved_on=TODAY)
    common = {"organisation": people.business, "created_on": LONG_AGO}
    asked = ConfirmationRound.objects.create(due_on=TODAY, **common)
    made.things |= {
        "holding": entry,
        "proposed_holding": _holding(department, 2, proposed_by=people.privacy_officer),
        "holding_change": HoldingChange.objects.create(
            holding=entry, values={"items": "氏名、住所"}, proposed_by=people.privacy_officer, proposed_on=TODAY
        ),
        "process": Process.objects.create(department=department, name="受注", **common),
        "confirmation_round": asked,
        "confirmation_part": DepartmentConfirmation.objects.create(round=asked, department=department, **common),
        "register_worker": Worker.objects.create(
            department=department, name="白石 杏", kind="part_time", joined_on=LONG_AGO, **common
        ),
        "owning_department": department,
    }  # fmt: skip


def _holding(department: Department, number: int, **others: object) -> Holding:
    return Holding.objects.create(
        organisation=department.organisation,
        created_on=TODAY,
        number=number,
        department=department,
        name=f"顧客名簿{number}",
        items="氏名",
        persons="customers",
        medium="data",
        purpose="受注した商品の発送",
        acquisition="direct_written",
        storage_place="共有フォルダー",
        access="営業部員",
        kept_until="取引終了後3年",
        disposal="消去",
        **others,
    )
