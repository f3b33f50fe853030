"""Tables that go by size class or by workers: fees, hours on site."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, TypeVar, get_args

from shirushi.rules.editions import Sealed
from shirushi.rules.facts import Facts, Field, one_of, whole

Size = Literal["small", "medium", "large"]
By = Literal["size", "workers"]
SIZES: tuple[str, ...] = get_args(Size)
FIELDS: tuple[Field, ...] = (
    one_of("size", SIZES, needed=False),
    whole("workers", needed=False, at_least=1),
)


class Tier(Sealed):
    """One row: of a size class, or of so many workers and fewer (null: however many)."""

    size: Size | None = None
    workers_up_to: int | None = None


T = TypeVar("T", bound=Tier)


def refuse_gap(by: By, tiers: Sequence[Tier], field: str) -> None:
    """Raises ValueError if a size or a number of workers has no row, or two."""
    if by == "size":
        whole_table = [tier.size for tier in tiers] == list(SIZES)
    else:
        whole_table = _rises_without_end([tier.workers_up_to for tier in tiers])
    if not whole_table:
        raise ValueError(f"{field}: the rows must cover every {by} once, in order")


def _rises_without_end(limits: list[int | None]) -> bool:
    numbers = [0, *(limit for limit in limits[:-1] if limit is not None)]
    rises = all(lower < upper for lower, upper in pairwise(numbers))
    return rises and len(numbers) == len(limits) and limits[-1] is None


def tier_of(facts: Facts, by: By, tiers: Sequence[T]) -> T:
    """The row for this size or number of workers. Raises BadInput for the one that does not count."""
    facts.forbid("workers" if by == "size" else "size")
    value = facts.need(by)
    return next(tier for tier in tiers if _holds(tier, by, value))


def _holds(tier: Tier, by: By, value: int | str) -> bool:
    if by == "size":
        return tier.size == value
    return tier.workers_up_to is None or int(value) <= tier.workers_up_to
