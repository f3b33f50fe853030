"""The kinds of letters. Each room brings its own: a text in two languages, and the facts that fill it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.functional import Promise

from shirushi.people.models import Role

if TYPE_CHECKING:
    from shirushi.papers.models import Letter, StoredFile

Words = str | Promise


@dataclass(frozen=True)
class Table:
    """A field that stands as a table where its name stands alone on a line."""

    head: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)


Fields = Mapping[str, str | list[str] | Table]


def nothing(_letter: "Letter") -> "list[StoredFile]":
    return []


@dataclass(frozen=True)
class LetterKind:
    """One kind of letter.

    `code` is `<package>.<name>`; its text stands in `<package>/letters/<name>.ja.txt` and `.en.txt` (the form is told
    in `letters.texts`). `fields` gives the facts about `letter.subject_id` in the language that is active then:
    written days, labels, amounts. The business, the unit, the scheme and the sender are there already. `enclosures`
    are kept papers that go out with it; `told_by` are notices with which its act told the business already.
    """

    code: str
    label: Words
    fields: "Callable[[Letter], Fields]"
    roles: tuple[str, ...] = (Role.CLERK, Role.OFFICER)
    enclosures: "Callable[[Letter], list[StoredFile]]" = nothing
    told_by: tuple[str, ...] = ()

    @property
    def package(self) -> str:
        return f"shirushi.{self.code.partition('.')[0]}"

    @property
    def name(self) -> str:
        return self.code.partition(".")[2]


class UnknownLetterError(KeyError):
    """A letter of a kind that no room has registered."""


_kinds: dict[str, LetterKind] = {}
# What a kind is called, by its code: for lists and the history.
labels: dict[str, Words] = {}


def register(kinds: Iterable[LetterKind]) -> None:
    for kind in kinds:
        _kinds[kind.code] = kind
        labels[kind.code] = kind.label


def of(code: str) -> LetterKind:
    try:
        return _kinds[code]
    except KeyError:
        raise UnknownLetterError(code) from None


def registered() -> list[LetterKind]:
    return list(_kinds.values())
