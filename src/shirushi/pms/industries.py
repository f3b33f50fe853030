"""The starting inventories by industry (content/industries/*.yaml): what such a business usually holds."""

from functools import lru_cache
from importlib import resources
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from shirushi.pms import content
from shirushi.pms.models import Holding
from shirushi.ui.language import language

# The order in which they are offered.
INDUSTRIES = ("staffing", "it_services", "clinic", "shop", "school", "logistics")


class Checked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Said(Checked):
    ja: str
    en: str

    def __str__(self) -> str:
        return str(getattr(self, language(), self.ja))


class StartingProcess(Checked):
    code: str
    name: Said
    description: Said


class StartingHolding(Checked):
    code: str
    process: str
    name: Said
    items: Said
    persons: Holding.Persons
    medium: Holding.Medium
    purpose: Said
    acquisition: Holding.Acquisition
    storage_place: Said
    storage_method: Said
    access: Said
    used_until: Said
    kept_until: Said
    disposal: Said
    sensitive: bool = False
    my_number: bool = False

    def values(self) -> dict[str, Any]:
        """The columns of an entry, in the language of whoever starts."""
        said = {
            name: getattr(self, name) for name in type(self).model_fields if name not in ("code", "process")
        }
        return {
            name: str(value) if isinstance(value, Said) else _plain(value) for name, value in said.items()
        }


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Holding.Persons | Holding.Medium | Holding.Acquisition) else value


class Industry(Checked):
    code: str
    name: Said
    description: Said
    processes: list[StartingProcess]
    holdings: list[StartingHolding]

    @model_validator(mode="after")
    def _fits_together(self) -> "Industry":
        known = {process.code for process in self.processes}
        if lost := {holding.process for holding in self.holdings} - known:
            raise ValueError(f"{self.code}: no such process: {sorted(lost)}")
        codes = [holding.code for holding in self.holdings]
        if len(codes) != len(set(codes)):
            raise ValueError(f"{self.code}: a code stands twice")
        return self

    def process(self, code: str) -> StartingProcess:
        return next(each for each in self.processes if each.code == code)


@lru_cache(maxsize=1)
def all_industries() -> dict[str, Industry]:
    return {code: _read(code) for code in INDUSTRIES}


def of(code: str) -> Industry:
    """The starting inventory of an industry; KeyError for one that does not ship."""
    return all_industries()[code]


def _read(code: str) -> Industry:
    place = resources.files("shirushi.pms") / "content" / "industries"
    shared = content.read((place / "_common.yaml").read_text(encoding="utf-8"))
    own = content.read((place / f"{code}.yaml").read_text(encoding="utf-8"))
    own["processes"] += shared["processes"]
    own["holdings"] += shared["holdings"]
    return Industry.model_validate({"code": code, **own})
