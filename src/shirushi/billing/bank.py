"""Reading what a bank says of incoming transfers: CSV with headings, or the records of the 全銀 format as CSV.

Names come in half-width kana, days in every usual form; the 全銀 records write years of the era in two digits.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from shirushi.sheets.days import ERAS, NoSuchDay, read_day
from shirushi.sheets.folding import fold, narrow
from shirushi.sheets.reading import Field, ParsedRow, Reads, Sheet, best_sheet, open_file, parse_rows, text_of

LARGEST = 999_999_999
FIELDS: tuple[Field, ...] = (
    Field(
        "paid_on",
        "入金日",
        Reads.DAY,
        ("入金日", "取引日", "勘定日", "日付", "お取引日", "起算日", "年月日", "取扱日", "振込日"),
        needed=True,
    ),
    Field(
        "amount",
        "入金額",
        Reads.WHOLE,
        (
            "入金額",
            "入金金額",
            "お預入金額",
            "お預入れ",
            "お預り金額",
            "預入金額",
            "振込金額",
            "金額",
            "入金",
        ),
        least=1,
        most=LARGEST,
    ),
    Field(
        "payer_name",
        "振込依頼人名",
        Reads.TEXT,
        (
            "振込依頼人名",
            "依頼人名",
            "振込人名",
            "振込名義",
            "名義",
            "摘要",
            "お取引内容",
            "取引内容",
            "内容",
        ),
        longest=200,
    ),
    Field("remark", "EDI情報", Reads.TEXT, ("EDI情報", "備考", "メモ", "摘要2", "通信欄"), longest=200),
    Field(
        "reference",
        "照会番号",
        Reads.TEXT,
        ("照会番号", "取引番号", "明細番号", "整理番号", "番号"),
        longest=60,
    ),
)
HEAD, RECORD = "1", "2"
# Places in a record of 振込入金通知: day, amount, payer, EDI information.
ENQUIRY, DAY, AMOUNT, PAYER, REVERSED, EDI = 1, 2, 4, 7, 10, 11
_DIGITS = re.compile(r"\d{6}")


@dataclass(frozen=True)
class Transfer:
    """One incoming transfer as read. `problem` is the sentence of what is wrong with the line."""

    number: int
    paid_on: date | None
    amount: int | None
    payer_name: str
    remark: str = ""
    reference: str = ""
    problem: str = ""
    digest: str = ""


def transfers(name: str, content: bytes, language: str) -> list[Transfer]:
    """The incoming transfers of a file in its order. Raises Unreadable for a file that is none."""
    sheets = open_file(name, content).sheets
    first = sheets[0]
    read = _records(first) if _is_zengin(first) else _rows(sheets, language)
    return list(_marked(read))


def _rows(sheets: Sequence[Sheet], language: str) -> Iterator[Transfer]:
    place, guessed = best_sheet(sheets, FIELDS)
    for row in parse_rows(sheets[place], guessed.header, guessed.fields, FIELDS):
        # Money that went out and lines of the balance have no incoming amount.
        if row.values.get("amount") is not None or _is_wrong(row, "amount"):
            yield _transfer(row, language)


def _is_wrong(row: ParsedRow, field: str) -> bool:
    return any(problem.field == field for problem in row.problems)


def _transfer(row: ParsedRow, language: str) -> Transfer:
    values: dict[str, Any] = {"payer_name": "", "remark": "", "reference": "", **row.values}
    said = " ".join(problem.sentence(language) for problem in row.problems)
    return Transfer(
        number=row.number,
        paid_on=values.get("paid_on"),
        amount=values.get("amount"),
        payer_name=values["payer_name"],
        remark=values["remark"],
        reference=values["reference"],
        problem=said[:300],
    )


def _is_zengin(sheet: Sheet) -> bool:
    kinds = [text_of(row[0]) for row in sheet.rows if row]
    return kinds[:1] == [HEAD] and RECORD in kinds


def _records(sheet: Sheet) -> Iterator[Transfer]:
    for place, row in enumerate(sheet.rows):
        cells = [text_of(cell) for cell in row]
        if cells and cells[0] == RECORD and len(cells) > PAYER:
            yield _record(place + 1, [*cells, *[""] * EDI])


def _record(number: int, cells: Sequence[str]) -> Transfer:
    day, amount = _short_day(cells[DAY]), cells[AMOUNT]
    is_sum = amount.isdecimal() and 0 < int(amount) <= LARGEST
    wrong = day is None or not is_sum or bool(cells[REVERSED].strip())
    return Transfer(
        number=number,
        paid_on=day,
        amount=int(amount) if is_sum else None,
        payer_name=cells[PAYER][:200],
        remark=cells[EDI][:200],
        reference=cells[ENQUIRY][:60],
        problem=f"{cells[DAY]} {amount} {cells[REVERSED]}".strip()[:300] if wrong else "",
    )


def _short_day(text: str) -> date | None:
    """080512 is 12 May of the eighth year of the present era."""
    plain = narrow(text)
    try:
        if _DIGITS.fullmatch(plain):
            return read_day(f"{ERAS[0].letter}{plain[:2]}.{plain[2:4]}.{plain[4:]}")
        return read_day(plain)
    except NoSuchDay:
        return None


def _marked(read: Iterator[Transfer]) -> Iterator[Transfer]:
    """Each with its digest. Two equal transfers of one file are two: they are counted."""
    seen: Counter[str] = Counter()
    for each in read:
        said = f"{each.paid_on}|{each.amount}|{fold(each.payer_name)}|{fold(each.remark)}|{each.reference}"
        seen[said] += 1
        yield replace(each, digest=hashlib.sha256(f"{said}|{seen[said]}".encode()).hexdigest())
