"""Ledgers and reports as PDF: one template for all ledgers, one for all reports."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shirushi.papers import printing
from shirushi.people.actor import Actor
from shirushi.people.models import Organisation
from shirushi.pms.exports.kinds import Export, Paper
from shirushi.record.errors import ActRefused
from shirushi.sheets.writing import Table, written
from shirushi.ui.days import written_day
from shirushi.ui.language import language

# What is longer is for a spreadsheet: nobody reads it on paper, and setting it takes a worker's memory.
MOST_ROWS = 1000
# From this sum of widths on (in Latin letters) a ledger is set on the larger paper.
WIDE = 260
LARGE = {"paper": "a3", "size": 6}
USUAL = {"paper": "a4", "size": 7}
# Nothing else breaks a long Latin word (an address, a number) in a narrow column.
_LONG_WORD = re.compile(r"([!-~]{10})(?=[!-~])")
BREAK = "\u200b"


def ledger_pdf(export: Export, actor: Actor) -> bytes:
    """The ledger on paper, as far as whoever asks may see it. Too long for paper: refused with the reason."""
    tables = export.tables(actor)
    parts = [_part(table) for table in tables]
    if sum(len(part["rows"]) for part in parts) > MOST_ROWS:
        raise ActRefused("too_long_for_paper", TOO_LONG, most=MOST_ROWS)
    wide = max(sum(width for _key, _label, width in table.columns) for table in tables)
    data = {
        **_common(str(export.title), actor.on, _company(actor)),
        **(LARGE if wide > WIDE else USUAL),
        "parts": parts,
        "none": _("There are no lines."),
    }
    return _set("ledger.typ", data, actor.on)


TOO_LONG = gettext_lazy(
    "This ledger has more than %(most)s lines. Take it as Excel: it prints in the same form."
)


def report_pdf(paper: Paper, actor: Actor) -> bytes:
    data = paper.data()
    common = _common(data["title"], actor.on, _company(actor))
    return _set("report.typ", {**common, "subtitle": "", "draft": "", **data}, actor.on)


def section(title: object, *pieces: Mapping[str, Any]) -> dict[str, Any]:
    return {"title": str(title), "pieces": [piece for piece in pieces if piece]}


def numbered(*sections: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{**each, "title": f"{place}. {each['title']}"} for place, each in enumerate(sections, start=1)]


def text(said: object) -> dict[str, Any]:
    return {"kind": "text", "text": str(said or "—")}


def heading(said: object) -> dict[str, Any]:
    return {"kind": "heading", "text": str(said)}


def lines(said: Iterable[object]) -> dict[str, Any]:
    return {"kind": "list", "lines": [str(each) for each in said]}


def table(columns: Sequence[tuple[object, float]], rows: Iterable[Sequence[Any]]) -> dict[str, Any]:
    shown = [[_cell(value) for value in row] for row in rows]
    return {"kind": "table", "columns": [[str(label), width] for label, width in columns], "rows": shown}


def facts(rows: Iterable[tuple[object, Any]]) -> dict[str, Any]:
    """Two columns: what, and how it is."""
    return table(((_("Item"), 28), (_("Content"), 70)), rows)


def day(value: date | None, by: object = None) -> str:
    return f"{written_day(value)} {by or ''}".strip() if value else "—"


def _common(title: str, on: date, company: str) -> dict[str, Any]:
    return {
        "title": title,
        "company": company,
        "made": written_day(on),
        "language": language(),
    }


def _part(given: Table) -> dict[str, Any]:
    keys = [key for key, _label, _width in given.columns]
    rows = islice(given.rows, MOST_ROWS + 1)
    return {
        "title": str(given.title),
        "columns": [[str(label), width] for _key, label, width in given.columns],
        "rows": [[_cell(row.get(key)) for key in keys] for row in rows],
    }


def _cell(value: Any) -> str:
    return _LONG_WORD.sub(rf"\1{BREAK}", written(value))


def _company(actor: Actor) -> str:
    return str(Organisation.objects.get(pk=actor.organisation_id or 0).name)


def _set(name: str, data: Mapping[str, Any], dated: date) -> bytes:
    with resources.as_file(resources.files("shirushi.pms") / "typst" / name) as template:
        return printing.pdf(Path(template), data, dated=dated)
