"""What auditors ask, requirement by requirement (content/audit_questions.yaml): in our own words, both languages."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from shirushi.pms import content
from shirushi.rules.requirements import requirements

SCHEMES = ("privacymark", "japhic")
# Groups of a check list that no requirement set has.
MEASURES, OWN = "measures", "own"
Kind = Literal["conformity", "operation"]


class Checked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Said(Checked):
    ja: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def as_json(self) -> dict[str, str]:
        return {"ja": self.ja, "en": self.en}


class Question(Checked):
    """One question: where it is asked, for which requirements, what to look at."""

    code: str
    kinds: tuple[Kind, ...] = Field(min_length=1)
    requirements: tuple[str, ...] = Field(min_length=1)
    ask: Said
    look_at: Said

    def concerns(self, codes: Iterable[str]) -> bool:
        return not set(self.requirements).isdisjoint(codes)


class Questions(Checked):
    questions: tuple[Question, ...]

    @model_validator(mode="after")
    def _fits(self) -> "Questions":
        codes = [question.code for question in self.questions]
        if repeated := {code for code in codes if codes.count(code) > 1}:
            raise ValueError(f"these codes stand twice: {sorted(repeated)}")
        known = {code for scheme in SCHEMES for code in codes_of(scheme)}
        named = {code for question in self.questions for code in question.requirements}
        if lost := named - known:
            raise ValueError(f"no requirement set has these: {sorted(lost)}")
        return self


@lru_cache(maxsize=4)
def codes_of(scheme: str) -> tuple[str, ...]:
    return tuple(item.code for item in requirements(scheme).items())


@lru_cache(maxsize=1)
def all_questions() -> tuple[Question, ...]:
    place = resources.files("shirushi.pms") / "content" / "audit_questions.yaml"
    read: Any = content.read(place.read_text(encoding="utf-8"))
    return Questions.model_validate(read).questions


def asked(kind: str, schemes: Iterable[str]) -> Iterator[tuple[str, Question]]:
    """Group and question of an audit of that kind against these schemes, each question once, in their order."""
    given: set[str] = set()
    for scheme in schemes:
        for group in requirements(scheme).groups:
            codes = {item.code for item in group.items}
            for question in all_questions():
                if kind in question.kinds and question.code not in given and question.concerns(codes):
                    given.add(question.code)
                    yield group.code, question


def group_label(code: str, lang: str) -> str:
    """The title of a group of a check list; the code itself where no set has it."""
    for scheme in SCHEMES:
        for group in requirements(scheme).groups:
            if group.code == code:
                return group.label(lang)
    return code
