"""The end of the visit and of the review: attendance, hours, signature, what must be settled before."""

from datetime import date
from decimal import Decimal

import pytest

from shirushi.agenda.models import Notice
from shirushi.people.models import Role
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused, Stale
from shirushi.review import services
from shirushi.review.attendance import Named
from shirushi.review.models import Attendee, Review, ReviewStep, SummingUp
from shirushi.review.services import Seen
from tests.cast import acting, member
from tests.review import stages
from tests.review.stages import COMPLETED, DOCUMENTS, VISIT, Case

pytestmark = pytest.mark.django_db
THERE = (Named("緑川 一郎", "代表者"),)


@pytest.fixture
def case() -> Case:
    made = stages.started()
    stages.documents_done(made)
    services.plan_onsite(
        application=made.application, planned_on=VISIT, by=made.clerk(DOCUMENTS), on=DOCUMENTS
    )
    return made


def kept(case: Case, hours: str = "5.5", others: tuple[Named, ...] = THERE, **more: int) -> SummingUp:
    said = Seen(hours=Decimal(hours), seen="書庫を見た。", announced="なし", others=others)
    return services.keep_summing_up(
        application=case.application, said=said, by=case.second(VISIT), on=VISIT, **more
    )


def signed(case: Case, hours: str = "5.5") -> ReviewStep:
    return services.sign_summing_up(summing_up=kept(case, hours), by=case.lead(VISIT), on=VISIT)


def test_the_lead_signs_and_the_visit_is_made(case: Case) -> None:
    done = signed(case)

    assert (done.done_on, done.hours, done.summary) == (VISIT, Decimal("5.5"), "書庫を見た。")
    assert SummingUp.objects.get().signed_by == case.company.assessor
    assert Attendee.objects.get().was_present


@pytest.mark.parametrize(("hours", "overtime"), [("6", "0"), ("6.5", "0.5"), ("9", "3")])
def test_hours_beyond_the_rule_are_told_to_the_office(case: Case, hours: str, overtime: str) -> None:
    done = signed(case, hours)

    assert done.overtime == Decimal(overtime)
    told = Notice.objects.filter(kind="review.overtime")
    assert [notice.params["hours"] for notice in told] == (
        [f"{Decimal(overtime):.1f}"] if done.overtime else []
    )


def test_only_the_lead_signs(case: Case) -> None:
    summing_up = kept(case)

    with pytest.raises(NotAllowed):
        services.sign_summing_up(summing_up=summing_up, by=case.second(VISIT), on=VISIT)


def test_nothing_is_signed_without_anybody_of_the_business(case: Case) -> None:
    summing_up = kept(case, others=())

    with pytest.raises(ActRefused) as refused:
        services.sign_summing_up(summing_up=summing_up, by=case.lead(VISIT), on=VISIT)

    assert refused.value.code == "nobody_present"


def test_a_guest_is_not_written_down_as_present(case: Case) -> None:
    member(case.company.business, Role.GUEST, "助言 太郎", until_on=date(2026, 12, 31))

    with pytest.raises(ActRefused) as refused:
        kept(case, others=(Named("助言太郎", "総務"),))

    assert refused.value.code == "guest_at_visit"
    assert not SummingUp.objects.exists()


def test_of_two_who_write_the_second_is_told(case: Case) -> None:
    kept(case, revision=0)

    with pytest.raises(Stale):
        kept(case, "2", revision=0)

    assert SummingUp.objects.get().hours == Decimal("5.5")


def test_nothing_is_written_after_the_signature(case: Case) -> None:
    signed(case)

    with pytest.raises(ActRefused) as refused:
        kept(case)

    assert refused.value.code == "step_done"


def test_the_summing_up_is_the_teams_alone(case: Case) -> None:
    kept(case)
    outside = (case.company.privacy_officer, case.company.clerk, case.company.officer)

    assert [SummingUp.objects.visible_to(acting(who, VISIT)).count() for who in outside] == [0, 0, 0]


def test_a_review_is_not_completed_while_requirements_are_open() -> None:
    case = stages.started()
    stages.documents_done(case, settled=False)
    services.plan_onsite(
        application=case.application, planned_on=VISIT, by=case.clerk(DOCUMENTS), on=DOCUMENTS
    )
    services.complete_onsite(application=case.application, summary="見た", by=case.lead(VISIT), on=VISIT)

    with pytest.raises(ActRefused) as refused:
        services.complete_review(application=case.application, by=case.lead(VISIT), on=VISIT)
    stages.judge_all(case, VISIT)
    done = services.complete_review(
        application=case.application, recommendation="grant", by=case.lead(VISIT), on=VISIT
    )

    assert refused.value.code == "requirements_open"
    assert "57" in refused.value.sentence
    assert done.recommendation == "grant"


def test_the_report_of_completion_is_kept_once() -> None:
    case = stages.visited()
    finding = stages.find(case)
    stages.issue(case)
    stages.judge(case, stages.answer(case, finding))
    done = services.complete_review(
        application=case.application, recommendation="grant", by=case.lead(COMPLETED), on=COMPLETED
    )

    services.keep_completion_report(review=done, by=case.lead(COMPLETED), on=COMPLETED)
    with pytest.raises(ActRefused) as refused:
        services.keep_completion_report(review=done, by=case.lead(COMPLETED), on=COMPLETED)

    report = Review.objects.get().report
    assert report is not None
    assert report.media_type == "application/pdf"
    assert refused.value.code == "report_kept"
