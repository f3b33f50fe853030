"""The committee: its agenda, who sits, who steps aside, what it decides, its minutes."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries, Settings

from shirushi.agenda.models import Task
from shirushi.awards import meetings, services
from shirushi.awards.models import GrantDecision, Meeting, MeetingItem
from shirushi.papers import contents
from shirushi.people.models import Membership, Role
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused, Stale
from shirushi.review import services as review_services
from tests.awards import committee, stages
from tests.awards.committee import Sets
from tests.awards.stages import DECIDED
from tests.cast import LONG_AGO, acting, member
from tests.review import stages as review
from tests.review.stages import Case

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _in_japanese() -> Iterator[None]:
    with translation.override("ja"):
        yield


@pytest.fixture
def scheme_sets(tmp_path: Path, settings: Settings) -> Iterator[Sets]:
    yield from committee.overlaid(tmp_path, settings)


@pytest.fixture
def case() -> Case:
    return review.reviewed()


def test_the_committee_grants_and_the_case_goes_on_as_if_an_officer_had(case: Case) -> None:
    sitting = committee.members(case.company.review_body)
    item = committee.placed(case, *sitting)

    committee.decided(item, "granted", sitting[0])

    decision = GrantDecision.objects.get()
    assert (decision.result, decision.reasons) == ("granted", "審議のとおり。")
    assert case.reread().state == "granted"
    assert sorted(item.decided_by) == ["委員 丙", "委員 乙", "委員 甲"]


def test_a_case_sent_back_is_reviewed_on_and_can_be_placed_again(case: Case) -> None:
    sitting = committee.members(case.company.review_body)
    item = committee.placed(case, sitting[0])

    committee.decided(item, "sent_back", sitting[0])
    waiting = Task.objects.filter(kind="review.complete", closed_on=None).count()
    review_services.complete_review(application=case.reread(), by=case.lead(DECIDED), on=DECIDED)
    again = committee.placed(case, sitting[0])

    assert waiting == 1
    assert not GrantDecision.objects.exists()
    assert again.decided_on is None


def test_who_reviewed_the_case_or_belongs_to_the_applicant_steps_aside_by_data(case: Case) -> None:
    body, firm = case.company.review_body, case.company.business
    reviewer, former, adviser, free = (
        case.company.assessor,
        member(body, Role.COMMITTEE_MEMBER, "委員 丁"),
        member(body, Role.COMMITTEE_MEMBER, "委員 戊"),
        member(body, Role.COMMITTEE_MEMBER, "委員 己"),
    )
    Membership.objects.create(person=reviewer, organisation=body, role="committee_member", from_on=LONG_AGO)
    ended = {"from_on": LONG_AGO, "until_on": date(2020, 3, 31)}
    Membership.objects.create(person=former, organisation=firm, role="worker", **ended)
    Membership.objects.create(person=adviser, organisation=firm, role="guest", **ended)

    item = committee.placed(case, free, reviewer, former, adviser)

    reasons = {each.person.name: each.reason for each in item.recusals.all()}
    assert reasons == {
        reviewer.name: "この案件を審査した",
        "委員 丁": "申請者に所属している、または所属していた",
        "委員 戊": "申請者に助言者として関わった",
    }
    assert [each.person for each in meetings.sitting(item)] == [free]


def test_a_member_steps_aside_by_its_own_word_and_nobody_does_it_for_another(case: Case) -> None:
    first, second, _third = committee.members(case.company.review_body)
    item = committee.placed(case, first, second)

    services.step_aside(item=item, reason="親族が勤めている", by=acting(second, DECIDED), on=DECIDED)
    with pytest.raises(NotAllowed):
        services.step_aside(item=item, reason="代わりに", by=case.decider(DECIDED), on=DECIDED)

    assert [each.person for each in meetings.sitting(item)] == [first]


def test_no_quorum_is_asked_for_until_the_scheme_sets_one(case: Case) -> None:
    sitting = committee.members(case.company.review_body)
    item = committee.placed(case, sitting[0])

    committee.decided(item, "granted", sitting[0])

    assert meetings.settings_of("privacymark").committee_quorum is None
    assert item.decided_on == DECIDED


@pytest.mark.parametrize(("there", "is_decided"), [(3, True), (2, False)])
def test_a_quorum_that_is_set_is_enforced_without_those_who_stepped_aside(
    there: int, is_decided: bool, case: Case, scheme_sets: Sets
) -> None:
    scheme_sets(committee_quorum="2")
    sitting = committee.members(case.company.review_body)[:there]
    item = committee.placed(case, *sitting)
    services.step_aside(item=item, reason="取引がある", by=acting(sitting[1], DECIDED), on=DECIDED)

    if is_decided:
        committee.decided(item, "granted", sitting[0])
    else:
        with pytest.raises(ActRefused) as refused:
            committee.decided(item, "granted", sitting[0])
        assert refused.value.code == "no_quorum"

    assert GrantDecision.objects.exists() is is_decided


def test_where_the_scheme_leaves_it_to_the_committee_no_officer_decides_alone(
    case: Case, scheme_sets: Sets
) -> None:
    scheme_sets(grant_decided_in="[committee]")
    sitting = committee.members(case.company.review_body)

    with pytest.raises(ActRefused) as refused:
        stages.decide(case)
    committee.decided(committee.placed(case, *sitting), "denied", sitting[0])

    assert refused.value.code == "committee_decides"
    assert case.reread().state == "denied"


def test_what_stands_on_an_agenda_is_decided_there_and_once(case: Case) -> None:
    sitting = committee.members(case.company.review_body)
    item = committee.placed(case, *sitting)

    with pytest.raises(ActRefused) as beside:
        stages.decide(case)
    with pytest.raises(ActRefused) as twice:
        committee.placed(case, *sitting)
    committee.decided(item, "granted", sitting[0])
    with pytest.raises(ActRefused) as again:
        committee.decided(item, "denied", sitting[0])

    assert [each.value.code for each in (beside, twice, again)] == [
        "on_an_agenda",
        "on_an_agenda",
        "item_decided",
    ]


def test_nothing_is_decided_before_the_day_of_the_meeting(case: Case) -> None:
    sitting = committee.members(case.company.review_body)
    item = committee.placed(case, *sitting)
    Meeting.objects.update(held_on=DECIDED + ONE_DAY)
    item.refresh_from_db()

    with pytest.raises(ActRefused) as refused:
        committee.decided(item, "granted", sitting[0])

    assert refused.value.code == "meeting_ahead"


def test_a_reviewer_records_no_decision_of_the_committee(case: Case) -> None:
    sitting = committee.members(case.company.review_body)
    item = committee.placed(case, *sitting)
    reviewer = case.company.assessor
    Membership.objects.create(
        person=reviewer, organisation=case.company.review_body, role="officer", from_on=LONG_AGO
    )

    with pytest.raises(NotAllowed):
        committee.decided(item, "granted", reviewer)

    assert MeetingItem.objects.get().decided_on is None


def test_the_minutes_are_kept_byte_for_byte_and_the_meeting_is_closed(case: Case) -> None:
    sitting = committee.members(case.company.review_body)
    item = committee.placed(case, *sitting)
    by = acting(sitting[0], DECIDED)

    with pytest.raises(ActRefused) as early:
        services.close_meeting(meeting=item.meeting, by=by, on=DECIDED)
    committee.decided(MeetingItem.objects.get(), "granted", sitting[0])
    meeting = services.close_meeting(meeting=Meeting.objects.get(), by=by, on=DECIDED)
    with pytest.raises(ActRefused) as late:
        services.place_case(meeting=meeting, application=case.application, by=by, on=DECIDED)

    with contents.open_content(meeting.minutes_sha256) as kept, pikepdf.open(BytesIO(kept.read())) as opened:
        assert str(opened.docinfo["/Title"]) == "審査委員会 議事録"
    assert (early.value.code, late.value.code) == ("items_open", "meeting_closed")


def test_two_who_run_a_meeting_do_not_undo_each_other(case: Case) -> None:
    sitting = committee.members(case.company.review_body)
    item = committee.placed(case, *sitting)

    with pytest.raises(Stale):
        services.seat_members(
            meeting=item.meeting,
            called=sitting[:1],
            chair=None,
            by=acting(sitting[0], DECIDED),
            on=DECIDED,
            revision=0,
        )


def test_no_other_body_sees_a_meeting(case: Case) -> None:
    committee.placed(case, *committee.members(case.company.review_body))

    for who in (case.company.officer, case.company.other_clerk, case.company.representative):
        seen = acting(who, DECIDED)
        assert not Meeting.objects.visible_to(seen).exists()
        assert not MeetingItem.objects.visible_to(seen).exists()


def test_the_agenda_counts_its_queries(case: Case, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    sitting = committee.members(case.company.review_body)
    item = committee.placed(case, *sitting)
    for serial in range(5):
        other = review.reviewed(company=review.neighbour(case.company, serial))
        services.place_case(
            meeting=item.meeting, application=other.application, by=case.decider(DECIDED), on=DECIDED
        )

    with django_assert_num_queries(2):
        rows = [
            (str(each.application.dossier.unit), list(each.recusals.all()))
            for each in meetings.items(item.meeting)
        ]

    assert len(rows) == 6
