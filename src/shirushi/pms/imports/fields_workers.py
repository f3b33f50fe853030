"""The register of workers as personnel departments hand it over."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.pms import search
from shirushi.pms.imports.ledgers import Ledger, Trouble, Values, asked, department_field
from shirushi.pms.models import Worker
from shirushi.pms.services import workers
from shirushi.sheets.folding import fold

KINDS = {
    "officer": "役員 取締役 代表取締役 監査役 執行役員 代表 理事",
    "regular": "正社員 社員 正規 正規社員 正規職員 正職員 一般社員 常勤 無期雇用 職員",
    "contract": "契約社員 契約 嘱託 嘱託社員 有期雇用 準社員 契約職員 再雇用",
    "part_time": "パート・アルバイト パート アルバイト パートタイマー 短時間 非常勤 臨時 PA",
    "dispatched": "派遣 派遣社員 派遣スタッフ 派遣労働者",
    "other": "その他 業務委託 出向 出向者 インターン ボランティア 顧問",
}
FIELDS = (
    department_field(),
    asked(
        Worker,
        "number",
        "従業者番号 社員番号 従業員番号 社員コード 社員No 社員ID 職員番号 番号 従業員コード コード "
        "従業員No 社番 スタッフ番号",
    ),
    asked(
        Worker,
        "name",
        "氏名 名前 社員名 従業員名 従業者名 姓名 氏名(漢字) 職員名 漢字氏名",
    ),
    asked(
        Worker,
        "name_kana",
        "氏名(カナ) フリガナ ふりがな カナ カナ氏名 氏名カナ 氏名フリガナ シメイ 読み よみがな ヨミ "
        "氏名(かな) 氏名のカナ",
    ),
    asked(
        Worker,
        "kind",
        "区分 雇用区分 雇用形態 社員区分 従業員区分 従業者区分 契約形態 種別 身分 雇用種別 職員区分 "
        "従業者の区分",
        choices=KINDS,
    ),
    asked(
        Worker,
        "email",
        "メールアドレス メール Eメール E-mail email mail 電子メール アドレス 会社メールアドレス "
        "社用メールアドレス",
    ),
    asked(
        Worker,
        "joined_on",
        "入社日 入社年月日 入職日 採用日 採用年月日 雇用開始日 着任日 入社 就業開始日",
    ),
    asked(
        Worker,
        "left_on",
        "退職日 退社日 退職年月日 離職日 雇用終了日 退社年月日 退職 契約終了日",
    ),
)


def _identities(values: Values) -> Iterator[Hashable]:
    """The number is a worker's own; without numbers, the same name joining the same department the same day."""
    yield from _keys(*(values.get(name) for name in ("number", "department", "name", "joined_on")))


def _keys(number: Any, department: Any, name: Any, joined_on: Any) -> Iterator[Hashable]:
    if number:
        yield fold(number)
    else:
        yield fold(department or ""), fold(name or ""), joined_on


def _standing(organisation: Organisation) -> Iterator[Hashable]:
    columns = ("number", "department__name", "name", "joined_on")
    for number, *others in Worker.objects.filter(organisation=organisation).values_list(*columns).iterator():
        yield from _keys("", *others)
        if number:
            yield fold(number)


def _check(values: Values) -> Iterator[Trouble]:
    joined_on, left_on = values.get("joined_on"), values.get("left_on")
    if joined_on and left_on and left_on < joined_on:
        yield "left_on", "days_in_wrong_order", {}


def _add(
    *,
    organisation: Organisation,
    rows: Sequence[Values],
    by: Actor,
    on: date,
    batch: int,  # noqa: ARG001
) -> Sequence[Model]:
    added = workers.add_many(organisation=organisation, rows=rows, by=by, on=on)
    gone = [(worker, row["left_on"]) for worker, row in zip(added, rows, strict=True) if row.get("left_on")]
    for worker, left_on in gone:
        worker.left_on = left_on
    left = [worker for worker, _left_on in gone]
    Worker.objects.bulk_update(left, ["left_on"], batch_size=workers.BATCH)
    workers.index(left)
    return added


def _remove(organisation: Organisation, keys: Sequence[int], _on: date) -> None:
    Worker.objects.filter(organisation=organisation, pk__in=keys).delete()
    search.remove("worker", keys)


WORKERS = Ledger(
    code="workers",
    label=_("Register of workers"),
    detail=_("One row for each person who works for you; an e-mail address is not needed."),
    model=Worker,
    fields=FIELDS,
    identities=_identities,
    standing=_standing,
    add=_add,
    remove=_remove,
    check=_check,
)
