"""The register of workers, and departments that own records."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shirushi.people import services as people
from shirushi.people.models import Department, Membership
from shirushi.people.rights import NotAllowed
from shirushi.pms.models import DepartmentConfirmation, Holding, Worker
from shirushi.pms.queries import inventory as holdings
from shirushi.pms.services import departments, inventory, workers
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalBody, JournalLine
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm, holding

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(show_day: Callable[[date], None]) -> Firm:
    show_day(DAY)
    return firm()


def values(made: Firm, **others: Any) -> dict[str, Any]:
    return {
        "department_id": made.sales.pk,
        "number": "",
        "name": "白石 杏",
        "kind": "part_time",
        "email": "",
        "joined_on": date(2025, 4, 1),
        **others,
    }


def worker(made: Firm, by: str = "privacy_officer", **others: Any) -> Worker:
    return workers.add(organisation=made.business, values=values(made, **others), by=made.by(by), on=DAY)


def test_a_worker_needs_no_address(made: Firm) -> None:
    added = worker(made)

    assert (added.email, added.person) == ("", None)


def test_a_worker_whose_address_signs_in_is_that_person(made: Firm) -> None:
    added = worker(made, email=made.worker.email.upper())

    assert added.person == made.worker


def test_the_address_of_a_stranger_is_no_person_of_the_business(made: Firm) -> None:
    added = worker(made, email=firm("あかね商事株式会社").worker.email)

    assert added.person is None


def test_a_number_is_carried_by_one_worker(made: Firm) -> None:
    worker(made, number="7")

    with pytest.raises(ActRefused, match="number_used"):
        worker(made, number="7")


def test_a_head_writes_its_own_department_only(made: Firm) -> None:
    worker(made, by="head")

    with pytest.raises(NotAllowed):
        worker(made, by="head", department_id=made.factory.pk)


def test_the_journal_keeps_names_of_workers_apart_so_that_they_can_be_erased(made: Firm) -> None:
    added = worker(made)
    workers.change(worker=added, values=values(made, name="白石 杏子"), by=made.by("head"), on=DAY)

    assert not [line for line in JournalLine.objects.all() if "白石" in str([line.before, line.after])]
    assert [
        body.content.get("after", body.content)["name"] for body in JournalBody.objects.order_by("pk")
    ] == [
        "白石 杏",
        "白石 杏子",
    ]


def test_the_journal_tells_from_which_department_to_which_a_worker_went(made: Firm) -> None:
    added = worker(made)

    workers.change(
        worker=added,
        values=values(made, department_id=made.factory.pk),
        by=made.by("privacy_officer"),
        on=DAY,
    )

    line = JournalLine.objects.get(action="pms.worker.changed")
    assert (line.before, line.after) == ({"department": "営業部"}, {"department": "工場"})


def test_who_leaves_stays_in_the_register_of_those_who_left(made: Firm) -> None:
    added = worker(made)
    workers.leave(worker=added, left_on=DAY, by=made.by("head"), on=DAY)
    client = door(made, "privacy_officer")

    def shown(**asked: str) -> list[Worker]:
        return list(client.get(reverse("portal:workers"), asked).context["page_obj"].object_list)

    assert shown() == []
    assert shown(here="left") == [added]
    assert shown(q="白石", here="left") == [added]
    assert shown(q="白石") == []


def test_nobody_leaves_before_joining(made: Firm) -> None:
    with pytest.raises(ActRefused, match="left_before_joining"):
        workers.leave(worker=worker(made), left_on=date(2025, 3, 31), by=made.by("head"), on=DAY)


def test_a_leaving_is_taken_back(made: Firm) -> None:
    added = workers.leave(worker=worker(made), left_on=DAY, by=made.by("head"), on=DAY)

    workers.come_back(worker=added, by=made.by("head"), on=DAY)

    assert Worker.objects.get().left_on is None


def test_the_register_asks_the_same_few_questions_at_any_length(made: Firm) -> None:
    client, address = door(made, "privacy_officer"), reverse("portal:workers")
    worker(made)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    rows = [values(made, name=f"従業者{number}") for number in range(60)]
    workers.add_many(organisation=made.business, rows=rows, by=made.by("privacy_officer"), on=DAY)

    with CaptureQueriesContext(connection) as more:
        client.get(address)

    assert len(more) == len(few) <= 10


def test_a_worker_is_added_and_changed_on_the_pages(made: Firm) -> None:
    client = door(made, "privacy_officer")
    sent = {
        "revision": 0, "name": "赤坂 進", "department": made.sales.pk, "kind": "regular", "joined_on": "R7.4.1",
    }  # fmt: skip
    client.post(reverse("portal:worker_add"), sent)
    added = Worker.objects.get()

    client.post(reverse("portal:worker", args=[added.pk]), sent | {"department": made.factory.pk})

    added.refresh_from_db()
    assert (added.joined_on, added.department) == (date(2025, 4, 1), made.factory)


def test_a_worker_of_another_business_is_not_found(made: Firm) -> None:
    other = firm("あかね商事株式会社")

    answer = door(made, "privacy_officer").get(reverse("portal:worker", args=[worker(other).pk]))

    assert answer.status_code == 404


def test_the_export_names_the_workers(made: Firm) -> None:
    worker(made)

    answer = door(made, "privacy_officer").get(reverse("portal:workers_export"))

    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    assert answer.content[:2] == b"PK"


def close(made: Firm) -> Department:
    return people.close_department(department=made.factory, by=made.by("privacy_officer"), on=DAY)


@pytest.mark.parametrize("what", ["holding", "worker"])
def test_a_department_that_owns_records_is_not_closed(made: Firm, what: str) -> None:
    if what == "holding":
        holding(made, made.factory)
    else:
        worker(made, department_id=made.factory.pk)

    with pytest.raises(ActRefused, match="department_owns_records"):
        close(made)


def test_what_has_ended_does_not_keep_a_department_open(made: Firm) -> None:
    entry = holding(made, made.factory)
    inventory.end(holding=entry, reason="", by=made.by("privacy_officer"), on=DAY, ended_on=DAY)

    assert close(made).closed_on == DAY


def test_records_are_handed_over_and_the_department_closes(made: Firm) -> None:
    entry = holding(made, made.factory, name="工場の名簿")
    gone = holding(made, made.factory)
    inventory.end(holding=gone, reason="", by=made.by("privacy_officer"), on=DAY, ended_on=DAY)
    someone = worker(made, department_id=made.factory.pk)
    client = door(made, "privacy_officer")

    client.post(reverse("portal:department_hand_over", args=[made.factory.pk]), {"target": made.sales.pk})
    close(made)

    assert Holding.objects.get(pk=entry.pk).department == made.sales
    assert Holding.objects.get(pk=gone.pk).department == made.factory
    assert Worker.objects.get(pk=someone.pk).department == made.sales
    asked = holdings.Filter(text="工場", department=made.sales.pk)
    assert len(holdings.listed(made.by("privacy_officer"), asked)) == 1


def test_a_process_of_the_same_name_takes_the_entries_over(made: Firm) -> None:
    by = made.by("privacy_officer")
    here = inventory.add_process(department=made.factory, name="採用", by=by, on=DAY)
    there = inventory.add_process(department=made.sales, name="採用", by=by, on=DAY)
    entry = holding(made, made.factory, process_id=here.pk)

    departments.hand_over(source=made.factory, target=made.sales, by=by, on=DAY)

    entry.refresh_from_db()
    assert (entry.process, entry.department) == (there, made.sales)


def test_a_confirmation_under_way_goes_with_the_records(made: Firm) -> None:
    by, later = made.by("privacy_officer", DAY + timedelta(days=9)), DAY + timedelta(days=9)
    holding(made, made.factory)
    holding(made)
    inventory.ask_departments(organisation=made.business, due_on=later, by=by, on=later)

    departments.hand_over(source=made.factory, target=made.sales, by=by, on=later)

    part = DepartmentConfirmation.objects.get()
    inventory.confirm_department(part=part, by=made.by("head", later), on=later)
    assert set(Holding.objects.values_list("confirmed_on", flat=True)) == {later}


def test_only_who_runs_the_pms_hands_departments_over(made: Firm) -> None:
    with pytest.raises(NotAllowed):
        departments.hand_over(source=made.sales, target=made.factory, by=made.by("head"), on=DAY)


def test_records_go_to_no_closed_department(made: Firm) -> None:
    Membership.objects.filter(department=made.factory).delete()
    close(made)
    holding(made)
    made.factory.refresh_from_db()

    with pytest.raises(ActRefused, match="department_foreign"):
        departments.hand_over(source=made.sales, target=made.factory, by=made.by("privacy_officer"), on=DAY)


def test_the_page_of_departments_shows_what_each_owns(made: Firm) -> None:
    holding(made)

    rows = door(made, "privacy_officer").get(reverse("portal:department_records")).context["rows"]

    assert {row["department"].name: [count for _, count in row["records"]] for row in rows} == {
        "営業部": [1],
        "工場": [],
    }
