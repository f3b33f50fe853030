"""Workbooks as companies make them, in bytes."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from shirushi.sheets.fields import Field, Reads

FIELDS = (
    Field("department", "部門", headings=("部門", "部署", "所管部門"), needed=True),
    Field("name", "個人情報名", headings=("個人情報名", "個人情報の名称"), needed=True, longest=20),
    Field("count", "件数", Reads.WHOLE, ("件数", "人数")),
    Field("place", "保管場所", headings=("保管場所",)),
    Field("method", "保管方法", headings=("保管方法",)),
    Field("sensitive", "要配慮個人情報", Reads.FLAG, ("要配慮個人情報",)),
    Field(
        "medium",
        "媒体",
        Reads.CHOICE,
        ("媒体",),
        choices={"paper": ("紙", "書類"), "data": ("電子データ", "データ")},
    ),
    Field("on", "取得日", Reads.DAY, ("取得日",)),
    Field("email", "メール", Reads.EMAIL, ("メール",)),
)


def drawn(draw: Callable[[Worksheet, Any], object], name: str = "台帳") -> bytes:
    """A workbook of one sheet; `draw(sheet, book)` writes into it."""
    target = BytesIO()
    with xlsxwriter.Workbook(target) as book:
        draw(book.add_worksheet(name), book)
    return target.getvalue()


def of_rows(rows: Sequence[Sequence[Any]]) -> bytes:
    """A workbook of plain rows."""

    def draw(sheet: Worksheet, _book: Any) -> None:
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(number, column, value)

    return drawn(draw)


def rewritten(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The archive with one part changed: for what no writer writes on purpose."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()).encode() if name == part else data)
    return target.getvalue()
