"""The Excel files of the works, as its departments hand them over: with what is wrong in such files."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import cycle, product

from shirushi.sheets.writing import workbook
from tests.e2e.works import HEADS

WORKERS = 300
ROWS_A_DEPARTMENT = 50
KINDS = ("正社員", "正社員", "正社員", "契約社員", "パート・アルバイト", "派遣社員")
HEADS_ADDRESSES = {name: f"head{number}@demo.example" for number, name in enumerate(HEADS, start=1)}
INVENTORY = {
    "department": "部署名", "name": "個人情報の名称", "items": "個人情報の項目", "persons": "対象者",
    "medium": "媒体", "count": "件数", "purpose": "利用目的", "acquisition": "取得方法",
    "place": "保管場所", "access": "アクセス権者", "kept": "保存期間", "disposal": "廃棄方法",
}  # fmt: skip
SUBJECTS = ("名簿", "申込書", "通話の記録", "名刺", "履歴書")
PERSONS = ("顧客", "取引先", "社員", "応募者", "来訪者")
MEDIA = ("紙", "電子データ")
# Row and column (as letters) of what is wrong, and what stands there.
WRONG_KIND, WRONG_DAY = ("D10", "見習いの人"), ("F20", "令和六年ごろ")
WRONG_COUNT = ("F7", "たくさん")


def workers(*, mended: bool = False) -> bytes:
    """Three hundred: a head of each department with its address, every fifth other without one."""
    rows = list(_workers())
    if not mended:
        rows[8]["kind"], rows[18]["joined_on"] = WRONG_KIND[1], WRONG_DAY[1]
    labels = ("社員番号", "所属", "氏名", "雇用区分", "メールアドレス", "入社日")
    return _book("従業員名簿", ("number", "department", "name", "kind", "email", "joined_on"), labels, rows)


def _workers() -> Iterator[dict[str, object]]:
    departments, kinds = cycle(HEADS), cycle(KINDS)
    for serial in range(WORKERS):
        department = next(departments)
        is_head = serial < len(HEADS)
        address = HEADS_ADDRESSES[department] if is_head else f"w{serial:03d}@oosugi.example"
        yield {
            "number": f"E{serial + 1:04d}",
            "department": department,
            "name": HEADS[department] if is_head else f"社員 {serial + 1:03d}",
            "kind": "正社員" if is_head else next(kinds),
            "email": "" if serial % 5 == 4 and not is_head else address,
            "joined_on": date(2010 + serial % 15, 4, 1),
        }


def inventory(departments: Sequence[str], *, mended: bool = False) -> bytes:
    """Fifty kinds of information of each department, under the headings of its own sheet."""
    rows = list(_holdings(departments))
    if not mended:
        rows[5]["count"] = WRONG_COUNT[1]
    keys, labels = tuple(INVENTORY), tuple(INVENTORY.values())
    return _book("個人情報管理台帳", keys, labels, rows)


def _holdings(departments: Iterable[str]) -> Iterator[dict[str, object]]:
    kinds = list(product(SUBJECTS, PERSONS, MEDIA))
    for department in departments:
        for serial, (subject, persons, medium) in enumerate(kinds[:ROWS_A_DEPARTMENT], start=1):
            yield {
                "department": department,
                "name": f"{persons}の{subject}({medium}) {serial}",
                "items": "氏名、住所、電話番号",
                "persons": persons,
                "medium": medium,
                "count": 10 * serial,
                "purpose": "業務の連絡のため",
                "acquisition": "本人から直接書面",
                "place": "施錠した書庫" if medium == "紙" else "ファイルサーバー",
                "access": department,
                "kept": "5年",
                "disposal": "溶解" if medium == "紙" else "消去",
            }


def _book(title: str, keys: Sequence[str], labels: Sequence[str], rows: Iterable[dict[str, object]]) -> bytes:
    columns = [(key, label, 16.0) for key, label in zip(keys, labels, strict=True)]
    return workbook(title, columns, rows)
