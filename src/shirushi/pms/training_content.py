"""What ships for training (content/training/*.yaml): two yearly sets of questions, each with its material."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import groupby
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from shirushi.pms import content
from shirushi.ui.language import language

# In the order in which a business meets them.
SETS = ("a", "b")
# The four parts that the scheme asks for.
PARTS = ("policy", "benefit", "roles", "consequences")
# Whose names stand in the material: `{company}`.
NAMES = ("company", "representative", "privacy_officer", "audit_officer")
POINT = "・"
PLACE = re.compile(r"\{(\w+)\}")


class Checked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Said(Checked):
    ja: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def __str__(self) -> str:
        return str(getattr(self, language()))


class Question(Checked):
    """One right choice and three wrong ones; the order is the test's, so the place tells nothing."""

    code: str = Field(pattern=r"^[a-z]\d\d$")
    topics: list[str] = Field(min_length=1)
    ask: Said
    right: Said
    wrong: list[Said] = Field(min_length=3, max_length=3)
    why: Said

    @property
    def choices(self) -> list[Said]:
        """Place 0 is the right one."""
        return [self.right, *self.wrong]

    @model_validator(mode="after")
    def _choices_differ(self) -> "Question":
        for tongue in ("ja", "en"):
            if len({getattr(choice, tongue) for choice in self.choices}) != len(self.choices):
                raise ValueError(f"{self.code}: two choices say the same")
        return self


class QuestionSet(Checked):
    topics: dict[str, Said]
    questions: list[Question]

    @model_validator(mode="after")
    def _fits_together(self) -> "QuestionSet":
        codes = [question.code for question in self.questions]
        if len(codes) != len(set(codes)):
            raise ValueError("a code stands twice")
        used = {topic for question in self.questions for topic in question.topics}
        if used != set(self.topics):
            raise ValueError(f"topics without words or without questions: {sorted(used ^ set(self.topics))}")
        return self


class Part(Checked):
    title: Said
    text: Said

    @model_validator(mode="after")
    def _names_are_known(self) -> "Part":
        if lost := set(PLACE.findall(self.text.ja + self.text.en)) - set(NAMES):
            raise ValueError(f"no such names: {sorted(lost)}")
        return self


class Material(Checked):
    title: Said
    aim: Said
    policy: Part
    benefit: Part
    roles: Part
    consequences: Part

    def filled(self, names: Mapping[str, str]) -> dict[str, str]:
        """The text of each part with the company's own names, in the language of whoever starts the course."""
        return {part: _filled(str(getattr(self, part).text), names) for part in PARTS}

    def titles(self) -> dict[str, str]:
        return {part: str(getattr(self, part).title) for part in PARTS}


def _filled(text: str, names: Mapping[str, str]) -> str:
    return PLACE.sub(lambda found: names[found[1]], text).strip()


@dataclass(frozen=True)
class Block:
    """A stretch of material: a paragraph, or the points of a list."""

    lines: tuple[str, ...]
    is_list: bool


def blocks(text: str) -> list[Block]:
    """Plain text in stretches: a line that begins with ・ is a point, an empty line parts paragraphs."""
    lines = [line.strip() for line in text.splitlines()]
    grouped = groupby(lines, key=lambda line: "point" if line.startswith(POINT) else bool(line))
    return [
        Block(tuple(line.removeprefix(POINT).strip() for line in found), kind == "point")
        for kind, found in grouped
        if kind
    ]


@lru_cache(maxsize=len(SETS))
def questions(code: str) -> QuestionSet:
    """The questions of a set; KeyError for one that does not ship."""
    return QuestionSet.model_validate(_read("questions", code))


@lru_cache(maxsize=len(SETS))
def material(code: str) -> Material:
    return Material.model_validate(_read("material", code))


@lru_cache(maxsize=1)
def all_questions() -> dict[str, Question]:
    """Every question by its code, of all sets: an old test is read with it."""
    return {question.code: question for code in SETS for question in questions(code).questions}


def _read(kind: str, code: str) -> Any:
    if code not in SETS:
        raise KeyError(code)
    place = resources.files("shirushi.pms") / "content" / "training" / f"{kind}_{code}.yaml"
    return content.read(place.read_text(encoding="utf-8"))
