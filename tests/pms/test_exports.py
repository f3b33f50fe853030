"""What goes out: every ledger, every report, and all of it in one archive that can be checked."""

import hashlib
import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.translation import override
from pytest_django import Settings
from python_calamine import CalamineWorkbook

from shirushi.papers.contents import path_of
from shirushi.people.rights import NotAllowed
from shirushi.pms.exports import paper
from shirushi.pms.exports.kinds import Export
from shirushi.pms.exports.ledgers import EXPORTS
from shirushi.pms.exports.left_out import REASONS
from shirushi.pms.exports.reports import REPORTS
from shirushi.pms.exports.whole import streamed
from shirushi.pms.models import (
    Complaint,
    Contractor,
    DataRequest,
    Document,
    DocumentVersion,
    Law,
    ManagementReview,
    TrainingCourse,
    Worker,
)
from shirushi.pms.services import evidence, handing_out
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine
from tests.papers.uploads import PNG, upload
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm, holding

pytestmark = pytest.mark.django_db

every_ledger = pytest.mark.parametrize("export", EXPORTS.values(), ids=list(EXPORTS))
every_report = pytest.mark.parametrize("kind", list(REPORTS))


def filled(name: str = "みどり印刷株式会社", mark: str = "緑") -> Firm:
    """A company with something in several ledgers; `mark` is in every text."""
    made = firm(name)
    holding(made, name=f"{mark}の顧客名簿")
    common: dict[str, Any] = {"organisation": made.business, "created_on": DAY}
    Worker.objects.create(department=made.sales, name=f"{mark}川 働", kind="regular", joined_on=DAY, **common)
    Contractor.objects.create(
        name=f"{mark}色発送株式会社", work="発送", data="宛名", next_review_on=DAY, **common
    )
    Law.objects.create(name=f"{mark}の条例", issuer="市", **common)
    clock = {"number": 1, "received_on": DAY, "due_on": DAY, "content": f"{mark}のこと", **common}
    DataRequest.objects.create(kind="disclosure", requester=f"{mark}山 尋", **clock)
    Complaint.objects.create(channel="mail", complainant=f"{mark}田 怒", **clock)
    document = Document.objects.create(kind="rule", code="rule_a", title=f"{mark}の規程: A/B", **common)
    approved = {"state": "approved", "approved_on": DAY, "approved_by": made.representative}
    DocumentVersion.objects.create(
        document=document, number=1, text=f"{mark}の本文", effective_on=DAY, **approved, **common
    )
    TrainingCourse.objects.create(
        title=f"{mark}の研修", aim="学ぶ", year=2026, question_set="a", material={}, opens_on=DAY, due_on=DAY,
        opened_on=DAY, **common,
    )  # fmt: skip
    ManagementReview.objects.create(
        held_on=DAY, covers_from=date(2025, 4, 1), attendees=f"{mark}川", gathered_on=DAY,
        gathered_by=made.privacy_officer, **common,
    )  # fmt: skip
    return made


def taken(made: Firm, who: str = "privacy_officer") -> bytes:
    by = made.by(who)
    return b"".join(streamed(handing_out.take_out(organisation=made.business, by=by, on=DAY)))


def opened(content: bytes) -> ZipFile:
    return ZipFile(BytesIO(content))


def cells(content: bytes) -> str:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return repr([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])


def test_every_table_of_the_pms_goes_out_or_says_why_not() -> None:
    tables = {model.__name__ for model in apps.get_app_config("pms").get_models()}

    going_out = {model.__name__ for export in EXPORTS.values() for model in export.models}

    assert tables - going_out - set(REASONS) == set()
    assert going_out & set(REASONS) == set()
    assert set(REASONS) <= tables


@every_ledger
def test_every_column_is_called_by_a_japanese_word(export: Export) -> None:
    with override("ja"):
        labels = [str(label) for part in export.parts for _key, label, _width in part.columns]
        titles = [str(export.title), *(str(part.title) for part in export.parts)]

    assert [each for each in (*labels, *titles) if each.isascii() and each != "SHA-256"] == []


