"""Entries of the inventory: proposed, approved, changed, ended; one business's only."""

import pytest

from shirushi.agenda import queries as agenda
from shirushi.agenda.models import Task
from shirushi.people.rights import NotAllowed
from shirushi.pms import search
from shirushi.pms.models import Holding, HoldingChange
from shirushi.pms.queries import inventory as reads
from shirushi.pms.services import inventory
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from tests.pms.firm import DAY, Firm, firm, holding, values

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Firm:
    return firm()


def test_what_the_privacy_officer_adds_is_approved(made: Firm) -> None:
    added = holding(made)

    assert (added.state, added.approved_on, added.number) == ("approved", DAY, 1)


@pytest.mark.parametrize("who", ["head", "worker"])
def test_what_others_add_waits_for_the_privacy_officer(made: Firm, who: str) -> None:
    added = holding(made, by=who)

    assert added.state == "proposed"
    assert [task.kind for task in agenda.tasks_for(made.by("privacy_officer"))] == ["pms.inventory.approve"]


@pytest.mark.parametrize("who", ["head", "worker"])
def test_nobody_proposes_for_a_department_of_others(made: Firm, who: str) -> None:
    with pytest.raises(NotAllowed):
        holding(made, made.factory, by=who)


def test_the_audit_officer_proposes_nothing(made: Firm) -> None:
    with pytest.raises(NotAllowed):
        holding(made, by="audit_officer")


def test_the_department_of_another_business_is_refused(made: Firm) -> None:
    other = firm("あかね商事株式会社")

    with pytest.raises(ActRefused, match="department_foreign"):
        holding(made, other.sales)


def test_many_entries_are_one_task_and_it_closes_with_the_last_approval(made: Firm) -> None:
    waiting = [holding(made, by="head") for _ in range(3)]
    for each in waiting:
        inventory.approve(holding=each, by=made.by("privacy_officer"), on=DAY)

    assert Task.objects.filter(kind="pms.inventory.approve").count() == 1
    assert not Task.objects.filter(closed_on=None).exists()


def test_a_head_does_not_approve(made: Firm) -> None:
    proposed = holding(made, by="head")

    with pytest.raises(NotAllowed):
        inventory.approve(holding=proposed, by=made.by("head"), on=DAY)


def test_a_returned_entry_is_a_task_of_whoever_proposed_it_until_it_is_reworked(made: Firm) -> None:
    proposed = holding(made, by="worker")
    inventory.return_entry(
        holding=proposed, comment="利用目的を具体的に", by=made.by("privacy_officer"), on=DAY
    )
    told = [task.kind for task in agenda.tasks_for(made.by("worker"))]

    inventory.change(
        holding=proposed, values={"purpose": "受注した印刷物の発送"}, by=made.by("worker"), on=DAY
    )

    assert told == ["pms.holding.returned"]
    assert list(agenda.tasks_for(made.by("worker"))) == []
    assert list(reads.waiting(made.by("privacy_officer"))) == [proposed]


def test_a_change_of_an_approved_entry_waits_and_the_entry_stays_as_it_was(made: Firm) -> None:
    entry = holding(made, purpose="受注のため")

    proposal = inventory.change(
        holding=entry, values={"purpose": "宣伝のため", "name": entry.name}, by=made.by("head"), on=DAY
    )

    assert isinstance(proposal, HoldingChange)
    assert proposal.values == {"purpose": "宣伝のため"}
    assert Holding.objects.get(pk=entry.pk).purpose == "受注のため"


def test_an_approved_change_is_put_into_the_entry_and_the_journal_keeps_both(made: Firm) -> None:
    entry = holding(made, purpose="受注のため")
    proposal = inventory.change(holding=entry, values={"purpose": "発送のため"}, by=made.by("head"), on=DAY)
    assert isinstance(proposal, HoldingChange)

    inventory.approve_change(change=proposal, by=made.by("privacy_officer"), on=DAY, comment="よい")

    line = JournalLine.objects.get(action="pms.holding.change_approved")
    assert Holding.objects.get(pk=entry.pk).purpose == "発送のため"
    assert (line.before, line.after) == (
        {"purpose": "受注のため"},
        {"purpose": "発送のため", "comment": "よい"},
    )


def test_a_returned_change_leaves_the_entry_and_frees_it_for_another(made: Firm) -> None:
    entry = holding(made, purpose="受注のため")
    first = inventory.change(holding=entry, values={"purpose": "宣伝のため"}, by=made.by("head"), on=DAY)
    assert isinstance(first, HoldingChange)

    inventory.return_change(change=first, comment="同意がない", by=made.by("privacy_officer"), on=DAY)
    second = inventory.change(holding=entry, values={"purpose": "発送のため"}, by=made.by("head"), on=DAY)

    assert isinstance(second, HoldingChange)
    assert Holding.objects.get(pk=entry.pk).purpose == "受注のため"


def test_a_second_change_waits_until_the_first_is_decided(made: Firm) -> None:
    entry = holding(made)
    inventory.change(holding=entry, values={"purpose": "宣伝のため"}, by=made.by("head"), on=DAY)

    with pytest.raises(ActRefused, match="change_waits"):
        inventory.change(holding=entry, values={"purpose": "発送のため"}, by=made.by("head"), on=DAY)


