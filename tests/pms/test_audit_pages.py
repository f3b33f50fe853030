"""The pages of the audits."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from shirushi.pms.models import Audit, AuditItem, AuditPlan
from shirushi.pms.services import audits
from tests.pms.audit_scene import PLANNED, answer, answer_all, audit_of, begun, planned, reported
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(PLANNED)


def part(audit: Audit, group: str = "J.2") -> str:
    return reverse("portal:pms_audit_part", args=[audit.pk, group])


def sent(item: AuditItem, **others: Any) -> dict[str, Any]:
    given = {"revision": item.revision, "opened": "{}", "judgement": "", "finding": "", "seen": "", **others}
    return {f"q{item.pk}-{name}": value for name, value in given.items()}


def items(audit: Audit, group: str = "J.2") -> list[AuditItem]:
    return list(audit.items.filter(group=group).order_by("position"))


def held_by_worker(made: Firm) -> tuple[Audit, Client]:
    """An audit of the factory held by somebody of the sales department, who is a worker."""
    audit = audit_of(planned(made), made.factory)
    audits.name_auditors(audit=audit, persons=[made.worker], by=made.by("audit_officer"), on=DAY)
    return audit, door(made, "worker")


def test_a_plan_is_made_on_one_page() -> None:
    made = firm()
    data = {
        "year": "2026",
        "theme": "定期監査",
        "aim": "",
        "schemes": ["privacymark", "japhic"],
        "planned_on": "2026-07-01",
    }

    answer_ = door(made, "audit_officer").post(reverse("portal:pms_audit_plan_new"), data)

    plan = AuditPlan.objects.get()
    assert answer_.url == reverse("portal:pms_audit_plan", args=[plan.pk])
    assert plan.audits.count() == 3


def test_only_people_who_may_audit_are_offered() -> None:
    made = firm()
    audit = audit_of(planned(made), made.sales)

    page = door(made, "audit_officer").get(reverse("portal:pms_audit_edit", args=[audit.pk])).content.decode()

    assert "青木 健" in page
    assert "緑川 一郎" in page
    assert not [name for name in ("黒田 進", "白石 杏", "緑川 花") if name in page]


def test_an_auditor_who_is_a_worker_holds_the_audit_from_beginning_to_end() -> None:
    made = firm()
    audit, client = held_by_worker(made)

    client.post(reverse("portal:pms_audit_begin", args=[audit.pk]))
    first = items(audit)[0]
    client.post(
        part(audit), sent(first, judgement="nonconformity", finding="責任者が知らない", seen="体制図")
    )
    audit.items.filter(judgement="").update(judgement="conforms")
    page = client.get(reverse("portal:pms_audit", args=[audit.pk])).content.decode()
    ended = client.post(reverse("portal:pms_audit_finish", args=[audit.pk]), {"revision": 2, "remark": ""})

    assert reverse("portal:pms_audit_finish", args=[audit.pk]) in page
    assert ended.status_code == 302
    assert Audit.objects.get(pk=audit.pk).finished_on == PLANNED


def test_several_answers_of_one_page_are_saved_each_on_its_own() -> None:
    made = firm()
    audit = begun(made, None)
    first, second, third = items(audit)[:3]
    data = sent(first, judgement="conforms", seen="方針") | sent(second, judgement="remark") | sent(third)

    page = door(made, "audit_officer").post(part(audit), data)

    kept = [item.judgement for item in items(audit)[:3]]
    assert page.status_code == 422
    assert kept == ["conforms", "", ""]
    assert "監査所見を書いてください" in page.content.decode()


def test_what_nobody_touched_is_not_saved_again() -> None:
    made = firm()
    audit = begun(made, None)
    answer(made, items(audit)[0])
    item = items(audit)[0]
    opened = '{"judgement": "conforms", "finding": "", "seen": "規程"}'

    door(made, "audit_officer").post(
        part(audit), sent(item, judgement="conforms", seen="規程", opened=opened)
    )

    assert items(audit)[0].revision == item.revision


def test_the_second_of_two_auditors_sees_what_the_first_wrote() -> None:
    made = firm()
    audit = begun(made, None)
    item = items(audit)[0]
    answer(made, item, "remark", "掲示が古い")
    opened = '{"judgement": "", "finding": "", "seen": ""}'

    page = door(made, "audit_officer").post(
        part(audit), sent(item, revision=0, judgement="conforms", seen="掲示板", opened=opened)
    )

    told = page.content.decode()
    assert page.status_code == 409
    assert "掲示が古い" in told
    assert "掲示板" in told
    assert items(audit)[0].judgement == "remark"


def test_who_was_not_named_reads_and_does_not_write() -> None:
    made = firm()
    audit = begun(made, None)
    client = door(made, "privacy_officer")

    told = (client.get(part(audit)).status_code, client.post(part(audit), {}).status_code)

    assert told == (200, 403)


def test_a_part_that_there_is_not_is_not_found() -> None:
    made = firm()
    audit = begun(made, None)

    assert door(made, "audit_officer").get(part(audit, "X.9")).status_code == 404


def test_a_worker_who_audits_nothing_finds_nothing() -> None:
    made = firm()
    audit = begun(made, made.factory)
    client = door(made, "worker")

    assert client.get(reverse("portal:pms_audit", args=[audit.pk])).status_code == 404
    assert "あなたに関わる監査はありません" in client.get(reverse("portal:pms_audits")).content.decode()


def test_a_head_reads_the_audit_of_the_own_department_only() -> None:
    made = firm()
    plan = planned(made)
    client = door(made, "head")

    told = [
        client.get(reverse("portal:pms_audit", args=[audit_of(plan, department).pk])).status_code
        for department in (made.sales, made.factory, None)
    ]

    assert told == [200, 404, 404]


@pytest.mark.parametrize("name", ["pms_audit", "pms_audit_export", "pms_audit_edit"])
def test_another_business_finds_no_audit(name: str) -> None:
    made, other = firm(), firm("あかね商事株式会社")
    audit = begun(made, made.sales)

    assert door(other, "audit_officer").get(reverse(f"portal:{name}", args=[audit.pk])).status_code == 404


@pytest.mark.parametrize(
    "name", ["pms_audit_begin", "pms_audit_finish", "pms_audit_drop", "pms_audit_question"]
)
def test_another_business_acts_on_no_audit(name: str) -> None:
    made, other = firm(), firm("あかね商事株式会社")
    audit = begun(made, made.sales)

    assert door(other, "audit_officer").post(reverse(f"portal:{name}", args=[audit.pk])).status_code == 404


def test_the_report_has_its_sections_and_the_word_of_the_representative() -> None:
    made = firm()
    plan = reported(made)
    chief = door(made, "representative")

    chief.post(
        reverse("portal:pms_audit_report_receive", args=[plan.pk]),
        {"revision": plan.revision, "instruction": "急ぐこと"},
    )

    page = chief.get(reverse("portal:pms_audit_report", args=[plan.pk])).content.decode()
    for word in (
        "範囲と目的",
        "日程と監査員",
        "不適合と観察事項",
        "おおむね守られている",
        "急ぐこと",
        "不備1",
    ):
        assert word in page


def test_a_department_opened_since_is_added_on_the_page() -> None:
    made = firm()
    plan = planned(made)
    new = made.business.departments.create(name="配送部")
    client = door(made, "audit_officer")

    client.post(
        reverse("portal:pms_audit_add", args=[plan.pk]), {"department": new.pk, "planned_on": "2026-07-01"}
    )

    assert plan.audits.filter(department=new).exists()
    assert "配送部" in client.get(reverse("portal:pms_audit_plan", args=[plan.pk])).content.decode()


def test_the_audit_officer_does_not_receive_the_own_report() -> None:
    made = firm()
    plan = reported(made)

    answer_ = door(made, "audit_officer").post(
        reverse("portal:pms_audit_report_receive", args=[plan.pk]),
        {"revision": plan.revision, "instruction": ""},
    )

    assert answer_.status_code == 403


def test_the_check_list_comes_as_excel() -> None:
    made = firm()
    audit = begun(made, made.sales)
    answer_all(made, audit)

    answer_ = door(made, "audit_officer").get(reverse("portal:pms_audit_export", args=[audit.pk]))

    assert answer_.status_code == 200
    assert answer_.content[:2] == b"PK"


def test_a_page_of_the_check_list_asks_the_same_number_of_questions_however_long_it_is(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    made = firm()
    audit = begun(made, None)
    client = door(made, "audit_officer")

    for group in ("J.7", "J.8"):
        with django_assert_max_num_queries(11):
            client.get(part(audit, group))


@pytest.mark.parametrize("number", [1, 15])
def test_a_plan_asks_the_same_number_of_questions_for_any_number_of_departments(
    number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = firm()
    for each in range(number):
        made.business.departments.create(name=f"部{each}")
    plan = planned(made)
    client = door(made, "audit_officer")

    with django_assert_max_num_queries(10):
        client.get(reverse("portal:pms_audit_plan", args=[plan.pk]))
    with django_assert_max_num_queries(10):
        client.get(reverse("portal:pms_audits"))
