"""The pages of data subject requests and complaints."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from shirushi.pms.models import Complaint, DataRequest, Nonconformity
from tests.pms.doors import door
from tests.pms.firm import DAY, firm
from tests.pms.test_requests import ASKED, HANDLED, SAID, complained, received

pytestmark = pytest.mark.django_db
LISTS = {"data_requests": received, "complaints": complained}


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(DAY)


def at(name: str, *args: object) -> str:
    return reverse(f"portal:{name}", args=args)


@pytest.mark.parametrize("name", LISTS)
def test_what_is_late_is_filtered_and_marked(name: str, show_day: Callable[[date], None]) -> None:
    made = firm()
    LISTS[name](made)
    LISTS[name](made, due_on=date(2026, 5, 30))
    show_day(date(2026, 4, 21))

    page = door(made, "privacy_officer").get(at(name), {"standing": "overdue"})

    assert [row["late"] for row in page.context["rows"]] == [True]
    assert "期限超過" in page.text


def test_a_request_walks_from_arrival_to_answer() -> None:
    made = firm()
    client = door(made, "privacy_officer")

    client.post(at("data_request_add"), {**ASKED, "revision": 0, "identity": "免許証"})
    found = DataRequest.objects.get()
    page = client.get(at("data_request", found.pk)).text
    client.post(
        at("data_request_answer", found.pk),
        {
            "revision": 0,
            "decision": "granted",
            "way": "electronic",
            "answered_on": "2026-04-06",
            "reason": "",
        },
    )

    found.refresh_from_db()
    assert "4月21日" in page
    assert (found.decision, found.answered_on, found.answered_by) == ("granted", DAY, made.privacy_officer)
    assert at("data_request_answer", found.pk) not in client.get(at("data_request", found.pk)).text


def test_an_answer_without_identity_is_told_on_the_page() -> None:
    made = firm()
    found = received(made)
    sent = {"revision": 0, "decision": "granted", "way": "paper", "answered_on": "2026-04-06"}

    page = door(made, "privacy_officer").post(at("data_request_answer", found.pk), sent)

    assert page.status_code == 422
    assert "本人確認" in page.text


@pytest.mark.parametrize(
    ("name", "sent"),
    [("data_request", {**ASKED, "content": "変更"}), ("complaint", {**SAID, "content": "変更"})],
)
def test_the_second_of_two_gets_the_form_back(name: str, sent: dict[str, Any]) -> None:
    made = firm()
    found = (received if name == "data_request" else complained)(made)
    data = {**sent, "revision": 0, "opened": "{}"}
    first = door(made, "representative").post(at(f"{name}_change", found.pk), data)

    second = door(made, "privacy_officer").post(
        at(f"{name}_change", found.pk), {**data, "content": "別の変更"}
    )

    found.refresh_from_db()
    assert (first.status_code, second.status_code, found.content) == (302, 409, "変更")
    assert found.due_on == date(2026, 4, 20)


def test_a_complaint_walks_from_arrival_to_its_end() -> None:
    made = firm()
    client = door(made, "privacy_officer")

    client.post(at("complaint_add"), {**SAID, "revision": 0})
    found = Complaint.objects.get()
    early = client.post(at("complaint_close", found.pk), {"revision": 0})
    client.post(at("complaint_change", found.pk), {**SAID, **HANDLED, "revision": 0, "opened": "{}"})
    client.post(at("complaint_shows", found.pk), {"text": "停止の手順がない"})
    found.refresh_from_db()
    client.post(at("complaint_close", found.pk), {"revision": found.revision})

    found.refresh_from_db()
    listed = Nonconformity.objects.get()
    assert (early.status_code, found.closed_on) == (422, DAY)
    assert at("pms_nonconformity", listed.pk) in client.get(at("complaint", found.pk)).text
    assert at("complaint", found.pk) in client.get(at("pms_nonconformity", listed.pk)).text
