"""size_class: how large a business is for the fees (P規模区分)."""

from collections.abc import Mapping
from typing import ClassVar, Literal, get_args

from pydantic import PositiveInt, model_validator

from shirushi.rules.editions import Edition, Sealed
from shirushi.rules.facts import on, one_of, scheme, whole
from shirushi.rules.inquiry import Inquiry, Outcome, Question

Industry = Literal["manufacturing_and_other", "wholesale", "retail", "service"]
INDUSTRIES: tuple[str, ...] = get_args(Industry)
FEWEST_IN_THE_TABLE = 2


class Limits(Sealed):
    """The upper limits of small (workers alone) and medium (capital or workers)."""

    small_workers: PositiveInt
    medium_capital: PositiveInt
    medium_workers: PositiveInt


class SizeClass(Edition):
    """The limits of each industry."""

    kind: ClassVar[str] = "size_class"

    industries: Mapping[Industry, Limits]

    @model_validator(mode="after")
    def _has_no_gap(self) -> "SizeClass":
        if sorted(self.industries) != sorted(INDUSTRIES):
            raise ValueError("industries: each of the four needs its limits")
        if any(limits.small_workers >= limits.medium_workers for limits in self.industries.values()):
            raise ValueError("industries: a medium business has more workers than a small one")
        return self


def answer(inquiry: Inquiry) -> Outcome:
    """{"size": "small" | "medium" | "large"}."""
    edition = inquiry.rule(SizeClass)
    limits = edition.industries[inquiry.facts["industry"]]
    capital, workers = inquiry.facts["capital"], inquiry.facts["workers"]
    size, why = _size(limits, capital, workers)
    weighed = {"industry": inquiry.facts["industry"], "capital": capital, "workers": workers}
    inquiry.because(f"size_class.{why}", edition.cites, **weighed, **limits.model_dump())
    if workers < FEWEST_IN_THE_TABLE:
        inquiry.because("size_class.one_worker", edition.cites)
    return {"size": size}


def _size(limits: Limits, capital: int | None, workers: int) -> tuple[str, str]:
    if workers <= limits.small_workers:
        return "small", "small"
    if workers <= limits.medium_workers:
        return "medium", "medium_by_workers"
    if capital is None:
        return "large", "large_by_workers"
    if capital <= limits.medium_capital:
        return "medium", "medium_by_capital"
    return "large", "large"


KINDS = (SizeClass,)
QUESTION = Question(
    "size_class",
    (
        scheme(),
        on(),
        one_of("industry", INDUSTRIES),
        whole("capital", needed=False, at_least=0),
        whole("workers", at_least=1),
    ),
    answer,
)