@every_ledger
def test_every_ledger_is_an_excel_file_and_a_pdf(export: Export, show_day: Callable[[date], None]) -> None:
    show_day(DAY)
    client = door(filled(), "privacy_officer")

    as_excel = client.get(reverse("portal:pms_out_excel", args=[export.code]))
    as_pdf = client.get(reverse("portal:pms_out_pdf", args=[export.code]))

    assert as_excel.content.startswith(b"PK")
    assert as_pdf.content.startswith(b"%PDF")


@every_report
def test_every_report_is_a_pdf(kind: str, show_day: Callable[[date], None]) -> None:
    show_day(DAY)
    made = filled()
    client = door(made, "privacy_officer")

    for each in REPORTS[kind].papers(made.by("privacy_officer")):
        page = client.get(reverse("portal:pms_out_report", args=[kind, each.code]))

        assert page.content.startswith(b"%PDF")
    assert client.get(reverse("portal:pms_out_report", args=[kind, "0"])).status_code == 404


def test_the_page_offers_every_ledger(show_day: Callable[[date], None]) -> None:
    show_day(DAY)

    page = door(filled(), "privacy_officer").get(reverse("portal:pms_out"))

    assert all(reverse("portal:pms_out_pdf", args=[code]) in page.text for code in EXPORTS)


def test_a_ledger_too_long_for_paper_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    made = filled()
    monkeypatch.setattr(paper, "MOST_ROWS", 1)
    holding(made)

    with pytest.raises(ActRefused, match="too_long_for_paper"):
        paper.ledger_pdf(EXPORTS["inventory"], made.by("privacy_officer"))


def test_the_archive_holds_texts_ledgers_reports_an_index_and_digests() -> None:
    made = filled()

    names = opened(taken(made)).namelist()

    assert "01_施行中の文書/緑の規程 A-B 第1版.docx" in names
    assert "01_施行中の文書/緑の規程 A-B 第1版.pdf" in names
    assert sum(name.endswith(".xlsx") for name in names) == len(EXPORTS)
    assert any(name.startswith("03_報告/教育") for name in names)
    assert sum("準備" in name for name in names) == 2
    assert names[-3:] == ["00_目次.html", "00_目次.css", "SHA256SUMS.txt"]


def test_the_digest_of_every_file_is_right_and_the_index_links_to_it() -> None:
    archive = opened(taken(filled()))

    told = dict(line.split("  ", 1)[::-1] for line in archive.read("SHA256SUMS.txt").decode().splitlines())
    page = archive.read("00_目次.html").decode()

    assert told == {
        name: hashlib.sha256(archive.read(name)).hexdigest()
        for name in archive.namelist()
        if name != "SHA256SUMS.txt"
    }
    links = {unquote(found) for found in re.findall(r'href="([^"]+)"', page)}
    assert links == set(told) - {"00_目次.html"}
    assert "2026年4月6日" in page


def test_the_archive_is_the_same_for_the_same_day_and_data() -> None:
    made = filled()

    assert taken(made) == taken(made)


def test_the_archive_is_in_japanese_whoever_asks() -> None:
    made = filled()

    with override("en"):
        archive = opened(taken(made))

    assert "02_台帳/05_個人情報台帳.xlsx" in archive.namelist()


def test_nothing_of_another_business_is_in_the_archive() -> None:
    made, other = filled(), filled("あかね商事株式会社", "茜")

    archive = opened(taken(made))

    ledgers = "".join(cells(archive.read(name)) for name in archive.namelist() if name.endswith(".xlsx"))
    assert ledgers.count("緑") > 8
    assert "茜" not in ledgers
    assert "茜" not in "".join(archive.namelist()) + archive.read("00_目次.html").decode()
    assert "茜" in cells(opened(taken(other)).read("02_台帳/05_個人情報台帳.xlsx"))


