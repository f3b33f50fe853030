"""The proposals that ship: enough of them, in both languages, for every phase and medium."""

from itertools import product

import pytest
from pydantic import ValidationError

from shirushi.pms.models import Holding, Risk, RiskMeasure
from shirushi.pms.risk_proposals import TRAITS, Catalogue, catalogue, traits_of


def test_at_least_sixty_risks_are_proposed() -> None:
    assert len(catalogue().proposals) >= 60


def test_codes_are_unique() -> None:
    codes = [each.code for each in catalogue().proposals]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(("phase", "medium"), list(product(Risk.Phase, Holding.Medium)))
def test_every_phase_of_every_medium_has_risks_for_ordinary_holdings(phase: str, medium: str) -> None:
    ordinary = [each for each in catalogue().fitting(medium, ()) if each.phase == phase]

    assert len(ordinary) >= 3


@pytest.mark.parametrize("trait", TRAITS)
def test_every_trait_brings_risks_of_its_own(trait: str) -> None:
    asked_for = [each for each in catalogue().proposals if trait in each.when]

    assert asked_for


@pytest.mark.parametrize("harm", Risk.Harm)
def test_every_harm_of_the_guideline_occurs(harm: str) -> None:
    assert any(each.harm == harm for each in catalogue().proposals)


@pytest.mark.parametrize("rule", sorted(set(RiskMeasure.Rule) - {"c", "n"}))
def test_measures_lead_to_every_rule_that_asks_for_one(rule: str) -> None:
    assert any(each.rule == rule for each in catalogue().measures.values())


@pytest.mark.parametrize("group", RiskMeasure.Group)
def test_measures_stand_in_all_four_groups(group: str) -> None:
    assert any(each.group == group for each in catalogue().measures.values())


def test_every_measure_is_used() -> None:
    used = {code for each in catalogue().proposals for code in each.measures}

    assert set(catalogue().measures) == used


def test_measures_lower_every_proposed_risk() -> None:
    for each in catalogue().proposals:
        before, after = each.before, each.after

        assert after[0] <= before[0], each.code
        assert after[1] <= before[1], each.code
        assert after[0] * after[1] < before[0] * before[1], each.code


def test_no_sentence_stands_twice() -> None:
    for language in ("ja", "en"):
        said = [getattr(each, language) for each in catalogue().proposals]

        assert len(said) == len(set(said))


def test_a_risk_whose_measure_is_unknown_does_not_load() -> None:
    whole = catalogue().model_dump(mode="json")
    whole["proposals"][0]["measures"] = ["no_such_measure", "shredder"]

    with pytest.raises(ValidationError, match="no such measure"):
        Catalogue.model_validate(whole)


def test_traits_are_told_from_the_columns_of_an_entry() -> None:
    row = {
        "sensitive": True, "my_number": False, "persons": "former", "acquisition": "third_party",
        "contractor_name": "ひかり運送", "third_party": "", "abroad": True,
    }  # fmt: skip

    assert traits_of(row) == {"sensitive", "employees", "indirect", "contractor", "abroad"}
