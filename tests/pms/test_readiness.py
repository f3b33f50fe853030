from datetime import date

import pytest

from shirushi.pms.models import Objective
from shirushi.pms.readiness import tree
from shirushi.pms.readiness.proofs import PROOFS, Proof, judge_all
from shirushi.rules.requirements import requirements
from tests.cast import Cast, cast

DAY = date(2026, 11, 22)


def shown(*met: str) -> dict[str, Proof]:
    return {code: Proof(code, asked.label, code in met, "", asked.view) for code, asked in PROOFS.items()}


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.mark.parametrize("scheme", tree.SCHEMES)
def test_every_mapped_requirement_and_proof_exists(scheme: str) -> None:
    codes = {item.code for item in requirements(scheme).items()}

    assert set(tree.content()[scheme]) <= codes
    assert {proof for mapped in tree.content()[scheme].values() for proof in mapped} <= set(PROOFS)


def test_every_proof_counts_for_some_requirement_of_privacymark_or_japhic() -> None:
    counted = {
        proof for scheme in tree.SCHEMES for mapped in tree.content()[scheme].values() for proof in mapped
    }

    assert counted == set(PROOFS)


def test_a_requirement_is_met_when_all_its_proofs_are() -> None:
    half = tree.readiness_from(shown("inventory"), scheme="privacymark", language="en")
    whole = tree.readiness_from(shown("inventory", "confirmation"), scheme="privacymark", language="en")

    assert item(half, "J.3.1.1").is_met is False
    assert item(whole, "J.3.1.1").is_met is True


def test_one_record_counts_in_both_schemes() -> None:
    trained = shown("training")

    assert item(tree.readiness_from(trained, scheme="privacymark", language="ja"), "J.4.3").is_met
    assert item(tree.readiness_from(trained, scheme="japhic", language="ja"), "通則 10-4").is_met


def test_must_effort_and_desirable_are_told_apart() -> None:
    japhic = tree.readiness_from(shown(), scheme="japhic", language="ja")

    assert item(japhic, "通則 3-4-2").strength == "must"
    assert item(japhic, "通則 3-4-1").strength == "effort"
    assert item(japhic, "通則 10-1").strength == "desirable"


def test_the_way_begins_with_what_counts_most() -> None:
    way = tree.readiness_from(shown(), scheme="privacymark", language="ja").way

    assert [step.requirements for step in way] == sorted((s.requirements for s in way), reverse=True)


def test_an_empty_pms_shows_only_what_the_organisation_has(people: Cast) -> None:
    proofs = judge_all(people.business, DAY)

    assert {code for code, proof in proofs.items() if proof.met} == {"officers", "correction"}


def test_a_record_of_another_business_shows_nothing(people: Cast) -> None:
    Objective.objects.create(
        organisation=people.other_review_body, created_on=DAY, year=2026, text="x", measure="x", target="x"
    )

    assert judge_all(people.business, DAY)["objectives"].met is False


def test_an_objective_of_this_year_counts(people: Cast) -> None:
    Objective.objects.create(
        organisation=people.business, created_on=DAY, year=2026, text="x", measure="x", target="x"
    )

    assert judge_all(people.business, DAY)["objectives"].met is True


def item(state: tree.Readiness, code: str) -> tree.Item:
    return next(found for group in state.groups for found in group.items if found.code == code)
