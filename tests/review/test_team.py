"""Who reviews, and who must not."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from shirushi.agenda.models import Task
from shirushi.intake.models import Application
from shirushi.people.models import Deputy, Dossier, Membership, Role
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from shirushi.record.models import JournalBody, JournalLine
from shirushi.review import queries, services
from shirushi.review.models import Assignment, Finding
from tests.cast import LONG_AGO, acting, cast
from tests.intake.drafts import DAY
from tests.review import stages
from tests.review.stages import COMPLETED, DOCUMENTS

pytestmark = pytest.mark.django_db


def test_assigning_opens_the_case_to_the_person_and_not_to_its_colleague() -> None:
    case = stages.accepted()
    dossier = case.application.dossier
    assert not Dossier.objects.visible_to(case.lead(DAY)).exists()

    stages.assign(case, case.company.assessor)

    assert Dossier.objects.visible_to(case.lead(DAY)).get() == dossier
    assert not Dossier.objects.visible_to(case.second(DAY)).exists()
    task = Task.objects.get(kind="review.declare", closed_on=None)
    assert (task.person, task.roles) == (case.company.assessor, [])


def test_assessors_of_other_bodies_are_not_assigned() -> None:
    case = stages.accepted()

    with pytest.raises(ActRefused) as refused:
        stages.assign(case, case.company.other_assessor)

    assert refused.value.code == "not_an_assessor"
    assert not Assignment.objects.exists()


def test_clerks_are_not_assigned() -> None:
    case = stages.accepted()

    with pytest.raises(ActRefused) as refused:
        stages.assign(case, case.company.clerk)

    assert refused.value.code == "not_an_assessor"


@pytest.mark.parametrize("until_on", [None, LONG_AGO + timedelta(days=30)])
def test_who_is_or_was_a_member_of_the_applicant_is_not_assigned(until_on: date | None) -> None:
    case = stages.accepted()
    Membership.objects.create(
        person=case.company.assessor,
        organisation=case.company.business,
        role=Role.WORKER,
        from_on=LONG_AGO,
        until_on=until_on,
    )

    with pytest.raises(ActRefused) as refused:
        stages.assign(case, case.company.assessor)

    assert refused.value.code == "belongs_to_applicant"


def test_who_was_a_deputy_at_the_applicant_is_not_assigned() -> None:
    case = stages.accepted()
    held = Membership.objects.get(person=case.company.privacy_officer)
    Deputy.objects.create(membership=held, person=case.company.assessor, from_on=LONG_AGO, until_on=LONG_AGO)

    with pytest.raises(ActRefused) as refused:
        stages.assign(case, case.company.assessor)

    assert refused.value.code == "belongs_to_applicant"


def later_application(case: stages.Case) -> stages.Case:
    """The same business again, after a withdrawn application."""
    Application.objects.filter(pk=case.application.pk).update(state="withdrawn")
    return stages.accepted(company=case.company, case=case.application.dossier, day=COMPLETED)


def test_who_reviewed_the_previous_application_is_assigned_only_on_purpose() -> None:
    again = later_application(stages.visited())

    with pytest.raises(ActRefused) as refused:
        stages.assign(again, again.company.assessor, COMPLETED)
    made = services.assign(
        application=again.application,
        person=again.company.assessor,
        is_lead=True,
        by=again.clerk(COMPLETED),
        on=COMPLETED,
        reason="専門の審査員がほかにいない。",
    )

    assert refused.value.code == "reviewed_previous"
    assert made.is_lead


def test_nobody_is_assigned_twice() -> None:
    case = stages.accepted()
    stages.assign(case, case.company.assessor)

    with pytest.raises(ActRefused) as refused:
        stages.assign(case, case.company.assessor, is_lead=False)

    assert refused.value.code == "already_assigned"


def test_a_review_has_one_lead() -> None:
    case = stages.accepted()
    stages.assign(case, case.company.assessor)

    with pytest.raises(ActRefused) as refused:
        stages.assign(case, case.company.second_assessor)

    assert refused.value.code == "lead_exists"


def test_only_the_office_of_the_responsible_body_assigns() -> None:
    case = stages.accepted()

    for who in (
        case.company.other_clerk,
        case.company.assessor,
        case.company.officer,
        case.company.privacy_officer,
    ):
        with pytest.raises(NotAllowed):
            services.assign(
                application=case.application,
                person=case.company.assessor,
                is_lead=True,
                by=acting(who, DAY),
                on=DAY,
            )


def test_nobody_declares_for_another_person() -> None:
    case = stages.accepted()
    lead = stages.assign(case, case.company.assessor)

    for by in (case.clerk(DAY), case.second(DAY)):
        with pytest.raises(NotAllowed):
            services.declare_no_conflict(assignment=lead, by=by, on=DAY)


def test_a_declaration_is_given_once() -> None:
    case = stages.accepted()
    lead = stages.assign(case, case.company.assessor)
    services.declare_no_conflict(assignment=lead, by=case.lead(DAY), on=DAY)

    with pytest.raises(ActRefused) as refused:
        services.declare_no_conflict(assignment=lead, by=case.lead(DAY), on=DAY)

    assert refused.value.code == "already_declared"


def test_who_steps_down_sees_the_case_no_more_from_that_day_on() -> None:
    case = stages.started()
    lead = Assignment.objects.get(person=case.company.assessor)

    services.recuse(assignment=lead, reason="義弟が役員になった。", by=case.lead(DOCUMENTS), on=DOCUMENTS)

    assert not Dossier.objects.visible_to(case.lead(DOCUMENTS)).exists()
    assert Task.objects.filter(kind="review.assign", closed_on=None).exists()
    line = JournalLine.objects.get(action="review.assignment.recused")
    assert JournalBody.objects.get(line=line).content["reason"] == "義弟が役員になった。"
    with pytest.raises(NotAllowed):
        services.complete_document_review(
            application=case.application, summary="", by=case.lead(DOCUMENTS), on=DOCUMENTS
        )


def test_the_office_releases_an_assessor() -> None:
    case = stages.started()
    second = Assignment.objects.get(person=case.company.second_assessor)

    services.release(assignment=second, reason="異動", by=case.clerk(DOCUMENTS), on=DOCUMENTS)

    assert not Dossier.objects.visible_to(case.second(DOCUMENTS)).exists()
    assert [str(each.person) for each in queries.team(case.application)] == [str(case.company.assessor)]


def test_privacymark_wants_two_and_japhic_one() -> None:
    pair = stages.accepted("privacymark")
    single = stages.accepted("japhic", company=cast("japhic"))

    for case in (pair, single):
        stages.assign(case, case.company.assessor)

    assert queries.team_is_small(pair.application, list(queries.team(pair.application)))
    assert not queries.team_is_small(single.application, list(queries.team(single.application)))


def test_everybody_who_had_a_hand_in_the_review_is_a_reviewer_for_good() -> None:
    case = stages.visited()
    stages.find(case)
    second = Assignment.objects.get(person=case.company.second_assessor)
    services.release(assignment=second, reason="異動", by=case.clerk(COMPLETED), on=COMPLETED)

    reviewers = queries.reviewers(case.application)

    assert reviewers == {case.company.assessor.pk, case.company.second_assessor.pk}
    assert Finding.objects.get().written_by == case.company.second_assessor


def test_the_list_of_my_cases_holds_mine_and_counts_its_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    company = cast()
    busy = acting(company.assessor, DAY)
    cases = [stages.accepted(company=stages.neighbour(company, serial)) for serial in range(12)]
    for case in cases:
        stages.assign(case, company.assessor)
    stages.assign(cases[0], company.second_assessor, is_lead=False)

    with django_assert_num_queries(1):
        mine = list(queries.cases_of(busy))
        names = [each.application.dossier.unit.organisation.name for each in mine]

    assert len(names) == 12
    assert [each.application for each in queries.cases_of(acting(company.second_assessor, DAY))] == [
        cases[0].application
    ]
