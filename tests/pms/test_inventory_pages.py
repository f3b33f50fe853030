"""The pages of the inventory as people use them."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shirushi.agenda.models import Task
from shirushi.pms.models import Holding, HoldingChange, Process
from shirushi.pms.queries import inventory as reads
from shirushi.pms.services import inventory
from shirushi.portal import task_urls
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm, holding, values

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(DAY)


@pytest.fixture
def made() -> Firm:
    return firm()


def posted(entry: dict[str, Any], **others: Any) -> dict[str, Any]:
    """The form of an entry as a browser sends it."""
    sent = {
        name.removesuffix("_id"): value
        for name, value in entry.items()
        if value is not None and value is not False
    }
    return {"revision": 0, "opened": "", **sent, **others}


def many(made: Firm, count: int) -> None:
    rows = [values(made.sales if n % 2 else made.factory, name=f"名簿{n}") for n in range(count)]
    inventory.add_many(organisation=made.business, rows=rows, by=made.by("privacy_officer"), on=DAY)


@pytest.mark.parametrize("query", ["", "?q=名簿", "?medium=data&persons=customers", "?q=名簿&state=approved"])
def test_the_list_asks_the_same_few_questions_at_any_length(made: Firm, query: str) -> None:
    client, address = door(made, "privacy_officer"), reverse("portal:inventory") + query
    many(made, 3)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    many(made, 60)

    with CaptureQueriesContext(connection) as more:
        answer = client.get(address)

    assert len(answer.context["page_obj"].object_list) == 50
    assert len(more) == len(few) <= 12


def test_a_list_is_paged_and_a_search_finds_by_two_characters(made: Firm) -> None:
    many(made, 60)
    wanted = holding(made, name="採用応募者の履歴書")
    client = door(made, "privacy_officer")

    second = client.get(reverse("portal:inventory"), {"page": 2})
    found = client.get(reverse("portal:inventory"), {"q": "履歴"})

    assert len(second.context["page_obj"].object_list) == 11
    assert list(found.context["page_obj"].object_list) == [wanted]


def test_the_privacy_officer_adds_an_entry(made: Firm) -> None:
    client = door(made, "privacy_officer")

    answer = client.post(
        reverse("portal:holding_add"), posted(values(made.sales, name="会員名簿", count="１，２００"))
    )

    entry = Holding.objects.get()
    assert answer["Location"] == reverse("portal:holding", args=[entry.pk])
    assert (entry.name, entry.state, entry.count) == ("会員名簿", "approved", 1200)


def test_an_entry_without_a_purpose_is_asked_for_it(made: Firm) -> None:
    answer = door(made, "privacy_officer").post(
        reverse("portal:holding_add"), posted(values(made.sales, purpose=""))
    )

    assert "purpose" in answer.context["form"].errors
    assert not Holding.objects.exists()


def test_a_worker_proposes_and_follows_the_entry(made: Firm) -> None:
    client = door(made, "worker")
    client.post(reverse("portal:holding_add"), posted(values(made.sales)))

    entry = Holding.objects.get()
    page = client.get(reverse("portal:holding", args=[entry.pk]))

    assert (entry.state, page.status_code) == ("proposed", 200)
    assert client.get(reverse("portal:holding", args=[holding(made).pk])).status_code == 404


def test_the_task_of_approval_leads_to_what_waits(made: Firm) -> None:
    holding(made, by="worker", name="展示会の名刺")
    task = Task.objects.get()

    page = door(made, "privacy_officer").get(task_urls.url_of(task))

    assert "展示会の名刺" in page.content.decode()


def test_ticked_entries_are_approved_together(made: Firm) -> None:
    waiting = [holding(made, by="worker") for _ in range(3)]

    door(made, "privacy_officer").post(
        reverse("portal:inventory_approve_several"), {"holding": [waiting[0].pk, waiting[1].pk]}
    )

    assert list(Holding.objects.order_by("pk").values_list("state", flat=True)) == [
        "approved",
        "approved",
        "proposed",
    ]


def test_a_return_says_why(made: Firm) -> None:
    waiting = holding(made, by="worker")
    client, address = door(made, "privacy_officer"), reverse("portal:holding_decide", args=[waiting.pk])

    without = client.post(address, {"act": "return", "revision": 0})
    client.post(address, {"act": "return", "revision": 0, "comment": "利用目的を具体的に"})

    assert without.status_code == 422
    assert Holding.objects.get().return_comment == "利用目的を具体的に"


def test_a_head_proposes_a_change_and_the_officer_sees_the_difference(made: Firm) -> None:
    entry = holding(made, purpose="受注のため")
    sent = posted(values(made.sales, name=entry.name, purpose="発送のため"), reason="業務の変更")
    door(made, "head").post(reverse("portal:holding_change", args=[entry.pk]), sent)
    officer = door(made, "privacy_officer")

    page = officer.get(reverse("portal:holding", args=[entry.pk])).content.decode()
    change = HoldingChange.objects.get()
    officer.post(reverse("portal:holding_change_decide", args=[change.pk]), {"act": "approve"})

    assert "受注のため" in page
    assert "発送のため" in page
    assert Holding.objects.get().purpose == "発送のため"


def test_the_second_of_two_gets_the_form_back_with_what_the_first_changed(made: Firm) -> None:
    entry = holding(made, purpose="受注のため", items="氏名")
    client, address = door(made, "privacy_officer"), reverse("portal:holding_change", args=[entry.pk])
    form = client.get(address).context["form"]
    opened = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in opened.items() if value is not None and value is not False}
    other = {"purpose": "発送のため", "items": "氏名、住所"}
    inventory.change(holding=entry, values=other, by=made.by("representative"), on=DAY)

    answer = client.post(address, sent | {"items": "氏名、電話番号"})
    again = {name: answer.context["form"][name].value() for name in form.fields}
    confirmed = client.post(address, {n: v for n, v in again.items() if v is not None and v is not False})

    page = answer.content.decode()
    assert answer.status_code == 409, answer.context["form"].errors
    assert {(each.theirs, each.mine, each.both) for each in answer.context["form"].conflicts} == {
        ("発送のため", "受注のため", False),
        ("氏名、住所", "氏名、電話番号", True),
    }
    assert "緑川 一郎" in page
    assert confirmed.status_code == 302
    stands = Holding.objects.get()
    assert (stands.purpose, stands.items) == ("発送のため", "氏名、電話番号")


def test_an_entry_ends_and_leaves_the_list(made: Firm) -> None:
    entry = holding(made)
    client = door(made, "privacy_officer")

    client.post(
        reverse("portal:holding_end", args=[entry.pk]),
        {"revision": entry.revision, "ended_on": "2026-04-06", "reason": "溶解処理、証明書あり"},
    )

    assert list(client.get(reverse("portal:inventory")).context["page_obj"].object_list) == []
    assert "溶解処理" in client.get(reverse("portal:holding", args=[entry.pk])).content.decode()


def test_the_export_holds_what_the_list_shows(made: Firm) -> None:
    holding(made, name="会員名簿", sensitive=True)
    holding(made, name="取引先名刺", medium="paper")

    answer = door(made, "privacy_officer").get(reverse("portal:inventory_export"), {"medium": "paper"})

    with ZipFile(BytesIO(answer.content)) as book:
        cells = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    assert "取引先名刺" in cells
    assert "紙" in cells
    assert "会員名簿" not in cells


def test_nothing_of_another_business_is_found(made: Firm) -> None:
    other = firm("あかね商事株式会社")
    entry, process = (
        holding(other, name="秘密の名簿"),
        Process.objects.create(
            organisation=other.business, department=other.sales, name="秘密の業務", created_on=DAY
        ),
    )
    client = door(made, "privacy_officer")

    for name, key in (
        ("holding", entry.pk),
        ("holding_change", entry.pk),
        ("holding_end", entry.pk),
        ("process_change", process.pk),
        ("department_hand_over", other.sales.pk),
    ):
        assert client.get(reverse(f"portal:{name}", args=[key])).status_code == 404
    assert list(client.get(reverse("portal:inventory"), {"q": "秘密"}).context["page_obj"].object_list) == []
    assert "秘密" not in client.get(reverse("portal:processes")).content.decode()


def test_a_business_process_is_listed_once_in_a_department(made: Firm) -> None:
    client, address = door(made, "head"), reverse("portal:process_add")
    sent = {"revision": 0, "department": made.sales.pk, "name": "受注と発送", "description": ""}
    client.post(address, sent)

    again = client.post(address, sent)

    assert again.context["form"].errors
    assert Process.objects.count() == 1


def test_an_entry_takes_a_process_of_its_own_department_only(made: Firm) -> None:
    process = inventory.add_process(
        department=made.factory, name="製造", by=made.by("privacy_officer"), on=DAY
    )

    answer = door(made, "privacy_officer").post(
        reverse("portal:holding_add"), posted(values(made.sales, process_id=process.pk))
    )

    assert answer.context["form"].non_field_errors()
    assert not Holding.objects.exists()


def test_a_similar_entry_begins_with_the_columns_of_the_first(made: Firm) -> None:
    entry = holding(made, name="注文票（紙）")

    page = door(made, "privacy_officer").get(reverse("portal:holding_add"), {"like": entry.pk})

    assert page.context["form"]["name"].value() == "注文票（紙）"


def test_a_list_that_is_longer_than_it_is_counted_says_so(
    made: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "LISTED", 60)
    client, address = door(made, "privacy_officer"), reverse("portal:inventory")
    many(made, 60)
    whole = client.get(address)

    many(made, 1)

    longer = client.get(address)
    assert (whole.context["is_more"], longer.context["is_more"]) == (False, True)
    assert longer.context["page_obj"].paginator.count == 60
