"""The laws and interested parties that ship (content/laws.yaml)."""

from functools import lru_cache
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from shirushi.pms import content


class Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    rule: str = Field(min_length=1)


class LawLine(Line):
    issuer: str = Field(min_length=1)
    edition: str = ""
    url: str = Field(pattern=r"^(https://\S+)?$")


class PartyLine(Line):
    kind: Literal["persons", "clients", "contractors", "authorities", "owners", "others"]
    expectation: str = Field(min_length=1)


class Starting(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    laws: list[LawLine]
    parties: list[PartyLine]


@lru_cache(maxsize=1)
def starting() -> Starting:
    place = resources.files("shirushi.pms") / "content" / "laws.yaml"
    return Starting.model_validate(content.read(place.read_text(encoding="utf-8")))
