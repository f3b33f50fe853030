"""What the schemes require of a PMS, as far as a finding has to name it: codes and short titles.

Data, not rules: nothing is decided by them. One file is one edition of one scheme's requirements; a scheme's
own directory may lay further editions over the shipped ones. `changes_between` compares two editions.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Annotated

from pydantic import Field, model_validator

from shirushi.rules.editions import Bilingual, Sealed
from shirushi.rules.files import Layer, checked, read_yaml, yaml_files
from shirushi.rules.requirements.changes import Change, Kind, changes_between

__all__ = [
    "Change",
    "Group",
    "Kind",
    "Requirement",
    "RequirementEditions",
    "Requirements",
    "changes_between",
    "merged_requirements",
    "requirements",
]


class Requirement(Sealed):
    """One requirement: its code in the source, a short title, and what it asks in a few words of our own.

    `formerly` names the codes that it had, or was made from, in the edition before.
    """

    code: Annotated[str, Field(min_length=1, max_length=60)]
    title: Bilingual
    wording: Bilingual | None = None
    formerly: tuple[str, ...] = ()
    # The codes of the application documents in which a reviewer looks first.
    documents: tuple[str, ...] = ()

    def substance(self) -> tuple[str, ...]:
        """What people have answered to: the Japanese words, which are the scheme's own language."""
        return (self.title.ja, self.wording.ja if self.wording else "")

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
    """One edition of a scheme's requirements, in force from a day until the next one. A code stands once."""

    scheme: str
    in_force_from: date
    checked_on: date
    illustrative: bool = False
    # Documents that speak of every requirement: the rules themselves.
    documents: tuple[str, ...] = ()
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

    def codes(self) -> list[str]:
        return [item.code for item in self.items()]

    def documents_for(self, code: str) -> tuple[str, ...]:
        """Document codes for one requirement, its own before those that speak of every one."""
        own = next((item.documents for item in self.items() if item.code == code), ())
        return tuple(dict.fromkeys((*own, *self.documents)))

    def choices(self, lang: str) -> list[tuple[str, list[tuple[str, str]]]]:
        """[(group, [(code, label)])], as a grouped choice takes them."""
        return [
            (group.label(lang), [(item.code, item.label(lang)) for item in group.items])
            for group in self.groups
        ]

    def label(self, code: str, lang: str) -> str:
        """The label of a code; of one that the file no longer has, the code."""
        return next((item.label(lang) for item in self.items() if item.code == code), code)


@dataclass(frozen=True)
class RequirementEditions:
    """A scheme's requirements over time: its editions by the day from which each is in force."""

    editions: tuple[Requirements, ...]

    def in_force_on(self, on: date) -> Requirements:
        """The edition of that day; before the first one, the first."""
        begins = [edition.in_force_from for edition in self.editions]
        return self.editions[max(bisect_right(begins, on) - 1, 0)]

    def of(self, in_force_from: date | None) -> Requirements | None:
        """The edition that begins on that day, if there is one."""
        return next((each for each in self.editions if each.in_force_from == in_force_from), None)

    def label(self, code: str, lang: str) -> str:
        """The label of a code in the newest edition that has it; else the code."""
        for edition in reversed(self.editions):
            if (found := edition.label(code, lang)) != code:
                return found
        return code


@cache
def requirements(scheme: str) -> Requirements:
    """The shipped requirements of `privacymark` or `japhic`. Raises RuleFileError for a file that is not right."""
    return _shipped()[scheme].editions[-1]


def merged_requirements(layers: Iterable[Layer]) -> dict[str, RequirementEditions]:
    """Each scheme's editions: a later layer adds its own, and replaces one that begins on the same day."""
    found: dict[str, dict[date, Requirements]] = {}
    for scheme, shipped in _shipped().items():
        found[scheme] = {edition.in_force_from: edition for edition in shipped.editions}
    for layer in layers:
        for file, content in layer.requirements:
            edition = checked(file, Requirements, content)
            found.setdefault(edition.scheme, {})[edition.in_force_from] = edition
    return {scheme: _in_order(editions.values()) for scheme, editions in found.items()}


@cache
def _shipped() -> dict[str, RequirementEditions]:
    editions: dict[str, list[Requirements]] = {}
    for file in yaml_files(resources.files(__name__)):
        edition = checked(str(file), Requirements, read_yaml(file))
        editions.setdefault(edition.scheme, []).append(edition)
    return {scheme: _in_order(each) for scheme, each in editions.items()}


def _in_order(editions: Iterable[Requirements]) -> RequirementEditions:
    return RequirementEditions(tuple(sorted(editions, key=lambda edition: edition.in_force_from)))
