"""What each scheme asks a business to declare: the facts of a question that nobody else can know.

What the system knows itself (a revocation, a denial, a bar) is added when the rules are asked and
cannot be typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from shirushi.people.models import Scheme
from shirushi.rules import BadInput

Reads = Literal["flag", "whole", "yen", "day", "choice", "codes"]

INDUSTRIES = ("manufacturing_and_other", "wholesale", "retail", "service")
COUNTED = (
    "officers", "directors", "regular", "contract", "dispatched", "shokutaku", "part_time", "arbeit",
    "volunteer",
)  # fmt: skip
NOT_COUNTED = ("contractor_staff", "contractor_individual", "work_experience")
# Parts of the guidelines that concern only some: each adds a self-assessment form and an option of the fees.
OPTIONS = ("foreign_transfer", "third_party_records", "anonymised")


@dataclass(frozen=True)
class Fact:
    """One fact to declare: its name in the rule question and how it is read."""

    name: str
    reads: Reads
    needed: bool = True
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The facts that are declared together for one rule question."""

    question: str
    facts: tuple[Fact, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(fact.name for fact in self.facts)


def _flags(*names: str) -> tuple[Fact, ...]:
    return tuple(Fact(name, "flag") for name in names)


SHEETS: Mapping[str, tuple[Sheet, ...]] = {
    Scheme.PRIVACYMARK: (
        Sheet(
            "eligibility",
            (
                *_flags(
                    "base_in_japan", "legal_entity", "unregistered_foreign_company", "adult_entertainment",
                    "officer_disqualified", "pms_established", "pms_operated",
                ),
                Fact("qualified_people", "whole"),
            ),
        ),
        Sheet(
            "size_class",
            (
                Fact("industry", "choice", choices=INDUSTRIES),
                Fact("capital", "yen", needed=False),
                Fact("workers", "whole"),
            ),
        ),
    ),
    Scheme.JAPHIC: (
        Sheet(
            "eligibility",
            (
                *_flags("base_in_japan", "subject_to_guidelines", "medical"),
                Fact("serious_infringement_on", "day", needed=False),
            ),
        ),
        Sheet("headcount", tuple(Fact(name, "whole", needed=False) for name in (*COUNTED, *NOT_COUNTED))),
        Sheet(
            "small_business",
            (
                Fact("employees", "whole"),
                Fact("persons_in_databases", "whole"),
                *_flags("entrusted", "financial_sector", "my_number_office"),
            ),
        ),
        Sheet("documents", (Fact("applies", "codes", needed=False, choices=(*OPTIONS, "remote_review")),)),
    ),
}  # fmt: skip


def sheets(scheme: str) -> tuple[Sheet, ...]:
    return SHEETS[scheme]


def sheet(scheme: str, question: str) -> Sheet:
    """The sheet of a question. Raises BadInput for a question that the scheme does not ask."""
    for each in SHEETS[scheme]:
        if each.question == question:
            return each
    raise BadInput("unknown_question", "question", value=question)


def read(asked: Sheet, facts: Mapping[str, Any], *, on: date) -> dict[str, Any]:
    """The declared facts without empty ones. Raises BadInput for a fact that is not asked or not possible.

    Types are left to the rules, which are asked with the facts before they are kept.
    """
    for name in facts:
        if name not in asked.names:
            raise BadInput("unknown_field", name)
    return {fact.name: facts[fact.name] for fact in asked.facts if _is_given(fact, facts.get(fact.name), on)}


def _is_given(fact: Fact, value: Any, on: date) -> bool:
    if value is None:
        if fact.needed:
            raise BadInput("missing_field", fact.name)
        return False
    if fact.choices:
        _refuse_unknown(fact, value)
    if isinstance(value, date) and value > on:
        raise BadInput("after_on", fact.name, value=value, on=on)
    return True


def _refuse_unknown(fact: Fact, value: Any) -> None:
    for code in value if fact.reads == "codes" else [value]:
        if code not in fact.choices:
            raise BadInput("unknown_value", fact.name, value=code, allowed=", ".join(fact.choices))
