"""The figures of a business year, and what they say in a management review."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from shirushi.pms.models import DataRequest, Mishap, Nonconformity, OperationCheck
from shirushi.pms.queries import figures
from shirushi.pms.queries.review_inputs import Asked
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm

pytestmark = pytest.mark.django_db
APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)
ON = date(2026, 5, 20)
ONE = timedelta(days=1)


@pytest.fixture
def made() -> Firm:
    return firm()


@pytest.fixture(autouse=True)
def _the_day(show_day: Callable[[date], None]) -> None:
    show_day(ON)


def found(made: Firm, number: int, found_on: date, **others: object) -> Nonconformity:
    return Nonconformity.objects.create(
        organisation=made.business, created_on=found_on, number=number, text="鍵", found_on=found_on,
        **{"source": "other", **others},
    )  # fmt: skip


def asked(made: Firm, number: int, answered_on: date | None, due_on: date = ON) -> DataRequest:
    return DataRequest.objects.create(
        organisation=made.business, created_on=APRIL, number=number, kind="disclosure", received_on=APRIL,
        due_on=due_on, requester="山田", content="全部", answered_on=answered_on,
        decision="granted" if answered_on else "",
    )  # fmt: skip


def row(made: Firm, label: str, on: date = ON) -> list[int]:
    with translation.override("en"):
        rows = {str(each.label): each.values for each in figures.year(made.business, APRIL, on).rows}
    return rows[label][:2]


def test_what_was_found_is_counted_in_its_month_within_the_year(made: Firm) -> None:
    found(made, 1, APRIL - ONE)
    found(made, 2, APRIL)
    found(made, 3, ON)

    assert row(made, "Nonconformities found") == [1, 1]


def test_incidents_and_near_misses_are_told_apart(made: Firm) -> None:
    for number, kind in enumerate(("incident", "near_miss", "near_miss"), start=1):
        Mishap.objects.create(
            organisation=made.business,
            created_on=ON,
            number=number,
            kind=kind,
            found_on=ON,
            happened="誤送信",
        )

    assert (row(made, "Incident"), row(made, "Near miss")) == ([0, 1], [0, 2])


def test_the_future_is_not_counted(made: Firm) -> None:
    found(made, 1, ON)

    assert row(made, "Nonconformities found", on=ON - ONE) == [0, 0]


def test_checks_asked_for_stand_beside_those_answered(made: Firm) -> None:
    common = {"organisation": made.business, "created_on": APRIL, "month": APRIL}
    OperationCheck.objects.create(department=made.sales, answered_on=DAY, **common)
    OperationCheck.objects.create(department=made.factory, **common)

    assert (row(made, "Checks asked for"), row(made, "Checks answered")) == ([2, 0], [1, 0])


def test_a_request_answered_late_is_not_in_time(made: Firm) -> None:
    asked(made, 1, answered_on=ON)
    asked(made, 2, answered_on=ON, due_on=ON - ONE)
    asked(made, 3, answered_on=None)

    assert (row(made, "Requests received"), row(made, "Requests answered in time")) == ([3, 0], [0, 1])


def test_an_open_nonconformity_stays_open_until_its_effect_is_confirmed(made: Firm) -> None:
    done = {"stage": "closed", "approved_on": APRIL, "done_on": APRIL, "effective_on": ON}
    found(made, 1, APRIL, **done)
    found(made, 2, APRIL)

    assert figures.year(made.business, APRIL, ON - ONE).open_findings == 2
    assert figures.year(made.business, APRIL, ON).open_findings == 1


def test_another_businesss_figures_do_not_count(made: Firm) -> None:
    found(firm("あかね商事株式会社"), 1, APRIL)

    assert row(made, "Nonconformities found") == [0, 0]


def test_the_review_is_told_the_figures_since_the_last(made: Firm) -> None:
    asked(made, 1, answered_on=ON)
    found(made, 1, ON)

    told = figures.monitoring(Asked(made.business, APRIL, ON))

    assert [line["en"] for line in told.lines] == [
        "Requests answered in time: 1 of 1.",
        "Corrections whose effect was confirmed: 0.",
    ]


def test_the_page_shows_pictures_and_their_numbers(
    made: Firm, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    found(made, 1, APRIL)
    client = door(made, "privacy_officer")

    with django_assert_max_num_queries(24):
        text = client.get(reverse("portal:pms_figures")).content.decode()

    assert "<rect" in text
    assert "2026-04" in text
    assert " style=" not in text


@pytest.mark.parametrize(("asked_for", "status"), [("2025", 200), ("99999", 404), ("x", 404)])
def test_other_years_are_asked_for_by_their_first(made: Firm, asked_for: str, status: int) -> None:
    answer = door(made, "privacy_officer").get(reverse("portal:pms_figures"), {"year": asked_for})

    assert answer.status_code == status


def test_the_figures_go_out_as_a_workbook(made: Firm) -> None:
    found(made, 1, MAY)

    answer = door(made, "privacy_officer").get(reverse("portal:pms_figures_export"), {"year": "2026"})

    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    heading = next(row for row in rows if "2026-05" in row)
    row = next(row for row in rows if row[0] == "見つかった不適合")
    assert (row[heading.index("2026-05")], row[heading.index("2026-04")], row[-1]) == (1, 0, 1)
    assert rows[-1][0] == "有効性の確認が済んでいない不適合"
    assert rows[-1][-1] == 1


@pytest.mark.parametrize("asked_for", ["1999", "x", "99999"])
def test_a_year_that_cannot_be_is_no_workbook(made: Firm, asked_for: str) -> None:
    answer = door(made, "privacy_officer").get(reverse("portal:pms_figures_export"), {"year": asked_for})

    assert answer.status_code == 404
