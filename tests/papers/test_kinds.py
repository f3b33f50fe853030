"""What is accepted, and what only says so."""

from io import BytesIO

import pytest

from shirushi.papers.kinds import is_accepted
from tests.papers.uploads import CONTENT_TYPES, JPEG, PNG, archive, bomb, docx, pdf, xlsx

LEDGER = "項目,件数\r\n顧客名簿,120\r\n"


@pytest.mark.parametrize(
    ("extension", "content"),
    [
        ("pdf", pdf()),
        ("xlsx", xlsx()),
        ("docx", docx()),
        ("csv", LEDGER.encode()),
        ("csv", LEDGER.encode("utf-8-sig")),
        ("csv", LEDGER.encode("cp932")),
        ("txt", "個人情報保護方針\n".encode("cp932")),
        ("png", PNG),
        ("jpg", JPEG),
        ("jpeg", JPEG),
    ],
)
def test_what_is_what_its_ending_says_is_accepted(extension: str, content: bytes) -> None:
    assert is_accepted(extension, BytesIO(content))


@pytest.mark.parametrize(
    ("extension", "content"),
    [
        ("pdf", PNG),
        ("pdf", b"%PDF-1.7\nnothing more"),
        ("pdf", pdf(password="secret")),
        ("png", JPEG),
        ("png", pdf()),
        ("jpg", LEDGER.encode()),
        ("xlsx", docx()),
        ("docx", xlsx()),
        ("xlsx", archive("xl/workbook.xml")),
        ("xlsx", archive(CONTENT_TYPES, "xl/workbook.xml", "xl/vbaProject.bin")),
        ("xlsx", bomb()),
        ("xlsx", b"PK\x03\x04 torn"),
        ("csv", PNG),
        ("csv", b"a,b\x00c"),
        ("csv", b"\x81\xff\xff"),
        ("exe", b"MZ"),
        ("", pdf()),
    ],
)
def test_what_is_something_else_is_not_accepted(extension: str, content: bytes) -> None:
    assert not is_accepted(extension, BytesIO(content))


def test_an_archive_with_too_many_entries_is_not_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shirushi.papers.zipped.MOST_ENTRIES", 3)

    assert is_accepted("xlsx", BytesIO(xlsx(one=b"")))
    assert not is_accepted("xlsx", BytesIO(xlsx(one=b"", two=b"")))


def test_a_file_is_left_at_its_start() -> None:
    content = BytesIO(LEDGER.encode())

    is_accepted("csv", content)

    assert content.tell() == 0
