"""The test: which questions a worker is asked in which order, and the score. Pure."""

from collections.abc import Collection, Mapping, Sequence
from random import Random
from typing import TypeVar

from shirushi.pms.training_content import Question

T = TypeVar("T")
# A question's code and the places of its choices as they are shown.
Drawn = list[tuple[str, list[int]]]
RIGHT = 0
FULL_SCORE = 100


def draw(bank: Sequence[Question], count: int, *, seed: str, seen: Collection[str] = ()) -> Drawn:
    """`count` questions (all, if the bank has fewer), those not seen before first; the same seed, the same test."""
    chance = Random(seed)  # noqa: S311 - a fair order, no secret
    fresh = _shuffled([question.code for question in bank if question.code not in seen], chance)
    again = _shuffled([question.code for question in bank if question.code in seen], chance)
    chosen = _shuffled([*fresh, *again][:count], chance)
    return [(code, _shuffled([0, 1, 2, 3], chance)) for code in chosen]


def _shuffled(things: list[T], chance: Random) -> list[T]:
    return chance.sample(things, len(things))


def score(codes: Collection[str], answers: Mapping[str, int]) -> int:
    """The percentage of right answers, rounded down: nobody passes by rounding."""
    right = sum(answers.get(code) == RIGHT for code in codes)
    return right * FULL_SCORE // len(codes)
