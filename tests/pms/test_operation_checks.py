"""Monthly checks and the log of the day: acts, points, pages, gaps."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from shirushi.agenda.models import Task
from shirushi.people.actor import Actor
from shirushi.people.models import Department
from shirushi.people.rights import NotAllowed
from shirushi.pms.check_points import shipped_codes
from shirushi.pms.models import CheckPoint, DayLog, LogPlace, Nonconformity, OperationCheck
from shirushi.pms.queries import checks as reads
from shirushi.pms.services import checks as acts
from shirushi.record.errors import ActRefused, Stale
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm

pytestmark = pytest.mark.django_db
APRIL = date(2026, 4, 1)
LIST, LOG = reverse("portal:pms_checks"), reverse("portal:pms_day_log")


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(DAY)


def answers(made: Firm, **bad: str) -> list[acts.PointAnswer]:
    """Everything well, but for the points named, with their words."""
    return [
        acts.PointAnswer(key=point.key, result="bad", remark=bad[point.key.replace("-", "_")], to_list=True)
        if point.key.replace("-", "_") in bad
        else acts.PointAnswer(key=point.key, result="good")
        for point in reads.points_of(made.sales)
    ]


def answered(made: Firm, by: str = "head", month: date = APRIL, **bad: str) -> OperationCheck:
    return acts.answer_check(
        department=made.sales, month=month, answers=answers(made, **bad), by=made.by(by), on=DAY
    )


def place(made: Firm, on: date = date(2026, 3, 30)) -> LogPlace:
    return acts.open_place(organisation=made.business, name="事務所", by=made.by("privacy_officer"), on=on)


def at(made: Firm, who: str, hour: int, minute: int = 0, day: date = DAY) -> Actor:
    moment = datetime(day.year, day.month, day.day, hour, minute, 31, tzinfo=ZoneInfo("Asia/Tokyo"))
    return replace(made.by(who, day), at=moment)


def test_there_are_at_least_twenty_points_to_look_at() -> None:
    assert len(shipped_codes()) >= 20


def test_every_open_department_is_asked_once_a_month() -> None:
    made = firm()
    Department.objects.create(organisation=made.business, name="旧", closed_on=DAY)

    counts = [
        acts.ask_month(organisation=made.business, month=DAY, by=made.by("privacy_officer"), on=DAY)
        for _twice in range(2)
    ]

    tasks = Task.objects.filter(kind="pms.checks.answer").order_by("pk")
    assert counts == [2, 0]
    assert [(task.person, task.due_on) for task in tasks] == [
        (made.head, date(2026, 4, 30)),
        (None, date(2026, 4, 30)),
    ]


def test_a_head_asks_nobody() -> None:
    made = firm()

    with pytest.raises(NotAllowed):
        acts.ask_month(organisation=made.business, month=DAY, by=made.by("head"), on=DAY)


def test_an_answered_check_keeps_each_point_as_it_was_asked_and_closes_its_task() -> None:
    made = firm()
    acts.ask_month(organisation=made.business, month=DAY, by=made.by("privacy_officer"), on=DAY)

    check = answered(made)

    assert check.answers.count() == len(shipped_codes())
    assert not Task.objects.filter(kind="pms.checks.answer", subject_id=check.pk, closed_on=None).exists()


def test_what_is_not_well_goes_into_the_list_if_wished_and_only_once() -> None:
    made = firm()
    check = answered(made, screen_lock="2台がロックされていない")

    answered(made, screen_lock="2台がロックされていない")

    found = Nonconformity.objects.get()
    assert (found.source, found.source_id, found.department) == ("check", check.pk, made.sales)
    assert check.answers.get(key="screen-lock").nonconformity == found


def test_what_is_not_well_needs_its_words() -> None:
    made = firm()
    given = [replace(each, result="bad") if each.key == "keys" else each for each in answers(made)]

    with pytest.raises(ActRefused) as refused:
        acts.answer_check(department=made.sales, month=APRIL, answers=given, by=made.by("head"), on=DAY)

    assert refused.value.code == "remark_missing"


def test_a_check_with_open_points_is_refused() -> None:
    made = firm()

    with pytest.raises(ActRefused) as refused:
        acts.answer_check(
            department=made.sales, month=APRIL, answers=answers(made)[1:], by=made.by("head"), on=DAY
        )

    assert refused.value.code == "points_open"


def test_a_month_that_has_not_begun_is_not_checked() -> None:
    made = firm()

    with pytest.raises(ActRefused) as refused:
        answered(made, month=date(2026, 5, 1))

    assert refused.value.code == "month_ahead"


@pytest.mark.parametrize("who", ["worker", "audit_officer"])
def test_others_do_not_answer(who: str) -> None:
    made = firm()

    with pytest.raises(NotAllowed):
        answered(made, by=who)


def test_a_head_does_not_answer_for_another_department() -> None:
    made = firm()

    with pytest.raises(NotAllowed):
        acts.answer_check(department=made.factory, month=APRIL, answers=[], by=made.by("head"), on=DAY)


def test_a_check_answered_from_a_stale_page_is_told() -> None:
    made = firm()
    answered(made)

    with pytest.raises(Stale):
        acts.answer_check(
            department=made.sales, month=APRIL, answers=answers(made), by=made.by("head"), on=DAY, revision=0
        )


def test_a_department_leaves_out_what_it_does_not_have_and_adds_its_own() -> None:
    made = firm()
    by = made.by("head")
    acts.leave_out(department=made.sales, code="media-ledger", by=by, on=DAY)
    point = acts.add_point(department=made.sales, text="受付の名簿を伏せた", by=by, on=DAY)

    keys = [asked.key for asked in reads.points_of(made.sales)]

    assert "media-ledger" not in keys
    assert keys[-1] == f"own-{point.pk}"
    assert "media-ledger" in [asked.key for asked in reads.points_of(made.factory)]


def test_a_point_left_out_is_taken_in_again() -> None:
    made = firm()
    by = made.by("head")
    acts.leave_out(department=made.sales, code="keys", by=by, on=DAY)

    acts.take_in(department=made.sales, code="keys", by=by, on=DAY)

    assert "keys" in [asked.key for asked in reads.points_of(made.sales)]


def test_a_point_that_nobody_ships_is_not_left_out() -> None:
    made = firm()

    with pytest.raises(ActRefused):
        acts.leave_out(department=made.sales, code="x", by=made.by("head"), on=DAY)


def test_answers_keep_the_words_of_a_point_that_is_dropped_later() -> None:
    made = firm()
    point = acts.add_point(department=made.sales, text="受付の名簿を伏せた", by=made.by("head"), on=DAY)
    check = answered(made)

    acts.drop_point(point=point, by=made.by("head"), on=DAY)

    assert check.answers.order_by("-position")[0].words == "受付の名簿を伏せた"


def test_the_matrix_says_what_is_missing_from_the_first_check_on() -> None:
    made = firm()
    answered(made, month=date(2026, 2, 1), keys="1本足りない")

    months = reads.months_until(DAY)
    [(_department, cells)] = reads.matrix([made.sales], months, DAY)

    told = {cell.month.month: (cell.is_done, cell.is_missing) for cell in cells[-4:]}
    assert told == {1: (False, False), 2: (True, False), 3: (False, True), 4: (False, False)}
    assert cells[-3].check.not_well == 1


@pytest.mark.parametrize("number", [2, 20])
def test_the_overview_asks_the_same_number_of_questions_for_any_number_of_departments(
    number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = firm()
    for each in range(number):
        department = Department.objects.create(organisation=made.business, name=f"部{each}")
        OperationCheck.objects.create(
            organisation=made.business, created_on=DAY, department=department, month=APRIL
        )
    client = door(made, "privacy_officer")

    with django_assert_max_num_queries(8):
        client.get(LIST)


def month_page(department: Department) -> str:
    return reverse("portal:pms_check_month", args=[department.pk, 2026, 4])


def sent(made: Firm, **others: str) -> dict[str, str]:
    return {f"{point.key}-result": "good" for point in reads.points_of(made.sales)} | {"remark": ""} | others


def test_a_whole_check_is_answered_on_one_page() -> None:
    made = firm()
    bad = {"keys-result": "bad", "keys-remark": "1本足りない", "keys-to_list": "on"}

    answer = door(made, "head").post(month_page(made.sales), sent(made, **bad))

    page = door(made, "head").get(answer.url).content.decode()
    assert "1本足りない" in page
    assert Nonconformity.objects.get().text.endswith("1本足りない")


def test_a_check_with_a_wrong_answer_comes_back_with_everything_that_was_typed() -> None:
    made = firm()
    typed = sent(made, **{"keys-result": "bad", "visitors-remark": "名簿を見た"})

    page = door(made, "head").post(month_page(made.sales), typed)

    assert page.status_code == 422
    assert "名簿を見た" in page.content.decode()
    assert not OperationCheck.objects.exists()


def test_a_head_finds_no_other_department_and_another_business_none() -> None:
    made, other = firm(), firm("あかね商事株式会社")

    told = [
        door(made, "head").get(month_page(made.factory)).status_code,
        door(other, "representative").get(month_page(made.sales)).status_code,
        door(other, "representative").post(month_page(made.sales), sent(made)).status_code,
        door(made, "head").get(reverse("portal:pms_check_month", args=[made.sales.pk, 2026, 13])).status_code,
    ]

    assert told == [404, 404, 404, 404]


def test_the_points_are_adjusted_on_their_page() -> None:
    made = firm()
    client, page = door(made, "head"), reverse("portal:pms_check_points", args=[made.sales.pk])

    client.post(page, {"act": "leave_out", "key": "keys"})
    client.post(page, {"act": "add", "text": "受付の名簿"})

    assert set(CheckPoint.objects.values_list("code", "text")) == {("keys", ""), ("", "受付の名簿")}


def test_a_point_of_another_department_is_not_dropped() -> None:
    made = firm()
    point = acts.add_point(department=made.factory, text="工場の鍵", by=made.by("privacy_officer"), on=DAY)

    answer = door(made, "head").post(
        reverse("portal:pms_check_points", args=[made.sales.pk]), {"act": "drop", "key": str(point.pk)}
    )

    assert answer.status_code == 404
    assert CheckPoint.objects.filter(pk=point.pk).exists()


def test_the_answers_come_as_excel() -> None:
    made = firm()
    answered(made, keys="1本足りない")

    answer = door(made, "privacy_officer").get(reverse("portal:pms_checks_export"))

    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert len(rows) == len(shipped_codes()) + 1
    assert any("1本足りない" in row for row in rows)


def test_first_in_and_last_out_are_one_tap_each() -> None:
    made = firm()
    here = place(made)

    acts.come_first(place=here, by=at(made, "worker", 8, 12), on=DAY)
    acts.leave_last(place=here, by=at(made, "head", 19, 40), on=DAY)

    log = DayLog.objects.get()
    assert (log.opened_at, log.opened_by, log.closed_at, log.closed_by) == (
        time(8, 12), made.worker, time(19, 40), made.head,
    )  # fmt: skip


def test_nobody_comes_first_twice() -> None:
    made = firm()
    here = place(made)
    acts.come_first(place=here, by=at(made, "worker", 8), on=DAY)

    with pytest.raises(ActRefused) as refused:
        acts.come_first(place=here, by=at(made, "head", 9), on=DAY)

    assert refused.value.code == "day_opened"
    assert DayLog.objects.get().opened_by == made.worker


def test_of_two_who_left_last_the_later_counts() -> None:
    made = firm()
    here = place(made)
    acts.leave_last(place=here, by=at(made, "worker", 18), on=DAY)

    acts.leave_last(place=here, by=at(made, "head", 20), on=DAY)

    assert DayLog.objects.get().closed_by == made.head


def test_gaps_are_working_days_without_a_whole_log() -> None:
    made = firm()
    here = place(made)  # Monday 30 March
    acts.come_first(place=here, by=at(made, "worker", 8, day=date(2026, 3, 31)), on=date(2026, 3, 31))
    acts.come_first(place=here, by=at(made, "worker", 8, day=date(2026, 4, 1)), on=date(2026, 4, 1))
    acts.leave_last(place=here, by=at(made, "worker", 19, day=date(2026, 4, 1)), on=date(2026, 4, 1))

    [today] = reads.today_of([here], DAY)

    assert today.gaps == [date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 2), date(2026, 4, 3)]


def test_a_gap_is_filled_by_name_and_logged_times_stay() -> None:
    made = firm()
    here, yesterday = place(made), date(2026, 4, 3)
    acts.come_first(place=here, by=at(made, "worker", 8, day=yesterday), on=yesterday)

    acts.add_past_day(
        place=here, day=yesterday, opened_at=time(7), closed_at=time(19), by=made.by("head"), on=DAY
    )

    log = DayLog.objects.get()
    assert (log.opened_at, log.closed_at, log.added_by) == (time(8), time(19), made.head)
    assert yesterday not in reads.today_of([here], DAY)[0].gaps


def test_a_day_on_which_nobody_was_here_is_no_gap() -> None:
    made = firm()
    here = place(made)

    acts.add_past_day(place=here, day=date(2026, 4, 3), nobody=True, by=made.by("worker"), on=DAY)

    assert date(2026, 4, 3) not in reads.today_of([here], DAY)[0].gaps


def test_today_is_not_added_by_hand_and_a_whole_day_not_overwritten() -> None:
    made = firm()
    here, yesterday = place(made), date(2026, 4, 3)
    acts.come_first(place=here, by=at(made, "worker", 8, day=yesterday), on=yesterday)
    acts.leave_last(place=here, by=at(made, "worker", 19, day=yesterday), on=yesterday)

    codes = []
    for day in (DAY, yesterday):
        with pytest.raises(ActRefused) as refused:
            acts.add_past_day(place=here, day=day, opened_at=time(9), by=made.by("head"), on=DAY)
        codes.append(refused.value.code)

    assert codes == ["day_not_past", "day_logged"]


def test_who_adds_a_past_day_is_named_in_the_database() -> None:
    made = firm()
    here = place(made)

    with pytest.raises(IntegrityError), transaction.atomic():
        DayLog.objects.create(organisation=made.business, created_on=DAY, place=here, day=date(2026, 4, 3))


def test_everybody_who_works_here_taps_on_the_page() -> None:
    made = firm()
    here = place(made)
    client = door(made, "worker")

    client.post(reverse("portal:pms_day_log_tap", args=[here.pk]), {"act": "come"})

    assert "白石 杏" in client.get(LOG).content.decode()
    assert DayLog.objects.get().day == DAY


def test_another_business_finds_no_place() -> None:
    made, other = firm(), firm("あかね商事株式会社")
    here = place(made)
    client = door(other, "representative")

    told = [
        client.post(reverse(f"portal:pms_{name}", args=[here.pk])).status_code
        for name in ("day_log_tap", "log_place_close")
    ]
    told += [
        client.get(reverse(f"portal:pms_{name}", args=[here.pk])).status_code
        for name in ("day_log_place", "day_log_export")
    ]

    assert told == [404] * 4


def test_a_forgotten_day_is_added_on_the_page() -> None:
    made = firm()
    here = place(made)
    data = {
        "place": here.pk,
        "day": "2026-04-03",
        "opened_at": "08:30",
        "closed_at": "18:00",
        "remark": "警備記録",
    }

    door(made, "worker").post(reverse("portal:pms_day_log_add"), data)

    assert DayLog.objects.get().added_by == made.worker


@pytest.mark.parametrize("number", [1, 6])
def test_the_log_asks_the_same_number_of_questions_for_any_number_of_places(
    number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = firm()
    for each in range(number):
        acts.open_place(organisation=made.business, name=f"室{each}", by=made.by("privacy_officer"), on=DAY)
    client = door(made, "worker")

    with django_assert_max_num_queries(8):
        client.get(LOG)
