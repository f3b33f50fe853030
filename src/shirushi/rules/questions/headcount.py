"""headcount: who counts as a worker (004 従業者)."""

from typing import ClassVar, Literal, get_args

from pydantic import model_validator

from shirushi.rules.editions import Edition
from shirushi.rules.facts import day, scheme, whole
from shirushi.rules.inquiry import Inquiry, Outcome, Question

Role = Literal[
    "officers", "directors", "regular", "contract", "dispatched", "shokutaku", "part_time", "arbeit",
    "volunteer", "contractor_staff", "contractor_individual", "work_experience",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)


class Headcount(Edition):
    """The kinds of people that count as workers, and those that do not."""

    kind: ClassVar[str] = "headcount"

    counted: tuple[Role, ...]
    not_counted: tuple[Role, ...]

    @model_validator(mode="after")
    def _has_no_gap(self) -> "Headcount":
        if sorted([*self.counted, *self.not_counted]) != sorted(ROLES):
            raise ValueError("counted: every kind of people must be counted or not counted, once")
        return self


def answer(inquiry: Inquiry) -> Outcome:
    """{"workers": number, "counted": {role: number}, "not_counted": {role: number}} without zeros."""
    edition = inquiry.rule(Headcount)
    counted = _present(inquiry, edition.counted)
    not_counted = _present(inquiry, edition.not_counted)
    workers = sum(counted.values())
    inquiry.because("headcount.counted", edition.cites, workers=workers, roles=list(counted))
    if not_counted:
        inquiry.because("headcount.not_counted", edition.cites, roles=list(not_counted))
    return {"workers": workers, "counted": counted, "not_counted": not_counted}


def _present(inquiry: Inquiry, roles: tuple[Role, ...]) -> dict[str, int]:
    return {role: inquiry.facts[role] for role in roles if inquiry.facts[role]}


KINDS = (Headcount,)
QUESTION = Question(
    "headcount",
    (
        scheme(),
        day("on", needed=False),
        *(whole(role, needed=False, at_least=0) for role in ROLES),
    ),
    answer,
)
