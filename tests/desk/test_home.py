"""The first page of a body: the queue, by next action and age."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from shirushi.agenda.models import Task
from shirushi.people.models import Access, Dossier, Organisation, Person
from tests.access.world import signed_in
from tests.cast import LONG_AGO, Cast, business, cast, dossier

pytestmark = pytest.mark.django_db
ShowDay = Callable[[date], None]
TODAY = date(2026, 11, 22)
CHECK, PLAN = "intake.formal_check", "review.assign"


@pytest.fixture(autouse=True)
def _the_day(show_day: ShowDay) -> None:
    show_day(TODAY)


@pytest.fixture
def people() -> Cast:
    return cast()


def waiting(
    people: Cast,
    name: str,
    *,
    kind: str = CHECK,
    opened_on: date = date(2026, 11, 1),
    due_in: int | None = None,
    body: Organisation | None = None,
    role: str = "clerk",
) -> Dossier:
    """A business whose case waits for the body."""
    case = dossier(business(name), review_body=people.review_body)
    whose = body or people.review_body
    Access.objects.create(dossier=case, organisation=whose, reason="submission", from_on=LONG_AGO)
    Task.objects.create(
        dossier=case, kind=kind, subject_id=case.pk, organisation=whose, roles=[role],
        params={"business": name}, opened_on=opened_on,
        due_on=TODAY + timedelta(days=due_in) if due_in is not None else None,
    )  # fmt: skip
    return case


def page(who: Person, **asked: str) -> str:
    answer = signed_in(who).get(reverse("desk:home"), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def table(text: str) -> str:
    return text[text.index("<tbody>") : text.index("</tbody>")]


def test_the_queue_shows_the_most_pressing_first_with_how_long_it_waits(people: Cast) -> None:
    waiting(people, "あさひ商店株式会社", due_in=9)
    waiting(people, "ゆうひ商店株式会社", due_in=2)

    text = table(page(people.clerk))

    assert text.index("ゆうひ") < text.index("あさひ")
    assert "21日" in text
    assert "事務担当者" in text


def test_the_queue_can_be_ordered_by_age(people: Cast) -> None:
    waiting(people, "ゆうひ商店株式会社", due_in=2, opened_on=date(2026, 11, 20))
    waiting(people, "あさひ商店株式会社", due_in=9, opened_on=date(2026, 10, 1))

    text = table(page(people.clerk, order="age"))

    assert text.index("あさひ") < text.index("ゆうひ")


def test_the_queue_can_be_narrowed_to_an_action_a_name_and_what_is_past_due(people: Cast) -> None:
    waiting(people, "あさひ商店株式会社", due_in=-1)
    waiting(people, "ゆうひ商店株式会社", kind=PLAN, due_in=3)

    by_kind = table(page(people.clerk, kind=PLAN))
    by_name = table(page(people.clerk, name="あさひ"))
    past_due = table(page(people.clerk, overdue="on"))

    assert "ゆうひ" in by_kind
    assert "あさひ" not in by_kind
    assert "ゆうひ" not in by_name
    assert "chip-attention" in past_due
    assert "ゆうひ" not in past_due


def test_an_invented_filter_is_not_asked(people: Cast) -> None:
    waiting(people, "あさひ商店株式会社")

    assert "あさひ" in page(people.clerk, kind="nonsense", order="nonsense")


def test_a_filter_that_fits_nothing_offers_the_whole_queue(people: Cast) -> None:
    waiting(people, "あさひ商店株式会社")

    assert "すべて表示する" in page(people.clerk, name="どこにもない")


def test_an_empty_queue_is_said_calmly(people: Cast) -> None:
    assert "いま待っている仕事はありません" in page(people.clerk)


def test_the_queue_of_another_body_is_not_shown(people: Cast) -> None:
    waiting(people, "あさひ商店株式会社")

    assert "あさひ" not in page(people.other_clerk)


def test_officers_of_the_granting_body_see_what_time_changes_this_week(people: Cast) -> None:
    body = people.granting_body
    waiting(people, "あさひ商店株式会社", body=body, role="officer", due_in=6)
    waiting(people, "ゆうひ商店株式会社", body=body, role="officer", due_in=7)

    text = page(people.officer)

    before_the_table = text[: text.index("<tbody>")]
    assert "今週、期日で変わること" in before_the_table
    assert "あさひ" in before_the_table
    assert "ゆうひ" not in before_the_table


def test_clerks_are_not_shown_the_week(people: Cast) -> None:
    waiting(people, "あさひ商店株式会社", due_in=2)

    assert "今週、期日で変わること" not in page(people.clerk)


def test_a_long_queue_is_paged_and_asks_the_database_no_more_often(
    people: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        waiting(people, f"第{number}商店株式会社", due_in=number)
    client = signed_in(people.clerk)

    with django_assert_num_queries(7):
        text = client.get(reverse("desk:home")).content.decode()

    assert table(text).count("<tr>") == 50
    assert "page=2" in text
