"""The first page of a business: what needs me now."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from shirushi.agenda.models import Notice, Task
from shirushi.grants.models import Grant, Registration
from shirushi.people.models import Department, Dossier, Person, Unit
from shirushi.pms.models import YearPlan
from shirushi.pms.services import inventory
from shirushi.portal.beginning import Beginning
from tests.access.world import signed_in
from tests.cast import LONG_AGO, Cast, acting, cast, dossier, member, moment
from tests.pms.firm import values

pytestmark = pytest.mark.django_db
ShowDay = Callable[[date], None]
TODAY = date(2026, 11, 22)
INVOICE = {"number": "PM-1", "issuer": "みちのく審査センター", "total": 52382}


@pytest.fixture(autouse=True)
def _the_day(show_day: ShowDay) -> None:
    show_day(TODAY)


@pytest.fixture
def people() -> Cast:
    return cast()


def page(who: Person, name: str = "portal:home") -> str:
    answer = signed_in(who).get(reverse(name))
    assert answer.status_code == 200
    return answer.content.decode()


def task(of: Dossier, due_in: int | None, subject: int = 1, **more: object) -> Task:
    return Task.objects.create(
        dossier=of, kind="billing.pay_invoice", subject_id=subject, organisation=of.unit.organisation,
        roles=["privacy_officer"], params=INVOICE, opened_on=date(2026, 11, 1),
        due_on=TODAY + timedelta(days=due_in) if due_in is not None else None, **more,
    )  # fmt: skip


def granted(of: Dossier, number: str = "10000001", expires_on: date = date(2027, 11, 10)) -> Grant:
    registration = Registration.objects.create(
        dossier=of, scheme="privacymark", number=number, registered_on=date(2025, 11, 11)
    )
    return Grant.objects.create(
        dossier=of, registration=registration, ordinal=1, review_body=of.review_body,
        decided_on=date(2025, 11, 1), contracted_on=date(2025, 11, 11), starts_on=date(2025, 11, 11),
        expires_on=expires_on, decision={},
    )  # fmt: skip


def test_the_title_counts_what_is_to_do(people: Cast) -> None:
    ours = dossier(people.business)
    task(ours, due_in=3)
    task(ours, due_in=-2, subject=2)

    assert "やることが2件あります" in page(people.privacy_officer)


def test_each_task_tells_its_days_the_most_pressing_first_and_leads_to_its_page(people: Cast) -> None:
    ours = dossier(people.business)
    task(ours, due_in=5)
    task(ours, due_in=-2, subject=2)

    text = page(people.privacy_officer)

    assert text.index("過ぎました") < text.index("5日")
    assert reverse("portal:invoice", args=[2]) in text


def planned(people: Cast) -> None:
    YearPlan.objects.create(
        organisation=people.business, created_on=TODAY, starts_on=date(2026, 4, 1),
        approved_on=TODAY, approved_by=people.representative,
    )  # fmt: skip


def test_nothing_to_do_is_said_calmly(people: Cast) -> None:
    planned(people)

    assert "今日、することはありません" in page(people.privacy_officer)


def begun(people: Cast) -> Beginning:
    found: Beginning = signed_in(people.privacy_officer).get(reverse("portal:home")).context["beginning"]
    return found


def test_an_empty_pms_leads_to_its_first_steps_in_their_order(people: Cast) -> None:
    text = page(people.privacy_officer)

    steps = text[text.index('id="beginning"') :]
    places = [steps.index(f'href="{reverse(step.way.view)}"') for step in begun(people).steps]
    assert "PMSを始めましょう" in text
    assert "今日、することはありません" not in text
    assert places == sorted(places)
    assert begun(people).next.way.view == "portal:inventory_start"


def test_a_step_that_is_done_gives_way_to_the_next(people: Cast) -> None:
    office = Department.objects.create(organisation=people.business, name="本社")
    by = acting(people.privacy_officer, TODAY)
    inventory.add(organisation=people.business, values=values(office), by=by, on=TODAY)

    steps = begun(people)

    assert steps.steps[0].is_done
    assert steps.next.way.view != "portal:inventory_start"


@pytest.mark.parametrize("who", ["audit_officer", "worker"])
def test_the_first_steps_are_shown_to_those_who_take_them(people: Cast, who: str) -> None:
    assert 'id="beginning"' not in page(getattr(people, who))


def test_once_a_year_is_planned_the_first_steps_are_behind(people: Cast) -> None:
    planned(people)

    assert 'id="beginning"' not in page(people.representative)


def test_the_red_button_and_the_application_are_offered_to_who_may(people: Cast) -> None:
    dossier(people.business)

    ours = page(people.privacy_officer)
    auditor = page(people.audit_officer)

    assert "事故が起きた" in ours
    assert reverse("portal:application_start") in ours
    assert "事故が起きた" not in auditor


def test_a_mark_is_shown_with_standing_number_expiry_and_window(people: Cast) -> None:
    granted(dossier(people.business, review_body=people.review_body))

    text = page(people.privacy_officer)

    assert "10000001" in text
    assert "2027年11月10日" in text
    assert "chip-granted" in text
    assert "2027年3月11日" in text


def test_the_days_to_the_next_window_stand_under_the_title(people: Cast) -> None:
    granted(dossier(people.business, review_body=people.review_body))
    opens_on = date(2027, 3, 11)

    text = page(people.privacy_officer)

    assert f"次の更新申請の受付まで{(opens_on - TODAY).days}日" in text


def test_a_unit_without_grant_is_shown_as_not_granted_yet(people: Cast) -> None:
    dossier(people.business)

    assert "未取得" in page(people.privacy_officer)


def test_an_empty_house_offers_the_start(people: Cast) -> None:
    assert reverse("portal:units") in page(people.privacy_officer)
    assert reverse("portal:unit_register") in page(people.privacy_officer, "portal:units")


def test_notices_are_shown_the_newest_first(people: Cast) -> None:
    ours = dossier(people.business)
    for day, kind in ((1, "intake.application_accepted"), (2, "intake.application_returned")):
        Notice.objects.create(
            dossier=ours, organisation=people.business, roles=["privacy_officer"], kind=kind, subject_id=1,
            given_on=date(2026, 11, day), given_at=moment(date(2026, 11, day)),
        )  # fmt: skip

    text = page(people.privacy_officer)

    assert text.index("2026年11月2日") < text.index("2026年11月1日")


@pytest.mark.parametrize("role", ["worker", "department_head"])
def test_people_without_a_part_in_the_case_see_a_calm_page_of_their_own(people: Cast, role: str) -> None:
    task(dossier(people.business), due_in=3)
    who = member(people.business, role, "部 員")

    text = page(who)

    assert "いま、やることはありません" in text
    assert "マークを申請する" not in text
    assert "PM-1" not in text


def test_the_page_asks_as_often_for_many_marks_and_tasks_as_for_few(
    people: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        unit = Unit.objects.create(
            organisation=people.business, kind="department", name=f"第{number}工場", registered_on=LONG_AGO
        )
        each = Dossier.objects.create(
            unit=unit, scheme="privacymark", opened_on=LONG_AGO, review_body=people.review_body
        )
        granted(each, number=f"100000{number:02}")
        task(each, due_in=number, subject=number)
    client = signed_in(people.privacy_officer)

    with django_assert_num_queries(53):  # 11 for the page, 42 for readiness and the wheel, whatever the size
        text = client.get(reverse("portal:home")).content.decode()

    assert text.count("chip-granted") == 12
    assert "やることが12件あります" in text


def test_a_department_is_registered_with_its_name(people: Cast) -> None:
    client = signed_in(people.privacy_officer)

    client.post(reverse("portal:unit_register"), {"kind": "department", "name": "仙台工場"})

    unit = Unit.objects.get()
    assert (unit.kind, unit.name, unit.registered_on) == ("department", "仙台工場", TODAY)


def test_a_corporation_is_registered_without_the_name_that_was_left_in_the_form(people: Cast) -> None:
    client = signed_in(people.privacy_officer)

    client.post(reverse("portal:unit_register"), {"kind": "corporation", "name": "仙台工場"})

    assert Unit.objects.get().name == ""


def test_a_department_without_a_name_is_asked_for_it(people: Cast) -> None:
    answer = signed_in(people.privacy_officer).post(reverse("portal:unit_register"), {"kind": "department"})

    assert "部署の名称を入力してください" in answer.content.decode()
    assert not Unit.objects.exists()


def test_registering_the_same_unit_twice_is_refused_on_the_form(people: Cast) -> None:
    client = signed_in(people.privacy_officer)
    for _ in range(2):
        answer = client.post(reverse("portal:unit_register"), {"kind": "corporation"})

    assert "すでに登録されています" in answer.content.decode()
    assert Unit.objects.count() == 1


def test_nobody_registers_a_corporation_as_a_sole_proprietor(people: Cast) -> None:
    signed_in(people.privacy_officer).post(reverse("portal:unit_register"), {"kind": "sole_proprietor"})

    assert not Unit.objects.exists()
