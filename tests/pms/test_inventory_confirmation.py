"""The yearly confirmation by each department."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.urls import reverse

from shirushi.agenda import queries as agenda
from shirushi.agenda.models import Task
from shirushi.people.rights import NotAllowed
from shirushi.pms.models import ConfirmationRound, DepartmentConfirmation, Holding
from shirushi.pms.queries import inventory as reads
from shirushi.pms.services import inventory
from shirushi.record.errors import ActRefused
from tests.pms.doors import door
from tests.pms.firm import DAY, Firm, firm, holding

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=300)
DUE = LATER + timedelta(days=28)


@pytest.fixture
def made(show_day: Callable[[date], None]) -> Firm:
    show_day(LATER)
    return firm()


def asked(made: Firm) -> ConfirmationRound:
    return inventory.ask_departments(
        organisation=made.business, due_on=DUE, by=made.by("privacy_officer", LATER), on=LATER
    )


def part(made: Firm, name: str = "sales") -> DepartmentConfirmation:
    return DepartmentConfirmation.objects.get(department=getattr(made, name))


def test_departments_without_entries_are_not_asked(made: Firm) -> None:
    holding(made)

    asked(made)

    assert [each.department for each in DepartmentConfirmation.objects.all()] == [made.sales]


def test_an_empty_inventory_has_nothing_to_confirm(made: Firm) -> None:
    with pytest.raises(ActRefused, match="nothing_to_confirm"):
        asked(made)


def test_the_head_gets_the_task_and_the_privacy_officer_that_of_a_department_without_head(made: Firm) -> None:
    holding(made)
    holding(made, made.factory)

    asked(made)

    def told(who: str) -> list[str]:
        return [task.params["department"] for task in agenda.tasks_for(made.by(who, LATER))]

    assert told("head") == ["営業部"]
    assert told("privacy_officer") == ["工場"]


def test_only_one_round_is_open_at_a_time(made: Firm) -> None:
    holding(made)
    asked(made)

    with pytest.raises(ActRefused, match="round_open"):
        asked(made)


def test_with_the_last_entry_the_department_is_done_and_with_the_last_department_the_round(
    made: Firm,
) -> None:
    entries = [holding(made), holding(made)]
    asked(made)

    for entry in entries:
        inventory.confirm_entry(part=part(made), holding=entry, by=made.by("head", LATER), on=LATER)

    assert part(made).confirmed_on == LATER
    assert ConfirmationRound.objects.get().closed_on == LATER
    assert not Task.objects.filter(closed_on=None).exists()


def test_all_at_once_confirms_every_approved_entry(made: Firm) -> None:
    holding(made)
    holding(made)
    waiting = holding(made, by="head")
    asked(made)

    inventory.confirm_department(part=part(made), by=made.by("head", LATER), on=LATER, remark="異常なし")

    confirmed = Holding.objects.exclude(pk=waiting.pk).values_list("confirmed_on", flat=True)
    assert set(confirmed) == {LATER}
    assert Holding.objects.get(pk=waiting.pk).confirmed_on is None


def test_the_privacy_officer_confirms_in_the_heads_stead_but_no_other_head_does(made: Firm) -> None:
    holding(made, made.factory)
    asked(made)

    with pytest.raises(NotAllowed):
        inventory.confirm_department(part=part(made, "factory"), by=made.by("head", LATER), on=LATER)

    inventory.confirm_department(part=part(made, "factory"), by=made.by("privacy_officer", LATER), on=LATER)
    assert part(made, "factory").confirmed_by == made.privacy_officer


def test_an_entry_is_confirmed_once(made: Firm) -> None:
    entry = holding(made)
    holding(made)
    asked(made)
    inventory.confirm_entry(part=part(made), holding=entry, by=made.by("head", LATER), on=LATER)

    with pytest.raises(ActRefused, match="not_to_confirm"):
        inventory.confirm_entry(part=part(made), holding=entry, by=made.by("head", LATER), on=LATER)


def test_a_round_closed_early_keeps_what_is_missing(made: Firm) -> None:
    holding(made)
    present = asked(made)

    inventory.close_round(round=present, by=made.by("privacy_officer", LATER), on=LATER)

    assert part(made).confirmed_on is None
    assert not Task.objects.filter(closed_on=None).exists()
    with pytest.raises(ActRefused, match="confirmed"):
        inventory.confirm_department(part=part(made), by=made.by("head", LATER), on=LATER)


def test_how_far_each_department_is(made: Firm) -> None:
    first = holding(made)
    holding(made)
    present = asked(made)
    inventory.confirm_entry(part=part(made), holding=first, by=made.by("head", LATER), on=LATER)

    rows = reads.parts(made.by("privacy_officer", LATER), present)

    assert [(row.confirmed, row.entries, row.percent) for row in rows] == [(1, 2, 50)]


def test_a_head_confirms_on_the_page_entry_by_entry_and_then_the_rest(made: Firm) -> None:
    first, second = holding(made), holding(made)
    asked(made)
    client, address = door(made, "head"), reverse("portal:inventory_confirm", args=[part(made).pk])

    client.post(address, {"holding": first.pk})
    left = [each.pk for each in client.get(address).context["page_obj"].object_list]
    client.post(address, {"remark": "確認した"})

    assert left == [second.pk]
    assert (part(made).remark, part(made).confirmed_by) == ("確認した", made.head)


def test_what_is_overdue_is_shown(made: Firm, show_day: Callable[[date], None]) -> None:
    holding(made)
    asked(made)
    client, address = door(made, "privacy_officer"), reverse("portal:inventory_confirmation")
    on_the_day = client.get(address).context["overdue"]

    show_day(DUE + timedelta(days=1))

    assert (on_the_day, client.get(address).context["overdue"]) == (False, True)


def test_the_privacy_officer_asks_on_the_page(made: Firm) -> None:
    holding(made)

    door(made, "privacy_officer").post(
        reverse("portal:inventory_confirmation_ask"), {"due_on": "令和9年3月1日"}
    )

    assert ConfirmationRound.objects.get().due_on == date(2027, 3, 1)


def test_a_department_whose_entries_are_all_fresh_still_confirms_once(made: Firm) -> None:
    entry = holding(made)
    asked(made)
    Holding.objects.filter(pk=entry.pk).update(confirmed_on=LATER)
    client, address = door(made, "head"), reverse("portal:inventory_confirm", args=[part(made).pk])

    page = client.get(address)
    client.post(address, {"remark": ""})

    assert "まとめて確認する" in page.content.decode()
    assert part(made).confirmed_on == LATER
