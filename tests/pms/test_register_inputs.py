"""What the registers tell a management review, and what they hand over when a department closes."""

from datetime import timedelta

import pytest

from shirushi.pms.models import Law, ReviewInput
from shirushi.pms.queries.review_inputs import Asked, Found, gather
from shirushi.pms.services import departments
from tests.pms.firm import DAY, Firm, firm
from tests.pms.test_mishaps import entered, reported
from tests.pms.test_requests import complained, received
from tests.pms.test_transfers import provided, taken

pytestmark = pytest.mark.django_db
Code = ReviewInput.Code


def gathered(made: Firm) -> dict[str, Found]:
    return dict(gather(Asked(made.business, since=DAY - timedelta(days=365), on=DAY)))


def told(found: Found) -> str:
    return "\n".join(line["en"] for line in found.lines)


def test_the_registers_speak_to_a_review() -> None:
    made, other = firm(), firm("あかね商事株式会社")
    for each in (made, other):
        complained(each)
        received(each)
        entered(each, event="loss")
        reported(each, unnamed=True)
        provided(each)
        taken(each)
    Law.objects.create(
        organisation=made.business, created_on=DAY, name="個人情報保護法", issuer="国", edition="2026", changed=True,
        checked_on=DAY,
    )  # fmt: skip

    inputs = gathered(made)

    assert "Complaints: 1 came, 1 are not closed." in told(inputs[Code.FEEDBACK])
    assert "1 came, 1 wait for an answer, 0 of them late" in told(inputs[Code.FEEDBACK])
    assert "Incidents: 1, near misses: 1. Not closed: 2." in told(inputs[Code.NONCONFORMITIES])
    assert "Incident No. 1 of 6 April 2026: Loss" in told(inputs[Code.NONCONFORMITIES])
    assert "1 provisions, 1 receipts recorded" in told(inputs[Code.MONITORING])
    assert "個人情報保護法 2026" in told(inputs[Code.CHANGES])


def test_a_closing_department_hands_its_records_over() -> None:
    made = firm()
    provision = provided(made, department_id=made.sales.pk)
    mishap = entered(made, department_id=made.sales.pk)

    owned = dict(departments.records_of(made.sales))
    departments.hand_over(source=made.sales, target=made.factory, by=made.by("privacy_officer"), on=DAY)

    for row in (provision, mishap):
        row.refresh_from_db()
    assert sum(owned.values()) == 2
    assert (provision.department, mishap.department) == (made.factory, made.factory)
