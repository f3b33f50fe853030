"""What auditors ask, requirement by requirement (content/audit_questions.yaml): in our own words, both languages."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from shirushi.pms import content
from shirushi.rules.requirements import Requirement, Requirements, requirements

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


def asked(kind: str, editions: Iterable[Requirements]) -> Iterator[tuple[str, Question]]:
    """Group and question of an audit of that kind against these editions, each question once, in their order.

    A requirement that no question of ours knows, as a scheme's own edition may have one, is asked by its own words.
    """
    given: set[str] = set()
    for edition in editions:
        for group in edition.groups:
            codes = {code for item in group.items for code in (item.code, *item.formerly)}
            for question in all_questions():
                if kind in question.kinds and question.code not in given and question.concerns(codes):
                    given.add(question.code)
                    yield group.code, question
            if kind == "conformity":
                yield from ((group.code, _of_its_words(item)) for item in group.items if not _is_known(item))


def _is_known(item: Requirement) -> bool:
    return any(question.concerns((item.code, *item.formerly)) for question in all_questions())


def _of_its_words(item: Requirement) -> Question:
    return Question(
        code=item.code,
        kinds=("conformity",),
        requirements=(item.code,),
        ask=Said(
            ja=f"「{item.label('ja')}」が求めることは、規程に定められ、行われているか",
            en=f"Is what “{item.label('en')}” asks for laid down in the rules, and carried out?",
        ),
        look_at=Said(ja="内部規程、記録", en="Internal rules, records"),
    )


def group_label(code: str, editions: Iterable[Requirements], lang: str) -> str:
    """The title of a group of a check list; the code itself where no edition has it."""
    for edition in editions:
        for group in edition.groups:
            if group.code == code:
                return group.label(lang)
    return code
