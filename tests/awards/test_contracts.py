"""The contract: signed, concluded, lapsed."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from shirushi.agenda.models import Notice, Task
from shirushi.awards import queries, services
from shirushi.awards.models import Contract
from shirushi.grants.models import Grant
from shirushi.people.actor import system
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused, Stale
from shirushi.record.models import JournalLine
from shirushi.review import services as review_services
from tests.awards import stages
from tests.awards.stages import CONCLUDED, DECIDED, LAPSES, SIGNED
from tests.cast import acting, cast, moment
from tests.review import stages as review

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_japanese() -> Iterator[None]:
    with translation.override("ja"):
        yield


ONE_DAY = timedelta(days=1)


def test_privacymark_a_term_of_two_years_begins_with_the_contract() -> None:
    case = stages.contracted()

    grant = Grant.objects.get()
    assert (grant.starts_on, grant.expires_on) == (CONCLUDED, date(2028, 9, 9))
    assert grant.registration is not None
    assert grant.registration.number.startswith("18")
    assert case.reread().state == "contracted"
    assert not Task.objects.filter(kind__startswith="awards.", closed_on=None).exists()
    told = set(Notice.objects.filter(kind__startswith="awards.").values_list("kind", "organisation__kind"))
    assert ("awards.contract_concluded", "business") in told
    assert ("awards.contracted", "review_body") in told
    line = JournalLine.objects.get(action="awards.contract.concluded")
    assert line.decision is not None
    assert line.decision["outcome"]["expires_on"] == "2028-09-09"


@pytest.mark.parametrize(
    ("completed", "starts_on"),
    [
        (date(2026, 8, 15), date(2026, 9, 1)),
        (date(2026, 8, 16), date(2026, 10, 1)),
    ],
)
def test_japhic_a_term_of_one_year_begins_on_a_first_by_the_day_of_the_review(
    completed: date, starts_on: date
) -> None:
    case = review.reviewed("japhic", day=completed)
    stages.decide(case)
    stages.sign(case)

    grant = stages.conclude(case)

    assert (grant.starts_on, grant.expires_on) == (starts_on, starts_on.replace(year=2027) - ONE_DAY)


def test_the_task_passes_from_the_representative_to_the_granting_body() -> None:
    case = stages.granted()

    stages.sign(case)

    assert not Task.objects.filter(kind="awards.sign_contract", closed_on=None).exists()
    task = Task.objects.get(kind="awards.conclude_contract", closed_on=None)
    assert (task.organisation, task.roles, task.due_on) == (case.company.granting_body, ["officer"], LAPSES)


def test_only_the_representative_signs_for_the_business() -> None:
    case = stages.granted()
    contract = stages.contract_of(case)

    for who in (case.company.privacy_officer, case.company.worker, case.company.officer):
        with pytest.raises(NotAllowed):
            services.sign_contract(contract=contract, by=acting(who, SIGNED), on=SIGNED)


def test_the_business_signs_once() -> None:
    case = stages.granted()
    stages.sign(case)

    with pytest.raises(ActRefused) as refused:
        stages.sign(case, SIGNED + ONE_DAY)

    assert refused.value.code == "signed_already"
    assert "2026年9月1日" in refused.value.sentence


def test_an_old_page_does_not_sign() -> None:
    case = stages.granted()
    contract = stages.contract_of(case)
    Contract.objects.update(revision=3)

    with pytest.raises(Stale):
        services.sign_contract(
            contract=contract, by=acting(case.company.representative, SIGNED), on=SIGNED, revision=2
        )


def test_the_granting_body_signs_after_the_business() -> None:
    case = stages.granted()
    stages.pay_registration(case)

    with pytest.raises(ActRefused) as refused:
        stages.conclude(case)

    assert refused.value.code == "not_signed"


def test_the_contract_waits_for_the_registration_fee() -> None:
    case = stages.granted()
    stages.sign(case)

    with pytest.raises(ActRefused) as refused:
        stages.conclude(case)

    assert refused.value.code == "fee_not_paid"
    assert Grant.objects.get().starts_on is None


def test_only_an_officer_of_the_granting_body_concludes() -> None:
    case = stages.granted()
    contract = stages.sign(case)

    for who in (case.company.granting_clerk, case.company.review_officer, case.company.representative):
        with pytest.raises(NotAllowed):
            services.conclude_contract(contract=contract, by=acting(who, CONCLUDED), on=CONCLUDED)


def test_a_contract_is_concluded_once() -> None:
    case = stages.contracted()

    with pytest.raises(ActRefused) as refused:
        stages.conclude(case)

    assert refused.value.code == "wrong_state"
    assert Grant.objects.count() == 1


def test_on_the_last_day_the_contract_can_still_be_concluded() -> None:
    case = stages.granted()
    stages.sign(case)
    stages.pay_registration(case)

    grant = stages.conclude(case, LAPSES)

    assert grant.contracted_on == LAPSES


def test_the_day_after_the_contract_has_lapsed() -> None:
    case = stages.granted()
    stages.sign(case)
    stages.pay_registration(case)

    with pytest.raises(ActRefused) as refused:
        stages.conclude(case, LAPSES + ONE_DAY)

    assert refused.value.code == "contract_lapsed"
    assert "2026年11月20日" in refused.value.sentence


def lapse(case: review.Case, day: date) -> None:
    services.lapse_contract(contract=stages.contract_of(case), by=system(on=day, at=moment(day)), on=day)


def test_time_lets_a_contract_lapse_on_the_day_after_three_months_and_not_before() -> None:
    case = stages.granted()
    assert not queries.contracts_to_lapse(LAPSES).exists()

    with pytest.raises(ActRefused) as refused:
        lapse(case, LAPSES)
    due = list(queries.contracts_to_lapse(LAPSES + ONE_DAY))
    lapse(case, LAPSES + ONE_DAY)

    assert refused.value.code == "not_lapsed"
    assert due == [stages.contract_of(case)]
    assert case.reread().state == "lapsed"
    assert not queries.contracts_to_lapse(LAPSES + ONE_DAY).exists()


def test_a_japhic_contract_does_not_lapse() -> None:
    case = stages.granted("japhic")

    with pytest.raises(ActRefused) as refused:
        lapse(case, date(2029, 1, 1))

    assert refused.value.code == "not_lapsed"


def test_the_business_does_not_let_a_contract_lapse() -> None:
    case = stages.granted()
    day = LAPSES + ONE_DAY

    with pytest.raises(NotAllowed):
        services.lapse_contract(
            contract=stages.contract_of(case), by=acting(case.company.representative, day), on=day
        )


def renewed(scheme: str, applied: date, completed: date, decided: date, signed: date) -> Grant:
    """A first grant, and its renewal."""
    first = stages.contracted(scheme)
    case = review.accepted(
        scheme, day=applied, company=first.company, case=first.application.dossier, kind="renewal"
    )
    review.pay(case, applied)
    lead = review_services.assign(
        application=case.application,
        person=case.company.assessor,
        is_lead=True,
        by=case.clerk(applied),
        on=applied,
        reason="専門の審査員がほかにいない。",
    )
    review_services.declare_no_conflict(assignment=lead, by=case.lead(applied), on=applied)
    review_services.start_review(application=case.application, by=case.clerk(applied), on=applied)
    review.documents_done(case, applied)
    review_services.plan_onsite(
        application=case.application, planned_on=applied, by=case.clerk(applied), on=applied
    )
    review_services.complete_onsite(
        application=case.application, summary="", by=case.lead(applied), on=applied
    )
    review_services.complete_review(application=case.application, by=case.lead(completed), on=completed)
    stages.decide(case, day=decided)
    stages.sign(case, signed)
    stages.pay_registration(case, signed)
    return stages.conclude(case, signed)


def test_a_privacymark_renewal_continues_the_term_and_keeps_the_number() -> None:
    days = {
        "applied": date(2028, 3, 1),
        "completed": date(2028, 6, 1),
        "decided": date(2028, 7, 3),
        "signed": date(2028, 8, 1),
    }

    second = renewed("privacymark", **days)

    first = Grant.objects.exclude(pk=second.pk).get()
    assert (first.expires_on, second.starts_on, second.expires_on) == (
        date(2028, 9, 9),
        date(2028, 9, 10),
        date(2030, 9, 9),
    )
    assert second.registration == first.registration
    assert first.renewal_decided_on == date(2028, 7, 3)


def test_a_japhic_renewal_continues_the_year() -> None:
    days = {
        "applied": date(2027, 6, 1),
        "completed": date(2027, 8, 2),
        "decided": date(2027, 8, 10),
        "signed": date(2027, 8, 20),
    }

    second = renewed("japhic", **days)

    assert (second.starts_on, second.expires_on) == (date(2027, 9, 1), date(2028, 8, 31))


def test_lists_of_decisions_and_contracts_count_their_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    company = cast()
    waiting = [review.reviewed(company=review.neighbour(company, serial)) for serial in range(6)]
    offered = [stages.granted(company=review.neighbour(company, serial)) for serial in range(6, 12)]

    decider, officer = acting(company.review_officer, DECIDED), acting(company.officer, DECIDED)

    with django_assert_num_queries(1):
        to_decide = [str(each.dossier.unit) for each in queries.waiting_for_decision(decider)]
    with django_assert_num_queries(1):
        to_conclude = [
            (str(each.application.dossier.unit), each.application.grant_decision.registration_invoice)
            for each in queries.contracts(officer)
        ]

    assert len(to_decide) == len(waiting)
    assert len(to_conclude) == len(offered)
    assert not queries.waiting_for_decision(officer).exists()
    assert not queries.waiting_for_decision(acting(company.other_clerk, DECIDED)).exists()
