"""`python bench/pms_import.py [--rows N]`: an inventory of 10,000 rows and 20 columns from Excel, through the pages.

Measured as the privacy officer waits: the upload with its guess, the page with the preview, the import itself,
the undo. Limit: upload and preview of 10,000 rows under 5 s. Everything is made in a temporary place.
"""

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import scratch
from figures import Figure, table

LIMIT = 5.0
DEPARTMENTS = 50


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000, help="rows of the workbook (10000)")
    rows = parser.parse_args().rows
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {rows} rows\n")
    with scratch.installation() as environment:
        _use(environment)
        figures = list(_measured(rows))
    print(table(figures))
    return int(any(figure.ratio is not None and figure.ratio > 1 for figure in figures))


def _use(environment: dict[str, str]) -> None:
    os.environ.update(environment, DJANGO_SETTINGS_MODULE="shirushi.config.settings")
    import django  # noqa: PLC0415 - it reads the environment

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", run_syncdb=True, verbosity=0)
    _make_search_table()


def _make_search_table() -> None:
    """Where the app's tables are made without migrations, its search table is not among them."""
    from django.db import connection  # noqa: PLC0415

    from shirushi.pms import search_table  # noqa: PLC0415

    if "pms_search" not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            search_table.create(editor)


def _measured(rows: int) -> Iterator[Figure]:
    content = workbook(rows)
    client, batch_at = _signed_in()
    client.get("/business/pms/import")  # what a worker loads once
    yield Figure("file", "workbook", len(content) / 1024 / 1024, "MB")
    before = _processor()
    upload, page = _timed(lambda: _upload(client, content))
    preview, _shown = _timed(lambda: client.get(page))
    yield Figure("import", "upload and guess", upload, "s")
    yield Figure("import", "page with preview", preview, "s")
    yield Figure("import", "upload and preview together", upload + preview, "s", LIMIT, _spent(before))
    before = _processor()
    carried, _done = _timed(lambda: client.post(f"{page}/confirm"))
    yield Figure(
        "import", "import of the rows", carried, "s", LIMIT, f"{batch_at('imported')} rows, {_spent(before)}"
    )
    again, _page = _timed(lambda: client.get(_upload(client, content)))
    yield Figure("import", "the same file again, all rows compared", again, "s", LIMIT)
    undone, _gone = _timed(lambda: client.post(f"{page}/undo"))
    yield Figure("import", "undo", undone, "s", LIMIT)


def _timed(act: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    answer = act()
    return time.perf_counter() - began, answer


def _spent(before: float) -> str:
    return f"{_processor() - before:.1f} s of processor"


def _processor() -> float:
    """Seconds of processor so far, of this process and of those that read the workbooks."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def workbook(rows: int) -> bytes:
    """A ledger as companies keep it: a title, merged department cells, era days, full-width digits."""
    import xlsxwriter  # noqa: PLC0415 - Django first

    target = BytesIO()
    with xlsxwriter.Workbook(target, {"constant_memory": False}) as book:
        sheet = book.add_worksheet("個人情報台帳")
        sheet.write(0, 0, "個人情報管理台帳")
        sheet.write_row(2, 0, HEADER)
        for number in range(rows):
            sheet.write_row(number + 3, 0, _row(number))
    return target.getvalue()


HEADER = (
    *(
        "部署",
        "業務",
        "個人情報の名称",
        "個人情報の項目",
        "本人",
        "媒体",
        "件数",
        "要配慮個人情報",
        "マイナンバー",
        "利用目的",
    ),
    *(
        "取得方法",
        "保管場所",
        "保管方法",
        "アクセス権者",
        "利用期限",
        "保管期限",
        "廃棄方法",
        "委託先",
        "提供先",
        "備考",
    ),
)


def _row(number: int) -> list[Any]:
    department = number % DEPARTMENTS + 1
    return [
        *(
            f"第{department}営業部",
            f"業務{number % 200}",
            f"顧客名簿 {number}",
            "氏名、住所、電話番号、生年月日",
        ),
        *(
            "お客様",
            "紙(申込書)" if number % 2 else "電子データ",
            "約1,200件",
            "有" if number % 9 == 0 else "無",
            "×",
        ),
        *(
            "商品の発送、代金の請求、問い合わせへの回答のため",
            "直接書面",
            "本社3階の鍵付きキャビネット",
            "施錠",
        ),
        *(
            f"第{department}営業部員",
            "取引終了まで",
            "取引終了後5年",
            "シュレッダー",
            "みどり倉庫株式会社",
            "なし",
        ),
        f"令和8年4月{number % 28 + 1}日に確認",
    ]


def _signed_in() -> tuple[Any, Callable[[str], Any]]:
    from django.test import Client  # noqa: PLC0415 - Django first
    from django.utils import timezone  # noqa: PLC0415

    from shirushi.entrance import demo, session  # noqa: PLC0415
    from shirushi.people.models import Membership, Organisation, Person  # noqa: PLC0415
    from shirushi.pms.models import ImportBatch  # noqa: PLC0415

    today = timezone.localdate()
    company = Organisation.objects.create(kind="business", name="みどり商事株式会社", registered_on=today)
    officer = Person.objects.create_user(email="hana@midori.example", name="緑川 花")
    Membership.objects.create(person=officer, organisation=company, role="privacy_officer", from_on=today)
    for number in range(DEPARTMENTS):
        company.departments.create(name=f"第{number + 1}営業部")
    client = Client(SERVER_NAME="localhost")
    client.force_login(officer)
    opened = client.session
    opened.update({demo.ONE_CLICK: True, session.ORGANISATION: company.pk})
    opened.save()
    return client, lambda key: ImportBatch.objects.earliest("pk").counts[key]


def _upload(client: Any, content: bytes) -> str:
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

    given = {"ledger": "inventory", "upload": SimpleUploadedFile("台帳.xlsx", content)}
    return str(client.post("/business/pms/import", given)["Location"])


if __name__ == "__main__":
    sys.exit(main())
