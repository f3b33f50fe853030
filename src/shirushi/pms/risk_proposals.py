"""The risk proposals that ship (content/risks/*.yaml), and which of them fit what is handled alike."""

from collections.abc import Collection
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from shirushi.pms import content
from shirushi.pms.models import Holding, Risk, RiskMeasure
from shirushi.ui.language import language

PHASES = tuple(Risk.Phase)
# What may be true of holdings, beyond their medium, that brings risks of its own.
TRAITS = (
    "sensitive", "my_number", "entrusted", "contractor", "third_party", "abroad", "written", "indirect",
    "customers", "partners", "employees", "applicants", "visitors",
)  # fmt: skip

Degree = Literal[1, 2, 3]


class Checked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Said(Checked):
    ja: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def __str__(self) -> str:
        return str(getattr(self, language(), self.ja))


class Measure(Said):
    """A security measure: the internal rule (a–o) that asks for it and the group to which it belongs."""

    rule: RiskMeasure.Rule
    group: RiskMeasure.Group


class Proposal(Said):
    """One risk in one phase; with `when`, only where at least one of these traits holds."""

    code: str
    phase: Risk.Phase
    media: list[Holding.Medium] = Field(min_length=1)
    when: list[str] = []
    harm: Risk.Harm
    measures: list[str] = Field(min_length=2, max_length=4)
    before: tuple[Degree, Degree]
    after: tuple[Degree, Degree]

    def fits(self, medium: str, traits: Collection[str]) -> bool:
        return medium in self.media and (not self.when or not set(self.when).isdisjoint(traits))


class Catalogue(Checked):
    measures: dict[str, Measure]
    proposals: list[Proposal]

    @model_validator(mode="after")
    def _fits_together(self) -> "Catalogue":
        codes = [each.code for each in self.proposals]
        if len(codes) != len(set(codes)):
            raise ValueError("a code stands twice")
        for each in self.proposals:
            if lost := set(each.measures) - set(self.measures):
                raise ValueError(f"{each.code}: no such measure: {sorted(lost)}")
            if lost := set(each.when) - set(TRAITS):
                raise ValueError(f"{each.code}: no such trait: {sorted(lost)}")
        return self

    def fitting(self, medium: str, traits: Collection[str]) -> list[Proposal]:
        return [each for each in self.proposals if each.fits(medium, traits)]


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    proposals: list[dict[str, Any]] = []
    for phase in PHASES:
        page = _read(phase.value)
        proposals += [{"phase": page["phase"], **each} for each in page["proposals"]]
    return Catalogue.model_validate({"measures": _read("measures"), "proposals": proposals})


def _read(name: str) -> Any:
    place = resources.files("shirushi.pms") / "content" / "risks" / f"{name}.yaml"
    return content.read(place.read_text(encoding="utf-8"))


# The columns of an entry from which its traits are told.
TOLD_BY = (
    "sensitive", "my_number", "persons", "acquisition", "contractor_name", "third_party", "abroad",
)  # fmt: skip
_OF_PERSONS = {
    "customers": "customers",
    "business_partners": "partners",
    "employees": "employees",
    "former": "employees",
    "applicants": "applicants",
    "visitors": "visitors",
    "entrusted": "entrusted",
}
_OF_ACQUISITION = {
    "direct_written": "written",
    "third_party": "indirect",
    "public": "indirect",
    "entrusted": "entrusted",
}


def traits_of(row: Any) -> frozenset[str]:
    """What is true of one entry (a mapping of the columns in TOLD_BY)."""
    told = {
        "sensitive": row["sensitive"],
        "my_number": row["my_number"],
        "contractor": row["contractor_name"],
        "third_party": row["third_party"],
        "abroad": row["abroad"],
    }
    found = {name for name, holds in told.items() if holds}
    found |= {_OF_PERSONS.get(row["persons"], ""), _OF_ACQUISITION.get(row["acquisition"], "")}
    return frozenset(found - {""})
