"""Files as people upload them, made in memory."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile

PNG = b"\x89PNG\r\n\x1a\n" + bytes(24)
JPEG = b"\xff\xd8\xff\xe0" + bytes(24)
CONTENT_TYPES = "[Content_Types].xml"


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def pdf(password: str = "") -> bytes:
    made = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        encryption = pikepdf.Encryption(owner=password, user=password) if password else False
        document.save(made, encryption=encryption, deterministic_id=not password)
    return made.getvalue()


def archive(*names: str, **contents: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as zipped:
        for name in names:
            zipped.writestr(name, "<xml/>")
        for name, content in contents.items():
            zipped.writestr(name, content)
    return made.getvalue()


def xlsx(**contents: bytes) -> bytes:
    return archive(CONTENT_TYPES, "xl/workbook.xml", **contents)


def docx() -> bytes:
    return archive(CONTENT_TYPES, "word/document.xml")


def bomb() -> bytes:
    """40 MB of nothing in 40 KB."""
    return xlsx(sheet=bytes(40 * 1024 * 1024))
