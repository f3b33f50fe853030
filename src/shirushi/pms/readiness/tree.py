"""The requirements of a scheme with what the PMS shows for each: met, missing, or judged by people."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from ruamel.yaml import YAML

from shirushi.people.models import Organisation
from shirushi.pms.readiness.proofs import Proof, judge_all
from shirushi.rules.requirements import requirements

SCHEMES = ("privacymark", "japhic")
MUST, EFFORT, DESIRABLE = "must", "effort", "desirable"


@dataclass(frozen=True)
class Item:
    """One requirement. Without proofs it is for people to judge."""

    code: str
    title: str
    strength: str
    proofs: list[Proof]

    @property
    def is_judged(self) -> bool:
        return bool(self.proofs)

    @property
    def is_met(self) -> bool:
        return self.is_judged and all(proof.met for proof in self.proofs)

    @property
    def missing(self) -> list[Proof]:
        return [proof for proof in self.proofs if not proof.met]


@dataclass(frozen=True)
class Group:
    code: str
    title: str
    items: list[Item]


@dataclass(frozen=True)
class Step:
    """One thing to do next, and how many requirements it would meet or bring nearer."""

    proof: Proof
    requirements: int


@dataclass(frozen=True)
class Readiness:
    scheme: str
    groups: list[Group]

    @property
    def judged(self) -> list[Item]:
        return [item for group in self.groups for item in group.items if item.is_judged]

    @property
    def met(self) -> int:
        return sum(item.is_met for item in self.judged)

    @property
    def open(self) -> int:
        return len(self.judged) - self.met

    @property
    def percent(self) -> int:
        return 100 * self.met // len(self.judged) if self.judged else 0

    @property
    def way(self) -> list[Step]:
        """The shortest way: what is missing, first what counts for most requirements."""
        counted: dict[str, Step] = {}
        for item in self.judged:
            for proof in item.missing:
                before = counted.get(proof.code)
                counted[proof.code] = Step(proof, before.requirements + 1 if before else 1)
        return sorted(counted.values(), key=lambda step: -step.requirements)


def readiness(organisation: Organisation, *, scheme: str, on: date, language: str) -> Readiness:
    """What the PMS shows for each requirement of the scheme on that day."""
    shown = judge_all(organisation, on)
    return readiness_from(shown, scheme=scheme, language=language)


def readiness_from(shown: dict[str, Proof], *, scheme: str, language: str) -> Readiness:
    mapped, strengths = content()[scheme], _strengths()
    groups = [
        Group(
            group.code,
            getattr(group.title, language),
            [
                Item(
                    item.code,
                    getattr(item.title, language),
                    strengths.get(item.code, MUST),
                    [shown[code] for code in mapped.get(item.code, ())],
                )
                for item in group.items
            ],
        )
        for group in requirements(scheme).groups
    ]
    return Readiness(scheme, groups)


@cache
def content() -> dict[str, Any]:
    text = resources.files("shirushi.pms.content").joinpath("readiness.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return content


@cache
def _strengths() -> dict[str, str]:
    return {code: strength for strength, codes in content()["strength"].items() for code in codes}
