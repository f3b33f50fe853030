"""A file replaced after the review began: both stay, the reviewers are told."""

import pytest

from shirushi.agenda.models import Notice
from shirushi.intake.models import ApplicationDocument
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.review import services
from shirushi.review.documents import documents
from tests.intake.drafts import upload
from tests.review import stages
from tests.review.stages import DOCUMENTS, Case

pytestmark = pytest.mark.django_db


def replaced(case: Case, content: bytes = "規程 第2版\n".encode()) -> ApplicationDocument:
    document = ApplicationDocument.objects.get(
        application=case.application, code="pms_documents", replaced_on=None
    )
    return services.replace_document(
        document=document,
        upload=upload("kitei2.txt", content),
        reason="版を間違えた。",
        by=case.business(DOCUMENTS),
        on=DOCUMENTS,
    )


def test_both_files_are_kept_and_the_former_says_when_it_was_replaced() -> None:
    case = stages.started()

    made = replaced(case)

    rules = [row for row in documents(case.application) if row.document.code == "pms_documents"]
    assert [(row.document.pk == made.pk, row.came_late, row.was_replaced) for row in rules] == [
        (True, True, False),
        (False, False, True),
    ]
    assert made.file.submitted_on == DOCUMENTS


def test_the_reviewers_are_told() -> None:
    case = stages.started()

    replaced(case)

    told = Notice.objects.get(kind="review.document_replaced")
    assert told.organisation == case.company.review_body
    assert "assessor" in told.roles
    assert Notice.objects.visible_to(case.lead(DOCUMENTS)).filter(pk=told.pk).exists()


def test_a_file_is_not_replaced_by_itself_or_twice() -> None:
    case = stages.started()
    former = ApplicationDocument.objects.get(application=case.application, code="pms_documents")

    with pytest.raises(ActRefused) as same:
        replaced(case, b"pms_documents")
    replaced(case)
    with pytest.raises(ActRefused) as twice:
        services.replace_document(
            document=former,
            upload=upload("a.txt", b"x"),
            reason="",
            by=case.business(DOCUMENTS),
            on=DOCUMENTS,
        )

    assert (same.value.code, twice.value.code) == ("same_file", "replaced_already")
    assert ApplicationDocument.objects.filter(code="pms_documents").count() == 2


def test_nothing_is_replaced_once_the_review_is_completed() -> None:
    case = stages.reviewed()

    with pytest.raises(ActRefused) as refused:
        replaced(case)

    assert refused.value.code == "wrong_state"


def test_only_the_business_replaces_its_files() -> None:
    case = stages.started()
    document = ApplicationDocument.objects.get(application=case.application, code="pms_documents")

    with pytest.raises(NotAllowed):
        services.replace_document(
            document=document, upload=upload("a.txt", b"x"), reason="", by=case.lead(DOCUMENTS), on=DOCUMENTS
        )


def test_what_speaks_of_a_requirement_comes_first() -> None:
    case = stages.started()

    rows = documents(case.application, "J.3.1.1")

    assert [row.document.code for row in rows if row.is_near] == [
        "inventory_first_page", "handling_outline", "pms_documents"
    ]  # fmt: skip
    assert rows[0].is_near
