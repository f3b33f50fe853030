"""Answers of the visit: kept once, contradictions shown, a lost device shut out."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from shirushi.people import queries as people
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.review import services
from shirushi.review.answering import topics
from shirushi.review.models import VisitDevice, VisitEntry
from shirushi.review.services import Answer
from tests.cast import acting, moment
from tests.review import stages
from tests.review.stages import VISIT, Case

pytestmark = pytest.mark.django_db
ITEM = "J.9.2"


@pytest.fixture
def case() -> Case:
    made = stages.started()
    stages.documents_done(made)
    services.plan_onsite(
        application=made.application, planned_on=VISIT, by=made.clerk(stages.DOCUMENTS), on=stages.DOCUMENTS
    )
    return made


def device(case: Case) -> VisitDevice:
    return services.register_device(
        application=case.application, label="phone", by=case.lead(VISIT), on=VISIT
    )


def said(
    text: str = "書庫に鍵がある。", *replaces: UUID, requirement: str = ITEM, verdict: str = ""
) -> Answer:
    return Answer(uuid4(), requirement, text, moment(VISIT), verdict, replaces)


def send(case: Case, *answers: Answer, by_second: bool = False, of: VisitDevice | None = None) -> list[UUID]:
    by = case.second(VISIT) if by_second else case.lead(VISIT)
    return services.receive_answers(application=case.application, answers=answers, device=of, by=by, on=VISIT)


def test_an_answer_sent_again_is_kept_once(case: Case) -> None:
    answer, phone = said(), device(case)

    first = send(case, answer, of=phone)
    again = send(case, answer, answer, said("入退室の記録がある。"), of=phone)

    assert first == [answer.client_id]
    assert answer.client_id in again
    assert VisitEntry.objects.count() == 2


def test_an_answer_takes_the_place_of_the_one_it_was_written_over(case: Case) -> None:
    first = said()
    send(case, first)

    send(case, said("鍵は 2 人が持つ。", first.client_id), by_second=True)

    (topic,) = topics(case.application, case.lead(VISIT))
    assert [answer.text for answer in topic.answers] == ["鍵は 2 人が持つ。"]
    assert VisitEntry.objects.count() == 2


def test_two_answers_that_did_not_know_of_each_other_both_stand_until_one_is_chosen(case: Case) -> None:
    first = said()
    send(case, first)
    mine, other = said("鍵あり", first.client_id), said("鍵なし", first.client_id)
    send(case, mine)
    send(case, other, by_second=True)
    (before,) = topics(case.application, case.lead(VISIT))

    send(case, said("片方だけ鍵あり", mine.client_id, other.client_id))
    (after,) = topics(case.application, case.lead(VISIT))

    assert before.is_contradicted
    assert [answer.text for answer in after.answers] == ["片方だけ鍵あり"]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (said(" "), "answer_unreadable"),
        (said("x" * 4001), "answer_unreadable"),
        (said(verdict="maybe"), "answer_unreadable"),
        (said(requirement="X.1"), "no_such_requirement"),
    ],
)
def test_what_cannot_be_read_is_refused_with_all_that_came_with_it(
    case: Case, answer: Answer, code: str
) -> None:
    with pytest.raises(ActRefused) as refused:
        send(case, said(), answer)

    assert refused.value.code == code
    assert not VisitEntry.objects.exists()


def test_nobody_sends_under_the_mark_of_another(case: Case) -> None:
    answer = said()
    send(case, answer)

    with pytest.raises(ActRefused) as refused:
        send(case, answer, by_second=True)

    assert refused.value.code == "answer_of_another"


def test_the_key_is_handed_to_its_own_assessor_alone(case: Case) -> None:
    phone = device(case)

    key = services.key_of(device=phone, by=case.lead(VISIT))
    with pytest.raises(ActRefused) as refused:
        services.key_of(device=phone, by=case.second(VISIT))
    for who in (case.company.clerk, case.company.privacy_officer, case.company.other_assessor):
        with pytest.raises(NotAllowed):
            services.key_of(device=phone, by=acting(who, VISIT))

    assert len(key) == 44
    assert refused.value.code == "device_of_another"


def test_each_device_has_a_key_of_its_own(case: Case) -> None:
    assert device(case).key != device(case).key


def test_a_device_reported_lost_gets_no_key_and_its_queue_is_refused(case: Case) -> None:
    phone = device(case)
    services.revoke_device(device=phone, by=case.second(VISIT), on=VISIT)
    phone.refresh_from_db()

    with pytest.raises(ActRefused) as key:
        services.key_of(device=phone, by=case.lead(VISIT))
    with pytest.raises(ActRefused) as queue:
        send(case, said(), of=phone)

    assert (key.value.code, queue.value.code) == ("device_revoked", "device_revoked")
    assert phone.key == ""
    assert not VisitEntry.objects.exists()


def test_who_left_the_team_gets_no_key(case: Case) -> None:
    phone = device(case)
    lead = case.application.assignments.get(is_lead=True)

    services.release(assignment=lead, reason="異動", by=case.clerk(VISIT), on=VISIT)

    with pytest.raises(NotAllowed):
        services.key_of(device=phone, by=case.lead(VISIT))


def test_what_comes_after_the_summing_up_is_kept_and_says_so(case: Case) -> None:
    phone = device(case)
    services.complete_onsite(application=case.application, summary="見た。", by=case.second(VISIT), on=VISIT)

    send(case, said(), of=phone)

    assert VisitEntry.objects.get().came_late


def test_after_the_summing_up_no_device_is_added_and_a_cleared_one_has_no_key(case: Case) -> None:
    phone = device(case)
    services.complete_onsite(application=case.application, summary="見た。", by=case.lead(VISIT), on=VISIT)

    services.clear_device(device=phone, by=case.lead(VISIT), on=VISIT)
    with pytest.raises(ActRefused) as refused:
        device(case)

    phone.refresh_from_db()
    assert (phone.key, refused.value.code) == ("", "summed_up")


def test_a_review_is_not_completed_while_a_device_may_keep_answers(case: Case) -> None:
    phone = device(case)
    services.complete_onsite(application=case.application, summary="見た。", by=case.lead(VISIT), on=VISIT)
    later = VISIT + timedelta(days=1)

    with pytest.raises(ActRefused) as refused:
        services.complete_review(application=case.application, by=case.lead(later), on=later)

    assert refused.value.code == "devices_open"
    services.revoke_device(device=phone, by=case.lead(later), on=later)


def test_what_was_written_at_the_visit_is_the_teams_alone(case: Case) -> None:
    send(case, said(), of=device(case))
    outside = [
        acting(who, VISIT)
        for who in (
            case.company.privacy_officer, case.company.representative, case.company.clerk, case.company.officer,
            case.company.other_assessor,
        )
    ]  # fmt: skip

    assert [VisitEntry.objects.visible_to(who).count() for who in outside] == [0] * 5
    assert [VisitDevice.objects.visible_to(who).count() for who in outside] == [0] * 5
    lines = people.journal_for(outside[0], case.application.dossier)
    assert not [line for line in lines if "team" in line.action]
