"""Documents as PDF and Word, and Word files as drafts."""

from io import BytesIO

import docx
import pikepdf
import pytest

from shirushi.pms import documents_in, documents_out
from shirushi.pms.models import DocumentVersion
from shirushi.record.errors import ActRefused
from tests.pms.firm import Firm, firm
from tests.pms.test_documents import adopted

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Firm:
    return firm()


def version(made: Firm, code: str = "rule_e") -> DocumentVersion:
    adopted(made)
    return DocumentVersion.objects.select_related("document", "organisation").get(document__code=code)


def of_paragraphs(*lines: str) -> bytes:
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    return saved(made)


def saved(made: object) -> bytes:
    target = BytesIO()
    made.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


@pytest.mark.parametrize("code", ["policy", "rule_g", "form_contractor"])
def test_a_version_becomes_a_pdf_with_its_title_and_own_fonts(made: Firm, code: str) -> None:
    shown = version(made, code)

    with pikepdf.open(BytesIO(documents_out.as_pdf(shown))) as pdf:
        title = str(pdf.docinfo["/Title"])
        fonts = {str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()}

    assert title == shown.document.title
    assert all("Noto" in name for name in fonts)


def test_the_pdf_of_a_version_is_the_same_whenever_it_is_made(made: Firm) -> None:
    shown = version(made)

    assert documents_out.as_pdf(shown) == documents_out.as_pdf(shown)


def test_signs_that_typst_would_obey_are_only_text(made: Firm) -> None:
    shown = version(made)
    shown.text = '#panic("x") $a$ *b* #read("/etc/passwd")'

    assert documents_out.as_pdf(shown).startswith(b"%PDF")


def test_a_word_copy_has_headings_and_reads_in_again_as_the_same_lines(made: Firm) -> None:
    shown = version(made)

    content = documents_out.as_word(shown)
    taken = documents_in.from_word(content)

    headings = [
        each.text for each in docx.Document(BytesIO(content)).paragraphs if each.style.name == "Heading 2"
    ]
    assert len(headings) == 16
    assert taken.text.splitlines() == [line for line in shown.text.splitlines() if line]
    assert taken.left_out == ()


def test_tables_of_a_word_file_are_left_out_and_said_so() -> None:
    made = docx.Document()
    made.add_paragraph("第1条（目的）")
    made.add_table(rows=1, cols=1).cell(0, 0).text = "表の中"

    taken = documents_in.from_word(saved(made))

    assert taken.text == "第1条（目的）"
    assert len(taken.left_out) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 broken", "word_unreadable"),
        ("本文".encode(), "word_unreadable"),
        (b"", "word_unreadable"),
    ],
)
def test_what_is_no_word_file_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ActRefused, match=reason):
        documents_in.from_word(content)


def test_a_word_file_without_text_or_with_too_much_is_refused() -> None:
    with pytest.raises(ActRefused, match="word_empty"):
        documents_in.from_word(of_paragraphs(""))
    with pytest.raises(ActRefused, match="word_long"):
        documents_in.from_word(of_paragraphs("あ" * 200_001))


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    with pytest.raises(ActRefused, match="word_large"):
        documents_in.from_word(b"x" * (documents_in.MOST_BYTES + 1))
