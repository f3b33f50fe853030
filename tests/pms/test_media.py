"""Media carried out and brought back, and disposals with their proof."""

from datetime import date, timedelta
from typing import Any

import pytest

from shirushi.agenda.models import Task
from shirushi.pms.models import Disposal, Medium
from shirushi.pms.services import ledgers, media
from shirushi.record.errors import ActRefused
from tests.pms.firm import DAY, Firm, firm, holding

pytestmark = pytest.mark.django_db
CARRIED = {"kind": "usb", "label": "USB-7", "holder": "山吹 葵", "place": "施錠した棚", "since": DAY}
DISPOSED = {
    "what": "古い注文書", "amount": "3箱", "method": "dissolved", "disposed_on": DAY, "done_by": "山吹 葵",
    "witness": "若草 灯",
}  # fmt: skip
LATER = DAY + timedelta(days=3)


def carried(made: Firm, by: str = "privacy_officer", **others: Any) -> Medium:
    return media.enter_medium(
        organisation=made.business, values={**CARRIED, **others}, by=made.by(by), on=DAY
    )


def disposed(made: Firm, by: str = "privacy_officer", **others: Any) -> Disposal:
    return media.record_disposal(
        organisation=made.business, values={**DISPOSED, **others}, by=made.by(by), on=DAY
    )


def taken_out(made: Firm, medium: Medium, until: date = LATER) -> Medium:
    return media.carry_out(
        medium=medium, out_by="白石 杏", out_to="展示会で使う", out_until=until, by=made.by("privacy_officer"), on=DAY
    )  # fmt: skip


def test_a_medium_goes_out_and_comes_back() -> None:
    made = firm()
    found = taken_out(made, carried(made))
    waiting = Task.objects.get(closed_on=None)

    media.bring_back(medium=found, by=made.by("privacy_officer"), on=DAY)

    found.refresh_from_db()
    assert (waiting.kind, waiting.due_on) == ("pms.medium.back", LATER)
    assert (found.out_on, found.out_by, found.out_until) == (None, "", None)
    assert not Task.objects.filter(closed_on=None).exists()


@pytest.mark.parametrize(
    ("until", "code"), [(LATER, "medium_out"), (DAY - timedelta(days=1), "back_before_out")]
)
def test_a_medium_goes_out_once_and_until_a_day_ahead(until: date, code: str) -> None:
    made = firm()
    found = carried(made)
    if code == "medium_out":
        taken_out(made, found)

    with pytest.raises(ActRefused) as refused:
        taken_out(made, found, until)

    assert refused.value.code == code


def test_what_is_disposed_of_is_out_of_use_and_not_out() -> None:
    made = firm()
    found = taken_out(made, carried(made))

    disposed(made, medium_id=found.pk)

    found.refresh_from_db()
    assert (found.ended_on, found.out_on) == (DAY, None)
    assert not Task.objects.filter(closed_on=None).exists()
    with pytest.raises(ActRefused):
        taken_out(made, found)
    with pytest.raises(ActRefused):
        disposed(made, medium_id=found.pk)


@pytest.mark.parametrize(
    ("others", "code"),
    [
        ({"witness": ""}, "no_witness"),
        ({"disposed_on": DAY + timedelta(days=1)}, "day_ahead"),
        ({"certified_on": DAY}, "whose_certificate"),
        ({"contractor": "株式会社溶解", "certified_on": DAY - timedelta(days=1)}, "certified_before"),
    ],
)
def test_a_disposal_without_proof_is_refused(others: dict[str, Any], code: str) -> None:
    with pytest.raises(ActRefused) as refused:
        disposed(firm(), **others)

    assert refused.value.code == code


def test_a_contractor_s_certificate_is_asked_for_until_it_came() -> None:
    made = firm()
    found = disposed(made, contractor="株式会社溶解", holding_id=holding(made).pk)
    asked = Task.objects.filter(kind="pms.disposal.certify", closed_on=None)
    before = asked.count()

    values = {"certificate": "2026-118", "certified_on": DAY}
    ledgers.change(media.DISPOSALS, entry=found, values=values, by=made.by("privacy_officer"), on=DAY)

    assert (before, asked.count()) == (1, 0)
