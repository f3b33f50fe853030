"""Opening a file of rows with care: its kind by content, limits before anything is unpacked."""

import csv
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO, StringIO
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from shirushi.sheets.cells import Merge, Sheet, Value
from shirushi.sheets.wording import sentence

MEGABYTE = 1024 * 1024
ENDINGS = ("xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt")
ZIP_SIGN, OLE_SIGN = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
WIDE_SIGNS = (b"\xff\xfe", b"\xfe\xff")
DELIMITERS = ",\t;"
LINES_TO_GUESS_FROM = 30
READER = Path(__file__).with_name("unpacking.py")


class Unreadable(Exception):  # noqa: N818  (a finding about a file, not a fault of ours)
    """The whole file is not read; `code` names the sentence in wording.REFUSALS."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def sentence(self, language: str) -> str:
        return sentence(self.code, language, self.facts)


@dataclass(frozen=True)
class Limits:
    """How large a file may be, packed and unpacked, and how many rows and columns a sheet may have."""

    size: int = 50 * MEGABYTE
    unpacked: int = 500 * MEGABYTE
    # A sheet of equal cells packs 100 to 1; a bomb packs 1000 to 1.
    ratio: int = 300
    ratio_counts_from: int = 10 * MEGABYTE
    entries: int = 5_000
    rows: int = 50_000
    columns: int = 500
    seconds: int = 60


@dataclass(frozen=True)
class Opened:
    """The sheets of a file, and how it was read (for the page that tells what was checked)."""

    sheets: tuple[Sheet, ...]
    kind: str
    facts: Mapping[str, str] = field(default_factory=dict)


def open_file(name: str, content: bytes, limits: Limits | None = None) -> Opened:
    """All visible sheets of an Excel, ODS or CSV file. Raises Unreadable."""
    limits = limits or Limits()
    _refuse_by_size(content, limits)
    if name.rpartition(".")[2].lower() not in ENDINGS:
        raise Unreadable("kind")
    opened = _opened(content, limits)
    if not any(sheet.rows for sheet in opened.sheets):
        raise Unreadable("no_rows")
    return opened


def _refuse_by_size(content: bytes, limits: Limits) -> None:
    if not content:
        raise Unreadable("empty")
    if len(content) > limits.size:
        raise Unreadable("too_large", megabytes=limits.size // MEGABYTE)


def _opened(content: bytes, limits: Limits) -> Opened:
    if content.startswith(ZIP_SIGN):
        refuse_bomb(content, limits)
        return Opened(_workbook(content, limits), "workbook")
    if content.startswith(OLE_SIGN):
        return Opened(_workbook(content, limits), "workbook")
    return _text(content, limits)


def refuse_bomb(content: bytes, limits: Limits) -> None:
    """Raise Unreadable for an archive that is damaged, locked or would burst: without unpacking it."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable("damaged") from error
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Unreadable("password")
    if _would_burst(entries, limits):
        raise Unreadable("bomb")


def _would_burst(entries: list[ZipInfo], limits: Limits) -> bool:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    too_dense = unpacked > limits.ratio_counts_from and unpacked / packed > limits.ratio
    return len(entries) > limits.entries or unpacked > limits.unpacked or too_dense


def _workbook(content: bytes, limits: Limits) -> tuple[Sheet, ...]:
    answer = _asked(content, limits)
    if "refused" in answer:
        raise Unreadable(answer["refused"], **answer["facts"])
    return tuple(_sheet(each) for each in answer["sheets"])


def _asked(content: bytes, limits: Limits) -> dict[str, Any]:
    """What the reading process answers; one that dies of the file has answered too."""
    command = [sys.executable, "-I", str(READER), str(limits.rows), str(limits.columns)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=limits.seconds, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise Unreadable("too_heavy") from error
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _sheet(given: dict[str, Any]) -> Sheet:
    merges = tuple(Merge(*corners) for corners in given["merges"])
    rows = [[_value(value) for value in row] for row in given["rows"]]
    for merge in merges:
        _fill_down(rows, merge)
    troubled = {(row, column): code for row, column, code in given["troubled"]}
    return Sheet(given["name"], rows, merges, troubled)


def _value(value: Any) -> Value:
    return date.fromisoformat(value[0]) if isinstance(value, list) else value


def _fill_down(rows: list[list[Value]], merge: Merge) -> None:
    if merge.top >= len(rows) or merge.left >= len(rows[merge.top]):
        return
    for row in rows[merge.top + 1 : merge.bottom + 1]:
        row[merge.left] = rows[merge.top][merge.left]


def _text(content: bytes, limits: Limits) -> Opened:
    text, encoding = decoded(content)
    if text.lstrip()[:1] == "<" or "\0" in text:
        raise Unreadable("damaged")
    delimiter = guess_delimiter(text)
    try:
        rows = _records(text, delimiter, limits)
    except csv.Error as error:
        raise Unreadable("damaged") from error
    return Opened((Sheet("CSV", rows),), "text", {"encoding": encoding, "delimiter": delimiter})


def decoded(content: bytes) -> tuple[str, str]:
    """The text and its encoding: UTF-8, UTF-16 with its mark, else Windows' Japanese (cp932, which holds
    ①, ㈱ and 髙; shift_jis does not)."""
    if content.startswith(WIDE_SIGNS):
        return _decoded(content, "utf-16"), "utf-16"
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return _decoded(content, "cp932"), "cp932"


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("encoding", line=content[: error.start].count(b"\n") + 1) from error


def guess_delimiter(text: str) -> str:
    """The sign that divides most of the first lines into the same number (above one) of columns."""

    def agreement(delimiter: str) -> tuple[int, int]:
        lines = StringIO(text, newline="")
        widths = Counter(map(len, islice(csv.reader(lines, delimiter=delimiter), LINES_TO_GUESS_FROM)))
        return max(((lines, width) for width, lines in widths.items() if width > 1), default=(0, 0))

    try:
        return max(DELIMITERS, key=agreement)
    except csv.Error:
        return ","


def _records(text: str, delimiter: str, limits: Limits) -> Sequence[Sequence[Value]]:
    rows: list[list[Value]] = []
    for record in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
        rows.append([_unquoted(value) for value in record])
        if len(rows) > limits.rows:
            raise Unreadable("too_many_rows", sheet="CSV", rows=f"{limits.rows}+", most=limits.rows)
        if len(record) > limits.columns:
            raise Unreadable("too_many_columns", sheet="CSV", columns=len(record), most=limits.columns)
    return rows


def _unquoted(value: str) -> Value:
    """Our own CSV puts ' before what could be a formula: taken off again."""
    quoted = value[:1] == "'" and value[1:2] in tuple("=+-@\t\r＝＋－＠")
    return (value[1:] if quoted else value) or None
