"""Run as a program of its own: a workbook comes in, its cells go out as JSON.

A workbook of others is opened by a process with a ceiling on memory and time: whatever a file does to the
reader, it does not do it to the server. Knows nothing but the standard library and the reader.
"""

import json
import re
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineSheet, PasswordError, SheetVisibleEnum, load_workbook

MEMORY_BYTES = 1536 * 1024 * 1024
SECONDS = 40
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT_MAIN = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*[^/<>])>(.*?)</(?:\w+:)?c>", re.DOTALL)
PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
HAS_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
HAS_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]")


class Refused(Exception):  # noqa: N818  (an answer, not a fault)
    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.answer = {"refused": code, "facts": facts}


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    most_rows, most_columns = int(sys.argv[1]), int(sys.argv[2])
    json.dump(answer(sys.stdin.buffer.read(), most_rows, most_columns), sys.stdout, ensure_ascii=True)


def answer(content: bytes, most_rows: int, most_columns: int) -> dict[str, Any]:
    """{"sheets": […]}, or {"refused": code, "facts": {…}}."""
    try:
        return {"sheets": list(sheets(content, most_rows, most_columns))}
    except Refused as refused:
        return refused.answer
    except PasswordError:
        return {"refused": "password", "facts": {}}
    except (CalamineError, ValueError, OSError):
        return {"refused": "damaged", "facts": {}}


def sheets(content: bytes, most_rows: int, most_columns: int) -> Iterator[dict[str, Any]]:
    """The visible sheets that hold anything."""
    with load_workbook(BytesIO(content)) as book:
        for place, metadata in enumerate(book.sheets_metadata):
            if metadata.visible == SheetVisibleEnum.Visible:
                sheet = book.get_sheet_by_index(place)
                if sheet.end is not None:
                    refuse_oversized(sheet, most_rows, most_columns)
                    yield cells_of(sheet, content)


def refuse_oversized(sheet: CalamineSheet, most_rows: int, most_columns: int) -> None:
    rows, columns = (last + 1 for last in sheet.end or (0, 0))
    if rows > most_rows:
        raise Refused("too_many_rows", sheet=sheet.name, rows=rows, most=most_rows)
    if columns > most_columns:
        raise Refused("too_many_columns", sheet=sheet.name, columns=columns, most=most_columns)


def cells_of(sheet: CalamineSheet, content: bytes) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "rows": [list(map(plain, row)) for row in sheet.to_python(skip_empty_area=False)],
        "merges": [[*first, *last] for first, last in sheet.merged_cell_ranges or ()],
        "troubled": list(troubled(content, sheet.name)),
    }


def plain(value: Any) -> Any:
    """The value in JSON: nothing is null, a day [ISO text], whole numbers are whole."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value  # noqa: PLR2004
    if isinstance(value, datetime):
        return [value.date().isoformat()]
    if isinstance(value, date):
        return [value.isoformat()]
    if isinstance(value, time | timedelta):
        return str(value)
    return value


def troubled(content: bytes, name: str) -> Iterator[tuple[int, int, str]]:
    """Cells with a formula error, or with a formula whose result was never stored. The reader shows them empty.

    Only the Office format (xlsx) tells them apart from empty cells.
    """
    markup = _markup_of(content, name) if content.startswith(b"PK") else b""
    if b"<f" not in markup and b":f" not in markup and b't="e"' not in markup:
        return
    for found in CELL.finditer(markup):
        attributes, inner = found.groups()
        code = _trouble_of(attributes, inner)
        place = PLACE.search(attributes)
        if code and place:
            yield int(place[2]) - 1, _column(place[1]), code


def _trouble_of(attributes: bytes, inner: bytes) -> str:
    if b't="e"' in attributes:
        return "formula_error"
    lacks = HAS_FORMULA.search(inner) and not HAS_VALUE.search(inner) and b't="str"' not in attributes
    return "formula_without_value" if lacks else ""


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return column - 1


def _markup_of(content: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(content)) as archive:
        parts = set(archive.namelist())
        if "xl/workbook.xml" not in parts or "xl/_rels/workbook.xml.rels" not in parts:
            return b""
        part = _part_of(archive, name)
        return archive.read(part) if part in parts else b""


def _part_of(archive: ZipFile, name: str) -> str:
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - in a process with limits
    sheet = next((each for each in _sheets_of(book) if each.get("name") == name), None)
    if sheet is None:
        return ""
    named = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - as above
    target = next((str(each.get("Target")) for each in relations if each.get("Id") == named), "")
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _sheets_of(book: ET.Element) -> Iterator[ET.Element]:
    for namespace in (MAIN, STRICT_MAIN):
        yield from book.iter(f"{namespace}sheet")


if __name__ == "__main__":
    main()
