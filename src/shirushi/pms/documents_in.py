"""The text of a Word file, to become a draft: its paragraphs. What is no paragraph is left out, and said."""

from dataclasses import dataclass
from io import BytesIO

import docx
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import LxmlError  # type: ignore[import-untyped]

from shirushi.papers.zipped import Unsound, check_archive
from shirushi.pms.document_text import tidy
from shirushi.record.errors import ActRefused

MAIN_PART = "word/document.xml"
LONGEST = 200_000
MOST_BYTES = 10 * 1024 * 1024


@dataclass(frozen=True)
class Taken:
    text: str
    left_out: tuple[str, ...]


def from_word(content: bytes) -> Taken:
    """The paragraphs of a .docx and sentences on what was left out. Refused if it is none, or too long."""
    if len(content) > MOST_BYTES:
        raise ActRefused("word_large", _("The file is too large. Take the pictures out and try again."))
    try:
        check_archive(BytesIO(content), MAIN_PART)
        opened = docx.Document(BytesIO(content))
    except (Unsound, PackageNotFoundError, KeyError, ValueError, LxmlError) as error:
        raise ActRefused("word_unreadable", _("This is no Word file (.docx) that can be read.")) from error
    # Own breaks of a line stay; an empty paragraph parts.
    text = tidy("\n".join(paragraph.text.strip() for paragraph in opened.paragraphs))
    _refuse_unfit(text)
    return Taken(text, _left_out(len(opened.tables), len(opened.inline_shapes)))


def _refuse_unfit(text: str) -> None:
    if not text:
        raise ActRefused("word_empty", _("There is no text in this file outside of tables and pictures."))
    if len(text) > LONGEST:
        raise ActRefused("word_long", _("The text is longer than 200,000 signs."))


def _left_out(tables: int, pictures: int) -> tuple[str, ...]:
    said = []
    if tables:
        said.append(
            ngettext(
                "%(count)s table was left out. Write what it says as lines of text.",
                "%(count)s tables were left out. Write what they say as lines of text.",
                tables,
            )
            % {"count": tables}
        )
    if pictures:
        said.append(
            ngettext("%(count)s picture was left out.", "%(count)s pictures were left out.", pictures)
            % {"count": pictures}
        )
    return tuple(said)
