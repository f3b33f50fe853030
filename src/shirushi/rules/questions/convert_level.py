"""convert_level: which of the ten levels an old one of five became (003 2.1(2))."""

from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from shirushi.rules.editions import Edition, Sealed
from shirushi.rules.facts import scheme, whole
from shirushi.rules.inquiry import Inquiry, Outcome, Question


class Step(Sealed):
    """One old level and the new ones it became."""

    old: int
    new: Annotated[tuple[int, ...], Field(min_length=1)]


class LevelConversion(Edition):
    """The old scale, level by level."""

    kind: ClassVar[str] = "level_conversion"

    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _has_no_gap(self) -> "LevelConversion":
        old = [step.old for step in self.steps]
        new = [level for step in self.steps for level in step.new]
        for levels in (old, new):
            if levels != list(range(levels[0], levels[0] + len(levels))):
                raise ValueError("steps: the levels must follow each other without gap or overlap")
        return self

    @cached_property
    def by_old_level(self) -> dict[int, tuple[int, ...]]:
        return {step.old: step.new for step in self.steps}


def answer(inquiry: Inquiry) -> Outcome:
    """{"levels": [new levels]}. Refuses `level_off_scale`."""
    conversion = inquiry.rule(LevelConversion)
    level = inquiry.facts["level"]
    levels = conversion.by_old_level.get(level)
    if levels is None:
        lowest, highest = conversion.steps[0].old, conversion.steps[-1].old
        inquiry.refuse("level_off_scale", conversion.cites, level=level, lowest=lowest, highest=highest)
    inquiry.because("convert_level.became", conversion.cites, level=level, levels=levels)
    inquiry.because("convert_level.measures_do_not_convert", conversion.cited("measures_do_not_convert"))
    return {"levels": levels}


KINDS = (LevelConversion,)
QUESTION = Question("convert_level", (scheme(), whole("level")), answer)
