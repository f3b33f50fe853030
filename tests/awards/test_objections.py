"""A denial, objected to: in time, before other people, with what follows from either answer."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import translation
from pytest_django import Settings

from shirushi.agenda.models import Task
from shirushi.awards import queries, services
from shirushi.awards.models import GrantDecision, MeetingItem, Objection
from shirushi.billing import services as billing
from shirushi.billing.models import Refund
from shirushi.intake.models import Disqualification
from shirushi.papers.letters import sheets
from shirushi.papers.letters.queries import waiting
from shirushi.people.rights import NotAllowed
from shirushi.record.errors import ActRefused
from tests.awards import committee, stages
from tests.awards.committee import Sets
from tests.awards.stages import DECIDED
from tests.cast import acting
from tests.review import stages as review
from tests.review.stages import Case

pytestmark = pytest.mark.django_db
RAISED = DECIDED + timedelta(days=10)
DAYS = 30
PAID_BACK = 73_500


@pytest.fixture(autouse=True)
def _in_japanese() -> Iterator[None]:
    with translation.override("ja"):
        yield


@pytest.fixture
def scheme_sets(tmp_path: Path, settings: Settings) -> Iterator[Sets]:
    yield from committee.overlaid(tmp_path, settings)


@pytest.fixture
def denied() -> Case:
    case = review.reviewed()
    stages.decide(case, "denied")
    return case


def objected(case: Case, day: object = RAISED) -> Objection:
    return services.raise_objection(
        application=case.reread(),
        grounds="是正の記録が考慮されていない。",
        by=acting(case.company.representative, day),
        on=day,
    )


def answered(case: Case, result: str) -> Objection:
    """The granting body's committee decides."""
    sitting = committee.members(case.company.granting_body)
    by = acting(sitting[0], RAISED)
    meeting = committee.meeting_of(case.company.granting_body, by, *sitting, day=RAISED)
    objection = Objection.objects.get()
    item = services.place_case(
        meeting=meeting, application=objection.application, objection=objection, by=by, on=RAISED
    )
    committee.decided(item, result, sitting[0], RAISED)
    return Objection.objects.get()


def test_an_objection_goes_to_the_body_that_the_scheme_names_and_is_receipted(denied: Case) -> None:
    objection = objected(denied)

    task = Task.objects.get(kind="awards.decide_objection", closed_on=None)
    assert (task.subject_id, task.organisation) == (objection.pk, denied.company.granting_body)
    assert waiting("awards.objection_received", objection.pk) is not None
    assert objection.deciders == [denied.company.review_officer.pk]


def test_upheld_the_denial_is_annulled_and_the_case_goes_on(denied: Case) -> None:
    objection = objected(denied)

    upheld = answered(denied, "upheld")

    denial = GrantDecision.objects.get()
    assert (upheld.result, upheld.denial_reasons) == ("upheld", "要求事項を満たす。")
    assert (denial.annulled_on, denial.annulment_reason) == (RAISED, "審議のとおり。")
    assert queries.decision_of(denied.reread()) is None
    assert (denied.application.state, denied.application.closed_on) == ("reviewed", None)
    assert Disqualification.objects.get().annulled_on == RAISED
    assert Task.objects.filter(kind="awards.decide", closed_on=None).exists()
    assert waiting("awards.objection_upheld", objection.pk) is not None


def test_after_an_annulled_denial_the_grant_can_be_decided(denied: Case) -> None:
    objected(denied)
    answered(denied, "upheld")

    stages.decide(denied, "granted", RAISED)

    decision = queries.decision_of(denied.reread())
    assert decision is not None
    assert (decision.result, decision.decided_on, decision.annulled_on) == ("granted", RAISED, None)
    assert denied.application.state == "granted"


def test_rejected_the_denial_stands(denied: Case) -> None:
    objection = objected(denied)

    answered(denied, "rejected")

    decision = queries.decision_of(denied.reread())
    assert decision is not None
    assert decision.result == "denied"
    assert denied.application.state == "denied"
    assert Disqualification.objects.get().annulled_on is None
    assert waiting("awards.objection_rejected", objection.pk) is not None
    assert not Task.objects.filter(kind="awards.decide_objection", closed_on=None).exists()


def test_a_denial_is_objected_to_once(denied: Case) -> None:
    objected(denied)

    with pytest.raises(ActRefused) as refused:
        objected(denied)

    assert refused.value.code == "objected_already"


def test_without_a_period_of_the_scheme_there_is_no_last_day(denied: Case) -> None:
    decision = GrantDecision.objects.get()

    late = objected(denied, DECIDED + timedelta(days=400))

    assert queries.objection_period_of(decision).until is None
    assert late.raised_on == DECIDED + timedelta(days=400)


