"""The steps of a review, in their order."""

from datetime import timedelta

import pytest

from shirushi.agenda.models import Notice, Task
from shirushi.people.rights import NotAllowed
from shirushi.record import outbox
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from shirushi.review import services
from shirushi.review.models import Review, ReviewStep
from tests.cast import acting
from tests.intake.drafts import DAY
from tests.review import stages
from tests.review.stages import COMPLETED, DOCUMENTS, START, VISIT

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(days=1)


def open_kinds(case: stages.Case) -> set[str]:
    tasks = Task.objects.filter(dossier=case.application.dossier, closed_on=None)
    return {kind for kind in tasks.values_list("kind", flat=True) if kind.startswith(("review.", "awards."))}


@pytest.mark.parametrize(("scheme", "hours"), [("privacymark", 6), ("japhic", 2)])
def test_a_review_without_findings_goes_from_acceptance_to_the_decision(scheme: str, hours: int) -> None:
    case = stages.accepted(scheme)
    assert open_kinds(case) == {"review.assign"}

    stages.staff(case)
    assert open_kinds(case) == set()
    stages.pay(case)
    outbox.follow_all()
    assert open_kinds(case) == {"review.start"}
    services.start_review(application=case.application, by=case.clerk(START), on=START)
    assert open_kinds(case) == {"review.document_review"}
    stages.documents_done(case)
    assert open_kinds(case) == {"review.plan_onsite"}
    planned = services.plan_onsite(
        application=case.application, planned_on=VISIT, by=case.clerk(DOCUMENTS), on=DOCUMENTS
    )
    assert (planned.hours_at_most, open_kinds(case)) == (hours, {"review.onsite_review"})
    services.complete_onsite(application=case.application, summary="よい。", by=case.lead(VISIT), on=VISIT)
    assert open_kinds(case) == {"review.complete"}
    services.complete_review(application=case.application, by=case.lead(COMPLETED), on=COMPLETED)

    assert case.reread().state == "reviewed"
    assert Review.objects.get().completed_on == COMPLETED
    decision = Task.objects.get(kind="awards.decide", closed_on=None)
    decider = case.company.review_body if scheme == "privacymark" else case.company.granting_body
    assert decision.organisation == decider
    told = list(
        Notice.objects.filter(kind__startswith="review.").order_by("pk").values_list("kind", flat=True)
    )
    assert told == ["review.started", "review.onsite_planned", "review.completed"]


def test_the_hours_of_the_visit_carry_their_reasons() -> None:
    case = stages.visited()

    onsite = ReviewStep.objects.get(kind="onsite")

    assert onsite.decision is not None
    assert onsite.decision["reasons"][0]["code"] == "onsite_time.by_size"
    line = JournalLine.objects.get(action="review.onsite.planned", dossier_id=case.application.dossier_id)
    assert line.decision == onsite.decision


def test_a_review_begins_only_when_the_invoice_is_paid() -> None:
    case = stages.accepted()
    stages.staff(case)

    with pytest.raises(ActRefused) as refused:
        services.start_review(application=case.application, by=case.clerk(START), on=START)

    assert refused.value.code == "not_paid"
    assert case.reread().state == "accepted"


def test_a_review_needs_a_lead_assessor() -> None:
    case = stages.accepted()
    stages.pay(case)
    member = stages.assign(case, case.company.assessor, is_lead=False)
    services.declare_no_conflict(assignment=member, by=case.lead(DAY), on=DAY)

    with pytest.raises(ActRefused) as refused:
        services.start_review(application=case.application, by=case.clerk(START), on=START)

    assert refused.value.code == "no_lead"


def test_a_review_needs_the_declaration_of_everybody_on_the_team() -> None:
    case = stages.accepted()
    stages.pay(case)
    lead = stages.assign(case, case.company.assessor)
    stages.assign(case, case.company.second_assessor, is_lead=False)
    services.declare_no_conflict(assignment=lead, by=case.lead(DAY), on=DAY)

    with pytest.raises(ActRefused) as refused:
        services.start_review(application=case.application, by=case.clerk(START), on=START)

    assert refused.value.code == "conflict_not_declared"
    assert str(case.company.second_assessor) in refused.value.sentence


def test_a_review_is_started_once() -> None:
    case = stages.started()

    with pytest.raises(ActRefused) as refused:
        services.start_review(application=case.application, by=case.clerk(START), on=START)

    assert refused.value.code == "wrong_state"
    assert Review.objects.count() == 1


