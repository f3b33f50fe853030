"""The register of assessors: who may be put on a team, who is gone, what a trainee practised."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from shirushi.agenda.models import Notice, Task
from shirushi.entrance import organisation
from shirushi.people.models import Access, Dossier, Membership, Role
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused, Stale
from shirushi.review import candidates, policy, queries, register, services
from shirushi.review.models import Assignment, Judgement, Tie
from tests.cast import acting, business, member
from tests.intake.drafts import DAY
from tests.review import stages
from tests.review.stages import DOCUMENTS, START, Case

pytestmark = pytest.mark.django_db


def registered(case: Case, who: object, **said: object) -> object:
    return services.register_assessor(
        person=who,  # type: ignore[arg-type]
        organisation=case.company.review_body,
        said=services.Registration(**said),  # type: ignore[arg-type]
        by=case.clerk(DAY),
        on=DAY,
    )


def tied(case: Case, **said: str) -> Tie:
    about = {"kind": "consulted", "name": case.company.business.name, **said}
    return services.record_tie(
        person=case.company.assessor, said=services.Tied(**about), by=case.lead(DAY), on=DAY
    )


def refusal(case: Case, *, is_lead: bool = True, who: object = None, reason: str = "") -> str:
    with pytest.raises(ActRefused) as refused:
        services.assign(
            application=case.application,
            person=who or case.company.assessor,  # type: ignore[arg-type]
            is_lead=is_lead,
            by=case.clerk(DAY),
            on=DAY,
            reason=reason,
        )
    assert refused.value.params["decision"]["question"] == "assessor"
    return refused.value.code


def with_trainee(case: Case, day: date = START) -> Assignment:
    trainee = member(case.company.review_body, Role.ASSESSOR, "実習 生")
    registered(case, trainee, grade="trainee")
    return stages.assign(case, trainee, day, is_lead=False)


def agree(assignment: Assignment, case: Case, *, agreed: bool = True, day: date = START) -> None:
    services.answer_trainee(consent=assignment.consent, agreed=agreed, by=case.business(day), on=day)


def test_whoever_has_no_entry_reviews_and_leads_as_before() -> None:
    case = stages.accepted()

    made = stages.assign(case, case.company.assessor)

    assert "assessor.grade_not_recorded" in [each["code"] for each in made.decision["reasons"]]


def test_only_a_lead_assessor_leads() -> None:
    case = stages.accepted()
    registered(case, case.company.assessor, grade="assessor")

    assert refusal(case) == "grade_too_low"
    assert stages.assign(case, case.company.assessor, is_lead=False).is_lead is False


def test_nobody_is_assigned_after_the_last_day_of_the_registration() -> None:
    case = stages.accepted()
    registered(case, case.company.assessor, expires_on=DAY - timedelta(days=1))

    assert refusal(case, is_lead=False) == "registration_over"


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("employed", "employed_by_applicant"),
        ("consulted", "consulted_applicant"),
        ("other", "tied_to_applicant"),
    ],
)
def test_a_tie_by_corporate_number_refuses_whatever_the_reason(kind: str, code: str) -> None:
    case = stages.accepted()
    tied(case, kind=kind, name="旧社名", corporate_number=case.company.business.corporate_number or "")

    assert refusal(case, reason="ほかにいない") == code


def test_a_tie_that_only_bears_the_same_name_lets_pass_with_a_reason() -> None:
    case = stages.accepted()
    tied(case, name="(株)みどり 印刷")

    code = refusal(case)
    made = services.assign(
        application=case.application, person=case.company.assessor, is_lead=True, by=case.clerk(DAY), on=DAY,
        reason="所在地の異なる別の会社である。",
    )  # fmt: skip

    assert code == "same_name"
    assert made.exception_reason == "所在地の異なる別の会社である。"


def test_another_business_with_another_number_is_no_tie() -> None:
    case = stages.accepted()
    tied(case, corporate_number=business("別のみどり印刷株式会社").corporate_number or "")

    assert stages.assign(case, case.company.assessor).is_lead


def test_a_tie_that_is_annulled_counts_no_more_and_only_the_office_annuls() -> None:
    case = stages.accepted()
    tie = tied(case, corporate_number=case.company.business.corporate_number or "")

    with pytest.raises(NotAllowed):
        services.annul_tie(tie=tie, reason="誤記", by=case.lead(DAY), on=DAY)
    services.annul_tie(tie=tie, reason="誤記", by=case.clerk(DAY), on=DAY)

    assert stages.assign(case, case.company.assessor).is_lead


def test_nobody_tells_of_the_ties_of_a_colleague() -> None:
    case = stages.accepted()

    with pytest.raises(NotAllowed):
        services.record_tie(
            person=case.company.assessor,
            said=services.Tied(kind="employed", name="もみじ印刷"),
            by=case.second(DAY),
            on=DAY,
        )


def test_a_corporate_number_with_a_slip_is_not_kept() -> None:
    case = stages.accepted()

    with pytest.raises(ActRefused) as refused:
        tied(case, corporate_number="1234567890123")

    assert refused.value.code == "number_wrong"
    assert not Tie.objects.exists()


def test_of_two_clerks_at_one_entry_the_second_is_told() -> None:
    case = stages.accepted()
    registered(case, case.company.assessor, grade="lead")

    with pytest.raises(Stale):
        services.register_assessor(
            person=case.company.assessor,
            organisation=case.company.review_body,
            said=services.Registration(grade="assessor"),
            by=case.clerk(DAY),
            on=DAY,
            revision=0,
        )


def test_a_trainee_waits_for_the_business_and_sees_nothing_before() -> None:
    case = stages.started()

    made = with_trainee(case)

    trainee = acting(made.person, START)
    assert made.is_trainee
    assert not Dossier.objects.visible_to(trainee).exists()
    task = Task.objects.get(kind="review.agree_to_trainee", closed_on=None)
    assert (task.organisation, task.subject_id) == (case.company.business, made.pk)
    with pytest.raises(ActRefused, match="consent_missing"):
        services.declare_no_conflict(assignment=made, by=trainee, on=START)


def test_with_consent_a_trainee_practises_and_settles_nothing() -> None:
    case = stages.started()
    made = with_trainee(case)
    agree(made, case)
    trainee = acting(made.person, START)
    services.declare_no_conflict(assignment=made, by=trainee, on=START)

    services.judge_requirement(
        application=case.application, requirement="J.3.1.1", verdict="finding", note="", by=trainee, on=START
    )
    stages.documents_done(case)

    assert not policy.may_review(trainee, case.application)
    assert Judgement.objects.filter(person=case.company.assessor, examination__requirement="J.3.1.1").exists()
    assert register.practice(made.person) == register.Practice(documents=1, visits=0)
    assert register.practice(case.company.assessor) == register.Practice(0, 0)


def test_without_consent_the_trainee_is_off_and_the_review_goes_on() -> None:
    case = stages.started()
    made = with_trainee(case)

    agree(made, case, agreed=False)

    made.refresh_from_db()
    assert made.ended_on == START
    assert not Access.objects.filter(person=made.person).exists()
    assert Notice.objects.filter(kind="review.trainee_refused").exists()
    assert not Task.objects.filter(kind="review.agree_to_trainee", closed_on=None).exists()
    with pytest.raises(ActRefused, match="consent_settled"):
        agree(made, case)


def test_a_trainee_goes_beside_a_lead_and_does_not_make_the_team_complete() -> None:
    case = stages.accepted()
    trainee = member(case.company.review_body, Role.ASSESSOR, "実習 生")
    registered(case, trainee, grade="trainee")

    alone, leading = refusal(case, who=trainee, is_lead=False), refusal(case, who=trainee)
    stages.assign(case, case.company.assessor)
    stages.assign(case, trainee, is_lead=False)

    assert (alone, leading) == ("trainee_without_lead", "grade_too_low")
    assert queries.team_is_small(case.application, list(queries.team(case.application)))


def test_who_leaves_the_body_leaves_its_cases_which_go_on() -> None:
    case = stages.started()
    stages.judge_all(case)
    held = Membership.objects.get(person=case.company.assessor)

    count = organisation.end_membership(
        membership=held, by=acting(case.company.review_officer, DOCUMENTS), on=DOCUMENTS
    )

    assert count == 1
    assert Assignment.objects.get(person=case.company.assessor).left
    assert not Access.objects.filter(person=case.company.assessor, until_on=None).exists()
    task = Task.objects.get(kind="review.replace", closed_on=None)
    assert (task.subject_id, task.params["names"]) == (case.application.pk, str(case.company.assessor))
    assert Judgement.objects.filter(person=case.company.assessor).exists()
    assert Task.objects.filter(kind="review.document_review", closed_on=None, roles=["clerk"]).exists()


def test_the_task_is_closed_when_somebody_takes_the_place() -> None:
    case = stages.started()
    registered(case, case.company.assessor, expires_on=DAY - timedelta(days=1))
    assert Task.objects.filter(kind="review.replace", closed_on=None).exists()

    stages.assign(case, member(case.company.review_body, Role.ASSESSOR, "後任 者"), DOCUMENTS)

    assert not Task.objects.filter(kind__in=["review.replace", "review.assign"], closed_on=None).exists()


def test_nobody_is_sent_on_a_day_away() -> None:
    case = stages.started()
    stages.documents_done(case)
    day = DOCUMENTS + timedelta(days=30)
    services.record_days_away(
        person=case.company.assessor, from_on=day, until_on=day, by=case.lead(DOCUMENTS), on=DOCUMENTS
    )
    services.plan_onsite(application=case.application, planned_on=day, by=case.clerk(DOCUMENTS), on=DOCUMENTS)

    weighed = candidates.weigh([case.company.assessor], case.application, DOCUMENTS)[0]

    assert weighed.remarks == (candidates.AWAY,)


def test_the_proposal_explains_everybody_and_counts_its_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    case = stages.accepted()
    for serial in range(6):
        each = member(case.company.review_body, Role.ASSESSOR, f"審査員 {serial}")
        registered(case, each, grade="lead", regions=("13",), fields=("service",))
    tied(case, corporate_number=case.company.business.corporate_number or "")

    with django_assert_num_queries(PROPOSAL_QUERIES):
        found = candidates.proposal(case.application, DAY)

    assert len(found) == 8
    assert (found[-1].person, found[-1].best) == (case.company.assessor, candidates.NO)
    assert candidates.REGION in found[1].remarks


def test_the_register_is_filtered_and_pages_with_the_same_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    case = stages.accepted()
    registered(case, case.company.assessor, grade="lead", regions=("04",))
    registered(case, case.company.second_assessor, regions=("13",))
    clerk = case.clerk(DAY)

    def names(**asked: str) -> list[str]:
        return [str(each) for each in register.listed(clerk, register.Asked(**asked), DAY)]

    assert names(grade="lead") == [str(case.company.assessor)]
    assert names(grade=register.NOT_RECORDED) == [str(case.company.second_assessor)]
    assert names(region="04") == [str(case.company.assessor)]
    assert names(text="鳴子") == [str(case.company.second_assessor)]
    assert str(case.company.other_assessor) not in names()
    people = list(register.listed(clerk, register.Asked(), DAY))
    with django_assert_num_queries(LINES_QUERIES):
        register.lines(people, case.company.review_body.pk, DAY)


PROPOSAL_QUERIES = 13
LINES_QUERIES = 6
