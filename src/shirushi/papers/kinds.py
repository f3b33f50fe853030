"""What is accepted: by extension, then by content. What a file says of itself is not believed."""

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

import filetype

from shirushi.papers.zipped import Unsound, check_archive

HEAD = 8192
CHUNK = 64 * 1024
TEXT_CODECS = ("utf-8-sig", "cp932")
TEXT_SIGNS = set(b"\t\n\r\x0c\x1a")


@dataclass(frozen=True)
class Kind:
    media_type: str
    is_sound: Callable[[BinaryIO], bool]


def is_accepted(extension: str, content: BinaryIO) -> bool:
    """Whether the content is what the extension promises. The file is left at its start."""
    content.seek(0)
    try:
        return extension in KINDS and KINDS[extension].is_sound(content)
    finally:
        content.seek(0)


def _begins_as(media_type: str, content: BinaryIO) -> bool:
    found = filetype.guess(content.read(HEAD))
    content.seek(0)
    return found is not None and found.mime == media_type


def _is_pdf(content: BinaryIO) -> bool:
    import pikepdf  # noqa: PLC0415 - large, and needed by few processes

    if not _begins_as("application/pdf", content):
        return False
    try:
        with pikepdf.open(content) as opened:
            return not opened.is_encrypted and len(opened.pages) > 0
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError):
        return False


def _is_office(main_part: str) -> Callable[[BinaryIO], bool]:
    def is_sound(content: BinaryIO) -> bool:
        try:
            check_archive(content, main_part)
        except Unsound:
            return False
        return True

    return is_sound


def _is_image(media_type: str) -> Callable[[BinaryIO], bool]:
    return lambda content: _begins_as(media_type, content)


def _is_text(content: BinaryIO) -> bool:
    return any(_decodes(content, codec) for codec in TEXT_CODECS)


def _decodes(content: BinaryIO, codec: str) -> bool:
    content.seek(0)
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        while chunk := content.read(CHUNK):
            if _has_control_signs(chunk):
                return False
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _has_control_signs(chunk: bytes) -> bool:
    return any(sign < 0x20 and sign not in TEXT_SIGNS for sign in set(chunk))  # noqa: PLR2004  (the C0 signs)


PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {
    "pdf": Kind(PDF, _is_pdf),
    "xlsx": Kind(XLSX, _is_office("xl/workbook.xml")),
    "docx": Kind(DOCX, _is_office("word/document.xml")),
    "csv": Kind("text/csv", _is_text),
    "txt": Kind("text/plain", _is_text),
    "png": Kind("image/png", _is_image("image/png")),
    "jpg": Kind("image/jpeg", _is_image("image/jpeg")),
    "jpeg": Kind("image/jpeg", _is_image("image/jpeg")),
}
# What a browser shows by itself: pictures and PDF as they are, texts as plain text.
PICTURED = frozenset({PDF, "image/png", "image/jpeg"})
TEXTS = frozenset({"text/plain", "text/csv"})
SHOWN = PICTURED | TEXTS
