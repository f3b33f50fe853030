"""The items of a self-assessment: forms by part of the guidelines, dated editions, our own words.

`changes_between` of the requirements compares two editions item by item.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from shirushi.rules.editions import Bilingual, Edition, Sealed

Strength = Literal["must", "effort", "desirable"]


class Item(Sealed):
    """One item: what is asked, how strongly the guideline says it, what the reviewer looks for."""

    code: Annotated[str, Field(min_length=1, max_length=40)]
    strength: Strength
    ask: Bilingual
    look: Bilingual
    formerly: tuple[str, ...] = ()

    @property
    def section(self) -> str:
        """The section of the guideline; several items of one section are told apart after a point."""
        return self.code.partition(".")[0]

    def substance(self) -> tuple[str, ...]:
        return (self.strength, self.ask.ja, self.look.ja)


class Part(Sealed):
    """Items that stand together."""

    title: Bilingual
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


class AssessmentForm(Sealed):
    """One form, under the code of the document that it is. An item's code stands once in it."""

    code: str
    source: str
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _has_each_code_once(self) -> "AssessmentForm":
        codes = [item.code for item in self.items()]
        repeated = sorted({code for code in codes if codes.count(code) > 1})
        if repeated:
            raise ValueError(f"parts: these codes stand twice: {', '.join(repeated)}")
        return self

    def items(self) -> Iterator[Item]:
        for part in self.parts:
            yield from part.items

    def by_code(self) -> Mapping[str, Item]:
        return {item.code: item for item in self.items()}


class SelfAssessment(Edition):
    """The forms that a business fills in on the web in place of handing them in."""

    kind: ClassVar[str] = "self_assessment"

    forms: tuple[AssessmentForm, ...]

    def form(self, code: str) -> AssessmentForm | None:
        """The form of a document code; None where the document is handed in as a file."""
        return next((form for form in self.forms if form.code == code), None)
