"""Storing files, handing them in, and who sees them."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from django.http import Http404
from pytest_django import Settings

from shirushi.papers import contents, queries, services
from shirushi.papers.models import StoredFile
from shirushi.people.actor import system
from shirushi.people.models import Access, Dossier
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine
from tests.cast import LONG_AGO, Cast, acting, body, business, cast, dossier, member, moment
from tests.papers.test_clamd import EICAR, scanner
from tests.papers.uploads import PNG, pdf, upload

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 11)


@pytest.fixture(autouse=True)
def _own_storage(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def case() -> tuple[Cast, Dossier]:
    people = cast()
    here = dossier(people.business)
    Access.objects.create(
        dossier=here, organisation=people.review_body, reason="application", from_on=LONG_AGO
    )
    return people, here


def stored(people: Cast, here: Dossier, name: str = "規程.pdf", content: bytes = b"") -> StoredFile:
    by = acting(people.privacy_officer, DAY)
    return services.store(dossier=here, upload=upload(name, content or pdf()), by=by, on=DAY)


def test_a_stored_file_is_read_back_as_it_was() -> None:
    people, here = case()

    file = stored(people, here)

    with queries.content_of(file) as content:
        assert content.read() == pdf()
    assert (file.name, file.media_type, file.size) == ("規程.pdf", "application/pdf", len(pdf()))
    assert contents.path_of(file.sha256) == f"sha256/{file.sha256[:2]}/{file.sha256[2:4]}/{file.sha256}"


def test_the_same_bytes_are_stored_once(tmp_path: Path) -> None:
    people, here = case()

    one, two = stored(people, here, "旧.pdf"), stored(people, here, "新.pdf")

    assert one.sha256 == two.sha256
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_the_name_of_a_file_stands_in_the_part_of_the_line_that_can_be_erased() -> None:
    people, here = case()

    stored(people, here, "緑川花_履歴書.pdf")

    line = JournalLine.objects.get(action="papers.file.stored")
    assert "緑川" not in str(line.after)
    assert line.body.content == {"name": "緑川花_履歴書.pdf"}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("台帳.xls", PNG, "file_kind_not_accepted"),
        ("方針.pdf.exe", pdf(), "file_kind_not_accepted"),
        ("方針", pdf(), "file_kind_not_accepted"),
        ("方針.pdf", PNG, "file_not_what_it_says"),
        ("方針.pdf", pdf(password="secret"), "file_not_what_it_says"),
    ],
)
def test_what_is_not_accepted_is_refused_and_leaves_nothing(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    people, here = case()

    with pytest.raises(ActRefused, match=code) as refused:
        stored(people, here, name, content)

    assert "PDF" in refused.value.sentence
    assert not StoredFile.objects.exists()
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_refused() -> None:
    people, here = case()
    by = acting(people.privacy_officer, DAY)

    with pytest.raises(ActRefused, match="file_empty"):
        services.store(dossier=here, upload=upload("空.txt", b""), by=by, on=DAY)


def test_a_file_up_to_the_limit_is_stored_and_one_byte_more_is_not(settings: Settings) -> None:
    settings.UPLOAD_LIMIT_BYTES = 1024 * 1024
    people, here = case()

    kept = stored(people, here, "記録.txt", b"a" * settings.UPLOAD_LIMIT_BYTES)
    with pytest.raises(ActRefused, match="file_too_large") as refused:
        stored(people, here, "記録.txt", b"a" * (settings.UPLOAD_LIMIT_BYTES + 1))

    assert kept.size == settings.UPLOAD_LIMIT_BYTES
    assert "1 MB" in refused.value.sentence


def test_a_file_in_which_the_scanner_finds_something_is_refused(settings: Settings) -> None:
    people, here = case()

    with scanner() as (_running, settings.CLAMD_ADDRESS), pytest.raises(ActRefused, match="file_infected"):
        stored(people, here, "記録.txt", EICAR)


def test_without_the_scanner_that_is_asked_for_nothing_is_stored(settings: Settings, tmp_path: Path) -> None:
    settings.CLAMD_ADDRESS = f"unix:{tmp_path / 'no.sock'}"
    people, here = case()

    with pytest.raises(ActRefused, match="file_not_scanned"):
        stored(people, here)

    assert not StoredFile.objects.exists()


def test_a_body_sees_a_file_only_once_it_was_handed_in() -> None:
    people, here = case()
    file, clerk = stored(people, here), acting(people.clerk, DAY)
    with pytest.raises(Http404):
        queries.file_for(clerk, file.pk)

    services.mark_submitted(files=[file], by=acting(people.representative, DAY), on=DAY)

    assert queries.file_for(clerk, file.pk) == file
    assert file.submitted_on == DAY


def test_the_business_sees_its_drafts_and_nobody_else_does() -> None:
    people, here = case()
    file = stored(people, here)
    services.mark_submitted(files=[file], by=acting(people.representative, DAY), on=DAY)

    assert queries.file_for(acting(people.audit_officer, DAY), file.pk) == file
    for outsider in (people.worker, people.other_clerk, people.assessor, people.granting_clerk):
        with pytest.raises(Http404):
            queries.file_for(acting(outsider, DAY), file.pk)


def test_a_file_handed_in_again_keeps_its_first_day() -> None:
    people, here = case()
    file, by = stored(people, here), acting(people.representative, DAY)
    services.mark_submitted(files=[file], by=by, on=DAY)

    services.mark_submitted(files=[file], by=by, on=date(2026, 6, 1))

    assert StoredFile.objects.get().submitted_on == DAY
    assert JournalLine.objects.filter(action="papers.file.submitted").count() == 1


def test_others_store_nothing_in_the_dossier() -> None:
    people, here = case()

    for person in (people.worker, people.clerk, people.assessor):
        with pytest.raises(NotAllowed):
            services.store(dossier=here, upload=upload("規程.pdf", pdf()), by=acting(person, DAY), on=DAY)

    assert not StoredFile.objects.exists()


def test_a_guest_prepares_files_but_does_not_hand_them_in() -> None:
    people, here = case()
    guest = acting(member(people.business, "guest", "相談 役", until_on=date(2026, 12, 31)), DAY)

    file = services.store(dossier=here, upload=upload("規程.pdf", pdf()), by=guest, on=DAY)

    with pytest.raises(NotAllowed):
        services.mark_submitted(files=[file], by=guest, on=DAY)


def generated(people: Cast, here: Dossier, content: bytes = b"%PDF made here") -> StoredFile:
    by = acting(people.clerk, DAY)
    return services.keep_generated(dossier=here, name="請求書.pdf", content=content, by=by, on=DAY)


def test_a_paper_made_here_is_kept_byte_for_byte_and_seen_by_both_sides() -> None:
    people, here = case()

    paper = generated(people, here)

    with queries.content_of(paper) as content:
        assert content.read() == b"%PDF made here"
    assert paper.sha256 == hashlib.sha256(b"%PDF made here").hexdigest()
    for who in (people.privacy_officer, people.clerk):
        assert queries.file_for(acting(who, DAY), paper.pk) == paper
    assert JournalLine.objects.filter(action="papers.file.generated", subject_id=paper.pk).exists()


def test_time_alone_makes_papers_too() -> None:
    _people, here = case()
    by = system(on=DAY, at=moment(DAY))

    paper = services.keep_generated(dossier=here, name="督促状.pdf", content=b"%PDF", by=by, on=DAY)

    assert paper.uploaded_by is None


def test_another_business_and_another_scheme_keep_no_paper_on_the_dossier() -> None:
    people, here = case()
    stranger = member(business("よそ株式会社"), "privacy_officer", "余所 一")
    elsewhere = member(body("review_body", "japhic", "となり審査会"), "clerk", "隣 二")

    for who in (stranger, elsewhere):
        with pytest.raises(NotAllowed):
            services.keep_generated(
                dossier=here, name="請求書.pdf", content=b"%PDF", by=acting(who, DAY), on=DAY
            )

    assert not StoredFile.objects.exists()
    with pytest.raises(Http404):
        queries.file_for(acting(stranger, DAY), generated(people, here).pk)
