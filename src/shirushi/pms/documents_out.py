"""A version of a document as Word and as PDF."""

from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from django.utils.translation import gettext as _
from docx.oxml.ns import qn
from docx.shared import Pt

from shirushi.papers import printing
from shirushi.papers.zipped import undated
from shirushi.pms.document_text import Block, blocks
from shirushi.pms.models import DocumentVersion
from shirushi.ui.days import written_day
from shirushi.ui.language import language

FONT = "游明朝"
LEVELS = {"chapter": 1, "article": 2}


def head(version: DocumentVersion) -> list[tuple[str, str]]:
    """What stands above the text: version, since when, approved by whom."""
    state = version.get_state_display()
    rows = [(_("Version"), str(version.number)), (_("State"), state)]
    if version.effective_on:
        rows.append((_("In force from"), written_day(version.effective_on)))
    if version.approved_on:
        rows.append((_("Approved on"), f"{written_day(version.approved_on)} {version.approved_by}"))
    return rows


def as_pdf(version: DocumentVersion) -> bytes:
    """Dated by the version itself, so that it is the same whenever it is made."""
    title = version.document.title
    data = {
        "title": title,
        "company": version.organisation.name,
        "edition": _("Version %(number)s") % {"number": version.number},
        "rows": [list(row) for row in head(version)],
        "blocks": [{"kind": each.kind, "text": each.text} for each in blocks(version.text)],
        "language": language(),
    }
    with resources.as_file(resources.files("shirushi.pms") / "typst" / "document.typ") as template:
        return printing.pdf(Path(template), data, dated=version.approved_on or version.created_on)


def as_word(version: DocumentVersion) -> bytes:
    """With headings as headings, to be edited and read in again."""
    made = docx.Document()
    _set_font(made)
    made.core_properties.title = version.document.title
    made.core_properties.author = version.organisation.name
    for each in blocks(version.text):
        _write(made, each)
    target = BytesIO()
    made.save(target)
    return undated(target.getvalue())


def _set_font(made: Any) -> None:
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = made.styles[name]
        style.font.name = FONT
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    made.styles["Normal"].font.size = Pt(10.5)


def _write(made: Any, block: Block) -> None:
    if level := LEVELS.get(block.kind):
        made.add_heading(block.text, level=level)
        return
    paragraph = made.add_paragraph(block.text)
    if block.kind == "item":
        paragraph.paragraph_format.left_indent = Pt(21)
