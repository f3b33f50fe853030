"""An empty sheet to fill in: the headings that an import knows, and the words that it takes."""

from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _

from shirushi.pms.imports.ledgers import Ledger
from shirushi.sheets.fields import Field, Reads
from shirushi.sheets.writing import Table, workbook_of

WIDTH = 20


def template(ledger: Ledger) -> bytes:
    """The workbook: one sheet with the headings, one with the words for the columns of choices."""
    columns: list[tuple[str, Any, float]] = [(field.name, _heading(field), WIDTH) for field in ledger.fields]
    chosen = [field for field in ledger.fields if field.reads in (Reads.CHOICE, Reads.FLAG)]
    words = [(field.name, field.headings[0], WIDTH) for field in chosen]
    lines = zip_longest(*(_words(field) for field in chosen))
    rows = [dict(zip((field.name for field in chosen), line, strict=True)) for line in lines]
    return workbook_of([Table(str(ledger.label), columns, []), Table(_("Words"), words, rows)])


def _heading(field: Field) -> str:
    return f"{field.headings[0]}※必須" if field.needed else field.headings[0]


def _words(field: Field) -> list[str]:
    if field.reads == Reads.FLAG:
        return ["有", "無"]
    return [words[0] for words in field.choices.values()]
