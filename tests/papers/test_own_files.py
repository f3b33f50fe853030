"""A business's own files: in no dossier, seen by the business alone."""

from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from pytest_django import Settings

from shirushi.papers import queries, services
from shirushi.papers.models import StoredFile
from shirushi.people.models import Access, Department, Person
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalLine
from tests.cast import LONG_AGO, Cast, acting, business, cast, dossier, member
from tests.papers.uploads import PNG, pdf, upload
from tests.pms.firm import member_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 11)


@pytest.fixture(autouse=True)
def _own_storage(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def department(people: Cast, name: str = "営業部") -> Department:
    return Department.objects.create(organisation=people.business, name=name)


def own(
    people: Cast, who: Person | None = None, of: Department | None = None, content: bytes = PNG
) -> StoredFile:
    by = acting(who or people.privacy_officer, DAY)
    photo = upload("施錠.png", content)
    return services.store_own(organisation=people.business, department=of, upload=photo, by=by, on=DAY)


def sees(who: Person, file: StoredFile) -> bool:
    try:
        return queries.file_for(acting(who, DAY), file.pk) == file
    except Http404:
        return False


def test_an_own_file_is_kept_and_read_back_without_any_dossier() -> None:
    people = cast()

    file = own(people)

    assert (file.dossier, file.organisation, file.size) == (None, people.business, len(PNG))
    with queries.content_of(file) as content:
        assert content.read() == PNG
    assert JournalLine.objects.get(action="papers.file.stored").body.content == {"name": "施錠.png"}


def test_no_body_and_no_other_business_sees_an_own_file_even_where_a_dossier_is_open_to_it() -> None:
    people = cast()
    here = dossier(people.business)
    for each in (people.review_body, people.granting_body):
        Access.objects.create(dossier=here, organisation=each, reason="application", from_on=LONG_AGO)
    stranger = member(business("よそ株式会社"), "privacy_officer", "余所 一")

    file = own(people)

    outside = (
        people.clerk,
        people.assessor,
        people.review_officer,
        people.officer,
        people.other_clerk,
        stranger,
    )
    assert not any(sees(each, file) for each in outside)
    assert all(sees(each, file) for each in (people.representative, people.audit_officer))


def test_a_head_sees_the_own_files_of_its_department_and_a_worker_none() -> None:
    people = cast()
    sales, factory = department(people), department(people, "工場")
    head = member_of(sales, "department_head", "黒田 進")

    files = [own(people, of=sales), own(people, of=factory), own(people)]

    assert [sees(head, each) for each in files] == [True, False, False]
    assert not any(sees(people.worker, each) for each in files)


def test_a_head_stores_for_its_department_only() -> None:
    people = cast()
    sales, factory = department(people), department(people, "工場")
    head = member_of(sales, "department_head", "黒田 進")

    kept = own(people, head, sales)

    for of in (factory, None):
        with pytest.raises(NotAllowed):
            own(people, head, of)
    assert list(StoredFile.objects.all()) == [kept]


def test_outsiders_and_workers_store_nothing() -> None:
    people = cast()
    stranger = member(business("よそ株式会社"), "privacy_officer", "余所 一")

    for each in (people.worker, people.clerk, people.officer, stranger):
        with pytest.raises(NotAllowed):
            own(people, each)

    assert not StoredFile.objects.exists()


def test_a_department_of_another_business_is_refused() -> None:
    people = cast()
    foreign = Department.objects.create(organisation=business("よそ株式会社"), name="営業部")

    with pytest.raises(ActRefused, match="department_foreign"):
        own(people, of=foreign)


def test_an_own_file_is_checked_like_any_other(tmp_path: Path) -> None:
    people = cast()

    with pytest.raises(ActRefused, match="file_not_what_it_says"):
        own(people, content=pdf())

    assert list(tmp_path.iterdir()) == []


def test_the_same_bytes_are_stored_once(tmp_path: Path) -> None:
    people = cast()

    files = [own(people), own(people)]

    assert files[0].sha256 == files[1].sha256
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_an_own_file_is_not_handed_in() -> None:
    people = cast()
    file, by = own(people), acting(people.representative, DAY)

    with pytest.raises(NotAllowed):
        services.mark_submitted(files=[file], by=by, on=DAY)


@pytest.mark.parametrize("spoiled", [{"organisation": None}, {"submitted_on": DAY}])
def test_the_database_holds_that_a_file_is_a_dossiers_or_a_businesss_own(spoiled: dict[str, object]) -> None:
    file = own(cast())

    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.filter(pk=file.pk).update(**spoiled)


def test_a_file_has_one_owner_not_two() -> None:
    people = cast()
    file = own(people)

    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.filter(pk=file.pk).update(dossier=dossier(people.business))
