"""Records of provision and receipt: what the law asks for, how long they are kept, how they end."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from shirushi.agenda.models import Task
from shirushi.people.rights import NotAllowed
from shirushi.pms.models import Provision, Receipt
from shirushi.pms.queries import ledgers as reads
from shirushi.pms.services import ledgers, transfers
from shirushi.portal import task_urls
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalBody, JournalLine
from tests.cast import acting
from tests.operations.running import pass_day, pass_days
from tests.pms.firm import DAY, Firm, firm, holding

pytestmark = pytest.mark.django_db
COMMON = {"items": "氏名、座席", "persons": "ツアー参加の山吹 葵", "ground": "consent", "method": "each"}
GIVEN = {
    **COMMON,
    "provided_on": DAY,
    "recipient": "あかね旅行株式会社",
    "recipient_address": "大阪市北区1-1",
    "ground_detail": "申込書の同意欄",
}
TAKEN = {
    **COMMON,
    "received_on": DAY,
    "provider": "あかね旅行株式会社",
    "provider_address": "大阪市北区1-1",
    "acquired": "本人から申込書で取得",
    "ground_detail": "同意書の写しを見た",
}
LATER = date(2029, 4, 7)


def provided(made: Firm, by: str = "privacy_officer", **others: Any) -> Provision:
    return transfers.record_provision(
        organisation=made.business, values={**GIVEN, **others}, by=made.by(by), on=DAY
    )


def taken(made: Firm, by: str = "privacy_officer", **others: Any) -> Receipt:
    return transfers.record_receipt(
        organisation=made.business, values={**TAKEN, **others}, by=made.by(by), on=DAY
    )


@pytest.mark.parametrize(
    ("others", "until"),
    [
        ({}, date(2029, 4, 6)),
        (
            {"method": "contract", "last_on": date(2026, 4, 5), "provided_on": date(2026, 4, 1)},
            date(2027, 4, 5),
        ),
        ({"method": "batch", "last_on": DAY, "provided_on": date(2026, 1, 1)}, date(2029, 4, 6)),
        ({"method": "batch"}, None),
    ],
)
def test_a_record_is_kept_as_the_rule_says(others: dict[str, Any], until: date | None) -> None:
    assert provided(firm(), **others).keep_until == until


def test_the_end_of_a_batch_starts_its_period() -> None:
    made = firm()
    found = provided(made, method="batch")
    by = made.by("privacy_officer", date(2026, 12, 1))

    ledgers.change(transfers.PROVISIONS, entry=found, values={"last_on": date(2026, 11, 30)}, by=by, on=by.on)

    assert Provision.objects.get().keep_until == date(2029, 11, 30)


@pytest.mark.parametrize(
    ("others", "code"),
    [
        ({"provided_on": date(2026, 4, 7)}, "day_ahead"),
        ({"method": "batch", "last_on": date(2026, 4, 5)}, "last_before_first"),
        ({"country": "シンガポール"}, "abroad_incomplete"),
        ({"country_information": "制度"}, "abroad_incomplete"),
    ],
)
def test_what_cannot_be_is_refused(others: dict[str, Any], code: str) -> None:
    with pytest.raises(ActRefused) as refused:
        provided(firm(), **others)

    assert refused.value.code == code


def test_a_provision_abroad_has_ground_and_information() -> None:
    found = provided(
        firm(), country="シンガポール", country_ground="consent", country_information="個人データ保護法がある"
    )

    assert (found.country, found.country_ground) == ("シンガポール", "consent")


def test_another_business_s_entry_is_no_link() -> None:
    foreign = holding(firm("あかね商事株式会社"))

    with pytest.raises(ActRefused) as refused:
        provided(firm(), holding_id=foreign.pk)

    assert refused.value.code == "foreign_link"


def test_a_head_keeps_and_sees_the_records_of_its_department() -> None:
    made = firm()
    own = provided(made, by="head", department_id=made.sales.pk)
    provided(made, department_id=made.factory.pk)

    assert list(reads.listed(transfers.PROVISIONS, made.by("head"), DAY, {})) == [own]
    with pytest.raises(NotAllowed):
        provided(made, by="head", department_id=made.factory.pk)
    with pytest.raises(NotAllowed):
        provided(made, by="worker", department_id=made.sales.pk)


def test_who_is_concerned_stands_in_the_row_and_the_personal_part_alone() -> None:
    made = firm()
    taken(made)
    provided(made)

    lines = JournalLine.objects.filter(action__regex=r"pms\.(provision|receipt)\.")

    assert lines.count() == 2
    assert not any("山吹" in f"{line.before}{line.after}" for line in lines)


@pytest.mark.parametrize(("text", "found"), [("山吹", 1), ("座席", 1), ("東京", 0)])
def test_a_record_is_found_by_its_words(text: str, found: int) -> None:
    made = firm()
    provided(made)
    provided(firm("あかね商事株式会社"))

    rows = reads.listed(transfers.PROVISIONS, made.by("privacy_officer"), DAY, {"text": text})

    assert rows.count() == found


def test_nothing_is_erased_before_its_day() -> None:
    made = firm()
    found = provided(made)
    by = made.by("privacy_officer", date(2029, 4, 6))

    with pytest.raises(ActRefused) as refused:
        transfers.dispose(transfers.PROVISIONS, entry=found, by=by, on=by.on)

    assert refused.value.code == "still_kept"


def test_a_lapsed_record_is_proposed_and_its_names_erased() -> None:
    made = firm()
    found, by = provided(made), acting(made.privacy_officer, LATER)
    lapsed = list(reads.listed(transfers.PROVISIONS, by, LATER, {"standing": "lapsed"}))

    transfers.dispose(transfers.PROVISIONS, entry=found, by=by, on=LATER)

    kept = Provision.objects.get()
    assert (lapsed, kept.disposed_on, kept.persons, kept.ground_detail) == ([found], LATER, "", "")
    assert kept.recipient == GIVEN["recipient"]
    assert not JournalBody.objects.filter(content__icontains="山吹").exists()
    assert not reads.listed(transfers.PROVISIONS, by, LATER, {"text": "山吹"}).exists()
    with pytest.raises(ActRefused):
        ledgers.change(transfers.PROVISIONS, entry=kept, values={}, by=by, on=LATER)


def lapsed_task(kind: str = "pms.provision.lapsed") -> Task:
    found: Task = Task.objects.get(kind=kind, closed_on=None)
    return found


def test_records_whose_period_is_over_are_one_task_until_the_last_is_disposed_of() -> None:
    made = firm()
    first, second = provided(made), provided(made)
    taken(made)

    pass_day(LATER - timedelta(days=1))
    nobody_asked = Task.objects.exists()
    pass_days(LATER, LATER + timedelta(days=1))
    asked = lapsed_task()
    transfers.dispose(transfers.PROVISIONS, entry=first, by=made.by("privacy_officer", LATER), on=LATER)
    left = lapsed_task()
    transfers.dispose(transfers.PROVISIONS, entry=second, by=made.by("privacy_officer", LATER), on=LATER)

    assert not nobody_asked
    assert (asked.params, asked.roles, asked.opened_on) == ({"count": 2}, ["privacy_officer"], LATER)
    assert (left.pk, left.params, left.due_on) == (asked.pk, {"count": 1}, asked.due_on)
    assert not Task.objects.filter(kind="pms.provision.lapsed", closed_on=None).exists()
    assert lapsed_task("pms.receipt.lapsed").params == {"count": 1}


def test_the_task_leads_to_the_records_that_may_go() -> None:
    made = firm()
    provided(made)
    pass_day(LATER)

    assert task_urls.url_of(lapsed_task()) == f"{reverse('portal:provisions')}?standing=lapsed"


def test_a_record_that_is_kept_still_makes_no_task_of_another_business() -> None:
    made, other = firm(), firm("あかね商事株式会社")
    provided(made, provided_on=DAY)
    pass_day(LATER)

    assert lapsed_task().organisation == made.business
    assert not Task.objects.filter(organisation=other.business).exists()
