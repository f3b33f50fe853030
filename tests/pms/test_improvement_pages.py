"""The pages of nonconformities."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from shirushi.pms.models import Nonconformity
from shirushi.pms.services import improvement as acts
from tests.pms.doors import door
from tests.pms.firm import DAY, firm
from tests.pms.test_improvement import CORRECTION, LATER, approved, done, opened, planned

pytestmark = pytest.mark.django_db
LIST = reverse("portal:pms_nonconformities")


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(DAY)


def at(name: str, found: Nonconformity) -> str:
    return reverse(f"portal:pms_nonconformity{name}", args=[found.pk])


def plan_data(found: Nonconformity, **others: Any) -> dict[str, Any]:
    return {
        "revision": found.revision, "cause": "手順がない", "remedy": "", "action": "手順を作る",
        "due_on": "2026-04-30", "opened": "{}", **others,
    }  # fmt: skip


@pytest.mark.parametrize("number", [3, 30])
def test_the_list_asks_the_same_number_of_questions_however_long_it_is(
    number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = firm()
    for _each in range(number):
        opened(made)
    client = door(made, "privacy_officer")

    with django_assert_max_num_queries(9):
        page = client.get(LIST)

    assert page.content.decode().count("退職者のアカウント") == number


def test_the_list_is_filtered() -> None:
    made = firm()
    opened(made, text="営業の不備")
    opened(made, text="工場の不備", department=made.factory, source="complaint")
    client = door(made, "privacy_officer")

    pages = [
        client.get(LIST, asked).content.decode()
        for asked in ({"source": "complaint"}, {"department": made.sales.pk})
    ]

    assert ["営業の不備" in page for page in pages] == [False, True]
    assert ["工場の不備" in page for page in pages] == [True, False]


def test_a_filter_that_nobody_can_mean_shows_everything() -> None:
    made = firm()
    opened(made)

    page = door(made, "privacy_officer").get(LIST, {"stage": "x", "department": "y"})

    assert "退職者のアカウント" in page.content.decode()


def test_what_somebody_noticed_goes_into_the_list() -> None:
    made = firm()
    sent = {
        "source": "complaint",
        "department": made.sales.pk,
        "text": "返信が遅れた",
        "requirement": "",
        "found_on": "2026-04-05",
    }

    answer = door(made, "head").post(reverse("portal:pms_nonconformity_open"), sent)

    found = Nonconformity.objects.get()
    assert (answer.url, found.found_on, found.found_by) == (at("", found), date(2026, 4, 5), made.head)


def test_a_head_names_no_other_department() -> None:
    made = firm()
    sent = {"source": "other", "department": made.factory.pk, "text": "x", "found_on": "2026-04-05"}

    page = door(made, "head").post(reverse("portal:pms_nonconformity_open"), sent)

    assert page.status_code == 200
    assert not Nonconformity.objects.exists()


def test_the_whole_way_is_walked_on_its_page(show_day: Callable[[date], None]) -> None:
    made = firm()
    found = opened(made)
    head, officer, auditor = (door(made, who) for who in ("head", "privacy_officer", "audit_officer"))

    head.post(at("_plan", found), plan_data(found))
    officer.post(at("_decide", found), {"revision": 1, "comment": "", "act": "approve"})
    head.post(at("_done", found), {"revision": 2, "result": "作った", "done_on": "2026-04-06"})
    show_day(LATER)
    auditor.post(at("_effect", found), {"revision": 3, "effect": "なし", "had_effect": "yes"})

    kept = Nonconformity.objects.get()
    assert (kept.stage, kept.effective_on) == ("closed", LATER)
    assert "効果" in auditor.get(at("", found)).content.decode()


def test_the_second_of_two_gets_the_form_back_with_what_the_first_wrote() -> None:
    made = firm()
    found = opened(made)
    first, second = door(made, "head"), door(made, "privacy_officer")
    first.post(at("_plan", found), plan_data(found, cause="部門の見方"))

    page = second.post(at("_plan", found), plan_data(found, cause="管理者の見方"))

    told = page.content.decode()
    assert page.status_code == 409
    assert "部門の見方" in told
    assert "管理者の見方" in told
    assert Nonconformity.objects.get().cause == "部門の見方"


def test_approval_from_a_stale_page_is_told() -> None:
    made = firm()
    found = planned(made)

    page = door(made, "privacy_officer").post(
        at("_decide", found), {"revision": 0, "comment": "", "act": "approve"}
    )

    assert page.status_code == 409
    assert Nonconformity.objects.get().stage == "planned"


def test_a_plan_is_not_returned_without_a_word() -> None:
    made = firm()
    found = planned(made)

    page = door(made, "privacy_officer").post(
        at("_decide", found), {"revision": found.revision, "comment": "", "act": "return"}
    )

    assert page.status_code == 422
    assert Nonconformity.objects.get().stage == "planned"


def test_who_planned_it_finds_no_form_to_approve_it() -> None:
    made = firm()
    found = planned(made, by="privacy_officer")

    pages = {
        who: door(made, who).get(at("", found)).content.decode()
        for who in ("privacy_officer", "representative")
    }

    assert {who: at("_decide", found) in page for who, page in pages.items()} == {
        "privacy_officer": False, "representative": True,
    }  # fmt: skip


@pytest.mark.parametrize("name", ["", "_plan", "_decide", "_done", "_effect"])
def test_another_business_finds_nothing(name: str) -> None:
    made, other = firm(), firm("あかね商事株式会社")
    found = opened(made)
    client = door(other, "representative")

    answer = client.post(at(name, found), plan_data(found)) if name else client.get(at(name, found))

    assert answer.status_code == 404


def test_a_head_finds_nothing_of_another_department() -> None:
    made = firm()
    found = opened(made, department=made.factory)

    assert door(made, "head").get(at("", found)).status_code == 404


def test_the_ledger_comes_as_excel_with_its_filter() -> None:
    made = firm()
    done(made)
    opened(made, text="別の不備", source="complaint")

    answer = door(made, "privacy_officer").get(
        reverse("portal:pms_nonconformities_export"), {"source": "other"}
    )

    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert len(rows) == 2
    assert "2026-04-06 緑川 花" in rows[1]
    assert "2026-04-20 黒田 進" in rows[1]


def test_a_page_says_what_is_past_its_day(show_day: Callable[[date], None]) -> None:
    made = firm()
    approved(made)
    show_day(date(2026, 5, 1))

    page = door(made, "privacy_officer").get(LIST).content.decode()

    assert "期限を過ぎています" in page


def test_a_nonconformity_of_an_audit_leads_back_to_it() -> None:
    made = firm()
    found = opened(made, source="audit", source_id=77)

    page = door(made, "privacy_officer").get(at("", found)).content.decode()

    assert reverse("portal:pms_audit", args=[77]) in page


def test_words_of_the_correction_are_shown() -> None:
    made = firm()
    found = acts.plan_correction(
        nonconformity=opened(made), correction=CORRECTION, by=made.by("head"), on=DAY
    )

    page = door(made, "head").get(at("", found)).content.decode()

    assert "毎月25日に退職者を伝える" in page
