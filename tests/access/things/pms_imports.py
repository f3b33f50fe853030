"""An open import with one row, and one that is done."""

from shirushi.people.models import Department
from shirushi.pms.imports import LEDGERS
from shirushi.pms.models import ImportBatch
from shirushi.pms.services import imports
from tests.access.world import TODAY, World
from tests.cast import Cast, acting
from tests.sheets.made import of_rows

HEADER = ["部署", "社員番号", "氏名", "雇用形態", "入社日"]


def fill(made: World, people: Cast) -> None:
    Department.objects.get_or_create(organisation=people.business, name="営業部", closed_on=None)
    done = _started(
        people, ["営業部", "001", "白石 杏", "正社員", "2018-04-01"], ["営業部", "002", "黒田 進", "謎", "x"]
    )
    imports.carry_out(batch=done, by=acting(people.privacy_officer, TODAY), on=TODAY)
    made.things["import_done"] = done
    made.things["import"] = _started(people, ["営業部", "003", "青木 葵", "パート", "2020-10-01"])


def _started(people: Cast, *rows: list[str]) -> ImportBatch:
    return imports.start(
        organisation=people.business,
        ledger=LEDGERS["workers"],
        name="名簿.xlsx",
        content=of_rows([HEADER, *rows]),
        by=acting(people.privacy_officer, TODAY),
        on=TODAY,
    )