def test_a_decided_change_is_not_decided_again(made: Firm) -> None:
    entry = holding(made)
    proposal = inventory.change(holding=entry, values={"purpose": "宣伝のため"}, by=made.by("head"), on=DAY)
    assert isinstance(proposal, HoldingChange)
    inventory.withdraw_change(change=proposal, by=made.by("head"), on=DAY)

    with pytest.raises(ActRefused, match="change_decided"):
        inventory.approve_change(change=proposal, by=made.by("privacy_officer"), on=DAY)


def test_the_second_of_two_who_change_an_entry_is_refused(made: Firm) -> None:
    entry = holding(made)
    inventory.change(
        holding=entry, values={"remark": "一"}, by=made.by("privacy_officer"), on=DAY, revision=0
    )

    with pytest.raises(Stale):
        inventory.change(
            holding=Holding.objects.get(pk=entry.pk),
            values={"remark": "二"},
            by=made.by("representative"),
            on=DAY,
            revision=0,
        )

    assert Holding.objects.get(pk=entry.pk).remark == "一"


def test_an_ended_entry_is_not_changed_any_more(made: Firm) -> None:
    entry = holding(made)
    inventory.end(holding=entry, reason="廃棄した", by=made.by("head"), on=DAY, ended_on=DAY)

    with pytest.raises(ActRefused, match="holding_ended"):
        inventory.change(holding=entry, values={"remark": "二"}, by=made.by("privacy_officer"), on=DAY)


def test_an_entry_does_not_end_ahead_of_time(made: Firm) -> None:
    with pytest.raises(ActRefused, match="end_ahead"):
        inventory.end(
            holding=holding(made), reason="", by=made.by("head"), on=DAY, ended_on=DAY.replace(day=7)
        )


def test_two_characters_find_an_entry(made: Firm) -> None:
    wanted = holding(made, name="採用応募者の履歴書")
    holding(made)

    found = reads.listed(made.by("privacy_officer"), reads.Filter(text="応募"))

    assert list(found[0:50]) == [wanted]
    assert len(found) == 1


def test_a_search_follows_changes_and_filters(made: Firm) -> None:
    entry = holding(made, name="会員名簿", medium="paper")
    inventory.change(holding=entry, values={"medium": "data"}, by=made.by("privacy_officer"), on=DAY)

    as_paper = reads.listed(made.by("privacy_officer"), reads.Filter(text="会員", medium="paper"))
    as_data = reads.listed(made.by("privacy_officer"), reads.Filter(text="会員", medium="data"))

    assert (len(as_paper), len(as_data)) == (0, 1)


def test_a_search_finds_nothing_of_another_business(made: Firm) -> None:
    other = firm("あかね商事株式会社")
    holding(other, name="会員名簿")

    found = reads.listed(made.by("privacy_officer"), reads.Filter(text="会員"))

    assert (len(found), list(found[0:50])) == (0, [])


@pytest.mark.parametrize("text", ["", "名簿"])
def test_heads_see_their_departments_and_workers_what_they_proposed(made: Firm, text: str) -> None:
    holding(made, made.factory, name="工場の名簿")
    in_sales = holding(made, name="営業の名簿")
    proposed = holding(made, by="worker", name="展示会の名簿")

    def seen(who: str) -> list[Holding]:
        return list(reads.listed(made.by(who), reads.Filter(text=text))[0:50])

    assert seen("head") == [in_sales, proposed]
    assert seen("worker") == [proposed]
    assert len(seen("audit_officer")) == 3


def test_the_filters_go_together(made: Firm) -> None:
    wanted = holding(made, medium="paper", persons="applicants", sensitive=True)
    holding(made, medium="paper")
    holding(made, sensitive=True, persons="applicants", department=made.factory)

    asked = reads.Filter(
        department=made.sales.pk, medium="paper", persons="applicants", sensitive=True, state="approved"
    )

    assert list(reads.listed(made.by("privacy_officer"), asked)[0:50]) == [wanted]


def test_ended_entries_stand_in_the_list_only_when_asked_for(made: Firm) -> None:
    entry = holding(made)
    inventory.end(holding=entry, reason="廃棄した", by=made.by("head"), on=DAY, ended_on=DAY)

    living = reads.listed(made.by("privacy_officer"))
    ended = reads.listed(made.by("privacy_officer"), reads.Filter(state="ended"))

    assert (len(living), len(ended)) == (0, 1)


def test_many_entries_come_with_one_line_and_are_found(made: Firm) -> None:
    rows = [values(made.sales, name=f"取引先名刺{number}") for number in range(3)]

    added = inventory.add_many(organisation=made.business, rows=rows, by=made.by("privacy_officer"), on=DAY)

    assert [each.number for each in added] == [1, 2, 3]
    assert JournalLine.objects.filter(action__startswith="pms.").count() == 1
    assert len(reads.listed(made.by("privacy_officer"), reads.Filter(text="名刺"))) == 3


def test_the_search_index_keeps_ledgers_apart(made: Firm) -> None:
    entry = holding(made, name="会員名簿")

    asked = search.Asked("worker", made.business.pk, "会員")

    assert search.find(asked, first=0, count=9) == []
    assert search.find(search.Asked("holding", made.business.pk, "会員"), first=0, count=9) == [entry.pk]
