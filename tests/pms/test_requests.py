"""Data subject requests and complaints: clocks, answers, and what names people kept apart."""

from datetime import date
from typing import Any

import pytest

from shirushi.agenda.models import Task
from shirushi.people.rights import NotAllowed
from shirushi.pms import request_clock
from shirushi.pms.models import Complaint, DataRequest, Nonconformity
from shirushi.pms.services import complaints, requests
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from tests.pms.firm import DAY, Firm, firm

pytestmark = pytest.mark.django_db
ASKED = {"kind": "disclosure", "received_on": DAY, "requester": "山吹 葵", "content": "購入の履歴がほしい"}
SAID = {"received_on": DAY, "channel": "telephone", "complainant": "山吹 葵", "content": "案内が止まらない"}
HANDLED = {"cause": "停止の手順がない", "action": "停止した", "answered_on": DAY, "reported_on": DAY}


def received(made: Firm, by: str = "privacy_officer", **others: Any) -> DataRequest:
    return requests.receive(organisation=made.business, values={**ASKED, **others}, by=made.by(by), on=DAY)


def complained(made: Firm, by: str = "privacy_officer", **others: Any) -> Complaint:
    return complaints.receive(organisation=made.business, values={**SAID, **others}, by=made.by(by), on=DAY)


def answered(made: Firm, found: DataRequest, decision: str = "granted", **others: Any) -> DataRequest:
    given = requests.Answer(
        **{"decision": decision, "answered_on": DAY, "way": "paper", "reason": "", **others}
    )
    return requests.answer(data_request=found, given=given, by=made.by("privacy_officer"), on=DAY)


@pytest.mark.parametrize(
    ("kind", "arrived", "refused", "expected"),
    [
        ("disclosure", date(2026, 4, 1), None, date(2026, 4, 16)),
        ("stop_use", date(2026, 12, 25), None, date(2027, 1, 9)),
        ("correction", date(2026, 4, 1), date(2026, 4, 3), date(2026, 4, 3)),
        ("correction", date(2026, 4, 1), date(2026, 4, 30), date(2026, 4, 16)),
        ("purpose", date(2026, 4, 1), None, None),
    ],
)
def test_a_suit_may_be_brought_after_two_weeks_or_when_refused(
    kind: str, arrived: date, refused: date | None, expected: date | None
) -> None:
    assert request_clock.suit_from(kind, arrived, refused) == expected


def test_a_request_is_to_be_answered_within_the_own_target() -> None:
    made = firm()

    found = received(made)

    task = Task.objects.get(closed_on=None)
    assert (found.number, found.due_on, task.due_on) == (1, date(2026, 4, 20), date(2026, 4, 20))
    assert task.params == {"number": 1, "suit_from": "2026-04-21"}


def test_the_own_target_is_moved_with_its_task() -> None:
    made = firm()
    found = received(made)

    requests.change(
        data_request=found, values={"due_on": date(2026, 4, 10)}, by=made.by("privacy_officer"), on=DAY
    )

    assert Task.objects.get(closed_on=None).due_on == date(2026, 4, 10)


def test_who_asks_stands_in_the_row_and_the_personal_part_alone() -> None:
    made = firm()
    found = received(made)
    requests.change(data_request=found, values={"identity": "免許証"}, by=made.by("privacy_officer"), on=DAY)
    answered(made, found, "refused", reason="山吹さんの件")

    lines = JournalLine.objects.filter(action__startswith="pms.request.")

    assert lines.count() == 3
    plain = "".join(f"{line.before}{line.after}" for line in lines)
    assert not any(word in plain for word in ("山吹", "購入", "免許証"))
    assert lines.get(action="pms.request.received").body.content["requester"] == "山吹 葵"


@pytest.mark.parametrize("kind", ["correction", "stop_use", "stop_provision"])
def test_no_fee_is_taken_for_what_is_free(kind: str) -> None:
    made = firm()

    with pytest.raises(ActRefused) as refused:
        received(made, kind=kind, fee=300)

    assert refused.value.code == "fee_not_allowed"


def test_nothing_is_disclosed_to_somebody_unidentified() -> None:
    made = firm()

    with pytest.raises(ActRefused) as refused:
        answered(made, received(made))

    assert refused.value.code == "identity_missing"


@pytest.mark.parametrize("decision", ["partly", "refused", "not_held"])
def test_the_person_is_told_why(decision: str) -> None:
    made = firm()

    with pytest.raises(ActRefused) as refused:
        answered(made, received(made, identity="免許証"), decision)

    assert refused.value.code == "reason_missing"


def test_an_answer_ends_the_request_and_its_task() -> None:
    made = firm()
    found = received(made, identity="免許証")

    answered(made, found)

    assert not Task.objects.filter(closed_on=None).exists()
    with pytest.raises(ActRefused):
        answered(made, found)
    with pytest.raises(ActRefused):
        requests.change(data_request=found, values={}, by=made.by("privacy_officer"), on=DAY)


@pytest.mark.parametrize("day", [date(2026, 4, 5), date(2026, 4, 7)])
def test_an_answer_lies_between_arrival_and_today(day: date) -> None:
    made = firm()

    with pytest.raises(ActRefused):
        answered(made, received(made, identity="免許証"), answered_on=day)


@pytest.mark.parametrize("who", ["audit_officer", "head", "worker"])
def test_only_those_who_run_the_pms_keep_the_registers(who: str) -> None:
    made = firm()

    with pytest.raises(NotAllowed):
        received(made, by=who)
    with pytest.raises(NotAllowed):
        complained(made, by=who)


def test_a_change_from_a_stale_page_is_refused() -> None:
    made = firm()
    found = received(made)
    requests.change(data_request=found, values={"fee": 300}, by=made.by("privacy_officer"), on=DAY)

    with pytest.raises(Stale):
        requests.change(data_request=found, values={}, by=made.by("privacy_officer"), on=DAY, revision=0)


def test_a_complaint_is_closed_when_everything_is_known_and_told() -> None:
    made = firm()
    found, by = complained(made), made.by("privacy_officer")

    with pytest.raises(ActRefused) as early:
        complaints.close(complaint=found, by=by, on=DAY)
    complaints.change(complaint=found, values=HANDLED, by=by, on=DAY)
    complaints.close(complaint=found, by=by, on=DAY)

    assert early.value.code == "not_handled"
    assert Complaint.objects.get().closed_on == DAY
    assert not Task.objects.filter(closed_on=None).exists()


def test_who_complains_stands_in_the_row_and_the_personal_part_alone() -> None:
    made = firm()
    complaints.change(complaint=complained(made), values=HANDLED, by=made.by("privacy_officer"), on=DAY)

    plain = str(
        list(JournalLine.objects.filter(action__startswith="pms.complaint.").values("before", "after"))
    )

    assert not any(word in plain for word in ("山吹", "案内", "手順"))


def test_a_complaint_shows_a_nonconformity_once() -> None:
    made = firm()
    found, by = complained(made), made.by("privacy_officer")

    complaints.open_nonconformity(complaint=found, text="停止の手順がない", by=by, on=DAY)

    listed = Nonconformity.objects.get()
    assert (listed.source, listed.source_id, listed.found_on) == ("complaint", found.pk, DAY)
    with pytest.raises(ActRefused):
        complaints.open_nonconformity(complaint=found, text="x", by=by, on=DAY)
