"""Names of files as people gave them, made harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.papers.names import LONGEST, cleaned, extension


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("規程.pdf", "規程.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\hana\\台帳.xlsx", "台帳.xlsx"),
        ("が.csv", "が.csv"),
        ("policy\r\n\x00.pdf", "policy.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("  a   b .png", "a b .png"),
        (".htaccess", "htaccess"),
        ("", ""),
    ],
)
def test_a_name_keeps_its_words_and_loses_what_could_harm(given_name: str, kept: str) -> None:
    assert cleaned(given_name) == kept


def test_a_long_name_keeps_its_ending() -> None:
    shortened = cleaned("長" * 300 + ".pdf")

    assert len(shortened) == LONGEST
    assert extension(shortened) == "pdf"


@given(st.text(max_size=300))
def test_no_name_leads_out_of_its_folder(name: str) -> None:
    kept = cleaned(name)

    assert not set(kept) & set("/\\\x00\r\n")
    assert not kept.startswith(".")
    assert cleaned(kept) == kept
