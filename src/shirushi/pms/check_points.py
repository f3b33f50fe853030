"""What a department looks at every month (content/operation_checks.yaml), and what the last to leave sees to."""

from functools import lru_cache
from importlib import resources
from typing import Any

from pydantic import Field, model_validator

from shirushi.pms import content
from shirushi.pms.audit_questions import Checked, Said


class Point(Checked):
    code: str
    text: Said


class Points(Checked):
    """Points that stand together."""

    code: str
    title: Said
    points: tuple[Point, ...] = Field(min_length=1)


class Checks(Checked):
    groups: tuple[Points, ...]
    last_out: tuple[Said, ...]

    @model_validator(mode="after")
    def _has_each_code_once(self) -> "Checks":
        codes = [point.code for group in self.groups for point in group.points]
        if repeated := {code for code in codes if codes.count(code) > 1}:
            raise ValueError(f"these codes stand twice: {sorted(repeated)}")
        return self


@lru_cache(maxsize=1)
def shipped() -> Checks:
    place = resources.files("shirushi.pms") / "content" / "operation_checks.yaml"
    read: Any = content.read(place.read_text(encoding="utf-8"))
    return Checks.model_validate(read)


def shipped_codes() -> set[str]:
    return {point.code for group in shipped().groups for point in group.points}
