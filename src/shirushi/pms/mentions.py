"""Who is meant by `@name` in a text: members of the business, by their names as people write them. Pure."""

from collections.abc import Iterable, Iterator

from shirushi.record.folding import fold

SIGNS = "@＠"
# As much as a name may be long, spaces included.
LONGEST = 60


def mentioned(text: str, names: Iterable[tuple[int, str]]) -> list[int]:
    """The keys of those whose name follows an @, the longest that fits; of one name all who bear it."""
    known: dict[str, list[int]] = {}
    for key, name in names:
        if folded := fold(name):
            known.setdefault(folded, []).append(key)
    found = (key for said in _after_signs(text) for key in known.get(_longest(said, known), ()))
    return list(dict.fromkeys(found))


def has_sign(text: str) -> bool:
    return any(sign in text for sign in SIGNS)


def _after_signs(text: str) -> Iterator[str]:
    for place, sign in enumerate(text):
        if sign in SIGNS:
            yield fold(text[place + 1 : place + 1 + LONGEST])


def _longest(said: str, known: Iterable[str]) -> str:
    return max((name for name in known if said.startswith(name)), key=len, default="")