@pytest.mark.parametrize(("days_later", "is_taken"), [(DAYS, True), (DAYS + 1, False)])
def test_a_period_that_is_set_ends_on_its_last_day(
    days_later: int, is_taken: bool, denied: Case, scheme_sets: Sets
) -> None:
    scheme_sets(objection_days=str(DAYS))
    day = DECIDED + timedelta(days=days_later)

    if is_taken:
        objected(denied, day)
    else:
        with pytest.raises(ActRefused) as refused:
            objected(denied, day)
        assert refused.value.code == "objection_late"

    assert Objection.objects.exists() is is_taken


def test_who_denied_does_not_decide_on_the_objection(denied: Case) -> None:
    Objection.objects.update_or_create(
        pk=objected(denied).pk, defaults={"deciders": [denied.company.officer.pk]}
    )
    by = acting(denied.company.officer, RAISED)

    with pytest.raises(NotAllowed):
        services.decide_objection(
            objection=Objection.objects.get(), result="upheld", reasons="認める。", by=by, on=RAISED
        )


def test_nobody_but_the_applicant_objects(denied: Case) -> None:
    for who in (denied.company.clerk, denied.company.worker, denied.company.audit_officer):
        with pytest.raises(NotAllowed):
            services.raise_objection(
                application=denied.application, grounds="違う", by=acting(who, RAISED), on=RAISED
            )


def test_members_who_denied_step_aside_from_the_objection() -> None:
    case = review.reviewed("japhic")
    sitting = committee.members(case.company.granting_body)
    by = acting(sitting[0], DECIDED)
    meeting = committee.meeting_of(case.company.granting_body, by, *sitting[:2])
    item = services.place_case(meeting=meeting, application=case.application, by=by, on=DECIDED)
    committee.decided(item, "denied", sitting[0])
    objection = objected(case)

    again = committee.meeting_of(case.company.granting_body, acting(sitting[2], RAISED), *sitting, day=RAISED)
    placed = services.place_case(
        meeting=again,
        application=case.reread(),
        objection=objection,
        by=acting(sitting[2], RAISED),
        on=RAISED,
    )

    aside = {each.person for each in MeetingItem.objects.get(pk=placed.pk).recusals.all()}
    assert aside == set(sitting[:2])


def objected_in_japhic(result: str) -> Case:
    """Denied, its registration fee paid back, then the denial annulled."""
    case = review.reviewed("japhic")
    stages.decide(case, "denied")
    objected(case)
    answered(case, "upheld")
    stages.decide(case, result, RAISED)
    return case


def test_a_registration_fee_that_was_paid_back_is_invoiced_again_by_who_paid_it_back() -> None:
    case = objected_in_japhic("granted")

    decision = GrantDecision.objects.get()
    first, again = case.reread().invoice, decision.registration_invoice
    assert first is not None
    assert again is not None
    assert (again.issuer, again.total) == (first.issuer, Refund.objects.get().total)
    assert again.due_on > RAISED
    assert not queries.fee_is_paid(case.application)


def test_who_is_denied_again_is_not_paid_back_twice() -> None:
    case = objected_in_japhic("denied")

    assert case.reread().state == "denied"
    assert Refund.objects.count() == 1


def test_the_letter_of_an_upheld_objection_tells_what_became_of_the_money() -> None:
    case = review.reviewed("japhic")
    stages.decide(case, "denied")
    objection = objected(case)
    answered(case, "upheld")
    letter = waiting("awards.objection_upheld", objection.pk)
    assert letter is not None

    said = "".join(
        block.text for block in sheets.sheet_of(letter, on=RAISED, language="ja", addition="").blocks
    )

    assert Refund.objects.get().total == PAID_BACK
    assert "認証料 73,500円の返金は、手続を進めています" in said
    assert "認証料をあらためて請求します" in said


def test_where_nothing_was_paid_back_the_letter_speaks_of_no_money(denied: Case) -> None:
    objection = objected(denied)
    answered(denied, "upheld")
    letter = waiting("awards.objection_upheld", objection.pk)
    assert letter is not None

    blocks = sheets.sheet_of(letter, on=RAISED, language="ja", addition="").blocks

    assert not any("返金" in block.text for block in blocks)


def test_a_fee_that_is_due_anew_has_to_arrive_before_the_contract() -> None:
    case = objected_in_japhic("granted")
    again = GrantDecision.objects.get().registration_invoice
    assert again is not None

    billing.mark_paid(invoice=again, paid_on=RAISED, by=case.clerk(RAISED), on=RAISED)

    assert queries.fee_is_paid(case.reread())
