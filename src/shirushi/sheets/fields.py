"""What a ledger asks of a column: how it is called, how it is read, what it may hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from shirushi.sheets.folding import fold


class Reads(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    WHOLE = "whole"
    DAY = "day"
    FLAG = "flag"
    CHOICE = "choice"
    EMAIL = "email"


@dataclass(frozen=True)
class Field:
    """One field. `headings` are the words by which companies call its column, the most usual first.

    `choices` give for each code its words; the first is the one shown to people.
    """

    name: str
    label: Any
    reads: Reads = Reads.TEXT
    headings: tuple[str, ...] = ()
    needed: bool = False
    longest: int = 0
    least: int = 0
    most: int = 2_147_483_647
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def code_of(self) -> Mapping[str, str]:
        """Codes by their folded words."""
        return {fold(word): code for code, words in self.choices.items() for word in (code, *words)}

    @cached_property
    def folded_headings(self) -> tuple[str, ...]:
        return tuple(fold(word) for word in self.headings)

    @property
    def choice_words(self) -> str:
        return "、".join(words[0] for words in self.choices.values())
