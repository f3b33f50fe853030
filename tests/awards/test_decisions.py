"""Who decides, and what follows."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation

from shirushi.agenda.models import Task
from shirushi.awards import policy, services
from shirushi.awards.models import Contract, GrantDecision
from shirushi.billing.models import Refund
from shirushi.grants.models import Grant
from shirushi.intake.models import Disqualification
from shirushi.people.models import Dossier, Membership, Role
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused, Stale
from shirushi.review import services as review_services
from tests.awards import stages
from tests.awards.stages import DECIDED, LAPSES
from tests.cast import LONG_AGO, acting, member
from tests.review import stages as review

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_japanese() -> Iterator[None]:
    with translation.override("ja"):
        yield


MEASURE = {"question": "measure", "refused": False, "outcome": {"measure": "denial"}, "reasons": []}


def test_privacymark_a_grant_offers_a_contract_and_invoices_the_registration_fee() -> None:
    case = stages.granted()

    decided = GrantDecision.objects.get()
    assert (decided.result, decided.organisation) == ("granted", case.company.review_body)
    assert decided.grant == Grant.objects.get()
    assert Contract.objects.get().lapses_on == LAPSES
    invoice = decided.registration_invoice
    assert invoice is not None
    assert (invoice.kind, invoice.issuer, invoice.total) == (
        "registration",
        case.company.granting_body,
        104_762,
    )
    assert case.reread().state == "granted"
    task = Task.objects.get(kind="awards.sign_contract", closed_on=None)
    assert (task.roles, task.due_on) == (["representative"], LAPSES)


def test_japhic_the_granting_body_decides_and_nothing_more_is_invoiced() -> None:
    case = stages.granted("japhic")

    decided = GrantDecision.objects.get()

    assert decided.organisation == case.company.granting_body
    assert decided.registration_invoice is None
    assert Contract.objects.get().lapses_on is None


def test_privacymark_a_denial_bars_for_three_months_and_pays_nothing_back() -> None:
    case = review.reviewed()

    stages.decide(case, "denied")

    denial = Disqualification.objects.get()
    assert (denial.kind, denial.starts_on, denial.ends_on) == ("denial", DECIDED, None)
    assert denial.decision["outcome"]["failures"] == ["denied_on"]
    assert case.reread().state == "denied"
    assert case.application.closed_on == DECIDED
    assert not Refund.objects.exists()
    assert not Grant.objects.exists()


def test_japhic_a_denial_pays_the_registration_fee_back() -> None:
    case = review.reviewed("japhic")

    stages.decide(case, "denied")

    refund = Refund.objects.get()
    assert refund.invoice == case.reread().invoice
    assert (refund.invoice.total, refund.total) == (231_000, 73_500)


def test_after_the_decision_the_team_has_no_access_any_more() -> None:
    case = stages.granted()

    seen = Dossier.objects.visible_to(case.lead(DECIDED))

    assert not seen.exists()


def test_who_reviewed_does_not_decide_whatever_else_it_is() -> None:
    case = review.reviewed()
    Membership.objects.create(
        person=case.company.second_assessor,
        organisation=case.company.review_body,
        role=Role.OFFICER,
        from_on=LONG_AGO,
    )
    by = case.second(DECIDED)

    assert by.has(Role.OFFICER)
    assert policy.sits_in_deciding_body(by, case.application)
    with pytest.raises(NotAllowed):
        services.decide(application=case.application, result="granted", reasons="よい", by=by, on=DECIDED)
    assert not GrantDecision.objects.exists()


def test_who_stepped_down_from_the_review_does_not_decide_either() -> None:
    case = review.visited()
    second = case.application.assignments.get(person=case.company.second_assessor)
    review_services.recuse(
        assignment=second, reason="親族", by=case.second(review.COMPLETED), on=review.COMPLETED
    )
    review_services.complete_review(
        application=case.application, by=case.lead(review.COMPLETED), on=review.COMPLETED
    )
    Membership.objects.filter(person=case.company.second_assessor).update(role=Role.OFFICER)

    assert not policy.may_decide(case.second(DECIDED), case.application)


def test_who_belongs_to_the_applicant_does_not_decide() -> None:
    case = review.reviewed()
    Membership.objects.create(
        person=case.company.review_officer,
        organisation=case.company.business,
        role=Role.WORKER,
        from_on=LONG_AGO,
        until_on=LONG_AGO,
    )
    by = acting(case.company.review_officer, DECIDED, case.company.review_body)

    assert not policy.may_decide(by, case.application)


@pytest.mark.parametrize("scheme", ["privacymark", "japhic"])
def test_the_body_that_does_not_decide_does_not(scheme: str) -> None:
    case = review.reviewed(scheme)
    company = case.company
    others = (
        [company.officer, company.committee_member] if scheme == "privacymark" else [company.review_officer]
    )

    for who in [*others, company.clerk, company.other_clerk, company.representative]:
        with pytest.raises(NotAllowed):
            services.decide(
                application=case.application,
                result="granted",
                reasons="よい",
                by=acting(who, DECIDED),
                on=DECIDED,
            )


def test_a_committee_member_of_the_deciding_body_decides() -> None:
    case = review.reviewed()
    judge = member(case.company.review_body, Role.COMMITTEE_MEMBER, "審査会 委員")

    services.decide(
        application=case.application, result="granted", reasons="よい", by=acting(judge, DECIDED), on=DECIDED
    )

    assert GrantDecision.objects.get().decided_by == judge


def test_a_decision_has_reasons() -> None:
    case = review.reviewed()

    with pytest.raises(ActRefused) as refused:
        services.decide(
            application=case.application, result="granted", reasons="  ", by=case.decider(DECIDED), on=DECIDED
        )

    assert refused.value.code == "reasons_missing"


def test_nothing_is_decided_before_the_review_is_completed() -> None:
    case = review.visited()

    with pytest.raises(ActRefused) as refused:
        stages.decide(case)

    assert refused.value.code == "wrong_state"


def test_a_decision_is_taken_once() -> None:
    case = stages.granted()

    with pytest.raises(ActRefused) as refused:
        stages.decide(case, "denied")

    assert refused.value.code == "wrong_state"
    assert GrantDecision.objects.count() == 1


def test_an_old_page_does_not_decide() -> None:
    case = review.reviewed()
    seen = case.reread().revision

    with pytest.raises(Stale):
        services.decide(
            application=case.application,
            result="granted",
            reasons="よい",
            by=case.decider(DECIDED),
            on=DECIDED,
            revision=seen - 1,
        )

    assert case.reread().state == "reviewed"


def test_a_review_that_ended_unresolved_is_not_granted() -> None:
    case = review.visited()
    review.find(case)
    review.issue(case)
    day = date(2026, 10, 9)
    review_services.complete_review(application=case.application, by=case.lead(day), on=day, unresolved=True)

    with pytest.raises(ActRefused) as refused:
        stages.decide(case, "granted", day)
    stages.decide(case, "denied", day)

    assert refused.value.code == "unresolved"
    assert case.reread().state == "denied"


def test_nothing_is_decided_inside_a_halt() -> None:
    case = review.reviewed()
    review_services.halt(
        application=case.application,
        starts_on=DECIDED,
        planned_ends_on=date(2026, 10, 19),
        decision=MEASURE,
        by=case.officer(DECIDED),
        on=DECIDED,
    )

    with pytest.raises(ActRefused) as refused:
        stages.decide(case)

    assert refused.value.code == "review_halted"
    assert "2026年10月20日" in refused.value.sentence


@pytest.mark.parametrize("stage", [review.accepted, review.started, review.reviewed, stages.granted])
def test_a_measure_of_level_10_denies_at_every_step(stage: object) -> None:
    case = stage()  # type: ignore[operator]

    services.deny_after_measure(
        application=case.application, decision=MEASURE, by=case.officer(DECIDED), on=DECIDED
    )

    assert case.reread().state == "denied"
    denial = Disqualification.objects.get()
    assert (denial.kind, denial.decision) == ("denial", MEASURE)
    assert not Task.objects.filter(kind__startswith="review.", closed_on=None).exists()
    assert not Task.objects.filter(kind__startswith="awards.", closed_on=None).exists()


def test_a_japhic_denial_after_an_incident_pays_the_registration_fee_back() -> None:
    case = review.started("japhic")

    services.deny_after_measure(
        application=case.application, decision=MEASURE, by=case.officer(DECIDED), on=DECIDED
    )

    assert Refund.objects.get().total == 73_500


def test_a_closed_case_is_not_denied_again() -> None:
    case = review.reviewed()
    stages.decide(case, "denied")

    with pytest.raises(ActRefused) as refused:
        services.deny_after_measure(
            application=case.application, decision=MEASURE, by=case.officer(DECIDED), on=DECIDED
        )

    assert refused.value.code == "wrong_state"


def test_assessors_do_not_deny_after_a_measure() -> None:
    case = review.started()

    with pytest.raises(NotAllowed):
        services.deny_after_measure(
            application=case.application, decision=MEASURE, by=case.lead(DECIDED), on=DECIDED
        )
