"""The committee on the desk, and the objection on the pages of the business."""

from collections.abc import Callable
from datetime import date

import pytest

from shirushi.awards.models import GrantDecision, Meeting, Objection
from tests.awards import committee, stages
from tests.awards.stages import DECIDED
from tests.intake.drafts import signed_in
from tests.review import stages as review

pytestmark = pytest.mark.django_db
Show = Callable[[date], None]


def test_a_case_is_decided_in_a_meeting_from_its_call_to_its_minutes(show_day: Show) -> None:
    case = review.reviewed()
    sitting = committee.members(case.company.review_body)
    show_day(DECIDED)
    client = signed_in(sitting[0])

    client.post("/desk/meetings/", {"held_on": DECIDED.isoformat(), "place": "会議室"})
    meeting = Meeting.objects.get()
    page = f"/desk/meetings/{meeting.pk}"
    everybody = [each.pk for each in sitting]
    named = {"called": everybody, "present": everybody, "chair": everybody[0], "revision": 0}
    client.post(f"{page}/members", named)
    placed = client.post(f"{page}/place/{case.application.pk}", follow=True).text
    item = f"/desk/meetings/items/{meeting.items.get().pk}"
    client.post(item, {"result": "granted", "reasons": "適合", "revision": 2})
    closed = client.post(f"{page}/close", {"revision": 3}, follow=True).text
    minutes = client.get(f"{page}/minutes")

    assert "not set by the scheme" in placed
    assert GrantDecision.objects.get().result == "granted"
    assert "Open the minutes (PDF)" in closed
    assert b"".join(minutes.streaming_content).startswith(b"%PDF")


def test_an_objection_goes_from_the_business_to_the_other_committee(show_day: Show) -> None:
    case = review.reviewed()
    stages.decide(case, "denied")
    show_day(DECIDED)
    client = signed_in(case.company.representative)
    address = f"/business/applications/{case.application.pk}"

    before = client.get(f"{address}/decision").text
    empty = client.post(f"{address}/objection", {"grounds": ""})
    after = client.post(f"{address}/objection", {"grounds": "記録を見ていない"}, follow=True).text
    desk = signed_in(case.company.officer).get(f"/desk/objections/{Objection.objects.get().pk}").text

    assert "The scheme has not set a period for it." in before
    assert empty.status_code == 422
    assert "記録を見ていない" in after
    assert "Object to the denial" not in after
    assert "記録を見ていない" in desk
    assert "要求事項を満たす。" in desk
