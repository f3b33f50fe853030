"""What the schemes require of a PMS, as far as a finding has to name it: codes and short titles.

Data, not rules: nothing is decided by them. One file a scheme.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import resources
from typing import Annotated

from pydantic import Field, model_validator

from shirushi.rules.editions import Bilingual, Sealed
from shirushi.rules.files import checked, read_yaml


class Requirement(Sealed):
    """One requirement: its code in the source and a short title."""

    code: Annotated[str, Field(min_length=1, max_length=60)]
    title: Bilingual

    def label(self, lang: str) -> str:
        """Code and title, `lang` being `ja` or `en`."""
        return f"{self.code} {getattr(self.title, lang)}"


class Group(Sealed):
    """Requirements that stand together in the source."""

    code: str
    title: Bilingual
    items: Annotated[tuple[Requirement, ...], Field(min_length=1)]

    def label(self, lang: str) -> str:
        return f"{self.code} {getattr(self.title, lang)}"


class Requirements(Sealed):
    """All requirements of a scheme. A code stands once."""

    scheme: str
    checked_on: date
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _has_each_code_once(self) -> "Requirements":
        codes = [item.code for item in self.items()]
        repeated = sorted({code for code in codes if codes.count(code) > 1})
        if repeated:
            raise ValueError(f"groups: these codes stand twice: {', '.join(repeated)}")
        return self

    def items(self) -> Iterator[Requirement]:
        for group in self.groups:
            yield from group.items

    def choices(self, lang: str) -> list[tuple[str, list[tuple[str, str]]]]:
        """[(group, [(code, label)])], as a grouped choice takes them."""
        return [
            (group.label(lang), [(item.code, item.label(lang)) for item in group.items])
            for group in self.groups
        ]

    def label(self, code: str, lang: str) -> str:
        """The label of a code; of one that the file no longer has, the code."""
        return next((item.label(lang) for item in self.items() if item.code == code), code)


@cache
def requirements(scheme: str) -> Requirements:
    """The requirements of `privacymark` or `japhic`. Raises RuleFileError for a file that is not right."""
    file = resources.files(__name__) / f"{scheme}.yaml"
    return checked(str(file), Requirements, read_yaml(file))
