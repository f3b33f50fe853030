"""What differs between two texts: line by line, and within a line sign by sign."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

SAME, INSERTED, DELETED = "same", "ins", "del"
# Lines that share less than this are shown as one taken out and one put in.
ALIKE = 0.5
LONGEST_COMPARED = 2000


@dataclass(frozen=True)
class Piece:
    kind: str
    text: str


@dataclass(frozen=True)
class Line:
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return any(piece.kind != SAME for piece in self.pieces)


def between(old: str, new: str) -> list[Line]:
    """All lines of the new text, with what was put in and what was taken out."""
    before, after = old.splitlines(), new.splitlines()
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [line for tag, a, b, c, d in steps for line in _step(tag, before[a:b], after[c:d])]


def _step(tag: str, before: list[str], after: list[str]) -> Iterator[Line]:
    if tag == "equal":
        yield from (_whole(SAME, text) for text in after)
        return
    for old, new in zip_longest(before, after):
        yield from _pair(old, new)


def _pair(old: str | None, new: str | None) -> Iterator[Line]:
    if old and new and (pieces := _within(old, new)):
        yield Line(pieces)
        return
    if old is not None:
        yield _whole(DELETED, old)
    if new is not None:
        yield _whole(INSERTED, new)


def _within(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of a changed line; none if the lines have too little in common."""
    if max(len(old), len(new)) > LONGEST_COMPARED:
        return ()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        return ()
    return tuple(
        piece for tag, a, b, c, d in matcher.get_opcodes() for piece in _pieces(tag, old[a:b], new[c:d])
    )


def _pieces(tag: str, old: str, new: str) -> Iterator[Piece]:
    if tag == "equal":
        yield Piece(SAME, new)
        return
    if old:
        yield Piece(DELETED, old)
    if new:
        yield Piece(INSERTED, new)


def _whole(kind: str, text: str) -> Line:
    return Line((Piece(kind, text),))
