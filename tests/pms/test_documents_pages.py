"""The pages of documents and registers in the portal."""

import json
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from shirushi.pms.models import Acknowledgement, Document, DocumentVersion, Law, ReadConfirmation
from shirushi.pms.queries import documents as reads
from shirushi.pms.services import documents
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm
from tests.pms.test_documents import adopted, approved, policy, second, staff
from tests.pms.test_documents_files import of_paragraphs

pytestmark = pytest.mark.django_db

LIST_QUERIES = 5


@pytest.fixture
def made(show_day: Any) -> Firm:
    show_day(DAY)
    return firm()


def page(client: Client, name: str, *args: Any) -> str:
    answer = client.get(reverse(f"portal:{name}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, name: str, /, *args: Any, status: int = 302, **data: Any) -> str:
    answer = client.post(reverse(f"portal:{name}", args=args), data)
    assert answer.status_code == status
    return answer.content.decode()


def test_an_empty_list_leads_to_the_shipped_documents(made: Firm) -> None:
    assert reverse("portal:pms_documents_adopt") in page(door(made, "privacy_officer"), "pms_documents")


def test_the_names_that_are_known_stand_in_the_form_and_one_step_brings_all(made: Firm) -> None:
    client = door(made, "privacy_officer")
    form = page(client, "pms_documents_adopt")

    send(
        client, "pms_documents_adopt", company="みどり印刷株式会社", address="仙台市", representative="緑川 一郎",
        privacy_officer="緑川 花", audit_officer="青木 健", complaint_desk="窓口", enacted_on="2026-04-06",
    )  # fmt: skip

    assert all(name in form for name in ("みどり印刷株式会社", "緑川 一郎", "緑川 花", "青木 健"))
    assert Document.objects.filter(organisation=made.business).count() == 26


def test_from_drafts_to_texts_in_force_are_two_clicks(made: Firm) -> None:
    adopted(made)

    send(door(made, "privacy_officer"), "pms_documents_ask")
    waiting = page(door(made, "representative"), "pms_document_approvals")
    send(door(made, "representative"), "pms_documents_approve", comment="了承")

    assert "個人情報保護方針" in waiting
    assert reads.rules_not_in_force(made.business.pk, DAY) == []


def test_the_list_costs_the_same_for_one_and_for_all(
    made: Firm, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    approved(made)
    client = door(made, "privacy_officer")
    page(client, "pms_documents")

    with django_assert_num_queries(LIST_QUERIES):
        page(client, "pms_documents")
    Document.objects.exclude(code="policy").delete()
    with django_assert_num_queries(LIST_QUERIES):
        page(client, "pms_documents")


def test_the_policy_stands_first_then_the_rules_then_the_forms(made: Firm) -> None:
    adopted(made)

    listed = door(made, "privacy_officer").get(reverse("portal:pms_documents")).context["page_obj"]

    assert list(dict.fromkeys(each.kind for each in listed)) == ["policy", "rule", "form"]


def test_a_draft_is_edited_in_the_browser(made: Firm) -> None:
    version = policy(made)

    send(
        door(made, "privacy_officer"),
        "pms_document_edit",
        version.pk,
        text="第1条（目的）\r\n本文",
        revision=0,
    )

    version.refresh_from_db()
    assert version.text == "第1条（目的）\n本文"


def test_the_second_writer_gets_the_form_back_with_the_others_text(made: Firm) -> None:
    version = policy(made)
    opened = json.dumps({"text": version.text, "note": ""})
    documents.edit_draft(version=version, text="先の人の本文", by=made.by("representative"), on=DAY)
    mine = {"text": "後の人の本文", "revision": 0, "opened": opened}

    shown = send(door(made, "privacy_officer"), "pms_document_edit", version.pk, status=409, **mine)

    assert "先の人の本文" in shown
    assert "後の人の本文" in shown


def test_a_word_file_is_shown_before_it_replaces_the_draft(made: Firm) -> None:
    version = policy(made)
    word = SimpleUploadedFile("方針.docx", of_paragraphs("第1条（新しい本文）"))

    shown = send(door(made, "privacy_officer"), "pms_document_word_in", version.pk, status=200, word=word)

    assert "<ins>第1条（新しい本文）</ins>" in shown
    assert DocumentVersion.objects.get(pk=version.pk).text == version.text


def test_a_file_that_is_no_word_file_is_refused_on_the_page(made: Firm) -> None:
    word = SimpleUploadedFile("方針.docx", b"no")

    send(door(made, "privacy_officer"), "pms_document_word_in", policy(made).pk, status=422, word=word)


def test_the_document_page_shows_what_a_draft_would_change(made: Firm) -> None:
    first = approved(made)
    draft = documents.begin_draft(document=first.document, by=made.by("privacy_officer"), on=DAY)
    documents.edit_draft(
        version=draft, text=f"{first.text}\n追加の一行", by=made.by("privacy_officer"), on=DAY
    )

    shown = page(door(made, "representative"), "pms_document", first.document_id)

    assert "<ins>追加の一行</ins>" in shown


def test_any_two_versions_are_compared_the_older_first(made: Firm) -> None:
    first = approved(made)
    newer = second(made, first, DAY + timedelta(days=1))
    client = door(made, "privacy_officer")

    assert "<ins>追加</ins>" in page(client, "pms_document_compare", newer.pk, first.pk)


def test_versions_of_two_documents_are_not_compared(made: Firm) -> None:
    adopted(made)
    one, other = DocumentVersion.objects.all()[:2]

    answer = door(made, "privacy_officer").get(
        reverse("portal:pms_document_compare", args=[one.pk, other.pk])
    )

    assert answer.status_code == 404


def test_the_representative_approves_in_one_click_with_a_comment(made: Firm) -> None:
    version = policy(made)
    send(door(made, "privacy_officer"), "pms_document_ask", version.pk, effective_on="")

    send(door(made, "representative"), "pms_document_approve", version.pk, comment="よし", revision=1)

    version.refresh_from_db()
    assert (version.state, version.comment) == ("approved", "よし")


def test_a_return_without_a_reason_is_asked_for_one(made: Firm) -> None:
    version = policy(made)
    send(door(made, "privacy_officer"), "pms_document_ask", version.pk)

    send(door(made, "representative"), "pms_document_return", version.pk, status=422, comment="")
    send(door(made, "representative"), "pms_document_return", version.pk, comment="住所")

    version.refresh_from_db()
    assert version.state == "returned"


def test_a_worker_reads_the_text_in_force_and_not_the_draft(made: Firm) -> None:
    first = approved(made)
    draft = documents.begin_draft(document=first.document, by=made.by("privacy_officer"), on=DAY)
    client = door(made, "worker")

    assert "第1条（取得、利用及び提供）" in page(client, "pms_document", first.document_id)
    assert client.get(reverse("portal:pms_document_version", args=[draft.pk])).status_code == 404


@pytest.mark.parametrize(("name", "start"), [("pms_document_pdf", b"%PDF"), ("pms_document_word", b"PK")])
def test_a_version_is_taken_along_as_a_file(made: Firm, name: str, start: bytes) -> None:
    answer = door(made, "worker").get(reverse(f"portal:{name}", args=[approved(made).pk]))

    assert answer.content.startswith(start)
    assert "attachment" in answer["Content-Disposition"]


def test_the_page_for_printing_says_version_and_approval(made: Firm) -> None:
    shown = page(door(made, "privacy_officer"), "pms_document_printed", approved(made).pk)

    assert "緑川 一郎" in shown


def test_everybody_is_asked_and_confirms_with_one_click_or_on_paper(made: Firm) -> None:
    version = approved(made)
    staff(made)
    officer = door(made, "privacy_officer")
    send(officer, "pms_document_ask_everybody", version.pk, due_on="2026-04-20")
    own, paper = ReadConfirmation.objects.order_by("worker_id")

    read = page(door(made, "worker"), "pms_document_confirm", own.pk)
    send(door(made, "worker"), "pms_document_confirm", own.pk)
    state = page(officer, "pms_document_confirmations", own.acknowledgement_id)
    send(officer, "pms_document_on_paper", paper.pk, confirmed_on="2026-04-06")

    assert "第1条（取得、利用及び提供）" in read
    assert "赤井 守" in state
    assert Acknowledgement.objects.get().closed_on == DAY


def test_the_confirmation_of_somebody_else_does_not_open(made: Firm) -> None:
    version = approved(made)
    _own, paper = staff(made)
    documents.ask_to_confirm(version=version, due_on=DAY, by=made.by("privacy_officer"), on=DAY)
    foreign = ReadConfirmation.objects.get(worker=paper)

    assert (
        door(made, "worker").get(reverse("portal:pms_document_confirm", args=[foreign.pk])).status_code == 404
    )


def test_the_register_of_laws_starts_from_the_shipped_list_and_is_checked_in_one_step(made: Firm) -> None:
    client = door(made, "privacy_officer")

    send(client, "pms_register_adopt", "laws")
    before = page(client, "pms_laws")
    send(client, "pms_register_check", "laws")

    assert "個人情報の保護に関する法律" in before
    assert reads.laws_checked_on(made.business.pk, DAY) == DAY


def test_a_line_is_added_changed_checked_and_ended(made: Firm) -> None:
    client = door(made, "privacy_officer")
    send(client, "pms_register_add", "laws", name="条例", issuer="市", revision=0)
    line = Law.objects.get()

    send(client, "pms_register_line", "laws", line.pk, name="条例", issuer="仙台市", revision=0)
    send(client, "pms_register_line_check", "laws", line.pk, changed="on", remark="罰則")
    line.refresh_from_db()
    checked = (line.issuer, line.changed, line.remark, line.checked_on)
    send(client, "pms_register_line_end", "laws", line.pk)

    assert checked == ("仙台市", True, "罰則", DAY)
    assert "条例" not in page(client, "pms_laws")


def test_a_party_is_added_and_its_page_opens(made: Firm) -> None:
    client = door(made, "privacy_officer")

    send(client, "pms_register_add", "parties", name="親会社", kind="owners", expectation="報告", revision=0)

    assert "親会社" in page(client, "pms_register", "parties")


def test_the_register_goes_out_as_a_workbook(made: Firm) -> None:
    client = door(made, "privacy_officer")
    send(client, "pms_register_adopt", "parties")

    answer = client.get(reverse("portal:pms_register_export", args=["parties"]))

    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert len(rows) == 9


def test_a_register_that_is_none_is_not_found(made: Firm) -> None:
    answer = door(made, "privacy_officer").get(reverse("portal:pms_register", args=["secrets"]))

    assert answer.status_code == 404
