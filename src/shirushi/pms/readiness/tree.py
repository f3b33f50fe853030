"""The requirements of a scheme with what the PMS shows for each: met, missing, or judged by people.

What records show is judged from them alone. What people judge is met while evidence that the privacy officer
declared sufficient is in force. An item whose words changed in a new edition is open until somebody looked.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from ruamel.yaml import YAML

from shirushi.people.models import Organisation
from shirushi.pms.editions import SCHEMES, editions
from shirushi.pms.readiness.held import Declared, Held, Piece, held
from shirushi.pms.readiness.proofs import Proof, judge_all
from shirushi.rules.requirements import Requirement

__all__ = ["DESIRABLE", "EFFORT", "MUST", "SCHEMES", "Group", "Item", "Readiness", "content", "readiness"]
MUST, EFFORT, DESIRABLE = "must", "effort", "desirable"


@dataclass(frozen=True, slots=True)
class Item:
    """One requirement. Without proofs it is for people to judge, on evidence."""

    code: str
    title: str
    strength: str
    proofs: list[Proof]
    evidence: list[Piece]
    declared: Declared | None = None
    is_reopened: bool = False

    @property
    def is_judged(self) -> bool:
        return bool(self.proofs)

    @property
    def is_met(self) -> bool:
        if self.is_reopened:
            return False
        if self.proofs:
            return all(proof.met for proof in self.proofs)
        return self.declared is not None and self.declared.holds

    @property
    def in_force(self) -> int:
        return sum(piece.in_force for piece in self.evidence)

    @property
    def lapsed(self) -> int:
        return len(self.evidence) - self.in_force

    @property
    def missing(self) -> list[Proof]:
        return [proof for proof in self.proofs if not proof.met]


@dataclass(frozen=True)
class Group:
    code: str
    title: str
    items: list[Item]

    @property
    def met(self) -> int:
        return sum(item.is_met for item in self.items)


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
    def by_people(self) -> list[Item]:
        return [item for group in self.groups for item in group.items if not item.is_judged]

    @property
    def declared(self) -> int:
        return sum(item.is_met for item in self.by_people)

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
    kept = held(organisation, scheme=scheme, on=on)
    return readiness_from(shown, scheme=scheme, language=language, kept=kept)


def readiness_from(
    shown: dict[str, Proof], *, scheme: str, language: str, kept: Held | None = None
) -> Readiness:
    """The tree from what was judged and what is held; without `kept`, of the newest edition and no evidence."""
    kept = kept or Held(editions(scheme).editions[-1])
    mapped = content()[scheme]
    groups = [
        Group(
            group.code,
            getattr(group.title, language),
            [_item(item, language, shown, mapped, kept) for item in group.items],
        )
        for group in kept.edition.groups
    ]
    return Readiness(scheme, groups)


def _item(
    item: Requirement, language: str, shown: dict[str, Proof], mapped: dict[str, list[str]], kept: Held
) -> Item:
    code = item.code
    return Item(
        code,
        getattr(item.title, language),
        _strengths().get(code, MUST),
        [shown[proof] for proof in proofs_of(item, mapped)],
        kept.evidence.get(code, []),
        kept.declared.get(code),
        code in kept.reopened,
    )


def proofs_of(item: Requirement, mapped: dict[str, list[str]]) -> list[str]:
    """The proofs that count for an item; of one that was renumbered, those of its former codes."""
    if item.code in mapped or not item.formerly:
        return mapped.get(item.code, [])
    return list(dict.fromkeys(proof for code in item.formerly for proof in mapped.get(code, ())))


@cache
def content() -> dict[str, Any]:
    text = resources.files("shirushi.pms.content").joinpath("readiness.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return content


@cache
def _strengths() -> dict[str, str]:
    return {code: strength for strength, codes in content()["strength"].items() for code in codes}
