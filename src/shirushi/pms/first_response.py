"""The steps of the first response to an incident, as they ship (content/first_response.yaml)."""

from functools import lru_cache
from importlib import resources

from pydantic import BaseModel, ConfigDict, TypeAdapter

from shirushi.pms import content
from shirushi.ui.language import language


class Step(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    ja: str
    en: str
    detail_ja: str
    detail_en: str

    @property
    def label(self) -> str:
        return self.ja if language() == "ja" else self.en

    @property
    def detail(self) -> str:
        return self.detail_ja if language() == "ja" else self.detail_en


@lru_cache(maxsize=1)
def steps() -> tuple[Step, ...]:
    place = resources.files("shirushi.pms") / "content" / "first_response.yaml"
    read = content.read(place.read_text(encoding="utf-8"))
    return TypeAdapter(tuple[Step, ...]).validate_python(tuple(read))