def test_an_old_page_does_not_start_a_review() -> None:
    case = stages.accepted()
    stages.pay(case)
    stages.staff(case)
    seen = case.reread().revision

    with pytest.raises(Stale):
        services.start_review(application=case.application, by=case.clerk(START), on=START, revision=seen - 1)

    assert case.reread().state == "accepted"


def test_the_visit_follows_the_document_review() -> None:
    case = stages.started()

    with pytest.raises(ActRefused) as refused:
        services.plan_onsite(application=case.application, planned_on=VISIT, by=case.clerk(START), on=START)

    assert refused.value.code == "step_not_done"


def test_a_visit_is_not_planned_for_a_day_that_has_passed() -> None:
    case = stages.started()
    stages.documents_done(case)

    with pytest.raises(ActRefused) as refused:
        services.plan_onsite(
            application=case.application,
            planned_on=DOCUMENTS - ONE_DAY,
            by=case.clerk(DOCUMENTS),
            on=DOCUMENTS,
        )

    assert refused.value.code == "day_in_the_past"


def test_a_planned_visit_can_be_moved_until_it_was_made() -> None:
    case = stages.started()
    stages.documents_done(case)
    for day in (VISIT, VISIT + ONE_DAY):
        services.plan_onsite(
            application=case.application, planned_on=day, by=case.clerk(DOCUMENTS), on=DOCUMENTS
        )

    moved = ReviewStep.objects.get(kind="onsite")

    assert moved.planned_on == VISIT + ONE_DAY
    assert Task.objects.get(kind="review.onsite_review", closed_on=None).due_on == VISIT + ONE_DAY


def test_a_visit_is_not_completed_before_its_day() -> None:
    case = stages.started()
    stages.documents_done(case)
    services.plan_onsite(
        application=case.application, planned_on=VISIT, by=case.clerk(DOCUMENTS), on=DOCUMENTS
    )
    early = VISIT - ONE_DAY

    with pytest.raises(ActRefused) as refused:
        services.complete_onsite(application=case.application, summary="", by=case.lead(early), on=early)

    assert refused.value.code == "onsite_ahead"


def test_a_visit_without_a_day_is_not_completed() -> None:
    case = stages.started()
    stages.documents_done(case)

    with pytest.raises(ActRefused) as refused:
        services.complete_onsite(application=case.application, summary="", by=case.lead(VISIT), on=VISIT)

    assert refused.value.code == "onsite_not_planned"


def test_a_step_is_completed_once() -> None:
    case = stages.started()
    stages.documents_done(case)

    with pytest.raises(ActRefused) as refused:
        stages.documents_done(case)

    assert refused.value.code == "step_done"


def test_a_review_is_not_completed_before_the_visit() -> None:
    case = stages.started()
    stages.documents_done(case)

    with pytest.raises(ActRefused) as refused:
        services.complete_review(application=case.application, by=case.lead(COMPLETED), on=COMPLETED)

    assert refused.value.code == "step_not_done"


def test_only_the_lead_completes_the_review() -> None:
    case = stages.visited()

    with pytest.raises(NotAllowed):
        services.complete_review(application=case.application, by=case.second(COMPLETED), on=COMPLETED)


def test_who_is_not_on_the_team_does_not_review() -> None:
    case = stages.started()
    outsider = acting(case.company.other_assessor, DOCUMENTS)
    office = acting(case.company.review_officer, DOCUMENTS)

    for by in (outsider, office, case.business(DOCUMENTS)):
        with pytest.raises(NotAllowed):
            services.complete_document_review(
                application=case.application, summary="", by=by, on=DOCUMENTS, revision=None
            )


def test_an_assessor_who_has_not_declared_does_not_touch_the_case() -> None:
    case = stages.started()
    late = acting(case.company.second_assessor, DOCUMENTS)
    case.application.assignments.filter(person=case.company.second_assessor).update(
        no_conflict_declared_on=None
    )

    with pytest.raises(NotAllowed):
        services.complete_document_review(application=case.application, summary="", by=late, on=DOCUMENTS)


def test_the_steps_are_in_the_history_of_the_case() -> None:
    case = stages.reviewed()

    lines = JournalLine.objects.filter(dossier_id=case.application.dossier_id, action__startswith="review.")

    assert list(lines.order_by("pk").values_list("action", "effective_on")) == [
        ("review.assignment.made", START),
        ("review.assignment.made", START),
        ("review.assignment.declared", START),
        ("review.assignment.declared", START),
        ("review.review.started", START),
        ("review.team.judged", DOCUMENTS),
        ("review.document_review.completed", DOCUMENTS),
        ("review.onsite.planned", DOCUMENTS),
        ("review.onsite.completed", VISIT),
        ("review.review.completed", COMPLETED),
    ]
