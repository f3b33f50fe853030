"""`shirushi payments_import`: what it prints, keeps and refuses."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from shirushi.billing.models import BankImport, Payment
from tests.billing.invoices import case, invoice
from tests.billing.test_bank import PLAIN

pytestmark = pytest.mark.django_db


def said(*words: object) -> str:
    told = StringIO()
    call_command("payments_import", *map(str, words), stdout=told)
    return told.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "meisai.csv"
    path.write_bytes(PLAIN.encode("cp932"))
    return path


def test_a_preview_proposes_and_keeps_nothing(file: Path) -> None:
    made = invoice(case(), codes=["application_fee"])

    lines = said(file, "privacymark", "18", "--preview").splitlines()

    assert f"{made.number} amount_and_name" in lines[0]
    assert not BankImport.objects.exists()


def test_what_is_read_in_waits_for_the_clerks(file: Path) -> None:
    case()

    assert "3 transfers wait" in said(file, "privacymark", "18")

    assert BankImport.objects.get().lines.count() == 3
    assert not Payment.objects.exists()


@pytest.mark.parametrize(
    ("words", "why"), [(("missing.csv", "18"), "no file"), (("meisai.csv", "77"), "no body")]
)
def test_a_missing_file_and_an_unknown_body_are_said(file: Path, words: tuple[str, str], why: str) -> None:
    case()
    name, code = words

    with pytest.raises(CommandError, match=why):
        said(file.with_name(name), "privacymark", code)


def test_a_file_that_was_read_in_is_refused(file: Path) -> None:
    case()
    said(file, "privacymark", "18")

    with pytest.raises(CommandError):
        said(file, "privacymark", "18")
