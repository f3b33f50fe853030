"""Decisions: the time of one, over every case of the question's own test table that has an answer."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from time import thread_time_ns
from typing import Any

from figures import Figure, middle
from ruamel.yaml import YAML

from shirushi.rules import BadInput, Rulebook

TABLES = Path(__file__).parent.parent / "tests" / "rules" / "tables"
ROUNDS = 200
TARGET_US = 100.0
Facts = Mapping[str, Any]


def measured() -> Iterator[Figure]:
    book = Rulebook.load()
    for question, asked in sorted(_questions(book).items()):
        one = middle([_round(book, question, asked) for _ in range(ROUNDS)])
        note = f"{1_000_000 / one:,.0f} a second, {len(asked)} cases"
        yield Figure("decision", question, one, "µs", TARGET_US, note)


def _questions(book: Rulebook) -> dict[str, list[Facts]]:
    """By question, the facts of its cases that are answered (bad input is left out)."""
    found: dict[str, list[Facts]] = {}
    for path in sorted(TABLES.glob("*.yaml")):
        question, written = path.name.split(".")[0], YAML(typ="safe", pure=True).load(path)
        cases = ({**written.get("given", {}), **case.get("facts", {})} for case in written["cases"])
        found.setdefault(question, []).extend(facts for facts in cases if _is_answered(book, question, facts))
    return found


def _is_answered(book: Rulebook, question: str, facts: Facts) -> bool:
    try:
        book.decide(question, facts)
    except BadInput:
        return False
    return True


def _round(book: Rulebook, question: str, asked: list[Facts]) -> float:
    """Microseconds of processor time for one decision, over all cases once: others may use the machine too."""
    began = thread_time_ns()
    for facts in asked:
        book.decide(question, facts)
    return (thread_time_ns() - began) / len(asked) / 1000