def test_what_somebody_typed_does_not_become_a_formula() -> None:
    made = firm()
    holding(made, name="=HYPERLINK(1)")

    book = opened(taken(made)).read("02_台帳/05_個人情報台帳.xlsx")

    sheet = opened(book).read("xl/worksheets/sheet1.xml")
    assert b"=HYPERLINK(1)" in sheet
    assert b"<f>" not in sheet


def test_two_documents_of_one_title_are_two_files() -> None:
    made = filled()
    common: dict[str, Any] = {"organisation": made.business, "created_on": DAY}
    twin = Document.objects.create(kind="rule", code="rule_b", title="緑の規程: A/B", **common)
    approved = {"state": "approved", "approved_on": DAY, "approved_by": made.representative}
    DocumentVersion.objects.create(
        document=twin, number=1, text="別の本文", effective_on=DAY, **approved, **common
    )

    names = opened(taken(made)).namelist()

    assert "01_施行中の文書/緑の規程 A-B 第1版 (2).pdf" in names


def test_the_journal_says_who_took_everything_out() -> None:
    made = filled()

    taken(made, "representative")

    line = JournalLine.objects.get(action="pms.whole.taken_out")
    assert (line.actor_id, line.subject_id) == (made.representative.pk, made.business.pk)
    assert line.after["count"] > len(EXPORTS)


@pytest.mark.parametrize("who", ["audit_officer", "head", "worker"])
def test_only_those_who_run_the_pms_take_everything_out(who: str) -> None:
    with pytest.raises(NotAllowed):
        taken(firm(), who)


def test_another_business_takes_nothing_out() -> None:
    other = firm("あかね商事株式会社")

    with pytest.raises(NotAllowed):
        handing_out.take_out(organisation=firm().business, by=other.by("privacy_officer"), on=DAY)


def test_the_files_of_evidence_are_in_the_archive_byte_for_byte(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    made = firm()
    values = {"title": "施錠の写真", "dated_on": DAY}
    evidence.add(
        organisation=made.business, values=values, uploads=[upload("施錠:夜.png", PNG)],
        by=made.by("privacy_officer"), on=DAY,
    )  # fmt: skip

    archive = opened(taken(made))

    assert archive.read("04_証拠/001_施錠夜.png") == PNG


def test_a_head_takes_only_what_it_sees_of_a_ledger(show_day: Callable[[date], None]) -> None:
    show_day(DAY)
    made = firm()
    holding(made, made.sales, name="営業の名簿")
    holding(made, made.factory, name="工場の名簿")

    taken_out = door(made, "head").get(reverse("portal:pms_out_excel", args=["inventory"]))

    assert "営業の名簿" in cells(taken_out.content)
    assert "工場の名簿" not in cells(taken_out.content)


def test_a_file_whose_bytes_are_gone_does_not_hold_up_the_others(
    caplog: pytest.LogCaptureFixture, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    made = filled()
    kept = [
        evidence.add(
            organisation=made.business,
            values={"title": name, "dated_on": DAY},
            uploads=[upload(f"{name}.png", PNG + name.encode())],
            by=made.by("privacy_officer"),
            on=DAY,
        )
        for name in ("鍵の写真", "棚の写真")
    ]
    gone = kept[0].files.get().file.sha256
    default_storage.delete(path_of(gone))

    archive = opened(taken(made))

    index, names = archive.read("00_目次.html").decode(), archive.namelist()
    assert archive.testzip() is None
    assert "04_証拠/002_棚の写真.png" in names
    assert "04_証拠/001_鍵の写真.png" not in names
    assert "1個のファイルがありません" in index
    assert index.index("04_証拠/001_鍵の写真.png") < index.index("<table")
    assert "001_鍵の写真" not in archive.read("SHA256SUMS.txt").decode()
    assert "001_鍵の写真" in caplog.text
