"""Texts shown to persons: filled from the inventory, approved by the privacy officer, one for each entry."""

import pytest
from django.urls import reverse

from shirushi.people.rights import NotAllowed
from shirushi.pms.models import DocumentVersion
from shirushi.pms.services import documents
from shirushi.record.errors import ActRefused
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm, holding

pytestmark = pytest.mark.django_db
NAMES = {
    "company": "みどり印刷",
    "address": "東京都",
    "privacy_officer": "緑川 花",
    "complaint_desk": "お客様窓口",
}


def noticed(made: Firm, by: str = "privacy_officer", **others: str) -> DocumentVersion:
    return documents.make_notice(
        holding=holding(made, **others), names=NAMES, used_at="注文書", by=made.by(by), on=DAY
    )


def test_a_text_says_what_the_inventory_knows() -> None:
    version = noticed(firm(), third_party="あかね旅行", contractor_name="みずたま物流")

    assert all(
        word in version.text
        for word in (*NAMES.values(), "氏名、住所、電話番号", "あかね旅行", "みずたま物流")
    )
    assert "任意です" in version.text
    assert "{" not in version.text


def test_what_is_not_taken_in_writing_has_the_shorter_text() -> None:
    version = noticed(firm(), acquisition="public")

    assert "任意です" not in version.text
    assert "第三者に提供しません" in version.text


def test_an_entry_has_one_text_and_then_versions() -> None:
    made = firm()
    version = noticed(made)

    with pytest.raises(ActRefused):
        documents.make_notice(
            holding=version.document.holding, names=NAMES, used_at="", by=made.by("privacy_officer"), on=DAY
        )


def test_the_privacy_officer_approves_it_and_nobody_below() -> None:
    made = firm()
    version = noticed(made)
    documents.ask_approval(version=version, by=made.by("privacy_officer"), on=DAY)

    with pytest.raises(NotAllowed):
        documents.approve(version=version, by=made.by("audit_officer"), on=DAY)
    documents.approve(version=version, by=made.by("privacy_officer"), on=DAY)

    assert version.approved_by == made.privacy_officer


def test_it_is_made_from_the_page_of_the_entry_and_comes_as_word(show_day: object) -> None:
    show_day(DAY)  # type: ignore[operator]
    made = firm()
    entry, client = holding(made), door(made, "privacy_officer")
    make = reverse("portal:holding_notice", args=[entry.pk])
    offered = make in client.get(reverse("portal:holding", args=[entry.pk])).text

    sent = client.post(make, {**NAMES, "used_at": "注文書"})

    version = DocumentVersion.objects.get()
    word = client.get(reverse("portal:pms_document_word", args=[version.pk]))
    assert offered
    assert sent.url == reverse("portal:pms_document_edit", args=[version.pk])
    assert word.status_code == 200
