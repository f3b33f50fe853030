"""The business takes its application back."""

import pytest

from shirushi.agenda.models import Notice, Task
from shirushi.awards import services
from shirushi.people.models import Dossier
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused, Stale
from tests.awards import stages
from tests.cast import acting, cast
from tests.intake.drafts import DAY, draft
from tests.review import stages as review
from tests.review.stages import COMPLETED, START

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("stage", [review.accepted, review.started, review.visited, review.reviewed])
def test_until_it_is_decided_an_application_can_be_withdrawn(stage: object) -> None:
    case = stage()  # type: ignore[operator]

    services.withdraw(
        application=case.application, reason="事業を譲渡する。", by=case.business(COMPLETED), on=COMPLETED
    )

    assert case.reread().state == "withdrawn"
    assert case.application.closed_on == COMPLETED
    assert not Task.objects.filter(kind__startswith="review.", closed_on=None).exists()
    assert not Task.objects.filter(kind__startswith="awards.", closed_on=None).exists()
    assert Notice.objects.get(kind="awards.withdrawn").organisation == case.company.review_body
    assert not Dossier.objects.visible_to(case.lead(COMPLETED)).exists()


def test_a_draft_is_withdrawn_without_telling_anybody() -> None:
    company = cast()
    application = draft(company)

    services.withdraw(application=application, reason="", by=acting(company.privacy_officer, DAY), on=DAY)

    application.refresh_from_db()
    assert application.state == "withdrawn"
    assert not Notice.objects.exists()
    assert not Task.objects.filter(closed_on=None).exists()


def test_after_the_decision_it_is_too_late() -> None:
    case = stages.granted()

    with pytest.raises(ActRefused) as refused:
        services.withdraw(
            application=case.application, reason="", by=case.business(stages.SIGNED), on=stages.SIGNED
        )

    assert refused.value.code == "wrong_state"


def test_only_officers_of_the_applicant_withdraw() -> None:
    case = review.started()

    for who in (case.company.worker, case.company.audit_officer, case.company.clerk, case.company.officer):
        with pytest.raises(NotAllowed):
            services.withdraw(application=case.application, reason="", by=acting(who, START), on=START)


def test_an_old_page_does_not_withdraw() -> None:
    case = review.started()
    seen = case.reread().revision

    with pytest.raises(Stale):
        services.withdraw(
            application=case.application, reason="", by=case.business(START), on=START, revision=seen - 1
        )
