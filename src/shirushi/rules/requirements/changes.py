"""What changed between two editions of a set of items, so that answers can be kept where nothing did.

Pure and about any items that have a code: a scheme's requirements, the questions of a self-assessment.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar


class Item(Protocol):
    """One item of an edition."""

    @property
    def code(self) -> str: ...

    @property
    def formerly(self) -> Sequence[str]:
        """The codes that it had, or was made from, in the edition before; mostly none."""
        ...

    def substance(self) -> tuple[str, ...]:
        """All that an answer was given to. An answer is kept while this stays the same."""
        ...


I = TypeVar("I", bound=Item)  # noqa: E741


class Kind(StrEnum):
    UNCHANGED = "unchanged"
    RENUMBERED = "renumbered"
    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Change(Generic[I]):
    """What became of an item. `old` are the items it comes from, none for an added one; `new` is None for a
    dropped one."""

    kind: Kind
    old: tuple[I, ...]
    new: I | None

    @property
    def keeps_answers(self) -> bool:
        """Whether what was answered to the old item still answers the new one."""
        return self.kind in {Kind.UNCHANGED, Kind.RENUMBERED}


def changes_between(old: Iterable[I], new: Iterable[I]) -> list[Change[I]]:
    """What became of each item, in the order of the new edition, and last what was dropped.

    A new item is compared with the old items that it names by `formerly`; with none named, with the old item
    of the same code, unless another new item is said to have come from that one. The same words under the same
    code are `unchanged`, under another code `renumbered`; other words, or several old items made one, are
    `changed`. Full-width signs and white space make no difference.
    """
    before = {item.code: item for item in old}
    after = list(new)
    moved = {code for item in after for code in item.formerly}
    found = [_change(item, _origins(item, before, moved)) for item in after]
    followed = {item.code for change in found for item in change.old}
    dropped = [Change(Kind.DROPPED, (item,), None) for code, item in before.items() if code not in followed]
    return found + dropped


def _origins(item: I, before: dict[str, I], moved: set[str]) -> tuple[I, ...]:
    if item.formerly:
        return tuple(before[code] for code in item.formerly if code in before)
    if item.code in before and item.code not in moved:
        return (before[item.code],)
    return ()


def _change(item: I, origins: tuple[I, ...]) -> Change[I]:
    if not origins:
        return Change(Kind.ADDED, (), item)
    if len(origins) > 1 or _words(origins[0]) != _words(item):
        return Change(Kind.CHANGED, origins, item)
    kind = Kind.UNCHANGED if origins[0].code == item.code else Kind.RENUMBERED
    return Change(kind, origins, item)


def _words(item: Item) -> tuple[str, ...]:
    return tuple("".join(unicodedata.normalize("NFKC", part).split()) for part in item.substance())
